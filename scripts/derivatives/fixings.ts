import { badInput } from "../input/bad-input.ts";
import { readText } from "../input/text-file.ts";

/** Decimals of a rate on the chain: 20.1234 yen for one yuan is 201,234. */
export const RATE_DECIMALS = 4;

/** The rate of one day, as the feed carries it. */
export interface Fixing {
  /** Calendar day, YYYY-MM-DD. */
  readonly date: string;
  /** Units of the foreign currency for one yuan, times ten thousand. */
  readonly rate: bigint;
}

/**
 * Reads a list of rates: a heading, then a day and a rate on each line.
 * @throws Stop (2) that names file and line.
 */
export function readFixings(path: string): Fixing[] {
  const [, ...lines] = readText(path).trimEnd().split(/\r?\n/);
  return lines.map((line, i) => {
    const [, date = "", digits] = /^(\d{4}-\d{2}-\d{2}),([\d.]+)$/.exec(line) ?? [];
    const rate = rateOf(digits ?? "");
    if (rate === undefined) {
      throw badInput(path, i + 2, {
        en: `a day and a rate are expected, such as 2024-09-06,20.2147; here stands "${line}".`,
        zh: `此处应为日期与汇率，例如 2024-09-06,20.2147；实际为“${line}”。`,
      });
    }
    return { date, rate };
  });
}

/** A rate with any number of decimals in whole ten-thousandths, rounded half up; undefined when it is no rate. */
export function rateOf(digits: string): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(digits);
  if (match === null) return undefined;
  const [, whole = "", fraction = ""] = match;
  const kept = BigInt(whole + fraction.slice(0, RATE_DECIMALS).padEnd(RATE_DECIMALS, "0"));
  return Number(fraction[RATE_DECIMALS] ?? "0") >= 5 ? kept + 1n : kept;
}
