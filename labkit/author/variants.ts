import type { Wrong } from "../define.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Misconception } from "../engine/misconceptions.ts";
import type { Result } from "../engine/result.ts";
import type { Workshop } from "../engine/workshop.ts";

import { filesAt } from "../engine/labs.ts";
import { vectorOf } from "../engine/misconceptions.ts";
import { PRACTICE_SEED } from "../engine/params.ts";
import { replaceOnce } from "../engine/patch.ts";
import { runChecks } from "../engine/run.ts";

/** A solution up to the step of a mistake, with the mistake in it. */
export function filesWith(loaded: LoadedLab, variant: Wrong): Map<string, string> {
  const { file, find, replace, id } = variant;
  const files = filesAt(loaded, upTo(loaded, variant.step), "en");
  return files.set(file, replaceOnce(files.get(file) ?? "", find, replace, id));
}

/** Whether a step is one of those up to this one. */
export function upTo({ lab }: LoadedLab, last: string): (step: string) => boolean {
  const ids = lab.steps.map(({ id }) => id);
  return (step) => ids.indexOf(step) <= ids.indexOf(last);
}

/** What the checks say of a mistake: those of its step, and of steps before that they need. */
export async function resultOf(
  workshop: Workshop,
  loaded: LoadedLab,
  variant: Wrong,
  seed = PRACTICE_SEED,
): Promise<Result> {
  const bench = await workshop.bench(loaded, filesWith(loaded, variant), seed);
  const quizzes = new Set(loaded.quizzes.map(({ step }) => step));
  const wanted = upTo(loaded, variant.step);
  // Steps of other files cannot fail through this mistake, and student tests are slow.
  const touched = new Set(
    loaded.lab.steps.flatMap(({ id, files = [] }) => (files.includes(variant.file) ? [id] : [])),
  );
  return runChecks(bench, (step) => wanted(step) && !quizzes.has(step) && touched.has(step));
}

/** The trace that a mistake leaves, as it is frozen into lab.json. */
export function misconceptionFrom(variant: Wrong, result: Result): Misconception {
  const { id, step, message } = variant;
  return { id, step, vector: vectorOf(result.checks, step), message };
}
