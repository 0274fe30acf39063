import { Stop } from "../errors/stop.ts";
import type { Text } from "../language/text.ts";

/** Fifteen digits are below 2^64 fen, what a policy can hold. */
const AMOUNT = /^(\d{1,15})(?:\.(\d{1,2}))?$/;
const PROBLEMS: readonly (readonly [RegExp, Text])[] = [
  [
    /^\s*$/,
    { en: "is empty; write an amount such as 1000.00.", zh: "为空，请写金额，例如 1000.00。" },
  ],
  [/^-/, { en: "is negative; an amount is never below zero.", zh: "是负数，金额不能小于零。" }],
  [
    /^\d+\.\d{3,}$/,
    {
      en: "has more than two decimals; the smallest unit is 0.01.",
      zh: "多于两位小数，最小单位是 0.01。",
    },
  ],
  [
    /^\d[\d,'_ ]*[,'_ ][\d,'_ ]*(?:\.\d*)?$/,
    {
      en: "separates thousands; write the digits without commas or spaces.",
      zh: "含有千位分隔符，请只写数字，不用逗号或空格。",
    },
  ],
  [
    /^[\d.]+e[+-]?\d+$/i,
    { en: "has an exponent; write all digits.", zh: "使用了科学计数法，请写出全部数字。" },
  ],
  [
    /^\d{16,}(?:\.\d{1,2})?$/,
    {
      en: "is too large; at most 15 digits stand before the decimal point.",
      zh: "过大，小数点前最多 15 位。",
    },
  ],
];
const NOT_AN_AMOUNT: Text = {
  en: "is not an amount; write one such as 1000.00.",
  zh: "不是金额，请写成 1000.00 这样的数字。",
};

/**
 * Reads an amount exactly, in any currency whose unit has a hundred parts.
 * @param text At most two decimals, such as "15.00" or "1000".
 * @returns Hundredths (fen, cents), or what is wrong (to be put after the name of the amount).
 */
export function amountOf(text: string): bigint | Text {
  const match = AMOUNT.exec(text);
  if (match !== null) return BigInt(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`);
  const problem = PROBLEMS.find(([pattern]) => pattern.test(text))?.[1] ?? NOT_AN_AMOUNT;
  return { en: `"${text}" ${problem.en}`, zh: `“${text}”${problem.zh}` };
}

/**
 * Reads an amount a user typed.
 * @param text At most two decimals, such as "1000.00".
 * @param what Its name for the sentence that refuses it, such as "--sum-insured".
 * @returns Hundredths (fen, cents).
 * @throws Stop (2).
 */
export function parseAmount(text: string, what: string): bigint {
  const amount = amountOf(text);
  if (typeof amount === "bigint") return amount;
  throw new Stop(2, { en: `${what}: ${amount.en}`, zh: `${what}：${amount.zh}` });
}

/** Smallest and largest count that makes sense. */
export interface CountLimits {
  readonly min: number;
  readonly max: number;
}

/**
 * Reads a whole number a user typed.
 * @param text Decimal digits only.
 * @param what Its name for the sentence that refuses it, such as "--policies".
 * @throws Stop (2).
 */
export function parseCount(text: string, what: string, { min, max }: CountLimits): number {
  const count = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= min && count <= max) return count;
  throw new Stop(2, {
    en: `${what}: "${text}" is not a whole number from ${min} to ${max}.`,
    zh: `${what}：“${text}”不是 ${min} 到 ${max} 之间的整数。`,
  });
}
