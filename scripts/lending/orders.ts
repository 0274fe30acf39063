import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TypedDataField } from "ethers";
import type { CourseChain } from "../chain/course.ts";

import { domainOf } from "../chain/typed-data.ts";
import { POLICY } from "./policy.ts";

/** What a lender signs once, so that anybody may lend his money on these terms. Rates in millionths a year. */
export interface StandingOrder {
  readonly lender: string;
  /** From 1 (A1) to 35 (G5). */
  readonly bestGrade: bigint;
  readonly worstGrade: bigint;
  /** Months. */
  readonly maxPeriods: bigint;
  readonly minRatePpm: bigint;
  /** Most tickets of one loan. */
  readonly perLoan: bigint;
  /** Most money in all, in fen. */
  readonly budget: bigint;
  /** Unix seconds. */
  readonly expiresAt: bigint;
  readonly nonce: bigint;
}

const STANDING_ORDER: TypedDataField[] = [
  { name: "lender", type: "address" },
  { name: "bestGrade", type: "uint8" },
  { name: "worstGrade", type: "uint8" },
  { name: "maxPeriods", type: "uint16" },
  { name: "minRatePpm", type: "uint24" },
  { name: "perLoan", type: "uint32" },
  { name: "budget", type: "uint64" },
  { name: "expiresAt", type: "uint40" },
  { name: "nonce", type: "uint256" },
];

/** The lender signs a standing order for the course's loan market. */
export async function signOrder(
  course: CourseChain,
  lender: HardhatEthersSigner,
  order: StandingOrder,
): Promise<string> {
  const domain = await domainOf(course, course.loanMarket, "FinChain Lab Loan Market");
  return lender.signTypedData(domain, { StandingOrder: STANDING_ORDER }, { ...order });
}

/** Somebody else than the lender has his order filled; `amount` in fen. */
export async function fillOrder(
  { loanMarket }: CourseChain,
  loan: string,
  { order, signature }: { readonly order: StandingOrder; readonly signature: string },
  amount: bigint,
  filler: HardhatEthersSigner,
): Promise<void> {
  const market = loanMarket.connect(filler);
  await market.fundByOrder(loan, order, signature, amount / POLICY.ticket);
}
