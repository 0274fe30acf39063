import type { Check, Step } from "./define.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { CheckResult, Result } from "./engine/result.ts";
import type { Workshop } from "./engine/workshop.ts";
import type { Workspace } from "./engine/workspace.ts";
import type { Desk } from "./desk.ts";

import { diagnosed } from "./diagnosis.ts";
import { contractOf, hash } from "./engine/progress.ts";
import { firstFailure, stepPasses } from "./engine/result.ts";
import { runChecks } from "./engine/run.ts";

/** A verdict on the steps of a lab up to the one a student is at. */
export interface Verdict {
  readonly result: Result;
  /** Steps that pass now and did not before. */
  readonly news: readonly Step[];
  /** The step to go on with, or undefined when the lab is done. */
  readonly next: Step | undefined;
  /** Read-only files that were changed; they were not judged. */
  readonly tampered: readonly string[];
}

/**
 * Judges a student's workspace and writes down what is passed.
 * @param until the last step to judge; steps passed before with the same files are not judged again
 * @param alone judge that step and what its checks need, and not all that comes before
 */
export async function judge(
  desk: Desk,
  workshop: Workshop,
  loaded: LoadedLab,
  workspace: Workspace,
  until: Step,
  heard?: (result: CheckResult) => void,
  alone = false,
): Promise<Verdict> {
  const files = workspace.files(desk.language);
  const answers = workspace.answers();
  const before = desk.progress.passed(loaded);
  const steps = loaded.lab.steps.slice(0, loaded.lab.steps.indexOf(until) + 1);
  const stamp = (step: Step) => stampOf(desk, loaded, step, files, answers);
  const stale = (step: Step) => before.get(step.id)?.detail !== stamp(step);
  const bench = await workshop.bench(loaded, files, desk.seed, answers);
  const own = steps.filter((step) => step === until || (!alone && stale(step)));
  const needed = stepsNeeded(bench.checks, new Set(own.map(({ id }) => id)));
  const due = steps.filter(({ id }) => needed.has(id));
  const wanted = new Set(due.map(({ id }) => id));
  const found = await runChecks(bench, (step) => wanted.has(step), heard);
  const result = await diagnosed(desk.paths, bench, found);

  const passing = due.filter((step) => judged(step) && stepPasses(result, step.id));
  for (const step of passing) {
    if (before.get(step.id)?.detail !== stamp(step))
      desk.progress.add(loaded.lab, step.id, "pass", stamp(step));
  }
  const failure = firstFailure(result);
  if (failure !== undefined)
    desk.progress.add(
      loaded.lab,
      failure.step,
      "fail",
      [failure.id, result.misconception?.id].join(" "),
    );
  return {
    result,
    news: passing.filter(({ id }) => !before.has(id)),
    next: desk.currentStep(loaded),
    tampered: workspace.tampered(desk.language),
  };
}

/** These steps and those whose checks theirs need, directly or by way of others. */
function stepsNeeded(checks: readonly Check[], steps: ReadonlySet<string>): Set<string> {
  const wanted = new Set(checks.filter(({ step }) => steps.has(step)).map(({ id }) => id));
  // A need always stands before what needs it.
  for (const { id, needs = [] } of checks.toReversed()) {
    if (wanted.has(id)) for (const need of needs) wanted.add(need);
  }
  const needed = checks.filter(({ id }) => wanted.has(id)).map(({ step }) => step);
  return new Set([...steps, ...needed]);
}

/** Whether a step is passed by checks; `read` and `run` are passed by doing them. */
export function judged({ kind }: Step): boolean {
  return kind !== "read" && kind !== "run";
}

/** What a pass was given for: what the step asks, the case and what was handed in. */
export function stampOf(
  desk: Desk,
  loaded: LoadedLab,
  step: Step,
  files: ReadonlyMap<string, string>,
  answers: ReadonlyMap<string, string>,
): string {
  const handed = (step.files ?? []).map((file) => files.get(file) ?? "");
  const work = hash(JSON.stringify([desk.seed, handed, answers.get(step.id)])).slice(0, 12);
  return `${contractOf(loaded, step.id)} ${work}`;
}
