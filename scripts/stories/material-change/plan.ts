import type { CourseChain } from "../../chain/course.ts";
import type { NamedInvestor } from "../../crowdfunding/market.ts";

import { endOfDay, HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfInvestor, yearlyAndOwned } from "../../crowdfunding/market.ts";
import { ruleSets } from "../../crowdfunding/rule-sets.ts";

export const RULES = "lab-default";
const { cancelCutoffSeconds } = ruleSets[RULES];

/** A tea house that has to change its plan while its offering runs. */
export const TEA_HOUSE = {
  rules: RULES,
  agreement: "tea house, subscription agreement, version 1: a house by the lake",
  sharePrice: 10_000n,
  target: 1_000n,
  cap: 1_500n,
  opensAt: startOfDay("2026-04-20"),
  deadline: endOfDay("2026-05-18"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2027-03-31") }],
  name: "Tea house shares",
  symbol: "TEA",
} as const;

export const NEW_AGREEMENT = "tea house, subscription agreement, version 2: a shop in the town";

/** Shares that each takes; the nurse only after the change. */
export const SHARES = { engineer: 400n, merchant: 500n, teacher: 150n, student: 50n, nurse: 120n };
/** What the engineer would like to add before he has reconfirmed. */
export const ADDITION = 10n;

const MORNING = 10 * HOUR;
export const CHANGED_AT = startOfDay("2026-05-14") + MORNING;
export const ENGINEER_RECONFIRMS = startOfDay("2026-05-18") + MORNING;
export const STUDENT_LEAVES = startOfDay("2026-05-20") + MORNING;
export const LAST_DAY = startOfDay("2026-05-21") + MORNING;
export const DAY_AFTER = startOfDay("2026-05-22") + MORNING;
export const CLOSES = startOfDay("2026-05-26") + MORNING;
export const FILING = "filing 2026-0117 of the company registry";

/** From when on commitments bind, given the deadline. */
export function bindsFrom(deadline: number): number {
  return deadline - cancelCutoffSeconds;
}

export type Cast = Readonly<Record<keyof typeof SHARES, NamedInvestor>>;

/** Who invests, and what each declares and brings along. */
export function castOf(course: CourseChain): Cast {
  return {
    engineer: {
      name: { en: "engineer", zh: "工程师" },
      wallet: walletOfInvestor(course, 0),
      means: yearlyAndOwned(600_000n, 900_000n),
      money: 5_000_000n,
    },
    merchant: {
      name: { en: "tea merchant", zh: "茶商" },
      wallet: walletOfInvestor(course, 1),
      class: "accredited",
      money: 5_000_000n,
    },
    teacher: {
      name: { en: "teacher", zh: "教师" },
      wallet: walletOfInvestor(course, 2),
      means: yearlyAndOwned(180_000n, 320_000n),
      money: 1_500_000n,
    },
    student: {
      name: { en: "student", zh: "大学生" },
      wallet: walletOfInvestor(course, 3),
      means: yearlyAndOwned(30_000n, 20_000n),
      money: 500_000n,
    },
    nurse: {
      name: { en: "nurse", zh: "护士" },
      wallet: walletOfInvestor(course, 4),
      means: yearlyAndOwned(150_000n, 300_000n),
      money: 1_500_000n,
    },
  };
}
