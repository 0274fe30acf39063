import type { Text } from "../../scripts/language/text.ts";
import type { Cause } from "./failure.ts";

export const RESULT_SCHEMA = "finchain-lab-result/1";

export type Status = "pass" | "fail" | "not-run";

/** How one check went. */
export interface CheckResult {
  readonly id: string;
  readonly step: string;
  readonly status: Status;
  readonly points: number;
  readonly max: number;
  readonly title: Text;
  readonly why: Text;
  readonly cause?: Cause;
  /** Checks that have to pass first, where this one was not run. */
  readonly because?: readonly string[];
  readonly milliseconds: number;
}

/** How a lab went, for machines: written as result.json. */
export interface Result {
  readonly schema: typeof RESULT_SCHEMA;
  readonly lab: string;
  readonly version: string;
  readonly seed: string;
  readonly score: { readonly got: number; readonly max: number };
  readonly checks: readonly CheckResult[];
  /** The misunderstanding that the failures of the first failing step look like. */
  readonly misconception?: { readonly id: string; readonly message: Text };
}

export function firstFailure({ checks }: Result): CheckResult | undefined {
  return checks.find(({ status }) => status === "fail");
}

/** Whether every check of a step passes. */
export function stepPasses({ checks }: Result, step: string): boolean {
  return checks.every((check) => check.step !== step || check.status === "pass");
}

export function scoreOf(checks: readonly CheckResult[]): Result["score"] {
  return {
    got: checks.reduce((sum, { points }) => sum + points, 0),
    max: checks.reduce((sum, { max }) => sum + max, 0),
  };
}
