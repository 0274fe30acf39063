import type { Dice } from "../../lending/score/random.ts";
import type { Method } from "../../lending/input/readers.ts";

import { dayNumber, startOfDay } from "../../chain/clock.ts";
import { METHODS } from "../../lending/input/readers.ts";
import { diceOf } from "../../lending/score/random.ts";

/** The platform's first business day, and the day for which it reports. */
export const OPENED_AT = startOfDay("2026-01-05");
export const REPORTED_AT = startOfDay("2026-12-31") + 18 * 3_600;

export const LOANS = 200;
export const BORROWERS = 80;
export const LENDERS = 40;
/** These lend in the first weeks only, take their money out, and stay away. */
const FIRST_LENDERS = 4;
const FIRST_LOANS = 6;
/** A quarter each keeps below the cap of 30 % for one lender. */
export const LENDERS_PER_LOAN = 4;

/** How a borrower behaves. */
export type Conduct =
  | { readonly kind: "punctual" }
  /** Pays one instalment so many days after it was due. */
  | { readonly kind: "late"; readonly period: number; readonly days: number }
  /** Repays everything with this instalment. */
  | { readonly kind: "early"; readonly period: number }
  /** Pays so many instalments and then nothing. */
  | { readonly kind: "silent"; readonly after: number };

/** A loan as the year will bring it; money in tickets of 100.00. */
export interface PlannedLoan {
  /** Day number of UTC+8 of request, funding and draw. */
  readonly day: number;
  readonly borrower: number;
  /** Four different ones. */
  readonly lenders: readonly number[];
  /** A multiple of four. */
  readonly tickets: bigint;
  readonly periods: number;
  readonly method: Method;
  readonly score: bigint;
  readonly grade: bigint;
  readonly conduct: Conduct;
}

/** Days from the first draw to the last. */
const SEASON = 330;

/**
 * Two loans are not left to chance, so that the night after the report changes something: one is drawn on 31 August and
 * its fourth instalment, due on the day of the report, comes five days late; the other is drawn on 1 October and has
 * been overdue for exactly 30 days.
 */
const ARRANGED = new Map<number, Pick<PlannedLoan, "periods" | "conduct">>([
  [144, { periods: 6, conduct: { kind: "late", period: 4, days: 5 } }],
  [163, { periods: 6, conduct: { kind: "silent", after: 1 } }],
]);

/** The year's loans, in the order of their days: invented, and the same in every run. */
export function planYear(): readonly PlannedLoan[] {
  const dice = diceOf(2026);
  const first = dayNumber(OPENED_AT) + 1;
  return Array.from({ length: LOANS }, (_, i) => planLoan(dice, i, first));
}

function planLoan(dice: Dice, i: number, first: number): PlannedLoan {
  const isFirst = i < FIRST_LOANS;
  const pick = (count: number) => Math.floor(dice.uniform() * count);
  // Riskier grades would pass the ceiling of all charges on loans as short as these.
  const grade = 1 + pick(10);
  const periods = isFirst ? 3 : 3 + pick(10);
  return {
    day: first + Math.floor((i * SEASON) / LOANS),
    borrower: i % BORROWERS,
    lenders: isFirst ? range(0, FIRST_LENDERS) : someLenders(pick),
    // A few borrow much more than the rest.
    tickets: 4n * BigInt(2 + pick(dice.happens(0.1) ? 60 : 15)),
    periods,
    method: METHODS[pick(METHODS.length)] ?? "equal-instalment",
    score: BigInt(800 - 13 * grade),
    grade: BigInt(grade),
    conduct: isFirst ? { kind: "punctual" } : conductOf(dice, pick, periods),
    ...ARRANGED.get(i),
  };
}

function conductOf(dice: Dice, pick: (count: number) => number, periods: number): Conduct {
  const chance = dice.uniform();
  if (chance < 0.08) return { kind: "silent", after: pick(3) };
  if (chance < 0.2) return { kind: "late", period: 1 + pick(periods), days: 3 + pick(50) };
  if (chance < 0.28) return { kind: "early", period: 1 + pick(periods) };
  return { kind: "punctual" };
}

function someLenders(pick: (count: number) => number): readonly number[] {
  const others = LENDERS - FIRST_LENDERS;
  return range(pick(others), LENDERS_PER_LOAN).map((one) => FIRST_LENDERS + (one % others));
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}
