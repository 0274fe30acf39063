import type { CheckResult, Result } from "../engine/result.ts";
import type { GradedCheck } from "./graded.ts";

import { scoreOf } from "../engine/result.ts";

/**
 * The result that counts: a check passes when it passes on the student's own case and on every hidden one.
 * @param hidden results on hidden cases; checks that fail on the own case need not be in them
 */
export function combined(
  own: Result,
  hidden: readonly Result[],
): Omit<Result, "checks"> & { readonly checks: readonly GradedCheck[] } {
  const checks = own.checks.map((check) => worst(check, hidden));
  const misconception = [own, ...hidden].find((result) => result.misconception)?.misconception;
  const { misconception: _, ...rest } = own;
  return {
    ...rest,
    checks,
    score: scoreOf(checks),
    ...(misconception === undefined ? {} : { misconception }),
  };
}

function worst(check: CheckResult, hidden: readonly Result[]): GradedCheck {
  const others = hidden.flatMap(({ seed, checks }) =>
    checks.filter(({ id }) => id === check.id).map((other) => ({ seed, other })),
  );
  const milliseconds = others.reduce(
    (sum, { other }) => sum + other.milliseconds,
    check.milliseconds,
  );
  const failed = others.find(({ other }) => other.status !== "pass");
  if (check.status !== "pass" || failed === undefined) return { ...check, milliseconds };
  return { ...failed.other, milliseconds, hiddenSeed: failed.seed };
}
