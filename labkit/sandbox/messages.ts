import type { Text } from "../../scripts/language/text.ts";
import type { Artifact } from "../engine/deployed.ts";

/** What a student's process is asked to run. Sent as structured clones, so that amounts stay bigint. */
export type Job = ScriptTask | TestsTask;

/** Call the default export of a file once. */
export interface ScriptTask {
  readonly kind: "script";
  readonly file: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

/** Run every test of a file on every subject. */
export interface TestsTask {
  readonly kind: "tests";
  readonly file: string;
  /** Module of the lab that sets the stage for a test. */
  readonly scenario: string;
  readonly params: unknown;
  readonly subjects: readonly Subject[];
}

/** One version of the contract under test, with what surrounds it. */
export interface Subject {
  readonly id: string;
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

/** How the tests went on one subject: the first that failed, if one did. */
export interface TestsOutcome {
  readonly subject: string;
  readonly tests: number;
  readonly failed?: { readonly test: string; readonly message: Text; readonly line?: number };
}

/**
 * From the student's process: a question to the chain, or the end. The key is its own, told before any code of the student
 * runs in it; a verdict without it is none.
 */
export type FromChild =
  | { readonly ask: number; readonly method: string; readonly params: unknown }
  | { readonly ready: true; readonly key: string }
  | { readonly key: string; readonly result: unknown }
  | { readonly key: string; readonly error: ScriptError };

/** What ended a student's file, and in which line of it. */
export interface ScriptError {
  readonly message: string;
  readonly line?: number;
  /** What a contract refused, when that ended the file. */
  readonly data?: string;
  /** The file was not even begun: its text is no TypeScript. */
  readonly isSyntax?: boolean;
}

/** To the student's process: the job, or an answer of the chain. */
export type ToChild =
  | { readonly job: Job }
  | { readonly answer: number; readonly value: unknown }
  | {
      readonly answer: number;
      readonly refusal: { readonly message: string; readonly data?: string };
    };
