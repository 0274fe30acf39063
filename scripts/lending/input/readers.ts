import type { Text } from "../../language/text.ts";

import { Stop } from "../../errors/stop.ts";
import { dayNumber } from "../../input/calendar.ts";
import { suggest } from "../../input/suggest.ts";

/** How principal is repaid; in the order of the contract's enumeration. */
export const METHODS = ["equal-instalment", "equal-principal", "bullet"] as const;

export type Method = (typeof METHODS)[number];

/** Most periods of a loan. */
export const MAX_PERIODS = 360;

/** Nine digits before the point are far more than the contract takes. */
const PERCENT = /^(\d{1,9})(?:\.(\d{1,4}))?$/;

/**
 * Reads a rate in percent a year exactly.
 * @param text At most four decimals, such as "4.9".
 * @returns Millionths a year, or what is wrong (to be put after the name).
 */
export function rateOf(text: string): bigint | Text {
  const match = PERCENT.exec(text);
  if (match !== null) return BigInt(`${match[1]}${(match[2] ?? "").padEnd(4, "0")}`);
  if (/^\d+\.\d{5,}$/.test(text)) {
    return quoted(text, {
      en: "has more than four decimals; round it to four.",
      zh: "多于四位小数，请四舍五入到四位。",
    });
  }
  return quoted(text, {
    en: "is not a rate; write percent a year without the sign, such as 4.9.",
    zh: "不是利率，请写年利率的百分数，不带百分号，例如 4.9。",
  });
}

/** Reads a number of periods, from 1 to 360. */
export function periodsOf(text: string): number | Text {
  return countOf(text, MAX_PERIODS);
}

/** Reads a whole number from 1 to `max`. */
export function countOf(text: string, max: number): number | Text {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= max) return count;
  return quoted(text, {
    en: `is not a whole number from 1 to ${max}.`,
    zh: `不是 1 到 ${max} 之间的整数。`,
  });
}

/** Reads how principal is repaid. */
export function methodOf(text: string): Method | Text {
  const known = METHODS.find((method) => method === text);
  if (known !== undefined) return known;
  const meant = suggest(text, METHODS);
  const list = METHODS.join(", ");
  return meant === undefined
    ? quoted(text, {
        en: `is no method of repayment; there are ${list}.`,
        zh: `不是还款方式；可选 ${list}。`,
      })
    : quoted(text, {
        en: `is no method of repayment; did you mean ${meant}?`,
        zh: `不是还款方式；是否想写 ${meant}？`,
      });
}

/** Reads a day from 1970 on as its number. */
export function dayOf(text: string): number | Text {
  const day = dayNumber(text);
  if (day !== undefined && day >= 0) return day;
  return quoted(text, {
    en: "is not a day of the calendar from 1970 on; write it as 2027-01-31.",
    zh: "不是 1970 年以后的日期，请写成 2027-01-31 的格式。",
  });
}

/**
 * Reads the value of an option.
 * @param what Its name for the sentence that refuses it, such as "--rate".
 * @throws Stop (2).
 */
export function parseOption<Value extends bigint | number | string>(
  text: string,
  what: string,
  reader: (text: string) => Value | Text,
): Value {
  const found = reader(text);
  if (typeof found !== "object") return found;
  throw new Stop(2, { en: `${what}: ${found.en}`, zh: `${what}：${found.zh}` });
}

function quoted(text: string, problem: Text): Text {
  return { en: `"${text}" ${problem.en}`, zh: `“${text}”${problem.zh}` };
}
