import type { Files, LoadedLab } from "./engine/labs.ts";
import type { ProgressEvent } from "./engine/progress.ts";
import type { Result } from "./engine/result.ts";

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { hash } from "./engine/progress.ts";
import { isSecret, starterOf } from "./engine/labs.ts";

export const SUBMISSION_SCHEMA = "finchain-lab-submission/1";

/** One student's work on one lab in one file. Only `student`, `files` and `answers` are graded; the rest is compared. */
export interface Submission {
  readonly schema: typeof SUBMISSION_SCHEMA;
  readonly lab: string;
  readonly version: string;
  readonly student: { readonly id: string; readonly name: string };
  readonly submittedAt: string;
  readonly files: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  /** What the student's own copy says; a grader works it out anew. */
  readonly claimed: Result;
  /** Hashes of what must not be changed, as they were at the student's. */
  readonly trusted: Readonly<Record<string, string>>;
  /** All of it, other labs included: a line carries the hash of the one before. */
  readonly progress: readonly ProgressEvent[];
}

/** The files of a lab that judge, by name: those that a student's bundle has, too. */
export function trustedFiles({ dir }: LoadedLab): Map<string, string> {
  const names = readdirSync(dir).filter((name) => name.endsWith(".ts"));
  return new Map(
    names
      .filter((name) => !isSecret(name))
      .map((name) => [name, readFileSync(path.join(dir, name), "utf8")]),
  );
}

/**
 * Hashes of what must not be changed, by name.
 * @param given where the read-only files come from: a student's workspace, or else the lab itself
 */
export function trustedHashes(
  loaded: LoadedLab,
  given: Files = starterOf(loaded, "en"),
): Record<string, string> {
  const readOnly = [...given].filter(([file]) => loaded.lab.given.includes(file));
  const files = [...readOnly, ...trustedFiles(loaded)];
  return Object.fromEntries(files.map(([name, text]) => [name, hash(unixLines(text))]));
}

/** The same text whatever its lines end with: git and editors change that. */
export function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
