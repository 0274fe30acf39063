import { dayNumber, dayNumberOf, isoDay } from "../input/calendar.ts";
import type { SeasonIndex, SeasonProduct } from "./input/season-product.ts";
import type { DailyWeather, WeatherColumn } from "./input/weather.ts";

/** One season of a product. */
export interface Season {
  /** Year in which it starts. */
  readonly year: number;
  /** Whether the data has all its days; only then does it have an index. */
  readonly complete: boolean;
  /** First day by the calendar, YYYY-MM-DD, whether the data has it or not. */
  readonly firstDay: string;
  /** Last day by the calendar, YYYY-MM-DD. */
  readonly lastDay: string;
  /** In tenths of the unit of the column, in days, or in twentieths of a degree-day. */
  readonly index?: bigint;
}

/**
 * Seasons of which the data has at least one day, in order.
 * @param days Consecutive days in order, as `readWeather` returns them.
 */
export function seasonsOf(days: readonly DailyWeather[], product: SeasonProduct): Season[] {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const seasons: Season[] = [];
  // A season that began the year before may still run on the first day.
  for (let year = yearOf(first) - 1; year <= yearOf(last); year++) {
    const [from, to] = boundsOf(year, product.index.months);
    if (to < numberOf(first) || from > numberOf(last)) continue;
    const complete = from >= numberOf(first) && to <= numberOf(last);
    const season = { year, complete, firstDay: isoDay(from), lastDay: isoDay(to) };
    const start = from - numberOf(first);
    seasons.push(
      complete
        ? { ...season, index: indexOf(days.slice(start, start + to - from + 1), product.index) }
        : season,
    );
  }
  return seasons;
}

/**
 * Payout for an index: the plain model of what the contract computes.
 * @param index In the unit of the trigger.
 * @returns Basis points of the sum insured, rounded down.
 */
export function payoutBps(index: bigint, product: SeasonProduct): number {
  const { direction, trigger, exit, maxPayoutBps } = product;
  const [progress, whole] =
    direction === "below" ? [trigger - index, trigger - exit] : [index - trigger, exit - trigger];
  if (progress <= 0n) return 0;
  if (progress >= whole) return maxPayoutBps;
  return Number((BigInt(maxPayoutBps) * progress) / whole);
}

function numberOf({ date }: DailyWeather): number {
  const number = dayNumber(date);
  if (number === undefined) throw new RangeError(`not a day: ${date}`);
  return number;
}

function yearOf({ date }: DailyWeather): number {
  return Number(date.slice(0, 4));
}

/** First and last day of the season that starts in `year`. */
function boundsOf(year: number, months: readonly number[]): [from: number, to: number] {
  const start = months[0] ?? 1;
  // Months beyond 12 belong to the next year; day 0 is the last one of the month before.
  return [dayNumberOf(year, start, 1), dayNumberOf(year, start + months.length, 0)];
}

function indexOf(days: readonly DailyWeather[], index: SeasonIndex): bigint {
  if (index.aggregate === "degree-days") {
    return BigInt(sum(days.map((day) => degreeDays(day, index.kind, index.base))));
  }
  return BigInt(aggregateOf(readings(days, index.column), index));
}

type ColumnIndex = Exclude<SeasonIndex, { aggregate: "degree-days" }>;

function aggregateOf(values: readonly number[], index: ColumnIndex): number {
  if (index.aggregate === "sum") return sum(values);
  if (index.aggregate === "rolling-sum-max") return rollingSumMax(values, index.days);
  if (index.aggregate === "longest-run-below") return longestRunBelow(values, index.threshold);
  return values.filter((value) => value >= index.threshold).length;
}

function readings(days: readonly DailyWeather[], column: WeatherColumn): number[] {
  return days.map((day) => day[column]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function longestRunBelow(values: readonly number[], threshold: number): number {
  let run = 0;
  let longest = 0;
  for (const value of values) {
    run = value < threshold ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Windows lie wholly inside the season. */
function rollingSumMax(values: readonly number[], length: number): number {
  let window = sum(values.slice(0, length));
  let largest = window;
  for (let end = length; end < values.length; end++) {
    window += (values[end] ?? 0) - (values[end - length] ?? 0);
    largest = Math.max(largest, window);
  }
  return largest;
}

/** The day's mean, (max + min) / 2 in tenths, is max + min in twentieths of a degree: no fraction arises. */
function degreeDays(day: DailyWeather, kind: "heating" | "cooling", base: number): number {
  const warmth = day.temp_max + day.temp_min - 20 * base;
  return Math.max(0, kind === "heating" ? -warmth : warmth);
}
