/**
 * Makes up the loan book that the credit score is trained on. Nobody in it exists:
 *
 *     node scripts/run.mjs node scripts/lending/score/make-data.ts
 */
import { writeFileSync } from "node:fs";

import { type Applicant, stepsOf } from "./features.ts";
import { type Dice, diceOf } from "./random.ts";
import { APPLICANTS_FILE, asCsv, type LoanRecord } from "./records.ts";

/** From which the dice of the data start. */
export const DATA_SEED = 20_260_105;
const APPLICANTS = 4_000;

/**
 * What is true in this made-up world: log-odds of default of the reference applicant, and what a step of each feature
 * adds, in the order of the features. The training knows none of these numbers and has to find them.
 */
export const TRUE_MODEL = {
  intercept: -3,
  weights: [-0.8, 0.35, -0.16, 0.65, 0.25, -0.12, 1],
} as const;

/** The loan book, always the same. */
export function makeRecords(count = APPLICANTS, seed = DATA_SEED): LoanRecord[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, () => makeRecord(dice));
}

/** How likely a person defaults in this world. */
export function trueProbability(applicant: Applicant): number {
  const logOdds = stepsOf(applicant).reduce(
    (sum, steps, i) => sum + steps * (TRUE_MODEL.weights[i] ?? 0),
    TRUE_MODEL.intercept,
  );
  return 1 / (1 + Math.exp(-logOdds));
}

function makeRecord(dice: Dice): LoanRecord {
  const applicant = makeApplicant(dice);
  return { applicant, defaulted: dice.happens(trueProbability(applicant)) };
}

/**
 * A careless person pays late, asks many lenders and owes more, so that these features move together as in life. The
 * model never sees the care itself, and default does not depend on it otherwise.
 */
function makeApplicant(dice: Dice): Applicant {
  const care = dice.bell();
  return {
    income: 100n * BigInt(within(8_000 * Math.exp(0.5 * dice.bell()), 2_000, 60_000)),
    debtRatioBps: within(3_200 - 500 * care + 1_300 * dice.bell(), 0, 9_500),
    monthsEmployed: within(-42 * Math.log(1 - dice.uniform()), 0, 360),
    latePayments: dice.count(0.5 * Math.exp(-0.6 * care)),
    enquiries: dice.count(1.3 * Math.exp(-0.3 * care)),
    creditMonths: within(66 + 40 * dice.bell(), 0, 300),
    fraudFlags: [0.05, 0.02, 0.01].filter((probability) => dice.happens(probability)).length,
  };
}

function within(value: number, min: number, max: number): number {
  return Math.min(Math.max(Math.round(value), min), max);
}

if (import.meta.main) writeFileSync(APPLICANTS_FILE, asCsv(makeRecords()));
