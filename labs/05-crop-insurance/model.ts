/** Terms of the insurance: rain in tenths of a millimetre. */
export interface Terms {
  readonly trigger: bigint;
  readonly exit: bigint;
}

/** All of the sum insured, in basis points. */
export const FULL = 10_000n;

/** Part of the sum insured that a summer pays, in basis points, rounded down. */
export function rateOf(rain: bigint, { trigger, exit }: Terms): bigint {
  if (rain >= trigger) return 0n;
  if (rain <= exit) return FULL;
  return (FULL * (trigger - rain)) / (trigger - exit);
}

/** What a policy is paid, in fen, rounded down. */
export function payoutOf(sumInsured: bigint, rain: bigint, terms: Terms): bigint {
  return (sumInsured * rateOf(rain, terms)) / FULL;
}

/** Price of a policy in fen, rounded up. */
export function premiumOf(sumInsured: bigint, premiumRate: bigint): bigint {
  return (sumInsured * premiumRate + FULL - 1n) / FULL;
}
