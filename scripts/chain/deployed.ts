import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "./course.ts";

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Stop } from "../errors/stop.ts";
import { openCourse } from "./course.ts";

const NODE = "npx hardhat node --hostname 127.0.0.1";
const DEPLOY = "npx hardhat ignition deploy ignition/modules/Course.ts --network localhost";

/**
 * The course as it was deployed on a running node; nothing is deployed.
 * @param ignition Folder in which Hardhat Ignition keeps its journals.
 * @throws Stop when no node answers, or it does not have the course.
 */
export async function deployedCourse(
  connection: NetworkConnection,
  ignition: string,
): Promise<CourseChain> {
  const { networkName } = connection;
  const chainId = await chainOf(connection);
  const file = join(ignition, "deployments", `chain-${chainId}`, "deployed_addresses.json");
  const addresses: Record<string, string> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  const disclosure = addresses["Lending#Disclosure"];
  const { provider } = connection.ethers;
  if (disclosure === undefined || (await provider.getCode(disclosure)) === "0x") {
    throw new Stop(2, {
      en: `The course is not deployed on ${networkName}. Deploy it: ${DEPLOY} (add --reset if the node is a new one).`,
      zh: `${networkName} 上没有部署本课程，请先部署：${DEPLOY}（节点重新启动过，请加 --reset）。`,
    });
  }
  return openCourse(connection);
}

async function chainOf({ networkName, provider }: NetworkConnection): Promise<number> {
  try {
    return Number(await provider.request({ method: "eth_chainId" }));
  } catch {
    throw new Stop(2, {
      en: `No node answers on ${networkName}. Start one in another terminal: ${NODE}`,
      zh: `${networkName} 上没有节点响应，请在另一个终端启动：${NODE}`,
    });
  }
}
