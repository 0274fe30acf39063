import type { TypedDataField } from "ethers";
import type { CourseChain } from "../chain/course.ts";
import type { RuleSetName } from "./rule-sets.ts";

import { encodeBytes32String, id, MaxUint256 } from "ethers";

import { DAY, now } from "../chain/clock.ts";
import { domainOf } from "../chain/typed-data.ts";
import { ruleId, ruleSets } from "./rule-sets.ts";

const ASSESSMENT: TypedDataField[] = [
  { name: "wallet", type: "address" },
  { name: "family", type: "bytes16" },
  { name: "limit", type: "uint64" },
  { name: "warnAbove", type: "uint64" },
  { name: "issuedAt", type: "uint32" },
  { name: "validUntil", type: "uint32" },
  { name: "evidence", type: "bytes32" },
];

/** Largest amount of 64 bits: "unlimited" to the investment ledger. */
const UNLIMITED = 2n ** 64n - 1n;

/** What an investor declares to the admission desk; it never reaches the chain. Amounts in fen. */
export interface Means {
  readonly rules: RuleSetName;
  readonly income: bigint;
  readonly netWorth: bigint;
}

/** First sixteen characters of a family's name, as the investment ledger keeps it. */
export function familyOf(rules: RuleSetName): string {
  return encodeBytes32String(ruleSets[rules].family).slice(0, 2 + 32);
}

/**
 * The admission desk asks the rule book for the limit, by a call that leaves no trace, and the assessor signs it.
 * Returns what was signed, in fen.
 */
export async function assess(
  course: CourseChain,
  wallet: { readonly address: string },
  means: Means,
): Promise<{ limit: bigint; warnAbove: bigint }> {
  const { ruleBook, investments, people } = course;
  const rules = ruleId(means.rules);
  const [unlimited, most] = await ruleBook.limitOf(rules, means.income, means.netWorth, false);
  const warning = await ruleBook.warningAbove(rules, means.netWorth);
  const limit = unlimited ? UNLIMITED : most;
  const warnAbove = warning === MaxUint256 ? UNLIMITED : warning;
  const issuedAt = await now(course.connection);
  const assessment = {
    wallet: wallet.address,
    family: familyOf(means.rules),
    limit,
    warnAbove,
    issuedAt,
    validUntil: issuedAt + 365 * DAY,
    evidence: id("declaration of income and net worth"),
  };
  const domain = await domainOf(course, investments, "FinChain Lab InvestmentLedger");
  const signature = await people.assessor.signTypedData(
    domain,
    { Assessment: ASSESSMENT },
    assessment,
  );
  await investments.assess(assessment, people.assessor, signature);
  return { limit, warnAbove };
}
