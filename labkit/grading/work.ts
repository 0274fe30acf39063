import type { Text } from "../../scripts/language/text.ts";
import type { Files } from "../engine/labs.ts";

/** What a student handed in, as it was read. Nothing in it is believed. */
export interface Work {
  /** Name of the file or folder it came in. */
  readonly source: string;
  readonly student: Student;
  /** Version of the lab it was made with; empty when it does not say. */
  readonly version: string;
  /** Those of the files to be graded that are there. */
  readonly files: Files;
  readonly answers: ReadonlyMap<string, string>;
  /** Files that a student must not change and that are different here, and files that no step asks for. */
  readonly changed: readonly string[];
  /** What the student's own copy says of it; a folder says nothing. */
  readonly claimed?: Claim;
  /** Lines of the progress file; undefined when only a workspace was handed in. */
  readonly progress?: readonly string[];
}

export interface Student {
  /** Student number; empty when none was given or it is none. */
  readonly id: string;
  readonly name: string;
}

/** A result that came with a submission. */
export interface Claim {
  readonly seed: string;
  /** Status by check. */
  readonly checks: ReadonlyMap<string, string>;
}

/** Something that could not be read as a submission, and why. */
export interface Unreadable {
  readonly source: string;
  readonly error: Text;
  readonly student?: Student;
}

/** Bytes of a submission file; a whole term's progress is a tenth of it. */
export const MAX_SUBMISSION_BYTES = 4 * 1024 * 1024;

/** Characters of one file of a student. */
export const MAX_FILE_LENGTH = 200_000;

/** A student number as `lab start` takes it. */
export function studentNumber(given: unknown): string {
  return typeof given === "string" && /^[\w-]{1,40}$/.test(given) ? given : "";
}

/** A word of a document that may hold anything. */
export function wordOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A name on one line, without signs that could turn the text of a report around. */
export function plainName(given: unknown): string {
  if (typeof given !== "string") return "";
  return given
    .toWellFormed()
    .replace(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, 200);
}
