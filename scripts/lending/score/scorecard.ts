import { GRADES } from "../grade-tables.ts";
import { type Applicant, stepsOf } from "./features.ts";
import type { CreditModel } from "./model.ts";

/** The scale: 600 points are odds of 15 good loans to 1 bad one, and every 50 points double the odds. */
export const SCALE = { score: 600, odds: 15, pointsToDouble: 50, min: 300, max: 850 } as const;

/** The lowest score of grade A1; each further grade begins 10 points lower, and G5 takes all the rest. */
const BEST_GRADE_FROM = 780;
const POINTS_PER_GRADE = 10;

/** What a feature did to the score, in comparison with the reference applicant. */
export interface Reason {
  /** The feature; `reference` is where everybody starts, `scale` what the ends of the scale add or cut off. */
  readonly key: keyof Applicant | "reference" | "scale";
  readonly points: number;
}

/**
 * The points of an applicant, whose sum is the score. Each is rounded by itself, half up, so that a reader who adds them
 * arrives at the score and not one beside it.
 */
export function pointsOf(
  { intercept, features }: Pick<CreditModel, "intercept" | "features">,
  applicant: Applicant,
): Reason[] {
  const steps = stepsOf(applicant);
  const points: Reason[] = [
    { key: "reference", points: SCALE.score + asPoints(intercept + Math.log(SCALE.odds)) },
    ...features.map(({ key, weight }, i) => ({ key, points: asPoints(weight * (steps[i] ?? 0)) })),
  ];
  const sum = scoreOf(points);
  const bounded = Math.min(Math.max(sum, SCALE.min), SCALE.max);
  return [...points, { key: "scale", points: bounded - sum }];
}

/** The score: the sum of the points. */
export function scoreOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0);
}

/** Probability of default within twelve months that a score stands for; at the ends of the scale only a bound. */
export function defaultProbability(score: number): number {
  return 1 / (1 + SCALE.odds * 2 ** ((score - SCALE.score) / SCALE.pointsToDouble));
}

/** The grade of a score, from 1 (A1) to 35 (G5). */
export function gradeOf(score: number): number {
  const below = Math.ceil((BEST_GRADE_FROM - score) / POINTS_PER_GRADE);
  return 1 + Math.min(Math.max(below, 0), GRADES.length - 1);
}

/** Log-odds of default as points: what makes default likelier takes points away. */
function asPoints(logOdds: number): number {
  // Adding 0 turns a negative zero into an ordinary one.
  return Math.round((-logOdds * SCALE.pointsToDouble) / Math.LN2) + 0;
}
