import type { Text } from "../../scripts/language/text.ts";

import { grouped, yuanGrouped } from "../../scripts/money/yuan.ts";

/** What a figure counts. Amounts of money are in the smallest unit, fen. */
export type Unit = keyof typeof writers;

const plain = (value: string): Text => ({ en: value, zh: value });

const counted =
  (one: string, many: string, zh: string) =>
  (value: string): Text => ({
    en: `${groupedText(value)} ${value === "1" ? one : many}`,
    zh: `${groupedText(value)} ${zh}`,
  });

const writers = {
  CNY: (value: string): Text => {
    const amount = yuanGrouped(BigInt(value));
    return { en: `${amount} yuan`, zh: `${amount} 元` };
  },
  bps: counted("basis point", "basis points", "个基点"),
  gas: counted("gas", "gas", "gas"),
  seconds: counted("second", "seconds", "秒"),
  days: counted("day", "days", "天"),
  shares: counted("share", "shares", "股"),
  count: (value: string): Text => plain(groupedText(value)),
  text: plain,
} as const;

export const UNITS = Object.keys(writers) as readonly Unit[];

/** Characters of a value that a reader is shown. */
const MAX_LENGTH = 120;

/** A value for machines: what it is and what it counts. */
export interface Measured {
  readonly value: string;
  readonly unit: Unit;
}

export function measured(value: unknown, unit: Unit): Measured {
  return { value: String(value), unit };
}

/** The same for readers, with its unit. */
export function shown({ value: whole, unit }: Measured): Text {
  const value = whole.length > MAX_LENGTH ? `${whole.slice(0, MAX_LENGTH)} ...` : whole;
  return isWhole(value) || unit === "text" || unit === "count"
    ? writers[unit](value)
    : plain(value);
}

function groupedText(value: string): string {
  if (!isWhole(value)) return value;
  return value.startsWith("-") ? `-${grouped(BigInt(value.slice(1)))}` : grouped(BigInt(value));
}

function isWhole(value: string): boolean {
  return /^-?\d+$/.test(value);
}
