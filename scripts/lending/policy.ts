import { GRADE_RATES_PPM } from "./grade-tables.ts";

/** What a loan may be for; the position is the number on the chain. */
export const PURPOSES = [
  "working capital",
  "equipment",
  "education",
  "home improvement",
  "medical costs",
  "vehicle",
  "consumption",
  "refinancing",
  "securities or derivatives",
  "down payment on a home",
  "lending on",
] as const;

/** Purposes for which no platform may broker loans: see the Interim Measures of 2016-08-24, article 10. */
const FORBIDDEN: readonly (typeof PURPOSES)[number][] = [
  "securities or derivatives",
  "down payment on a home",
  "lending on",
];

/**
 * The first lending policy of the course. Amounts in fen, shares in basis points, rates in millionths a year.
 *
 * Caps on borrowers: Interim Measures of 2016-08-24, article 17. Penalty interest of one and a half times the rate: PBoC
 * notice Yinfa [2003] No. 251. Days of grace, default and charge-off, tickets and fees: common practice of such
 * platforms, chosen by the course.
 */
export const POLICY = {
  ticket: 10_000n,
  personCap: 20_000_000n,
  entityCap: 100_000_000n,
  lateFeeFloor: 1_500n,
  lateFeeBps: 500n,
  penaltyBps: 15_000n,
  originationBps: 200n,
  serviceBps: 100n,
  recoveryCostBps: 3_000n,
  lenderCapBps: 3_000n,
  rateCapPpm: 240_000n,
  graceDays: 15n,
  defaultDays: 120n,
  chargeOffDays: 150n,
  maxPeriods: 36n,
  maxFundingSeconds: BigInt(20 * 24 * 3_600),
  drawSeconds: BigInt(7 * 24 * 3_600),
  transferDays: 30n,
  /** Penalty interest and late fee before interest and principal. */
  order: 0n,
  forbiddenPurposes: FORBIDDEN.reduce((bits, one) => bits | (1n << purposeId(one)), 0n),
} as const;

/** Most that a natural person and an entity may owe over all platforms, in fen (article 17). */
export const REGISTER_CAPS = { person: 100_000_000n, entity: 500_000_000n } as const;

/** Rates of the 35 grades, in millionths a year. */
export const POLICY_RATES: readonly bigint[] = GRADE_RATES_PPM;

/** Number of a purpose. */
export function purposeId(purpose: (typeof PURPOSES)[number]): bigint {
  return BigInt(PURPOSES.indexOf(purpose));
}
