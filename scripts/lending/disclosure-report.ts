import type { CourseChain } from "../chain/course.ts";
import type { DisclosureTable } from "./disclosure.ts";
import type { Difference } from "./model/difference.ts";
import type { RebuiltLoan } from "./model/loans.ts";

import { readTable, TOP } from "./disclosure.ts";
import {
  debtsOf,
  isLive,
  paidByRelated,
  personsByWallet,
  relatedOnes,
  tableDifferences,
  tableOf,
} from "./model/disclosure.ts";
import { rebuildLoans } from "./model/loans.ts";

/** Principal and number of some loans; money in fen. */
export interface Loans {
  readonly principal: bigint;
  readonly loans: bigint;
}

/** All that a platform discloses at a moment; money in fen. */
export interface DisclosureReport {
  /** As the contract says it. */
  readonly table: DisclosureTable;
  /** Where a recount from the events alone comes to another figure; empty if nowhere. */
  readonly differences: readonly Difference[];
  /** Interest and penalty interest that have run up by today and are unpaid. */
  readonly interestAccrued: bigint;
  /** Loans that were ever in default. */
  readonly defaults: bigint;
  /** Outstanding loans of people and accounts that are related to the platform. */
  readonly related: Loans;
  /** Paid into escrows by the platform and whoever is related to it: compensation in place of borrowers, or own money. */
  readonly compensation: bigint;
  readonly fees: Fees;
}

/** Charges of the policy in force; shares in basis points, the floor in fen. */
export interface Fees {
  readonly originationBps: bigint;
  readonly serviceBps: bigint;
  readonly lateFeeBps: bigint;
  readonly lateFeeFloor: bigint;
  readonly penaltyBps: bigint;
}

/** Reads the table, recounts it from events, and adds what only a look at each loan can tell. */
export async function discloseBook(course: CourseChain): Promise<DisclosureReport> {
  const table = await readTable(course.disclosure);
  const loans = await rebuildLoans(course);
  const related = await relatedOnes(course);
  return {
    table,
    differences: tableDifferences(tableOf(loans, await personsByWallet(course), table.day), table),
    interestAccrued: await interestAccrued(course, loans),
    defaults: BigInt(loans.filter(({ isDefaulted }) => isDefaulted).length),
    related: totalOf(
      loans.filter(
        (loan) => isLive(loan) && (related.has(loan.subject) || related.has(loan.borrower)),
      ),
    ),
    compensation: await paidByRelated(course, related, loans),
    fees: await feesOf(course),
  };
}

/** Names the borrowers who owe most to the contract, which cannot find them itself. Nothing happens if it knows them. */
export async function nameLargest(course: CourseChain): Promise<void> {
  const { disclosure } = course;
  const debts = debtsOf((await rebuildLoans(course)).filter(isLive)).slice(0, TOP);
  const total = debts.reduce((sum, { debt }) => sum + debt, 0n);
  if (total <= (await disclosure.table()).topTen) return;
  await disclosure.nameLargest(debts.map(({ subject }) => subject).toSorted());
}

async function interestAccrued(
  { loanLedger }: CourseChain,
  loans: readonly RebuiltLoan[],
): Promise<bigint> {
  let accrued = 0n;
  for (const { loan } of loans.filter(isLive)) {
    const { payoff } = await loanLedger.statusOf(loan);
    accrued += payoff.interest + payoff.penalty;
  }
  return accrued;
}

async function feesOf({ lendingPolicy }: CourseChain): Promise<Fees> {
  const { originationBps, serviceBps, lateFeeBps, lateFeeFloor, penaltyBps } =
    await lendingPolicy.policyOf(await lendingPolicy.current());
  return { originationBps, serviceBps, lateFeeBps, lateFeeFloor, penaltyBps };
}

function totalOf(loans: readonly RebuiltLoan[]): Loans {
  return {
    principal: loans.reduce((sum, { outstanding }) => sum + outstanding, 0n),
    loans: BigInt(loans.length),
  };
}
