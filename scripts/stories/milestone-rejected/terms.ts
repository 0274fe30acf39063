import { startOfDay } from "../../chain/clock.ts";

/** What the company offers. */
export const PRICE = 2_000n;
export const TARGET = 8_000n;
export const CAP = 10_000n;
export const OPENS_AT = startOfDay("2026-03-02");
export const DEADLINE = startOfDay("2026-04-01");
export const MILESTONES = [
  { bps: 4_000, dueAt: startOfDay("2026-07-31") },
  { bps: 6_000, dueAt: startOfDay("2026-12-31") },
] as const;

/** Shares of the investors, in the order of the story. */
export const SHARES = { teacher: 400n, engineer: 4_000n, angel: 4_150n, nurse: 250n } as const;
export const ALL_SHARES = SHARES.teacher + SHARES.engineer + SHARES.angel + SHARES.nurse;
