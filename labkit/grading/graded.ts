import type { Text } from "../../scripts/language/text.ts";
import type { CheckResult, Result } from "../engine/result.ts";
import type { Student } from "./work.ts";

/** A student's result as it counts: what passes on his own case and on every hidden one. */
export interface Graded extends Result {
  readonly student: Student;
  /** Name of the file or folder that was handed in. */
  readonly source: string;
  readonly checks: readonly GradedCheck[];
  readonly seeds: { readonly own: string; readonly hidden: readonly string[] };
  /** Hints that were taken. */
  readonly hints: readonly HintUse[];
  /** Steps whose solution was shown. */
  readonly shown: readonly string[];
  readonly integrity: Integrity;
}

export interface GradedCheck extends CheckResult {
  /** The hidden case on which it fails, when it passes on the student's own. */
  readonly hiddenSeed?: string;
}

export interface HintUse {
  readonly step: string;
  readonly check: string;
  readonly level: number;
}

/** What an instructor should look at. A flag takes no points. */
export interface Integrity {
  readonly flags: readonly Flag[];
}

export interface Flag {
  readonly id: FlagId;
  readonly text: Text;
}

export type FlagId =
  | "number-missing"
  | "number-twice"
  | "version"
  | "file-missing"
  | "file-changed"
  | "claim"
  | "progress"
  | "reaches-out"
  | "same-file";

/** A submission that could not be graded. */
export interface Ungraded {
  readonly schema: Result["schema"];
  readonly lab: string;
  readonly version: string;
  readonly student: Student;
  readonly source: string;
  readonly error: Text;
}

export type Row = Graded | Ungraded;

export function isGraded(row: Row): row is Graded {
  return !("error" in row);
}

/** By student number, those without one at the end; the order of every report. */
export function inOrder(rows: readonly Row[]): Row[] {
  const key = ({ student, source }: Row) => `${student.id || "\u{10FFFF}"}\n${source}`;
  return rows.toSorted((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
}
