import type { CourseChain } from "../../chain/course.ts";
import type { Person } from "../../lending/platform.ts";

import { HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfBorrower, walletOfLender } from "../../lending/platform.ts";

export const ASKED_AT = startOfDay("2026-03-02") + 9 * HOUR;
/** Ten days into the fourth month: three instalments are paid, the fourth is due on 2 July. */
export const SOLD_AT = startOfDay("2026-06-12") + 10 * HOUR;
export const SOLD_AGAIN_AT = startOfDay("2026-06-13") + 10 * HOUR;
/** Instalments that are paid before the sale. */
export const PAID_BEFORE = 3;

/** A baker buys an oven; grade B1 costs 8.18 % a year. */
export const OVEN = {
  amount: 1_200_000n,
  periods: 12,
  purpose: "equipment",
  project: "deck oven, offer 1180",
  score: 738n,
  grade: 6n,
  deadline: startOfDay("2026-03-10"),
} as const;

/** Parts of the lenders, in fen; the translator is the first. */
export const PARTS = [360_000n, 360_000n, 240_000n, 240_000n] as const;

/** What the translator offers: 20 of her 36 notes, at 98.50 % of the principal that is still outstanding. */
export const OFFER = { units: 20n, minUnits: 20n, priceBps: 9_850n } as const;

export interface Cast {
  readonly baker: Person;
  readonly lenders: readonly [translator: Person, ...others: Person[]];
  readonly gardener: Person;
  /** Of the platform. */
  readonly director: Person;
}

export function castOf(course: CourseChain): Cast {
  const lender = (position: number, en: string, zh: string) => ({
    name: { en, zh },
    wallet: walletOfLender(course, position),
  });
  return {
    baker: { name: { en: "baker", zh: "面包师" }, wallet: walletOfBorrower(course, 3) },
    lenders: [
      lender(0, "translator", "译者"),
      lender(1, "surveyor", "测绘员"),
      lender(2, "librarian", "图书管理员"),
      lender(3, "conductor", "列车员"),
    ],
    gardener: lender(4, "gardener", "园艺师"),
    director: lender(5, "director of the platform", "平台董事"),
  };
}
