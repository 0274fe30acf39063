import type { Text } from "../../language/text.ts";

/** What is known of a person who asks for a loan. Nothing protected is asked: no sex, age, origin, belief or address. */
export interface Applicant {
  /** Income a month, in fen. */
  readonly income: bigint;
  /** Repayments of all debts a month as a share of income, in hundredths of a percent. */
  readonly debtRatioBps: number;
  /** Months with the present employer. */
  readonly monthsEmployed: number;
  /** Instalments paid late in the last 24 months. */
  readonly latePayments: number;
  /** Lenders that asked for the credit report in the last 6 months. */
  readonly enquiries: number;
  /** Months since the first account in the credit report. */
  readonly creditMonths: number;
  /** Warnings of the anti-fraud checks: device, telephone number, address. */
  readonly fraudFlags: number;
}

/** One input of the model: a figure of the applicant in steps that a person can imagine. */
export interface Feature {
  readonly key: keyof Applicant;
  readonly name: Text;
  /** What one step is. */
  readonly step: Text;
  /** Which way it must work; a model with another sign is not published. */
  readonly raisesRisk: boolean;
  /** The applicant's distance from the reference applicant, in steps; bounded, so that no figure decides alone. */
  readonly steps: (applicant: Applicant) => number;
}

/** Where every feature counts zero steps; points are given and taken in comparison with this person. */
export const REFERENCE: Applicant = {
  income: 800_000n,
  debtRatioBps: 3_000,
  monthsEmployed: 36,
  latePayments: 0,
  enquiries: 1,
  creditMonths: 60,
  fraudFlags: 0,
};

/** The features in the order of the columns of the data. */
export const FEATURES: readonly Feature[] = [
  {
    key: "income",
    name: { en: "monthly income", zh: "月收入" },
    step: { en: "twice the income", zh: "收入每翻一番" },
    raisesRisk: false,
    steps: ({ income }) => doublings(clamp(Number(income), 100_000, 10_000_000)),
  },
  {
    key: "debtRatioBps",
    name: { en: "debt-to-income ratio", zh: "负债收入比" },
    step: { en: "10 percentage points more", zh: "每高 10 个百分点" },
    raisesRisk: true,
    steps: ({ debtRatioBps }) => (clamp(debtRatioBps, 0, 10_000) - REFERENCE.debtRatioBps) / 1_000,
  },
  {
    key: "monthsEmployed",
    name: { en: "months employed", zh: "在职月数" },
    step: { en: "12 months more", zh: "每多 12 个月" },
    raisesRisk: false,
    steps: ({ monthsEmployed }) =>
      (clamp(monthsEmployed, 0, 120) - REFERENCE.monthsEmployed) / MONTHS_PER_YEAR,
  },
  {
    key: "latePayments",
    name: { en: "late payments in 24 months", zh: "近 24 个月逾期次数" },
    step: { en: "one late payment more", zh: "每多逾期一次" },
    raisesRisk: true,
    steps: ({ latePayments }) => clamp(latePayments, 0, 6) - REFERENCE.latePayments,
  },
  {
    key: "enquiries",
    name: { en: "enquiries in 6 months", zh: "近 6 个月征信查询次数" },
    step: { en: "one enquiry more", zh: "每多查询一次" },
    raisesRisk: true,
    steps: ({ enquiries }) => clamp(enquiries, 0, 10) - REFERENCE.enquiries,
  },
  {
    key: "creditMonths",
    name: { en: "credit history in months", zh: "信用历史月数" },
    step: { en: "12 months more", zh: "每多 12 个月" },
    raisesRisk: false,
    steps: ({ creditMonths }) =>
      (clamp(creditMonths, 0, 240) - REFERENCE.creditMonths) / MONTHS_PER_YEAR,
  },
  {
    key: "fraudFlags",
    name: { en: "anti-fraud warnings", zh: "反欺诈预警数" },
    step: { en: "one warning more", zh: "每多一项预警" },
    raisesRisk: true,
    steps: ({ fraudFlags }) => clamp(fraudFlags, 0, 3) - REFERENCE.fraudFlags,
  },
];

/** An applicant as the model sees him. */
export function stepsOf(applicant: Applicant): number[] {
  return FEATURES.map(({ steps }) => steps(applicant));
}

/** How often the reference income must be doubled; a logarithm because a yuan more means less to the rich. */
function doublings(fen: number): number {
  return Math.log2(fen / Number(REFERENCE.income));
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

const MONTHS_PER_YEAR = 12;
