import { gradeRatePpm } from "../grade-tables.ts";
import type { Applicant } from "./features.ts";
import { creditLimit } from "./limit.ts";
import type { CreditModel } from "./model.ts";
import { defaultProbability, gradeOf, pointsOf, type Reason, scoreOf } from "./scorecard.ts";

/** From so many anti-fraud warnings on a person is looked at by people, whatever the score. */
const WARNINGS_TO_REFUSE = 2;

/** What the platform says of an applicant. */
export interface Assessment {
  /** From 300 to 850; the sum of the reasons. */
  readonly score: number;
  /** From 1 (A1) to 35 (G5). */
  readonly grade: number;
  /** Probability of default within twelve months that the score stands for. */
  readonly defaultProbability: number;
  /** Interest a year of the grade, in millionths. */
  readonly ratePpm: bigint;
  /** What may be borrowed, in fen; 0 after two anti-fraud warnings. */
  readonly limit: bigint;
  readonly reasons: readonly Reason[];
}

/** Scores an applicant and derives grade, rate and limit. */
export function assess(model: CreditModel, applicant: Applicant): Assessment {
  const reasons = pointsOf(model, applicant);
  const score = scoreOf(reasons);
  const grade = gradeOf(score);
  const isSuspect = applicant.fraudFlags >= WARNINGS_TO_REFUSE;
  return {
    score,
    grade,
    defaultProbability: defaultProbability(score),
    ratePpm: gradeRatePpm(grade),
    limit: isSuspect ? 0n : creditLimit(grade, applicant.income),
    reasons,
  };
}
