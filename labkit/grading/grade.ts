import type { LoadedLab } from "../engine/labs.ts";
import type { Result } from "../engine/result.ts";
import type { Workshop } from "../engine/workshop.ts";
import type { Graded } from "./graded.ts";
import type { Work } from "./work.ts";

import { LANGUAGES } from "../../scripts/language/text.ts";
import { editableFiles, starterOf } from "../engine/labs.ts";
import { PRACTICE_SEED } from "../engine/params.ts";
import { read } from "../engine/quiz.ts";
import { runChecks } from "../engine/run.ts";
import { overlay } from "../engine/workspace.ts";
import { combined } from "./combine.ts";
import { flagsOf } from "./flags.ts";
import { hintsIn, shownIn } from "./history.ts";

/**
 * Judges one submission on top of the trusted files.
 * @param hiddenSeeds cases that the student did not know; questions are asked on his own only
 */
export async function grade(
  workshop: Workshop,
  loaded: LoadedLab,
  work: Work,
  hiddenSeeds: readonly string[],
): Promise<Graded> {
  const files = overlay(loaded, completed(loaded, work), LANGUAGES[0] ?? "en");
  const seed = work.student.id || PRACTICE_SEED;
  const bench = await workshop.bench(loaded, files, seed, readable(loaded, work.answers));
  const own = await runChecks(bench);
  const worth = stepsWorth(loaded, own);
  const hidden: Result[] = [];
  for (const secret of hiddenSeeds) {
    hidden.push(await runChecks(await workshop.bench(loaded, files, secret), worth));
  }
  return {
    ...combined(own, hidden),
    student: work.student,
    source: work.source,
    seeds: { own: seed, hidden: hiddenSeeds },
    hints: hintsIn(loaded, work.progress ?? []),
    shown: shownIn(loaded, work.progress ?? []),
    integrity: { flags: flagsOf(loaded, work, own) },
  };
}

/** A file that was not handed in is as the student found it. */
function completed(loaded: LoadedLab, { files }: Work): Map<string, string> {
  const starter = starterOf(loaded, "en");
  return new Map(
    editableFiles(loaded).map((file) => [file, files.get(file) ?? starter.get(file) ?? ""]),
  );
}

/** An answer that is no figure where one is asked for counts as none. */
function readable({ quizzes }: LoadedLab, answers: Work["answers"]): Map<string, string> {
  const known = [...answers].filter(([step, answer]) => {
    const quiz = quizzes.find((one) => one.step === step);
    return quiz !== undefined && isRead(answer, quiz.unit);
  });
  return new Map(known);
}

function isRead(...args: Parameters<typeof read>): boolean {
  try {
    read(...args);
    return true;
  } catch {
    return false;
  }
}

/** Steps in which there is something left to lose on a hidden case. */
function stepsWorth({ quizzes }: LoadedLab, { checks }: Result): (step: string) => boolean {
  const asked = new Set(quizzes.map(({ step }) => step));
  const passing = checks.filter(({ status, step }) => status === "pass" && !asked.has(step));
  const steps = new Set(passing.map(({ step }) => step));
  return (step) => steps.has(step);
}
