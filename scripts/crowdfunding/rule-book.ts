import type { NetworkConnection } from "hardhat/types/network";

import { onChain, ruleId, ruleSets } from "./rule-sets.ts";

/** The contract that knows the rules. */
export type RuleBookContract = Awaited<ReturnType<typeof openRuleBook>>;

/** A rule book of its own with all rule-sets of the course, for questions that need no other contract. */
export async function openRuleBook({ ethers }: NetworkConnection) {
  const [admin] = await ethers.getSigners();
  const authority = await ethers.deployContract("AccessManager", [admin]);
  const book = await ethers.deployContract("RuleBook", [authority]);
  for (const [name, rules] of Object.entries(ruleSets)) {
    await book.publish(ruleId(name), onChain(rules));
  }
  return book;
}
