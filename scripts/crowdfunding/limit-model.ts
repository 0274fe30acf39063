import type { RuleSet } from "./rule-sets.ts";

/** What an investor declares, in the smallest unit of the rule-set. */
export interface Declaration {
  readonly income: bigint;
  readonly netWorth: bigint;
  readonly accredited: boolean;
}

/** The limit for twelve months in the smallest unit, written down a second time and independently of the contract. */
export function limitByModel(rules: RuleSet, declared: Declaration): bigint | "unlimited" {
  const { income, netWorth, accredited } = declared;
  if (accredited && rules.exemptsAccredited) return "unlimited";
  if (rules.kind === "warningOnly") return "unlimited";
  if (rules.kind === "eligibility") {
    return income >= rules.minIncome || netWorth >= rules.minNetWorth ? "unlimited" : 0n;
  }
  const both = income >= rules.threshold && netWorth >= rules.threshold;
  const bps = BigInt(both ? rules.highBps : rules.lowBps);
  const incomeIsBasis = income > netWorth === rules.usesGreater;
  const share = ((incomeIsBasis ? income : netWorth) * bps) / 10_000n;
  if (share < rules.floor) return rules.floor;
  return share > rules.cap ? rules.cap : share;
}
