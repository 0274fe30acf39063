import { type JsonObject, type JsonValue, readJson } from "../../input/located-json.ts";
import { WEATHER_COLUMNS, type WeatherColumn } from "./weather.ts";

const AGGREGATES = [
  "sum",
  "count-at-least",
  "longest-run-below",
  "rolling-sum-max",
  "degree-days",
] as const;
/** Keys of `index` by aggregate; `degree-days` reads both temperatures and bears a column without using it. */
const INDEX_KEYS: Readonly<Record<(typeof AGGREGATES)[number], readonly string[]>> = {
  sum: ["column", "aggregate", "months"],
  "count-at-least": ["column", "aggregate", "months", "threshold"],
  "longest-run-below": ["column", "aggregate", "months", "threshold"],
  "rolling-sum-max": ["column", "aggregate", "months", "days"],
  "degree-days": ["column", "aggregate", "months", "kind", "base"],
};
const DIRECTIONS = ["below", "above"] as const;
const KINDS = ["heating", "cooling"] as const;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How the days of a season become one number. Thresholds are in tenths of the unit of the column. */
export type Aggregate =
  | { readonly aggregate: "sum"; readonly column: WeatherColumn }
  | {
      readonly aggregate: "count-at-least" | "longest-run-below";
      readonly column: WeatherColumn;
      readonly threshold: number;
    }
  | { readonly aggregate: "rolling-sum-max"; readonly column: WeatherColumn; readonly days: number }
  | {
      readonly aggregate: "degree-days";
      readonly kind: (typeof KINDS)[number];
      readonly base: number;
    };

/** An aggregate over the months of a season, in order, which may run over the end of the year. */
export type SeasonIndex = Aggregate & { readonly months: readonly number[] };

/** Terms of an index insurance of one season. */
export interface SeasonProduct {
  readonly name?: string;
  /** Side of the trigger on which it pays. */
  readonly direction: (typeof DIRECTIONS)[number];
  /** Index at which the payout begins, in tenths, days or twentieths of a degree-day. */
  readonly trigger: bigint;
  /** Index at which the payout is complete, in the same unit. */
  readonly exit: bigint;
  /** Largest payout in basis points of the sum insured. */
  readonly maxPayoutBps: number;
  readonly index: SeasonIndex;
}

/**
 * Reads the product file of an index insurance.
 * @throws Stop (2) that names file, line and cause.
 */
export function readSeasonProduct(path: string): SeasonProduct {
  const file = readJson(path).object();
  file.allow(["name", "direction", "trigger", "exit", "maxPayoutBps", "index"]);
  const name = file.find("name")?.string();
  const direction = file.get("direction").word(DIRECTIONS);
  const trigger = BigInt(file.get("trigger").integer());
  const exit = BigInt(file.get("exit").integer());
  requireExitBeyondTrigger(file.get("exit"), direction, trigger, exit);
  return {
    ...(name === undefined ? {} : { name }),
    direction,
    trigger,
    exit,
    maxPayoutBps: file.get("maxPayoutBps").integer(1, 10_000),
    index: readIndex(file.get("index").object()),
  };
}

function requireExitBeyondTrigger(
  exitValue: JsonValue,
  direction: SeasonProduct["direction"],
  trigger: bigint,
  exit: bigint,
): void {
  if (exit === trigger) {
    throw exitValue.refusal({
      en: `equals trigger (${trigger}); the payout needs a way to grow between them.`,
      zh: `与 trigger（${trigger}）相等；两者之间须有赔付递增的区间。`,
    });
  }
  if (direction === "below" && exit > trigger) {
    throw exitValue.refusal({
      en: `is ${exit}; with direction below it must be less than trigger (${trigger}).`,
      zh: `为 ${exit}；direction 为 below 时应小于 trigger（${trigger}）。`,
    });
  }
  if (direction === "above" && exit < trigger) {
    throw exitValue.refusal({
      en: `is ${exit}; with direction above it must be greater than trigger (${trigger}).`,
      zh: `为 ${exit}；direction 为 above 时应大于 trigger（${trigger}）。`,
    });
  }
}

function readIndex(index: JsonObject): SeasonIndex {
  const aggregate = index.get("aggregate").word(AGGREGATES);
  index.allow(INDEX_KEYS[aggregate]);
  const months = readMonths(index.get("months"));
  if (aggregate === "degree-days") {
    const kind = index.get("kind").word(KINDS);
    return { aggregate, months, kind, base: index.get("base").integer(-100, 100) };
  }
  const column = index.get("column").word(WEATHER_COLUMNS);
  if (aggregate === "sum") return { aggregate, months, column };
  if (aggregate === "rolling-sum-max") {
    const days = index.get("days").integer(1, shortestSeason(months));
    return { aggregate, months, column, days };
  }
  return { aggregate, months, column, threshold: index.get("threshold").integer() };
}

function readMonths(value: JsonValue): number[] {
  const months: number[] = [];
  for (const item of value.list(12)) {
    const month = item.integer(1, 12);
    const before = months.at(-1);
    if (months.includes(month)) {
      throw item.refusal({
        en: `is ${month}, which is listed already; name each month once.`,
        zh: `为 ${month}，该月份重复，每个月份只写一次。`,
      });
    }
    if (before !== undefined && month !== (before % 12) + 1) {
      throw item.refusal({
        en: `is ${month} after ${before}; months must follow one another, such as [11, 12, 1].`,
        zh: `为 ${month}，前一项是 ${before}；月份须首尾相接，例如 [11, 12, 1]。`,
      });
    }
    months.push(month);
  }
  return months;
}

/** Days of the season in a year without 29 February: a longer window would fit into no season. */
function shortestSeason(months: readonly number[]): number {
  return months.reduce((days, month) => days + (DAYS_OF_MONTHS[month - 1] ?? 0), 0);
}
