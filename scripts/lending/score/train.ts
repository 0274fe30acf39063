/**
 * Trains the credit score, measures it on applicants it has not seen, and publishes it in data/credit/model.json:
 *
 *     node scripts/run.mjs node scripts/lending/score/train.ts
 */
import { writeFileSync } from "node:fs";

import { consoleNarrator } from "../../language/narrator.ts";
import { chosenLanguage } from "../../language/text.ts";
import { FEATURES, stepsOf } from "./features.ts";
import { fitLogistic } from "./logistic.ts";
import { type CreditModel, MODEL_FILE, predict } from "./model.ts";
import { areaUnderCurve, brierScore, calibration, type Prediction } from "./quality.ts";
import { diceOf } from "./random.ts";
import { type LoanRecord, readRecords } from "./records.ts";
import { reportOf } from "./report.ts";

/** Version of the policy under which this model signs. */
const POLICY_VERSION = 1;
/** From which the dice of the split start. */
const SPLIT_SEED = 7;
/** Share of the records to learn from, in percent; the others judge. */
const TRAINING_PERCENT = 70;

/** The records to learn from and those to judge by, drawn by lot. */
export function split(records: readonly LoanRecord[]): readonly [LoanRecord[], LoanRecord[]] {
  const shuffled = diceOf(SPLIT_SEED).shuffle(records);
  const edge = Math.round((records.length * TRAINING_PERCENT) / 100);
  return [shuffled.slice(0, edge), shuffled.slice(edge)];
}

/** A model of these records. */
export function train(records: readonly LoanRecord[], trainedOn: string): CreditModel {
  const [learning, judging] = split(records);
  const fit = fitLogistic(
    learning.map(({ applicant }) => stepsOf(applicant)),
    learning.map(({ defaulted }) => defaulted),
  );
  const features = FEATURES.map(({ key }, i) => {
    const weight = rounded(fit.weights[i] ?? Number.NaN);
    const standardError = rounded(fit.errors.weights[i] ?? Number.NaN);
    return { key, weight, standardError, oddsRatio: rounded(Math.exp(weight)) };
  });
  const weights = {
    policyVersion: POLICY_VERSION,
    trainedOn,
    intercept: rounded(fit.intercept),
    features,
  };
  return { ...weights, heldOut: judge(weights, judging) };
}

type Weights = Omit<CreditModel, "heldOut">;

function judge(weights: Weights, records: readonly LoanRecord[]): CreditModel["heldOut"] {
  const predictions: Prediction[] = records.map(({ applicant, defaulted }) => ({
    probability: predict(weights, applicant),
    happened: defaulted,
  }));
  return {
    applicants: predictions.length,
    defaulted: predictions.filter(({ happened }) => happened).length,
    areaUnderCurve: rounded(areaUnderCurve(predictions)),
    brierScore: rounded(brierScore(predictions)),
    calibration: calibration(predictions).map(({ cases, predicted, observed }) => ({
      cases,
      predicted: rounded(predicted),
      observed: rounded(observed),
    })),
  };
}

/** Four decimals are more than the data can tell, and hide the last bits of floating point. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

if (import.meta.main) {
  const { records, sha256 } = readRecords();
  const model = train(records, sha256);
  writeFileSync(MODEL_FILE, `${JSON.stringify(model, undefined, 2)}\n`);
  const narrator = consoleNarrator(chosenLanguage());
  for (const table of reportOf(model)) narrator.table(table);
}
