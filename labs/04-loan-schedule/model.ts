import type { Row } from "../../scripts/lending/calculator.ts";
import type { Method } from "../../scripts/lending/input/readers.ts";
import type { Text } from "../../scripts/language/text.ts";

import { percentText } from "../../scripts/lending/percent.ts";
import { scheduleByDefinition } from "../../scripts/lending/model/schedule.ts";
import { diceOf } from "../../scripts/lending/score/random.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";

/** What is agreed on a loan: fen, millionths a year, months. */
export interface Terms {
  readonly principal: bigint;
  readonly ratePpm: bigint;
  readonly months: number;
}

/** The schedule by the definition, in exact fractions. */
export function exact(
  method: Method,
  { principal, ratePpm, months }: Terms,
): { readonly instalment: bigint; readonly rows: readonly Row[] } {
  const found = scheduleByDefinition({ method, principal, ratePpm, periods: months });
  if (found === undefined) throw new Error("a loan that whole fen cannot repay");
  const { instalment = 0n, rows } = found;
  return { instalment, rows };
}

/** 1,000.00 to 1,000,000.00 yuan at 1 % to 36 % over one month to five years: the same ones for the same luck. */
export function randomLoans(luck: number, count: number, term?: number): Terms[] {
  const dice = diceOf(luck);
  const between = (low: number, high: number) => low + Math.floor(dice.uniform() * (high - low));
  return Array.from({ length: count }, () => ({
    principal: BigInt(between(100_000, 100_000_001)),
    ratePpm: BigInt(between(10_000, 360_001)),
    months: term ?? between(1, 61),
  }));
}

/** A loan in words. */
export function told({ principal, ratePpm, months }: Terms): Text {
  const [amount, rate] = [yuanGrouped(principal), percentText(ratePpm)];
  return {
    en: `${amount} yuan at ${rate} over ${months} ${months === 1 ? "month" : "months"}`,
    zh: `${amount} 元、年利率 ${rate}、${months} 期`,
  };
}
