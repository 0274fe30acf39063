import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";
import type { Applicant } from "../identity/people.ts";
import type { Text } from "../language/text.ts";
import type { Method } from "./input/readers.ts";
import type { PURPOSES } from "./policy.ts";

import { id, MaxUint256 } from "ethers";

import { DAY, now } from "../chain/clock.ts";
import { admit } from "../identity/people.ts";
import { METHODS } from "./input/readers.ts";
import { POLICY, purposeId } from "./policy.ts";
import { SCORE_SECONDS, signScore } from "./scores.ts";

/** Somebody who lends or borrows, under the name by which a story knows him. */
export interface Person {
  readonly name: Text;
  readonly wallet: HardhatEthersSigner;
}

/** What the scorer says of a borrower. */
export interface Rating {
  /** From 300 to 850. */
  readonly score: bigint;
  /** From 1 (A1) to 35 (G5). */
  readonly grade: bigint;
  /** Most that the person may owe here, in fen; the policy's cap if left out. */
  readonly limit?: bigint;
}

/** What a borrower asks for; what is left out is the course's default. */
export interface LoanWish extends Rating {
  /** Principal in fen, a multiple of the ticket. */
  readonly amount: bigint;
  /** Least that the borrower would take at the deadline, in fen; all of it if left out. */
  readonly least?: bigint;
  /** Months. */
  readonly periods: number;
  readonly method?: Method;
  readonly purpose: (typeof PURPOSES)[number];
  readonly isAuction?: boolean;
  /** Unix seconds; in ten days if left out. */
  readonly deadline?: number;
  /** What is financed, in words; its hash is claimed in the credit register. */
  readonly project: string;
}

/** Checks who a borrower is; he lets the ledger collect what he pays. Returns his pseudonym. */
export async function admitBorrower(
  course: CourseChain,
  wallet: HardhatEthersSigner,
  applicant: Partial<Applicant> = {},
): Promise<string> {
  await course.yuan.connect(wallet).approve(course.loanLedger, MaxUint256);
  return admit(course, wallet, { identity: wallet.address, ...applicant });
}

/** Checks who a lender is, and gives him his money, which the market may move into escrows. Returns his pseudonym. */
export async function admitLender(
  course: CourseChain,
  wallet: HardhatEthersSigner,
  fen: bigint,
): Promise<string> {
  await course.yuan.connect(course.people.operations).mint(wallet, fen);
  await course.yuan.connect(wallet).approve(course.loanMarket, MaxUint256);
  return admit(course, wallet, { identity: wallet.address });
}

/** What a borrower hands in: his wish, and a score that the course's scorer has signed. */
export async function wantLoan(
  course: CourseChain,
  borrower: HardhatEthersSigner,
  asked: LoanWish,
) {
  const { underwriting, people, registry } = course;
  const time = await now(course.connection);
  const score = {
    subject: await registry.subjectOf(borrower),
    borrower: borrower.address,
    score: asked.score,
    grade: asked.grade,
    limit: asked.limit ?? POLICY.personCap,
    policyVersion: await course.lendingPolicy.current(),
    validFrom: BigInt(time),
    validTo: BigInt(time) + SCORE_SECONDS,
    nonce: await underwriting.nonces(borrower),
  };
  const wish = {
    tickets: asked.amount / POLICY.ticket,
    minTickets: (asked.least ?? asked.amount) / POLICY.ticket,
    periods: asked.periods,
    method: METHODS.indexOf(asked.method ?? "equal-instalment"),
    purpose: purposeId(asked.purpose),
    isAuction: asked.isAuction ?? false,
    deadline: asked.deadline ?? time + 10 * DAY,
    project: id(asked.project),
    documents: id(`loan agreement: ${asked.project}`),
  };
  const signature = await signScore(people.scorer, await underwriting.getAddress(), score);
  return { wish, score, signature };
}

/** The borrower asks for a loan; returns it: the address of its escrow. */
export async function requestLoan(
  course: CourseChain,
  borrower: HardhatEthersSigner,
  asked: LoanWish,
): Promise<string> {
  const { wish, score, signature } = await wantLoan(course, borrower, asked);
  const market = course.loanMarket.connect(borrower);
  const { scorer } = course.people;
  const loan = await market.request.staticCall(wish, score, scorer, signature);
  await market.request(wish, score, scorer, signature);
  return loan;
}

/** Lenders buy tickets, in this order; amounts in fen. */
export async function fundLoan(
  { loanMarket }: CourseChain,
  loan: string,
  parts: readonly { readonly wallet: HardhatEthersSigner; readonly amount: bigint }[],
): Promise<void> {
  for (const { wallet, amount } of parts) {
    await loanMarket.connect(wallet).fund(loan, amount / POLICY.ticket);
  }
}

/** Somebody of the course by position, who borrows. */
export function walletOfBorrower({ people }: CourseChain, position: number): HardhatEthersSigner {
  const found = people.borrowers[position];
  if (found === undefined) throw new Error(`the course has no borrower ${position}`);
  return found;
}

/** Somebody of the course by position, who lends. */
export function walletOfLender({ people }: CourseChain, position: number): HardhatEthersSigner {
  const found = people.lenders[position];
  if (found === undefined) throw new Error(`the course has no lender ${position}`);
  return found;
}

/** Unix second at noon of a day number of UTC+8. */
export function noonOf(day: bigint): number {
  return Number(day) * DAY + 4 * 3_600;
}
