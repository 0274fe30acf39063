import type { Text } from "../../language/text.ts";
import type { Applicant } from "../score/features.ts";

import { Stop } from "../../errors/stop.ts";
import { type CountLimits, parseAmount, parseCount } from "../../input/amounts.ts";
import { type JsonObject, type JsonValue, readJson } from "../../input/located-json.ts";
import { bpsText } from "../../money/numbers.ts";

/** The figures of an applicant as they are typed. */
export interface TypedApplicant {
  readonly income: string;
  readonly debtRatio: string;
  readonly monthsEmployed: string;
  readonly latePayments: string;
  readonly enquiries: string;
  readonly creditMonths: string;
  readonly fraudFlags: string;
}

type CountKey = Exclude<keyof Applicant, "income" | "debtRatioBps">;

const COUNTS: Readonly<Record<CountKey, CountLimits>> = {
  monthsEmployed: { min: 0, max: 720 },
  latePayments: { min: 0, max: 99 },
  enquiries: { min: 0, max: 99 },
  creditMonths: { min: 0, max: 840 },
  fraudFlags: { min: 0, max: 3 },
};
/** Ten times the income, in hundredths of a percent. */
const MAX_DEBT_RATIO_BPS = 100_000n;

/**
 * Reads an applicant from options of a command.
 * @throws Stop (2).
 */
export function parseApplicant(typed: TypedApplicant): Applicant {
  const count = (key: CountKey, option: string) => parseCount(typed[key], option, COUNTS[key]);
  return {
    income: parseAmount(typed.income, "--income"),
    debtRatioBps: parseDebtRatio(typed.debtRatio),
    monthsEmployed: count("monthsEmployed", "--months-employed"),
    latePayments: count("latePayments", "--late-payments"),
    enquiries: count("enquiries", "--enquiries"),
    creditMonths: count("creditMonths", "--credit-months"),
    fraudFlags: count("fraudFlags", "--fraud-flags"),
  };
}

/**
 * Reads a file of applicants: a list of objects; `fraudFlags` may be left out.
 * @throws Stop (2) that names file, line and cause.
 */
export function readApplicants(path: string): Applicant[] {
  return readJson(path).list().map(readApplicant);
}

function readApplicant(item: JsonValue): Applicant {
  const members = item.object();
  members.allow(["income", "debtRatio", ...Object.keys(COUNTS)]);
  return {
    income: members.get("income").amount(),
    debtRatioBps: readDebtRatio(members.get("debtRatio")),
    monthsEmployed: readCount(members, "monthsEmployed"),
    latePayments: readCount(members, "latePayments"),
    enquiries: readCount(members, "enquiries"),
    creditMonths: readCount(members, "creditMonths"),
    fraudFlags: members.find("fraudFlags") === undefined ? 0 : readCount(members, "fraudFlags"),
  };
}

function readCount(members: JsonObject, key: CountKey): number {
  return members.get(key).integer(COUNTS[key].min, COUNTS[key].max);
}

function parseDebtRatio(text: string): number {
  const ratio = parseAmount(text, "--debt-ratio");
  if (ratio <= MAX_DEBT_RATIO_BPS) return Number(ratio);
  const { en, zh } = tooMuchDebt(ratio);
  throw new Stop(2, { en: `--debt-ratio ${en}`, zh: `--debt-ratio ${zh}` });
}

function readDebtRatio(value: JsonValue): number {
  const ratio = value.amount();
  if (ratio <= MAX_DEBT_RATIO_BPS) return Number(ratio);
  throw value.refusal(tooMuchDebt(ratio));
}

function tooMuchDebt(bps: bigint): Text {
  const ratio = bpsText(bps);
  return {
    en: `is ${ratio}; it is a percentage of the income, from 0 to 1000.`,
    zh: `为 ${ratio}，应为占收入的百分比，0 到 1000。`,
  };
}
