import type { Check } from "./define.ts";
import type { Files, LoadedLab } from "./engine/labs.ts";
import type { CheckResult, Result } from "./engine/result.ts";
import type { Bench } from "./engine/run.ts";
import type { Paths } from "./engine/paths.ts";

import { LANGUAGES } from "../scripts/language/text.ts";
import { resultOf } from "./author/variants.ts";
import { hasSolutions, loadSecrets, starterOf } from "./engine/labs.ts";
import { firstFailure } from "./engine/result.ts";
import { Workshop } from "./engine/workshop.ts";

/**
 * A result whose diagnosis is certain: code that nobody has touched is no misunderstanding, and a well-known one is
 * named only if, made on purpose with the same figures, it fails in exactly the same way. Without the solutions, as in a
 * student's bundle, the trace alone has to do.
 */
export async function diagnosed(
  paths: Paths,
  { loaded, checks, build, seed }: Bench,
  result: Result,
): Promise<Result> {
  const { misconception, ...plain } = result;
  const failure = firstFailure(result);
  if (failure === undefined || failure.cause?.code === "COMPILE") return plain;
  const check = checks.find(({ id }) => id === failure.id);
  if (check !== undefined && isUntouched(loaded, check, build.files))
    return { ...plain, misconception: { id: "untouched", message: untouched(failure.step) } };
  if (misconception === undefined || !hasSolutions(loaded)) return result;
  return (await failsLike(paths, loaded, seed, result, misconception.id)) ? result : plain;
}

/** Whether the mistake, made on purpose, leaves the same causes with the same values. */
async function failsLike(
  paths: Paths,
  loaded: LoadedLab,
  seed: string,
  result: Result,
  mistake: string,
): Promise<boolean> {
  const { wrong } = await loadSecrets(loaded.dir);
  const variant = wrong.find(({ id }) => id === mistake);
  const step = loaded.lab.steps.find(({ id }) => id === variant?.step);
  // How many wrong contracts are found out depends on all tests of a student.
  if (variant === undefined || step === undefined || step.kind === "tests") return true;
  // In a workshop of its own, since the rest of the solution must not lie where a student's process can read.
  const workshop = new Workshop(paths);
  try {
    const theirs = await resultOf(workshop, loaded, variant, seed);
    return causesOf(result.checks, step.id) === causesOf(theirs.checks, step.id);
  } finally {
    await workshop.close();
  }
}

function causesOf(checks: readonly CheckResult[], step: string): string {
  const causes = checks.flatMap(({ id, step: of, cause }) => {
    if (of !== step || cause === undefined) return [];
    const { code, what, expected, actual } = cause;
    return [[id, code, what.en, expected?.value, actual?.value]];
  });
  return JSON.stringify(causes);
}

/** Whether the function that a check is about is still the one the lab came with. */
function isUntouched(loaded: LoadedLab, { code }: Check, mine: Files): boolean {
  if (code === undefined) return false;
  return LANGUAGES.some((language) => {
    const block = functionIn(starterOf(loaded, language).get(code.file) ?? "", code.name);
    return block.includes("TODO") && (mine.get(code.file) ?? "").includes(block);
  });
}

/** A function with everything up to the brace that closes it at the same indent; empty when there is none. */
function functionIn(source: string, name: string): string {
  const pattern = new RegExp(`^([ \\t]*)[^\\n]*\\bfunction ${name}\\b[\\s\\S]*?^\\1\\}`, "m");
  return pattern.exec(source)?.[0] ?? "";
}

function untouched(step: string) {
  return {
    en: `This is still as the lab came: what stands below "TODO ${step}" has to be replaced.`,
    zh: `这里还是初始代码：“TODO ${step}”下面的内容需要改写。`,
  };
}
