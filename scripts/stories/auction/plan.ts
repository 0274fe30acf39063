import type { CourseChain } from "../../chain/course.ts";
import type { Text } from "../../language/text.ts";
import type { Person } from "../../lending/platform.ts";

import { HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfBorrower, walletOfLender } from "../../lending/platform.ts";

export const ASKED_AT = startOfDay("2026-05-04") + 9 * HOUR;
export const ENDS_AT = startOfDay("2026-05-14");
export const DRAWN_AT = ENDS_AT + 10 * HOUR;
/** He sells the van earlier than he thought. */
export const PAID_OFF_AT = startOfDay("2026-06-03") + 10 * HOUR;

/** A courier buys a van; grade D2 would cost at most 16.55 % a year. */
export const VAN = {
  amount: 1_000_000n,
  periods: 24,
  purpose: "vehicle",
  project: "electric van, order 5512",
  isAuction: true,
  score: 615n,
  grade: 17n,
  deadline: ENDS_AT,
} as const;

/** Rates are bid in 32 steps of the highest one: tick 0 is a thirty-second of it, tick 31 all of it. */
export const TICKS = 32n;

/** One bid: who, at which tick, how many tickets of 100.00. In the order in which they come. */
export const BIDS = [
  { name: { en: "clerk", zh: "职员" }, tick: 19n, tickets: 25n },
  { name: { en: "dentist", zh: "牙医" }, tick: 23n, tickets: 30n },
  { name: { en: "farmer", zh: "农户" }, tick: 21n, tickets: 20n },
  { name: { en: "florist", zh: "花店老板" }, tick: 23n, tickets: 20n },
  { name: { en: "grocer", zh: "杂货店老板" }, tick: 23n, tickets: 20n },
  { name: { en: "hatter", zh: "帽匠" }, tick: 27n, tickets: 30n },
] as const satisfies readonly {
  readonly name: Text;
  readonly tick: bigint;
  readonly tickets: bigint;
}[];

export interface Cast {
  readonly courier: Person;
  /** In the order of the bids. */
  readonly lenders: readonly Person[];
}

export function castOf(course: CourseChain): Cast {
  return {
    courier: { name: { en: "courier", zh: "快递员" }, wallet: walletOfBorrower(course, 2) },
    lenders: BIDS.map(({ name }, i) => ({ name, wallet: walletOfLender(course, i) })),
  };
}
