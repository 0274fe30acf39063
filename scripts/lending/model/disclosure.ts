import type { CourseChain } from "../../chain/course.ts";
import type { DisclosureTable, Overdue } from "../disclosure.ts";
import type { Difference } from "./difference.ts";
import type { RebuiltLoan } from "./loans.ts";

import { eventsOf } from "../../chain/events.ts";
import { OVERDUE_STEPS, TOP } from "../disclosure.ts";
import { share } from "../percent.ts";
import { differing } from "./difference.ts";

/**
 * The regulator's table by brute force: looks at every loan, one after the other, where the contracts keep sums.
 * @param loans All loans, rebuilt from events.
 * @param wallets Person by wallet.
 * @param day Day number of UTC+8 for which lateness is asked.
 */
export function tableOf(
  loans: readonly RebuiltLoan[],
  wallets: ReadonlyMap<string, string>,
  day: bigint,
): DisclosureTable {
  const drawn = loans.filter(({ principal }) => principal !== undefined);
  const live = drawn.filter(isLive);
  const outstanding = sum(live.map((loan) => loan.outstanding));
  const debts = debtsOf(live);
  const sizes = debts.map(({ debt }) => debt);
  const persons = (holders: (loan: RebuiltLoan) => Iterable<string>) =>
    distinct(loans.flatMap((loan) => [...holders(loan)]).map((wallet) => wallets.get(wallet)));
  return {
    day,
    lent: sum(drawn.map(({ principal = 0n }) => principal)),
    loansEver: BigInt(drawn.length),
    borrowersEver: distinct(drawn.map(({ subject }) => subject)),
    lendersEver: persons(({ holders }) => holders),
    chargedOff: sum(drawn.map(({ chargedOff = 0n }) => chargedOff)),
    outstanding,
    loans: BigInt(live.length),
    borrowers: BigInt(debts.length),
    lenders: persons(({ notes }) => notes.keys()),
    overdue: OVERDUE_STEPS.map((daysPastDue) => overdueBeyond(live, day, daysPastDue)),
    concentrationPpm: share(sum(sizes.map((debt) => debt ** 2n)), outstanding ** 2n),
    largest: sizes[0] ?? 0n,
    topTen: sum(sizes.slice(0, TOP)),
  };
}

/** Whether a loan counts as outstanding. */
export function isLive({ principal, isClosed, chargedOff }: RebuiltLoan): boolean {
  return principal !== undefined && !isClosed && chargedOff === undefined;
}

/** What each borrower owes, largest first. */
export function debtsOf(
  live: readonly RebuiltLoan[],
): readonly { readonly subject: string; readonly debt: bigint }[] {
  const debts = new Map<string, bigint>();
  for (const { subject, outstanding } of live) {
    debts.set(subject, (debts.get(subject) ?? 0n) + outstanding);
  }
  return [...debts]
    .map(([subject, debt]) => ({ subject, debt }))
    .toSorted((a, b) => Number(b.debt - a.debt));
}

/** Who stands behind each wallet, as the identity registry has published it. */
export async function personsByWallet({ registry }: CourseChain): Promise<Map<string, string>> {
  const bound = await registry.queryFilter(registry.filters.WalletBound(), 0);
  return new Map(bound.map(({ args }) => [args.wallet, args.subject]));
}

/** People and accounts that the platform has recorded as related to itself: pseudonyms and addresses. */
export async function relatedOnes({ relatedParties }: CourseChain): Promise<Set<string>> {
  const recorded = await eventsOf(relatedParties);
  return new Set(recorded.map(({ args }): string => args.subject ?? args.account));
}

/** What related accounts ever paid into escrows: as lenders, or in place of borrowers. */
export async function paidByRelated(
  { yuan }: CourseChain,
  related: ReadonlySet<string>,
  loans: readonly RebuiltLoan[],
): Promise<bigint> {
  const escrows = new Set(loans.map(({ loan }) => loan));
  const transfers = await yuan.queryFilter(yuan.filters.Transfer(), 0);
  return sum(
    transfers
      .filter(({ args }) => related.has(args.from) && escrows.has(args.to))
      .map(({ args }) => args.value),
  );
}

/** Figures of two tables that are not the same. */
export function tableDifferences(rebuilt: DisclosureTable, actual: DisclosureTable): Difference[] {
  const told = new Map(figuresOf(rebuilt));
  return differing(
    figuresOf(actual).map(([figure, value]) => ({
      figure,
      rebuilt: told.get(figure) ?? 0n,
      actual: value,
    })),
  );
}

function figuresOf({ overdue, ...figures }: DisclosureTable): [string, bigint][] {
  const late = overdue.flatMap(({ daysPastDue, principal, loans }): [string, bigint][] => [
    [`principal more than ${daysPastDue} days past due`, principal],
    [`loans more than ${daysPastDue} days past due`, loans],
  ]);
  return [...Object.entries(figures), ...late];
}

function overdueBeyond(live: readonly RebuiltLoan[], day: bigint, daysPastDue: bigint): Overdue {
  const late = live.filter(({ dueDay = day }) => day - dueDay > daysPastDue);
  return {
    daysPastDue,
    principal: sum(late.map(({ outstanding }) => outstanding)),
    loans: BigInt(late.length),
  };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function distinct(items: readonly unknown[]): bigint {
  return BigInt(new Set(items).size);
}
