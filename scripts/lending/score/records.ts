import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { dataFile } from "../../input/data-file.ts";
import { type Applicant, FEATURES } from "./features.ts";

/** Where the loan book lies. */
export const APPLICANTS_FILE = dataFile("credit/applicants.csv");

/** A former applicant and what became of his loan within twelve months. */
export interface LoanRecord {
  readonly applicant: Applicant;
  readonly defaulted: boolean;
}

const COLUMNS = [
  "income_yuan",
  "debt_ratio_bps",
  "months_employed",
  "late_payments_24m",
  "enquiries_6m",
  "credit_months",
  "fraud_flags",
  "defaulted",
] as const;

/** A loan book as a file: the features in their order, income in whole yuan, and 1 for a default. */
export function asCsv(records: readonly LoanRecord[]): string {
  const lines = records.map(({ applicant, defaulted }) => {
    const others = FEATURES.slice(1).map(({ key }) => applicant[key]);
    return [applicant.income / 100n, ...others, Number(defaulted)].join(",");
  });
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

/** The loan book of a file that {@link asCsv} wrote. */
export function fromCsv(csv: string): LoanRecord[] {
  const [heading, ...lines] = csv.trimEnd().split("\n");
  if (heading !== COLUMNS.join(",")) throw new Error(`not the columns of a loan book: ${heading}`);
  return lines.map((line) => {
    const cells = line.split(",");
    const figure = (column: (typeof COLUMNS)[number]) => Number(cells[COLUMNS.indexOf(column)]);
    const applicant = {
      income: BigInt(figure("income_yuan")) * 100n,
      debtRatioBps: figure("debt_ratio_bps"),
      monthsEmployed: figure("months_employed"),
      latePayments: figure("late_payments_24m"),
      enquiries: figure("enquiries_6m"),
      creditMonths: figure("credit_months"),
      fraudFlags: figure("fraud_flags"),
    };
    return { applicant, defaulted: figure("defaulted") === 1 };
  });
}

/** The loan book of the repository, and the SHA-256 of its file. */
export function readRecords(): { readonly records: LoanRecord[]; readonly sha256: string } {
  const csv = readFileSync(APPLICANTS_FILE, "utf8");
  return { records: fromCsv(csv), sha256: createHash("sha256").update(csv).digest("hex") };
}
