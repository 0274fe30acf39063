/** Months of income that a grade may owe, by its letter from A to G. */
const MONTHS_OF_INCOME = [12n, 10n, 8n, 6n, 4n, 2n, 1n] as const;
const STEPS_PER_LETTER = 5;

/** What one person may owe on one platform at most, in fen: 200,000.00 yuan. */
const PERSON_CAP = 20_000_000n;
/** Limits are whole hundreds of yuan, in fen. */
const LIMIT_STEP = 10_000n;

/**
 * What a person may borrow, in fen: months of income by grade, at most 200,000.00 yuan, rounded down to whole hundreds.
 * @param grade From 1 (A1) to 35 (G5).
 * @param income A month, in fen.
 */
export function creditLimit(grade: number, income: bigint): bigint {
  const months = MONTHS_OF_INCOME[Math.floor((grade - 1) / STEPS_PER_LETTER)];
  if (months === undefined) throw new RangeError(`no grade ${grade}`);
  const wanted = income * months;
  const limit = wanted < PERSON_CAP ? wanted : PERSON_CAP;
  return limit - (limit % LIMIT_STEP);
}
