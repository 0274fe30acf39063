import { readFileSync } from "node:fs";

import { dataFile } from "../../input/data-file.ts";
import { type Applicant, stepsOf } from "./features.ts";
import { logistic } from "./logistic.ts";
import type { Decile } from "./quality.ts";

/** Where the trained model lies. */
export const MODEL_FILE = dataFile("credit/model.json");

/** A trained and published model. Numbers are rounded before they are published, so that everybody computes alike. */
export interface CreditModel {
  /** Version of the policy that signed scores name; another training is another version. */
  readonly policyVersion: number;
  /** SHA-256 of the file it was trained on. */
  readonly trainedOn: string;
  /** Log-odds of default within twelve months of the reference applicant. */
  readonly intercept: number;
  readonly features: readonly FeatureWeight[];
  /** Measured on applicants that the training did not see. */
  readonly heldOut: {
    readonly applicants: number;
    readonly defaulted: number;
    readonly areaUnderCurve: number;
    readonly brierScore: number;
    readonly calibration: readonly Decile[];
  };
}

/** What a step of a feature does. */
export interface FeatureWeight {
  readonly key: keyof Applicant;
  /** What it adds to the log-odds of default. */
  readonly weight: number;
  readonly standardError: number;
  /** By what it multiplies the odds of default. */
  readonly oddsRatio: number;
}

/** The model that is in force. */
export function readModel(): CreditModel {
  const model: CreditModel = JSON.parse(readFileSync(MODEL_FILE, "utf8"));
  return model;
}

/** Probability that the applicant defaults within twelve months, as the regression has it. */
export function predict(
  model: Pick<CreditModel, "intercept" | "features">,
  applicant: Applicant,
): number {
  const steps = stepsOf(applicant);
  const logOdds = model.features.reduce(
    (sum, { weight }, i) => sum + weight * (steps[i] ?? 0),
    model.intercept,
  );
  return logistic(logOdds);
}
