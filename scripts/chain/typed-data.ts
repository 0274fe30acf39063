import type { CourseChain } from "./course.ts";
import type { BaseContract } from "ethers";

/** EIP-712 domain: a signature counts on this chain and at this contract only. */
export async function domainOf(course: CourseChain, contract: BaseContract, name: string) {
  const { chainId } = await course.connection.ethers.provider.getNetwork();
  return { name, version: "1", chainId, verifyingContract: await contract.getAddress() };
}
