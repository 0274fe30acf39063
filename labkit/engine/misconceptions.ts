import type { Text } from "../../scripts/language/text.ts";
import type { CheckResult } from "./result.ts";

import { signature } from "./failure.ts";

/** A well-known misunderstanding and the trace it leaves in the checks of its step. */
export interface Misconception {
  readonly id: string;
  readonly step: string;
  /** Signatures of the failing checks of the step, in order. */
  readonly vector: readonly string[];
  readonly message: Text;
}

/** The failures of one step, without its figures. */
export function vectorOf(checks: readonly CheckResult[], step: string): string[] {
  return checks.flatMap((check) =>
    check.step === step && check.cause !== undefined ? [signature(check.id, check.cause)] : [],
  );
}

/** The misunderstanding whose trace is exactly that of the first step that fails. */
export function matching(
  checks: readonly CheckResult[],
  known: readonly Misconception[],
): { readonly id: string; readonly message: Text } | undefined {
  const step = checks.find(({ status }) => status === "fail")?.step;
  if (step === undefined) return undefined;
  const vector = vectorOf(checks, step).join("\n");
  const found = known.find((one) => one.step === step && one.vector.join("\n") === vector);
  return found && { id: found.id, message: found.message };
}
