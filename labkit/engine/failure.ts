import type { Text } from "../../scripts/language/text.ts";
import type { Measured } from "./units.ts";

/** A place in a student's file. */
export interface Place {
  /** Path inside the workspace of the lab. */
  readonly file: string;
  readonly line: number;
}

/** Why a check failed, for a reader and for a machine. */
export interface Cause {
  /** What kind of failure it is. */
  readonly code: CauseCode;
  /** What was tried. */
  readonly what: Text;
  readonly expected?: Measured;
  readonly actual?: Measured;
  /** What the contract said, in words. */
  readonly said?: Text;
  readonly where?: Place;
}

export type CauseCode =
  | "COMPILE"
  | "MISSING"
  | "VALUE"
  | "REFUSAL_EXPECTED"
  | "WRONG_REFUSAL"
  | "REFUSED"
  | "HALTED"
  | "EVENT"
  | "BOOKS"
  | "ANSWER"
  | "SCRIPT"
  | "RPC"
  | "BUDGET";

/** Ends a check: the student's work does not keep the rule. */
export class CheckFailed extends Error {
  readonly reason: Cause;

  constructor(reason: Cause) {
    super(reason.what.en);
    this.name = "CheckFailed";
    this.reason = reason;
  }
}

/** A contract refused something, and a student's script was not ready for it. */
export class ScriptRefused extends Error {
  readonly data: string;
  readonly where: Place | undefined;

  constructor(file: string, data: string, line: number | undefined) {
    super(`${file} was refused`);
    this.name = "ScriptRefused";
    this.data = data;
    this.where = line === undefined ? undefined : { file, line };
  }
}

/**
 * What tells one mistake from another: the check, the kind of failure, what was tried and on which side the value lies.
 * Figures are left out, since they differ from student to student.
 */
export function signature(check: string, { code, what, expected, actual }: Cause): string {
  const side = sideOf(expected?.value, actual?.value);
  return [check, code, what.en.replace(/[\d,.]+/g, "#"), side].filter(Boolean).join("|");
}

function sideOf(expected?: string, actual?: string): string {
  const whole = /^-?\d+$/;
  if (expected === undefined || actual === undefined) return "";
  if (!whole.test(expected) || !whole.test(actual)) return "";
  return BigInt(actual) > BigInt(expected) ? "more" : "less";
}
