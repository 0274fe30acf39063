/** A credit as its borrower sees it. */
export interface Credit {
  /** What he gets, in fen: the principal less the fee that is withheld. More than zero. */
  readonly paidOut: bigint;
  /** What he pays at the end of every period, in fen; all together at least what he got. */
  readonly instalment: bigint;
  readonly periods: number;
  /** Periods in a year, 12 for months. */
  readonly perYear: number;
}

/** Rates in millionths a year, rounded half up. */
export interface AnnualRates {
  /** Rate of a period times the periods in a year. */
  readonly nominal: bigint;
  /** What the rate of a period compounds to in a year. */
  readonly effective: bigint;
}

const PPM = 1_000_000n;
const FINE = 10n ** 30n;

/**
 * What a credit costs a year. The rate of a period is the one at which the instalments are worth what was paid out. It
 * is found on a grid of 10^-30 a year by comparing whole numbers; every rate that rounding to millionths cuts exactly
 * in half lies on the grid.
 */
export function annualRates(credit: Credit): AnnualRates {
  const perYear = BigInt(credit.perYear);
  const one = perYear * FINE;
  const rate = periodicRate(credit, one);
  const yearly = one ** perYear;
  const grown = (one + rate) ** perYear;
  return {
    nominal: halfUp(rate * PPM, FINE),
    effective: halfUp((grown - yearly) * PPM, yearly),
  };
}

/** The largest rate, in units of which `one` make 1, that is not above the rate sought. */
function periodicRate(credit: Credit, one: bigint): bigint {
  let low = 0n;
  // At this rate the interest alone exceeds the instalment.
  let high = (credit.instalment * one) / credit.paidOut + 1n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isWorthIt(credit, middle, one)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Whether the instalments are worth at least what was paid out, the rate i being rate / one (and not zero):
 * A (1 - (1 + i)^-n) / i >= P, without the divisions.
 */
function isWorthIt({ paidOut, instalment, periods }: Credit, rate: bigint, one: bigint): boolean {
  const grown = (one + rate) ** BigInt(periods);
  const level = one ** BigInt(periods);
  return instalment * one * (grown - level) >= paidOut * rate * grown;
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
