import type { Text } from "../scripts/language/text.ts";
import type { Dice } from "../scripts/lending/score/random.ts";
import type { Trial } from "./engine/trial.ts";
import type { Unit } from "./engine/units.ts";

/** What a student does in a step. */
export type StepKind = "read" | "run" | "build" | "tests" | "attack" | "quiz" | "audit" | "repair";

/** One step of a lab. */
export interface Step {
  /** s1, s2, ...: its heading in the text carries the same id. */
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Text;
  /** Minutes planned for it. */
  readonly minutes: number;
  /** Files of the workspace that the student writes in this step; for `run` none. */
  readonly files?: readonly string[];
  /** What an instructor says here and students never see. */
  readonly notes?: Text;
}

/** A lab: what is known about it without running anything. */
export interface Lab<P = unknown> {
  /** The name of its folder, such as 03-crowdfunding-escrow. */
  readonly id: string;
  /** Semantic version. A step that has not changed stays passed when it grows. */
  readonly version: string;
  readonly title: Text;
  /** One sentence on what is built and why. */
  readonly summary: Text;
  /** What a student can do afterwards. */
  readonly outcomes: readonly Text[];
  /** Labs to do before. */
  readonly requires: readonly string[];
  /** Files of src/ that a student sees and must not change. */
  readonly given: readonly string[];
  /** Figures of the text that come from elsewhere, with their sources. */
  readonly facts?: readonly { readonly value: string; readonly source: string }[];
  /** The figures of one student's case. The same seed always gives the same figures. */
  readonly params: (dice: Dice) => P;
  readonly steps: readonly Step[];
}

/** One rule that the student's work has to keep. Money in fen. */
export interface Check<P = unknown> {
  readonly id: string;
  readonly step: string;
  readonly points: number;
  /** Checks that have to pass before this one says anything. */
  readonly needs?: readonly string[];
  /** The rule, as a sentence that is true when the check passes. */
  readonly title: Text;
  /** Why the rule matters, in terms of finance. */
  readonly why: Text;
  /** Where in the student's code the rule belongs: a file and a function or #region. */
  readonly code?: { readonly file: string; readonly name: string };
  run(trial: Trial<P>): Promise<void>;
}

/** A question whose answer depends on the student's own chain. */
export interface Quiz<P = unknown> {
  readonly step: string;
  readonly points: number;
  readonly question: Text;
  readonly unit: Unit;
  /** Why the right answer is right; shown after a pass. */
  readonly because: Text;
  answer(trial: Trial<P>): Promise<Answer>;
  /** Answers that come from a misunderstanding, each with what to think about. */
  readonly wrong: readonly WrongAnswer<P>[];
}

/** Amounts as whole smallest units; hashes and words as text. */
export type Answer = bigint | string;

export interface WrongAnswer<P> {
  readonly id: string;
  readonly message: Text;
  answer(trial: Trial<P>): Promise<Answer>;
}

/** A solution with one well-known mistake in it. */
export interface Wrong {
  readonly id: string;
  /** The step in which the mistake is made. */
  readonly step: string;
  readonly file: string;
  /** What stands in the solution, once. */
  readonly find: string;
  readonly replace: string;
  /** The check that has to reject it first. */
  readonly caughtBy: string;
  /** What the student seems to think, and what to think about. */
  readonly message: Text;
}

/** A contract that is almost right, for a student's tests to find out; or another way to write it right. */
export interface Mutant {
  readonly id: string;
  readonly find: string;
  readonly replace: string;
  /** What is wrong with it; for a fair variant, what differs. */
  readonly message: Text;
}

/** What the tests that a student writes are held against. */
export interface Suspects {
  readonly step: string;
  /** The contract under test and its file in src/. */
  readonly contract: string;
  readonly file: string;
  /** Wrong versions: a good test fails on each. */
  readonly mutants: readonly Mutant[];
  /** Other right versions: no test may fail on them. */
  readonly fair: readonly Mutant[];
  /** How many wrong versions have to be found out. */
  readonly atLeast: number;
}

/** Help for a check or a step, from a question to the outline of an answer. */
export interface Hints {
  /** 1: a question; 2: where to look; 3: the steps in words; 4: a similar problem, solved. */
  readonly [checkOrStep: string]: readonly [Text, Text, Text, Text];
}

/** Something that happens on a chain and is told: `lab run`, the quizzes and the instructor's demo use it. */
export interface Play<P = unknown> {
  readonly name: string;
  readonly title: Text;
  /** The step whose files have to compile for it; none when it needs only what is given. */
  readonly step: string;
  tell(trial: Trial<P>): Promise<void>;
}

export const defineLab = <P>(lab: Lab<P>): Lab<P> => lab;
export const defineChecks = <P>(checks: readonly Check<P>[]): readonly Check<P>[] => checks;
export const defineQuizzes = <P>(quizzes: readonly Quiz<P>[]): readonly Quiz<P>[] => quizzes;
export const definePlays = <P>(plays: readonly Play<P>[]): readonly Play<P>[] => plays;

/** One of a few figures, by the dice of a student. */
export function pick<T>(dice: Dice, items: readonly T[]): T {
  const [first] = dice.shuffle(items);
  if (first === undefined) throw new Error("nothing to pick from");
  return first;
}
