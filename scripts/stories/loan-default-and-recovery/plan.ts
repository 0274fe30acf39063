import type { CourseChain } from "../../chain/course.ts";
import type { Text } from "../../language/text.ts";
import type { Person } from "../../lending/platform.ts";

import { HOUR, startOfDay } from "../../chain/clock.ts";
import { walletOfBorrower, walletOfLender } from "../../lending/platform.ts";

export const ASKED_AT = startOfDay("2026-02-02") + 9 * HOUR;
export const DRAWN_AT = startOfDay("2026-02-06") + 10 * HOUR;

/** A carrier buys a second-hand lorry; grade E1 costs 18.25 % a year. */
export const LORRY = {
  amount: 2_000_000n,
  periods: 12,
  purpose: "vehicle",
  project: "second-hand lorry, plate ending in 316",
  score: 575n,
  grade: 21n,
  deadline: startOfDay("2026-02-12"),
} as const;

/** What each lends, in fen. */
export const LENT = [
  { name: { en: "baker", zh: "面包师" }, amount: 600_000n },
  { name: { en: "driver", zh: "司机" }, amount: 600_000n },
  { name: { en: "tailor", zh: "裁缝" }, amount: 400_000n },
  { name: { en: "painter", zh: "画师" }, amount: 400_000n },
] as const satisfies readonly { readonly name: Text; readonly amount: bigint }[];

/** Instalments that he pays before he stops. */
export const PAID = 3;

/** What the collector does, and on which day past due. */
export const LADDER = [
  { day: 1n, kind: 0n, evidence: "text message 8841", name: { en: "reminder", zh: "短信提醒" } },
  { day: 16n, kind: 1n, evidence: "recorded call 1207", name: { en: "call", zh: "电话催收" } },
  { day: 31n, kind: 2n, evidence: "protocol of a visit", name: { en: "visit", zh: "上门走访" } },
  {
    day: 61n,
    kind: 3n,
    evidence: "lawyer's letter 55",
    name: { en: "legal notice", zh: "律师函" },
  },
] as const;

/** Day past due on which the collector would like to sue already. */
export const TOO_EARLY = 90n;
/** Days past due on which he sues, and on which the servicer charges the loan off. */
export const SUED_ON = 125n;
export const CHARGED_OFF_ON = 151n;

/** Unix seconds at which the court decides, and at which the carrier pays something more. */
export const JUDGED_AT = startOfDay("2027-03-15") + 10 * HOUR;
export const PAID_LATER_AT = startOfDay("2027-06-15") + 10 * HOUR;

/** What the lorry fetches, and what collecting it has cost; in fen. */
export const AUCTIONED = { amount: 900_000n, cost: 225_000n } as const;
/** A cost above three tenths of it. */
export const TOO_DEAR = 270_001n;
/** What he pays out of his wages, in fen. */
export const WAGES = 300_000n;

export interface Cast {
  readonly carrier: Person;
  readonly lenders: readonly (Person & { readonly amount: bigint })[];
}

export function castOf(course: CourseChain): Cast {
  return {
    carrier: { name: { en: "carrier", zh: "货运司机" }, wallet: walletOfBorrower(course, 3) },
    lenders: LENT.map(({ name, amount }, i) => ({
      name,
      amount,
      wallet: walletOfLender(course, i),
    })),
  };
}
