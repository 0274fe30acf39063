import type { Text } from "../language/text.ts";

/** Digits, then at most one decimal; fifteen digits in all are still exact. */
const TENTHS = /^(-?)(\d{1,14})(?:\.(\d))?$/;
const TOO_FINE = /^-?\d+\.\d{2,}$/;

/**
 * Reads a decimal number as a whole number of tenths, from its digits and not through floating point.
 * @param text Such as "12.8", "-0.5" or "3".
 * @returns Tenths, or what is wrong with the text (to be put after its name).
 */
export function tenthsOf(text: string): number | Text {
  const match = TENTHS.exec(text);
  if (match === null) return problemOf(text);
  const [, sign, whole, decimal] = match;
  const tenths = Number(`${whole}${decimal ?? "0"}`);
  return sign === "-" && tenths !== 0 ? -tenths : tenths;
}

function problemOf(text: string): Text {
  if (text === "")
    return { en: "is empty; a number is needed here.", zh: "是空的，此处须填数字。" };
  if (TOO_FINE.test(text)) {
    return {
      en: `is ${text}, which has more than one decimal; round it to one.`,
      zh: `为 ${text}，多于一位小数，请四舍五入到一位。`,
    };
  }
  return { en: `is "${text}", which is not a number.`, zh: `为“${text}”，不是数字。` };
}
