import type { LabOptions } from "../desk.ts";
import type { Paths } from "../engine/paths.ts";
import type { Text } from "../../scripts/language/text.ts";

import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { environmentFor } from "../engine/chain.ts";
import { warmUpSolc } from "../engine/compiler.ts";

/** One thing the labs need of a computer, and what to do when it is missing. */
interface Need {
  readonly name: Text;
  readonly remedy: Text;
  /** What was found; throws when it does not do. */
  look(): Promise<string>;
}

export default command<LabOptions>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const findings = [];
  for (const need of needs(desk.paths)) {
    const found = await need.look().catch(() => undefined);
    findings.push({ ...need, ok: found !== undefined, found: found ?? "" });
  }
  const ok = findings.every((finding) => finding.ok);
  desk.document({
    ok,
    findings: findings.map(({ name, ok: fine, found }) => ({ name, ok: fine, found })),
  });
  for (const { name, ok: fine, found, remedy } of findings) {
    desk.print(`${fine ? "✓" : "✗"} ${desk.say(name)}  ${fine ? found : desk.say(remedy)}`);
  }
  return ok ? 0 : 3;
});

function needs(paths: Paths): Need[] {
  const { root, state, cache } = paths;
  const reinstall = {
    en: 'run "npm run demo" once; it installs what is missing',
    zh: "运行一次“npm run demo”，会自动补齐缺少的组件",
  };
  return [
    {
      name: { en: "Node.js", zh: "Node.js" },
      remedy: reinstall,
      look: async () => {
        const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
        if (major < 22 || (major === 22 && minor < 13)) throw new Error("too old");
        return process.versions.node;
      },
    },
    {
      name: { en: "Solidity compiler", zh: "Solidity 编译器" },
      remedy: reinstall,
      look: async () => {
        await warmUpSolc();
        return "0.8.37";
      },
    },
    {
      name: { en: "Chain", zh: "本地链" },
      remedy: reinstall,
      look: async () => {
        const { network } = await environmentFor(root, path.join(cache, "build", "doctor"));
        const connection = await network.create();
        const id = await connection.provider.request({ method: "eth_chainId" });
        await connection.close();
        return `chain ${Number(id)}`;
      },
    },
    {
      name: { en: "Folder for your work", zh: "工作目录" },
      remedy: {
        en: "make this folder writable, or clone the repository into one that is",
        zh: "请赋予该目录写权限，或把仓库克隆到可写的目录",
      },
      look: async () => {
        mkdirSync(state, { recursive: true });
        accessSync(root, constants.W_OK);
        return root;
      },
    },
    {
      name: {
        en: "Port 8545 (only for npx hardhat node)",
        zh: "端口 8545（仅 npx hardhat node 需要）",
      },
      remedy: {
        en: "something else uses it; stop that, or give the node another --port",
        zh: "端口已被占用；请停止占用程序，或用 --port 指定其他端口",
      },
      look: async () => freePort(8545),
    },
  ];
}

async function freePort(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => server.close(() => resolve("free")));
  });
}
