import type { BaseContract, ContractTransactionResponse, Signer } from "ethers";
import type { CourseChain } from "./course.ts";

import { NOTICE_SECONDS } from "../../ignition/roles.ts";
import { now, travelTo } from "./clock.ts";

/**
 * Announces a call that its caller's role may make only after notice, lets the notice period pass, and makes it.
 */
export async function callAfterNotice(
  { authority, connection }: CourseChain,
  caller: Signer,
  contract: BaseContract,
  name: string,
  args: readonly unknown[],
): Promise<ContractTransactionResponse> {
  const data = contract.interface.encodeFunctionData(name, args);
  await authority.connect(caller).schedule(contract, data, 0);
  await travelTo(connection, (await now(connection)) + NOTICE_SECONDS);
  return contract.connect(caller).getFunction(name)(...args);
}
