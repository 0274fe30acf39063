import { startOfDay } from "../../chain/clock.ts";

/** The offering of ordinary shares. */
export const ORDINARY = {
  sharePrice: 4_000n,
  target: 5_000n,
  cap: 8_000n,
  opensAt: startOfDay("2026-03-02"),
  deadline: startOfDay("2026-04-01"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2026-09-30") }],
} as const;

/** The offering of preference shares, a year later. */
export const PREFERENCE = {
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

/** Everybody with money in this story. */
export const PEOPLE = ["teacher", "engineer", "angel", "nurse", "fund", "buyer"] as const;
export type Who = (typeof PEOPLE)[number];
