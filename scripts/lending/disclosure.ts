import type { Disclosure } from "../../types/ethers-contracts/index.ts";

/** Loans that are more than so many days past due; money in fen. */
export interface Overdue {
  readonly daysPastDue: bigint;
  readonly principal: bigint;
  readonly loans: bigint;
}

/** What a platform discloses of its book, as {@link IDisclosure} defines it; money in fen. */
export interface DisclosureTable {
  /** Day number of UTC+8. */
  readonly day: bigint;
  /** All loans since the beginning. */
  readonly lent: bigint;
  readonly loansEver: bigint;
  readonly borrowersEver: bigint;
  readonly lendersEver: bigint;
  readonly chargedOff: bigint;
  /** Outstanding loans. */
  readonly outstanding: bigint;
  readonly loans: bigint;
  readonly borrowers: bigint;
  readonly lenders: bigint;
  /** More than 0, 30, 60 and 90 days past due. */
  readonly overdue: readonly Overdue[];
  /** Herfindahl-Hirschman index in millionths, rounded half up. */
  readonly concentrationPpm: bigint;
  /** What the largest borrower owes, and the ten largest together. */
  readonly largest: bigint;
  readonly topTen: bigint;
}

/** Steps of lateness in days. */
export const OVERDUE_STEPS = [0n, 30n, 60n, 90n] as const;

/** Number of the largest borrowers that are looked at together. */
export const TOP = 10;

/** The table as the contract gives it at this second. */
export async function readTable(disclosure: Disclosure): Promise<DisclosureTable> {
  const table = await disclosure.table();
  const { totals, history, lenders } = table;
  return {
    day: table.day,
    lent: history.lent,
    loansEver: history.loans,
    borrowersEver: history.borrowers,
    lendersEver: lenders.cumulative,
    chargedOff: history.chargedOff,
    outstanding: totals.outstanding,
    loans: totals.loans,
    borrowers: totals.borrowers,
    lenders: lenders.current,
    overdue: table.overdue.map(({ daysPastDue, principal, loans }) => ({
      daysPastDue,
      principal,
      loans,
    })),
    concentrationPpm: table.concentrationPpm,
    largest: table.largest,
    topTen: table.topTen,
  };
}
