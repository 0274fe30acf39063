import type { CourseChain } from "../../chain/course.ts";
import type { NamedInvestor } from "../../crowdfunding/market.ts";

import { startOfDay } from "../../chain/clock.ts";
import { walletOfInvestor, yearlyAndOwned } from "../../crowdfunding/market.ts";

/** What the company offers. */
export const COLD_BOXES = {
  rules: "lab-default",
  agreement: "subscription agreement, version 1",
  sharePrice: 2_000n,
  target: 8_000n,
  cap: 10_000n,
  opensAt: startOfDay("2026-03-02"),
  deadline: startOfDay("2026-04-01"),
  milestones: [
    { bps: 4_000, dueAt: startOfDay("2026-07-31") },
    { bps: 6_000, dueAt: startOfDay("2026-12-31") },
  ],
  name: "Cold box shares",
  symbol: "COLD",
} as const;

/** Shares that each takes. */
export const SHARES = { teacher: 400n, engineer: 4_000n, angel: 4_150n, nurse: 250n } as const;
export const ALL_SHARES = SHARES.teacher + SHARES.engineer + SHARES.angel + SHARES.nurse;

/** The investors, in the order in which they are told of. */
export const INVESTORS = ["teacher", "engineer", "angel", "nurse"] as const;
export type Who = (typeof INVESTORS)[number];
export type Cast = Readonly<Record<Who, NamedInvestor>>;

/** Who invests, and what each declares and brings along. */
export function castOf(course: CourseChain): Cast {
  const common = (who: Who, position: number) => ({
    wallet: walletOfInvestor(course, position),
    money: SHARES[who] * COLD_BOXES.sharePrice,
  });
  return {
    teacher: {
      ...common("teacher", 0),
      name: { en: "teacher", zh: "教师" },
      means: yearlyAndOwned(120_000n, 200_000n),
    },
    engineer: {
      ...common("engineer", 1),
      name: { en: "engineer", zh: "工程师" },
      means: yearlyAndOwned(600_000n, 900_000n),
    },
    angel: {
      ...common("angel", 2),
      name: { en: "accredited investor", zh: "合格投资者" },
      class: "accredited",
    },
    nurse: {
      ...common("nurse", 3),
      name: { en: "nurse", zh: "护士" },
      means: yearlyAndOwned(90_000n, 40_000n),
    },
  };
}
