import type { Text } from "../language/text.ts";
import { grouped, yuanGrouped } from "../money/yuan.ts";

/** Says what an address is in the story at hand, if it has a name there. */
export type Labels = (address: string) => Text | undefined;

export type Tongue = keyof Text;

/** A place in a sentence where an argument of the error goes: `{name:format}` or `{name:pick(a|b|c)}`. */
export interface Placeholder {
  readonly source: string;
  readonly name: string;
  readonly format: string;
  readonly choices: readonly string[];
}

type Format = (
  value: unknown,
  tongue: Tongue,
  labels: Labels,
  choices: readonly string[],
) => string;

const noLabels: Labels = () => undefined;

/** How each format writes a value, and the Solidity types it can take. */
const formats: Readonly<Record<string, { readonly takes: RegExp; readonly write: Format }>> = {
  yuan: { takes: /^u?int/, write: (value) => yuanGrouped(whole(value)) },
  bps: { takes: /^u?int/, write: (value) => percent(whole(value)) },
  time: { takes: /^u?int/, write: (value) => instant(whole(value)) },
  day: { takes: /^u?int/, write: (value) => calendarDay(whole(value)) },
  count: { takes: /^u?int/, write: (value) => grouped(whole(value)) },
  duration: { takes: /^u?int/, write: (value, tongue) => duration(whole(value), tongue) },
  address: {
    takes: /^address$/,
    write: (value, tongue, labels) => named(String(value), tongue, labels),
  },
  plain: { takes: /./, write: plain },
  // Letters padded with zero bytes: a name, or the code of a currency.
  text: { takes: /^bytes\d+$/, write: (value) => letters(String(value)) },
  // An enum arrives as its number: the sentence lists the words, first one for 0.
  pick: {
    takes: /^uint8$/,
    write: (value, _tongue, _labels, choices) => choices[Number(value)] ?? String(value),
  },
};

/** The placeholders of a sentence, in order. */
export function placeholders(sentence: string): Placeholder[] {
  return [...sentence.matchAll(/\{(\w*):(\w+)(?:\(([^)]*)\))?\}/g)].map((match) => ({
    source: match[0],
    name: match[1] ?? "",
    format: match[2] ?? "",
    choices: match[3]?.split("|") ?? [],
  }));
}

/** What is wrong with a placeholder for an argument of this Solidity type; undefined when nothing is. */
export function misfit(place: Placeholder, type: string): string | undefined {
  const format = formats[place.format];
  if (format === undefined) return `{${place.name}} has the unknown format "${place.format}"`;
  if (!format.takes.test(type))
    return `{${place.name}} is a ${type}, which "${place.format}" cannot show`;
  if (place.format === "pick" && place.choices.length < 2)
    return `{${place.name}} offers no choice`;
  return undefined;
}

/** Puts the arguments of an error into its sentence. */
export function fill(
  sentence: string,
  tongue: Tongue,
  args: Readonly<Record<string, unknown>>,
  labels: Labels = noLabels,
): string {
  const said = placeholders(sentence).reduce((rest, { source, name, format, choices }) => {
    const write = formats[format]?.write ?? plain;
    return rest.replace(source, () => write(args[name], tongue, labels, choices));
  }, sentence);
  // The space that sets off a number or an address has no place between Chinese characters.
  return said.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

function whole(value: unknown): bigint {
  return typeof value === "bigint" ? value : BigInt(String(value));
}

/** Basis points as a percentage without trailing zeros: 1250 is "12.5 %". */
function percent(bps: bigint): string {
  const hundredths = yuanGrouped(bps).replace(/\.?0+$/, "");
  return `${hundredths} %`;
}

const BEIJING_SECONDS = 8n * 3_600n;
const LAST_SECOND = 253_402_300_799n; // 9999-12-31, the last day a four-digit year can show

function instant(seconds: bigint): string {
  if (seconds < 0n || seconds > LAST_SECOND - BEIJING_SECONDS) return seconds.toString();
  const iso = new Date(Number(seconds + BEIJING_SECONDS) * 1_000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} (UTC+8)`;
}

/** A day number as its date: 0 is 1970-01-01. */
function calendarDay(day: bigint): string {
  const last = LAST_SECOND / 86_400n;
  if (day < 0n || day > last) return day.toString();
  return new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);
}

const units: readonly (readonly [bigint, Text])[] = [
  [86_400n, { en: "day", zh: "天" }],
  [3_600n, { en: "hour", zh: "小时" }],
  [60n, { en: "minute", zh: "分钟" }],
];

/** Seconds in the largest unit that divides them: 172800 is "2 days". */
function duration(seconds: bigint, tongue: Tongue): string {
  const fitting = units.find(([size]) => seconds > 0n && seconds % size === 0n);
  const [size, unit] = fitting ?? [1n, { en: "second", zh: "秒" }];
  const amount = seconds / size;
  return `${grouped(amount)} ${unit[tongue]}${tongue === "en" && amount !== 1n ? "s" : ""}`;
}

function named(address: string, tongue: Tongue, labels: Labels): string {
  return labels(address)?.[tongue] ?? address;
}

/** Bytes that are no text are told as the bytes they are. */
function letters(bytes: string): string {
  const text = Buffer.from(bytes.slice(2), "hex").toString("latin1").replace(/\0+$/, "");
  return /^[ -~]+$/.test(text) ? text : plain(bytes);
}

/** Long hexadecimal values are told by their ends, as explorers do. */
function plain(value: unknown): string {
  const written = String(value);
  return /^0x[0-9a-f]{41,}$/i.test(written)
    ? `${written.slice(0, 10)}…${written.slice(-8)}`
    : written;
}
