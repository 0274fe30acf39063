import type { CourseChain } from "../../chain/course.ts";
import type { NamedInvestor } from "../../crowdfunding/market.ts";

import { endOfDay, HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfInvestor, yearlyAndOwned } from "../../crowdfunding/market.ts";

export const RULES = "lab-default";

/** An orchard for which there is more money than shares. */
export const ORCHARD = {
  rules: RULES,
  agreement: "orchard, subscription agreement, version 1",
  sharePrice: 5_000n,
  target: 1_000n,
  cap: 2_000n,
  isProRata: true,
  opensAt: startOfDay("2026-07-01"),
  deadline: endOfDay("2026-08-31"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2027-03-31") }],
  name: "Orchard shares",
  symbol: "PEAR",
} as const;

/** Shares that each asks for, in the order in which they come. */
export const ASKED = { restaurateur: 1_500n, engineer: 1_000n, nurse: 400n, teacher: 100n };

export const NOTICED_AT = startOfDay("2026-07-17") + 10 * HOUR;
/** What the company wants at first, and what the notice period lets it have. */
export const TOO_SOON = endOfDay("2026-07-22");
export const EARLY_END = endOfDay("2026-07-24");
export const FILING = "filing 2026-0163 of the company registry";

export type Cast = Readonly<Record<keyof typeof ASKED, NamedInvestor>>;

/** Who invests, and what each declares and brings along. */
export function castOf(course: CourseChain): Cast {
  return {
    restaurateur: {
      name: { en: "restaurateur", zh: "餐馆老板" },
      wallet: walletOfInvestor(course, 0),
      class: "accredited",
      money: 7_500_000n,
    },
    engineer: {
      name: { en: "engineer", zh: "工程师" },
      wallet: walletOfInvestor(course, 1),
      means: yearlyAndOwned(600_000n, 900_000n),
      money: 5_000_000n,
    },
    nurse: {
      name: { en: "nurse", zh: "护士" },
      wallet: walletOfInvestor(course, 2),
      means: yearlyAndOwned(150_000n, 420_000n),
      money: 2_000_000n,
    },
    teacher: {
      name: { en: "teacher", zh: "教师" },
      wallet: walletOfInvestor(course, 3),
      means: yearlyAndOwned(120_000n, 200_000n),
      money: 500_000n,
    },
  };
}
