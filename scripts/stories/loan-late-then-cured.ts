import type { CourseChain } from "../chain/course.ts";
import type { Cast } from "./loan-late-then-cured/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { admitBorrower, admitLender, fundLoan, noonOf, requestLoan } from "../lending/platform.ts";
import {
  ASKED_AT,
  castOf,
  DRAWN_AT,
  FIRST_HELP,
  ILL_FOR,
  LATE,
  PARTS,
  SHOP,
} from "./loan-late-then-cured/plan.ts";
import {
  introduce,
  sayEnd,
  sayIllness,
  sayLate,
  sayRecord,
  showHelp,
} from "./loan-late-then-cured/words.ts";
import { accountsOf, reconcileLoans } from "./reconcile-loans.ts";

/** What is owed or was paid, part by part, in fen. */
export interface Parts {
  readonly penalty: bigint;
  readonly lateFee: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
}

/** One payment as the ledger booked it. */
export interface Booking extends Parts {
  /** Number of the instalment. */
  readonly period: bigint;
  /** Fee of the platform out of it, in fen. */
  readonly fee: bigint;
}

export interface LoanLateThenCuredFacts extends StoryFacts {
  /** First due days, as day numbers. */
  readonly dueDays: readonly bigint[];
  /** Second and third instalment. */
  readonly late: readonly Booking[];
  /** What was owed of the fourth instalment before and after somebody had reported the lateness. */
  readonly owed: readonly Parts[];
  /** The two payments with which the barber caught up, as they were booked. */
  readonly help: readonly Booking[];
  /** Loans more than 30 days late that count in the credit register: after the report, and five years after the cure. */
  readonly counted: readonly bigint[];
  /** Service fees of the platform in all, in fen. */
  readonly serviceFees: bigint;
  readonly left: bigint;
}

/** A barber is late three times, the third time ill for weeks, and catches up: what it costs, and what stays known. */
export const loanLateThenCured: Story<LoanLateThenCuredFacts> = {
  name: "loan-late-then-cured",
  title: {
    en: "A loan that is late and cured: days of grace, late fee, penalty interest and the credit register",
    zh: "逾期与补救：宽限期、滞纳金、罚息与信用记录",
  },
  startsAt: startOfDay("2026-01-26"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const loan = await lend(course, cast);
    introduce(narrator);

    const dueDays = [await dueDay(course, loan)];
    await payAfter(course, cast, loan, 0n);
    dueDays.push(await dueDay(course, loan));
    const second = await payAfter(course, cast, loan, LATE.second);
    dueDays.push(await dueDay(course, loan));
    const third = await payAfter(course, cast, loan, LATE.third);
    sayLate(narrator, dueDays, second, third);

    const owed = await fallIll(course, loan);
    sayIllness(narrator, owed);
    const help = await catchUp(course, cast, loan);
    showHelp(narrator, help);
    const before = await countedLate(course, cast);
    sayRecord(narrator, before);

    await payRest(course, cast, loan);
    const facts = await clear(course, cast, loan);
    await travelTo(connection, startOfDay("2031-08-31"));
    const counted = [before, await countedLate(course, cast)];
    sayEnd(narrator, { ...facts, counted });

    return {
      dueDays,
      late: [second, third],
      owed,
      help,
      counted,
      ...facts,
      reconciliation: await reconcileLoans(
        course,
        narrator,
        accountsOf([cast.barber, ...cast.lenders]),
      ),
    };
  },
};

async function lend(course: CourseChain, { barber, lenders }: Cast): Promise<string> {
  await admitBorrower(course, barber.wallet);
  for (const [i, { wallet }] of lenders.entries()) {
    await admitLender(course, wallet, PARTS[i] ?? 0n);
  }
  await travelTo(course.connection, ASKED_AT);
  const loan = await requestLoan(course, barber.wallet, SHOP);
  const parts = lenders.map(({ wallet }, i) => ({ wallet, amount: PARTS[i] ?? 0n }));
  await fundLoan(course, loan, parts);
  await travelTo(course.connection, DRAWN_AT);
  await course.loanMarket.connect(barber.wallet).draw(loan);
  // The shop earns what he repays.
  await course.yuan.connect(course.people.operations).mint(barber.wallet, SHOP.amount);
  return loan;
}

async function dueDay({ loanLedger }: CourseChain, loan: string): Promise<bigint> {
  const [known] = await loanLedger.loanOf(loan);
  return known.dueDay;
}

/** Pays the oldest instalment so many days after its due day; returns how it was booked. */
async function payAfter(
  course: CourseChain,
  { barber }: Cast,
  loan: string,
  days: bigint,
): Promise<Booking> {
  await travelTo(course.connection, noonOf((await dueDay(course, loan)) + days));
  await course.loanLedger.connect(barber.wallet).repay(loan);
  const last = (await bookings(course, loan)).at(-1);
  if (last === undefined) throw new Error("the ledger booked no payment");
  return last;
}

async function bookings({ loanLedger }: CourseChain, loan: string): Promise<Booking[]> {
  const events = await loanLedger.queryFilter(loanLedger.filters.Repaid(loan), 0);
  return events.map(({ args: { period, paid, serviceFee } }) => ({
    period,
    fee: serviceFee,
    penalty: paid.penalty,
    lateFee: paid.lateFee,
    interest: paid.interest,
    principal: paid.principal,
  }));
}

/** The fourth instalment stays unpaid; reporting it to the credit register changes nothing of what is owed. */
async function fallIll(course: CourseChain, loan: string): Promise<readonly Parts[]> {
  const { loanLedger, connection, people } = course;
  await travelTo(connection, noonOf((await dueDay(course, loan)) + ILL_FOR));
  const { due: before } = await loanLedger.statusOf(loan);
  await loanLedger.connect(people.holder).reportLateness(loan);
  const { due: after } = await loanLedger.statusOf(loan);
  return [before, after].map(({ penalty, lateFee, interest, principal }) => ({
    penalty,
    lateFee,
    interest,
    principal,
  }));
}

/** What he has goes first; a week later he pays all that is due. */
async function catchUp(
  course: CourseChain,
  { barber }: Cast,
  loan: string,
): Promise<readonly Booking[]> {
  const ledger = course.loanLedger.connect(barber.wallet);
  const known = (await bookings(course, loan)).length;
  await ledger.repayAmount(loan, FIRST_HELP);
  await travelTo(course.connection, noonOf((await dueDay(course, loan)) + ILL_FOR + 7n));
  await ledger.repay(loan);
  await ledger.repay(loan);
  return (await bookings(course, loan)).slice(known);
}

async function countedLate({ creditRegister, registry }: CourseChain, { barber }: Cast) {
  const standing = await creditRegister.standingOf(await registry.subjectOf(barber.wallet));
  return standing.late30;
}

async function payRest(course: CourseChain, cast: Cast, loan: string): Promise<void> {
  const { loanLedger } = course;
  for (;;) {
    const [known] = await loanLedger.loanOf(loan);
    if (known.outstanding === 0n) return;
    await payAfter(course, cast, loan, 0n);
  }
}

/** Lenders and platform take what is theirs. */
async function clear(course: CourseChain, { lenders }: Cast, loan: string) {
  const { loanLedger, noteBook, yuan } = course;
  for (const { wallet } of lenders) await noteBook.connect(wallet).claim(loan, wallet);
  await loanLedger.collectFee(loan);
  const serviceFees = (await bookings(course, loan)).reduce((sum, { fee }) => sum + fee, 0n);
  return { serviceFees, left: await yuan.balanceOf(loan) };
}
