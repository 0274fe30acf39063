import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { Applicant } from "../identity/people.ts";
import type { OpenOffering } from "./offerings.ts";
import type { RuleSetName } from "./rule-sets.ts";

import { admit } from "../identity/people.ts";
import { assess } from "./admission.ts";
import { fundInvestor } from "./offerings.ts";

/** Somebody who wants to invest, as he declares himself. Amounts in fen. */
export interface Investor {
  readonly wallet: HardhatEthersSigner;
  /** Accredited investors, whom the rules exempt, declare no figures. */
  readonly means?: { readonly income: bigint; readonly netWorth: bigint };
  readonly class?: Applicant["class"];
  /** What he brings along. */
  readonly money: bigint;
}

/** An investor under the name by which a story knows him. */
export interface NamedInvestor extends Investor {
  readonly name: Text;
}

/** Means as people state them, in whole yuan. */
export function yearlyAndOwned(income: bigint, netWorth: bigint) {
  return { income: income * 100n, netWorth: netWorth * 100n };
}

/** The wallet of an investor of the course, by its position. */
export function walletOfInvestor({ people }: CourseChain, position: number): HardhatEthersSigner {
  const found = people.investors[position];
  if (found === undefined) throw new Error(`the course has no investor ${position}`);
  return found;
}

/** Somebody whom no registry knows, and who has no money: he can pay for the gas and nothing else. */
export function strangerOf(course: CourseChain): HardhatEthersSigner {
  return walletOfInvestor(course, course.people.investors.length - 1);
}

/** Checks who the company and the two reviewers are, so that the company may hand in a project. */
export async function admitCompany(course: CourseChain): Promise<void> {
  const { company, reviewers } = course.people;
  await admit(course, company, { identity: "company", class: "entity", members: 3n });
  for (const one of reviewers) await admit(course, one, { identity: one.address });
}

/** Checks who an investor is and what he may invest, and gives him his money. */
export async function admitInvestor(
  course: CourseChain,
  offering: OpenOffering,
  rules: RuleSetName,
  { wallet, means, class: kind = "retail", money }: Investor,
): Promise<void> {
  await admit(course, wallet, { identity: wallet.address, class: kind });
  if (means !== undefined) await assess(course, wallet, { rules, ...means });
  await fundInvestor(course, offering, wallet, money);
}

/** Checks several investors, one after the other. */
export async function admitInvestors(
  course: CourseChain,
  offering: OpenOffering,
  rules: RuleSetName,
  investors: readonly Investor[],
): Promise<void> {
  for (const one of investors) await admitInvestor(course, offering, rules, one);
}
