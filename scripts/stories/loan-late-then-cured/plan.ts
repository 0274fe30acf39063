import type { CourseChain } from "../../chain/course.ts";
import type { Person } from "../../lending/platform.ts";

import { HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfBorrower, walletOfLender } from "../../lending/platform.ts";

export const ASKED_AT = startOfDay("2026-01-26") + 9 * HOUR;
/** The last day of a month: due days follow the months, 28 February, 31 March, 30 April. */
export const DRAWN_AT = startOfDay("2026-01-31") + 10 * HOUR;

/** A barber refits his shop; grade C1 costs 12.29 % a year. */
export const SHOP = {
  amount: 1_000_000n,
  periods: 12,
  purpose: "home improvement",
  project: "barber shop, refitting, offer 77",
  score: 675n,
  grade: 11n,
  deadline: startOfDay("2026-02-05"),
} as const;

/** Parts of the four lenders, in fen. */
export const PARTS = [300_000n, 300_000n, 200_000n, 200_000n] as const;

/** How many days late he pays the second and the third instalment: within the days of grace, and after them. */
export const LATE = { second: 15n, third: 20n } as const;
/** Days past due of the fourth instalment when he begins to pay again. */
export const ILL_FOR = 45n;
/** What he can pay at first, in fen. */
export const FIRST_HELP = 50_000n;

export interface Cast {
  readonly barber: Person;
  readonly lenders: readonly Person[];
}

export function castOf(course: CourseChain): Cast {
  const lender = (position: number) => ({
    name: { en: "four lenders", zh: "四名出借人" },
    wallet: walletOfLender(course, position),
  });
  return {
    barber: { name: { en: "barber", zh: "理发师" }, wallet: walletOfBorrower(course, 1) },
    lenders: [lender(0), lender(1), lender(2), lender(3)],
  };
}
