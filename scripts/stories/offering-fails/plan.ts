import type { CourseChain } from "../../chain/course.ts";
import type { NamedInvestor } from "../../crowdfunding/market.ts";

import { DAY, endOfDay, HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfInvestor, yearlyAndOwned } from "../../crowdfunding/market.ts";
import { ruleSets } from "../../crowdfunding/rule-sets.ts";

export const RULES = "lab-default";
const { cancelCutoffSeconds } = ruleSets[RULES];

/** A bookshop that will miss its target. */
export const BOOKSHOP = {
  rules: RULES,
  agreement: "bookshop, subscription agreement, version 1",
  sharePrice: 10_000n,
  target: 2_000n,
  cap: 2_500n,
  opensAt: startOfDay("2026-03-02"),
  deadline: endOfDay("2026-03-31"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2026-12-31") }],
  name: "Bookshop shares",
  symbol: "BOOK",
} as const;

/** A bakery that reaches its target, but nobody closes its offering. */
export const BAKERY = {
  rules: RULES,
  agreement: "bakery, subscription agreement, version 1",
  sharePrice: 5_000n,
  target: 200n,
  cap: 400n,
  opensAt: startOfDay("2026-03-02"),
  deadline: endOfDay("2026-05-08"),
  milestones: [{ bps: 10_000, dueAt: startOfDay("2026-12-31") }],
  name: "Bakery shares",
  symbol: "BAKE",
} as const;

/** Shares that each takes. */
export const BOOKSHOP_SHARES = { librarian: 120n, carpenter: 300n, publisher: 900n, student: 20n };
export const BAKERY_SHARES = { librarian: 80n, publisher: 120n };

/** Commitments to the bookshop bind from here on. */
const BINDS_FROM = BOOKSHOP.deadline - cancelCutoffSeconds;
/** Within the last two days of the bookshop's offering. */
export const TOO_LATE_TO_CANCEL = BINDS_FROM + 9 * HOUR;
export const CHANGES_HIS_MIND = BOOKSHOP.opensAt + 3 * DAY;
/** Before the bakery's offering ends. */
export const INVESTS_AGAIN = startOfDay("2026-04-07");

export type Cast = Readonly<Record<keyof typeof BOOKSHOP_SHARES, NamedInvestor>>;

/** Who invests, and what each declares and brings along. */
export function castOf(course: CourseChain): Cast {
  return {
    librarian: {
      name: { en: "librarian", zh: "图书管理员" },
      wallet: walletOfInvestor(course, 0),
      means: yearlyAndOwned(60_000n, 300_000n),
      money: 2_000_000n,
    },
    carpenter: {
      name: { en: "carpenter", zh: "木匠" },
      wallet: walletOfInvestor(course, 1),
      means: yearlyAndOwned(400_000n, 700_000n),
      money: 4_000_000n,
    },
    publisher: {
      name: { en: "publisher", zh: "出版人" },
      wallet: walletOfInvestor(course, 2),
      class: "accredited",
      money: 10_000_000n,
    },
    student: {
      name: { en: "student", zh: "大学生" },
      wallet: walletOfInvestor(course, 3),
      means: yearlyAndOwned(20_000n, 10_000n),
      money: 300_000n,
    },
  };
}
