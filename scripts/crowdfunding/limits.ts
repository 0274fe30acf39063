import type { LimitCase } from "./input/limit-cases.ts";
import type { RuleBookContract } from "./rule-book.ts";

import { MaxUint256 } from "ethers";

import { ruleId } from "./rule-sets.ts";

/** An amount in the smallest unit, or no limit. */
export type Limit = bigint | "unlimited";

/** What the rules allow somebody. */
export interface LimitAnswer {
  /** For twelve months. */
  readonly limit: Limit;
  /** What is left of it, never below zero. */
  readonly remaining: Limit;
  /** Amount of one commitment above which he must be warned, where the rules warn. */
  readonly warningAbove?: bigint;
}

/** Asks the contract what somebody may still commit. */
export async function askLimit(book: RuleBookContract, asked: LimitCase): Promise<LimitAnswer> {
  const { rules, income, netWorth, accredited, invested } = asked;
  const [unlimited, limit] = await book.limitOf(ruleId(rules), income, netWorth, accredited);
  const warning = await book.warningAbove(ruleId(rules), netWorth);
  const left = limit > invested ? limit - invested : 0n;
  return {
    limit: unlimited ? "unlimited" : limit,
    remaining: unlimited ? "unlimited" : left,
    ...(warning === MaxUint256 ? {} : { warningAbove: warning }),
  };
}
