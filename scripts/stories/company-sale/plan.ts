import type { CourseChain } from "../../chain/course.ts";
import type { NamedInvestor } from "../../crowdfunding/market.ts";

import { startOfDay } from "../../chain/clock.ts";
import { walletOfInvestor, yearlyAndOwned } from "../../crowdfunding/market.ts";

const RULES = "lab-default";

/** The offering of ordinary shares. */
export const ORDINARY = {
  rules: RULES,
  agreement: "subscription of ordinary shares",
  name: "Brewery ordinary shares",
  symbol: "BREW",
  sharePrice: 4_000n,
  target: 5_000n,
  cap: 8_000n,
  opensAt: startOfDay("2026-03-02"),
  deadline: startOfDay("2026-04-01"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2026-09-30") }],
} as const;

/** The offering of preference shares, a year later. */
export const PREFERENCE = {
  rules: RULES,
  agreement: "subscription of preference shares, with the articles on their preference",
  name: "Brewery preference shares",
  symbol: "BREWP",
  sharePrice: 5_000n,
  target: 1_500n,
  cap: 2_000n,
  opensAt: startOfDay("2027-03-01"),
  deadline: startOfDay("2027-04-01"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2027-09-30") }],
} as const;

/** Who buys how many shares in which offering. */
export const BOUGHT = {
  ordinary: { teacher: 200n, engineer: 2_000n, angel: 5_000n, nurse: 100n },
  preference: { engineer: 200n, fund: 1_800n },
} as const;

/** What the buyer offers for the whole company at first, and then. */
export const LOW = 30_000_000n;
export const HIGH = 80_000_000n;

/** What the holders of the preference shares have paid in. */
export const INVESTED =
  (BOUGHT.preference.engineer + BOUGHT.preference.fund) * PREFERENCE.sharePrice;

/** The articles: preference shares are class 0, ordinary shares class 1. */
export const PREFERRED = {
  name: "preference",
  invested: INVESTED,
  preferenceBps: 10_000n,
  participating: false,
  capBps: 0n,
  seniority: 1,
} as const;
export const COMMON = { ...PREFERRED, name: "ordinary", invested: 0n } as const;

/** Everybody with money in this story, in the order in which they are told of. */
export const PEOPLE = ["teacher", "engineer", "angel", "nurse", "fund", "buyer"] as const;
export type Who = (typeof PEOPLE)[number];
export type Cast = Readonly<Record<Who, NamedInvestor>>;

/** Who they are, and what each declares and brings along. */
export function castOf(course: CourseChain): Cast {
  const { ordinary, preference } = BOUGHT;
  return {
    teacher: {
      name: { en: "teacher", zh: "教师" },
      wallet: walletOfInvestor(course, 0),
      means: yearlyAndOwned(120_000n, 200_000n),
      money: ordinary.teacher * ORDINARY.sharePrice,
    },
    engineer: {
      name: { en: "engineer", zh: "工程师" },
      wallet: walletOfInvestor(course, 1),
      means: yearlyAndOwned(600_000n, 900_000n),
      money: ordinary.engineer * ORDINARY.sharePrice,
    },
    angel: {
      name: { en: "accredited investor", zh: "合格投资者" },
      wallet: walletOfInvestor(course, 2),
      class: "accredited",
      money: ordinary.angel * ORDINARY.sharePrice,
    },
    nurse: {
      name: { en: "nurse", zh: "护士" },
      wallet: walletOfInvestor(course, 3),
      means: yearlyAndOwned(90_000n, 40_000n),
      money: ordinary.nurse * ORDINARY.sharePrice,
    },
    fund: {
      name: { en: "fund", zh: "基金" },
      wallet: walletOfInvestor(course, 4),
      class: "accredited",
      money: preference.fund * PREFERENCE.sharePrice,
    },
    buyer: {
      name: { en: "buyer", zh: "并购方" },
      wallet: walletOfInvestor(course, 5),
      class: "entity",
      money: HIGH,
    },
  };
}
