import type { CourseChain } from "../../chain/course.ts";
import type { Person } from "../../lending/platform.ts";
import type { Applicant } from "../../lending/score/features.ts";

import { DAY, HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfBorrower, walletOfLender } from "../../lending/platform.ts";

export const ASKED_AT = startOfDay("2026-03-02") + 9 * HOUR;
export const DRAWN_AT = startOfDay("2026-03-06") + 10 * HOUR;

/** The cook as she applies; the figures never reach the chain, only the score does. */
export const APPLICANT: Applicant = {
  income: 1_200_000n,
  debtRatioBps: 2_500,
  monthsEmployed: 60,
  latePayments: 0,
  enquiries: 1,
  creditMonths: 84,
  fraudFlags: 0,
};

/** A noodle shop wants a second kitchen. */
export const KITCHEN = {
  amount: 3_600_000n,
  periods: 12,
  purpose: "equipment",
  project: "noodle shop, second kitchen, invoice 2026-118",
  deadline: startOfDay("2026-03-12"),
} as const;

/** What each lends, in fen. */
export const LENT = {
  teacher: 1_080_000n,
  engineer: 1_080_000n,
  nurse: 720_000n,
  retiree: 720_000n,
} as const;

/** The retiree's standing order: no worse than C5, a year at most, at least 8 % a year, 10,000.00 in each loan. */
export const ORDER = {
  bestGrade: 1n,
  worstGrade: 15n,
  maxPeriods: 12n,
  minRatePpm: 80_000n,
  perLoan: 100n,
  budget: 5_000_000n,
  expiresAt: BigInt(ASKED_AT + 365 * DAY),
  nonce: 1n,
} as const;

/** More than three tenths of the loan. */
export const TOO_MUCH = 1_090_000n;

export type Cast = Readonly<Record<keyof typeof LENT | "cook", Person>>;

export function castOf(course: CourseChain): Cast {
  return {
    cook: { name: { en: "cook", zh: "面馆老板" }, wallet: walletOfBorrower(course, 0) },
    teacher: { name: { en: "teacher", zh: "教师" }, wallet: walletOfLender(course, 0) },
    engineer: { name: { en: "engineer", zh: "工程师" }, wallet: walletOfLender(course, 1) },
    nurse: { name: { en: "nurse", zh: "护士" }, wallet: walletOfLender(course, 2) },
    retiree: {
      name: { en: "retired bookkeeper", zh: "退休会计" },
      wallet: walletOfLender(course, 3),
    },
  };
}
