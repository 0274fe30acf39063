/**
 * Grades and what they cost.
 *
 * The rates are those that LendingClub published on its page "Interest Rates and How We Set Them", in the later of two
 * snapshots (in force from May 2015): a base rate of 5.05 % and an adjustment for risk and volatility. All 35 rows were
 * read there; nothing is interpolated. They are a historical example for the course and no offer of anybody.
 */

const LETTERS = ["A", "B", "C", "D", "E", "F", "G"] as const;

/** Base rate of every grade, in millionths a year. */
export const BASE_RATE_PPM = 50_500n;

/** Grades as they are written, best first; a grade is a number from 1 (A1) to 35 (G5), as on the chain. */
export const GRADES: readonly string[] = LETTERS.flatMap((letter) =>
  [1, 2, 3, 4, 5].map((step) => `${letter}${step}`),
);

/** Adjustments for risk and volatility in hundredths of a percent a year, a line for each letter. */
// prettier-ignore
const ADJUSTMENTS_BPS: readonly bigint[] = [
  27n, 119n, 184n, 221n, 284n,
  313n, 412n, 494n, 594n, 648n,
  724n, 764n, 828n, 894n, 960n,
  1_056n, 1_150n, 1_194n, 1_252n, 1_281n,
  1_320n, 1_350n, 1_414n, 1_494n, 1_594n,
  1_694n, 1_794n, 1_894n, 1_994n, 2_073n,
  2_172n, 2_226n, 2_283n, 2_344n, 2_394n,
];

/** Interest a year by grade, in millionths (53,200 is 5.32 %), from A1 to G5. */
export const GRADE_RATES_PPM: readonly bigint[] = ADJUSTMENTS_BPS.map(
  (adjustment) => BASE_RATE_PPM + adjustment * 100n,
);

/** "C4" for 14. */
export function gradeName(grade: number): string {
  const name = GRADES[grade - 1];
  if (name === undefined) throw new RangeError(`no grade ${grade}`);
  return name;
}

/** Interest a year in millionths for a grade from 1 to 35. */
export function gradeRatePpm(grade: number): bigint {
  const rate = GRADE_RATES_PPM[grade - 1];
  if (rate === undefined) throw new RangeError(`no grade ${grade}`);
  return rate;
}
