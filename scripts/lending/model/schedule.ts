import type { LoanTerms, Row, Schedule } from "../calculator.ts";

import { dayNumberOf } from "../../input/calendar.ts";

const MONTHLY = 12_000_000n;

/**
 * The schedule of a loan by the definition, with exact fractions: the growth (1 + r)^n is a quotient of two whole
 * numbers, however long, and every amount is rounded half up once.
 * @returns Undefined when whole fen cannot repay the loan so.
 */
export function scheduleByDefinition(terms: LoanTerms): Schedule | undefined {
  const instalment = terms.method === "equal-instalment" ? instalmentOf(terms) : undefined;
  const rows: Row[] = [];
  let outstanding = terms.principal;
  for (let period = 1; period <= terms.periods; period++) {
    const interest = halfUp(outstanding * terms.ratePpm, MONTHLY);
    const principal = principalOf(terms, period, outstanding, interest, instalment);
    if (principal <= 0n && (terms.method !== "bullet" || period === terms.periods))
      return undefined;
    outstanding -= principal;
    const due = terms.start === undefined ? undefined : monthsLater(terms.start, period);
    rows.push({ period, due, payment: principal + interest, principal, interest, outstanding });
  }
  if (terms.principal < BigInt(terms.periods)) return undefined;
  return instalment === undefined ? { rows } : { instalment, rows };
}

/** P r (1 + r)^n / ((1 + r)^n - 1), exactly; without interest, equal parts rounded up. */
function instalmentOf({ principal, ratePpm, periods }: LoanTerms): bigint {
  const months = BigInt(periods);
  if (ratePpm === 0n) return (principal + months - 1n) / months;
  const grown = (MONTHLY + ratePpm) ** months;
  const level = MONTHLY ** months;
  return halfUp(principal * ratePpm * grown, MONTHLY * (grown - level));
}

function principalOf(
  { method, principal, periods }: LoanTerms,
  period: number,
  outstanding: bigint,
  interest: bigint,
  instalment = 0n,
): bigint {
  if (period === periods) return outstanding;
  if (method === "bullet") return 0n;
  if (method === "equal-instalment") return instalment - interest;
  const repaidBefore = principal - outstanding;
  return halfUp(principal * BigInt(period), BigInt(periods)) - repaidBefore;
}

/** The day of the month of the draw, or the last of a shorter month. */
function monthsLater(start: number, months: number): number {
  const day = new Date(start * 86_400_000);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + 1 + months];
  // Day 0 is the last of the month before.
  const last = dayNumberOf(year, month + 1, 0);
  const wanted = dayNumberOf(year, month, 1) + day.getUTCDate() - 1;
  return Math.min(last, wanted);
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
