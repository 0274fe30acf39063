import type { Misconception } from "../engine/misconceptions.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Workshop } from "../engine/workshop.ts";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { LANGUAGES } from "../../scripts/language/text.ts";
import { CheckFailed } from "../engine/failure.ts";
import { FROZEN } from "../engine/frozen.ts";
import { filesAt, loadSecrets } from "../engine/labs.ts";
import { matching } from "../engine/misconceptions.ts";
import { paramsOf, PRACTICE_SEED } from "../engine/params.ts";
import { firstFailure, stepPasses } from "../engine/result.ts";
import { runChecks } from "../engine/run.ts";
import { Trial } from "../engine/trial.ts";
import { UNITS } from "../engine/units.ts";
import { manifest, measure } from "./freeze.ts";
import { leaks } from "./leaks.ts";
import { schemaErrors } from "./schema.ts";
import { upTo } from "./variants.ts";

/** A promise of a lab that does not hold. */
export interface Problem {
  readonly lab: string;
  readonly promise: string;
  readonly found: string;
}

/** Student tests against a dozen contracts take seconds: these seeds are enough for them. */
const SEEDS_FOR_TESTS = 1;

/**
 * Proves what a lab promises to students and instructors.
 * @param seeds number of students' cases that the solution has to solve
 */
export async function examine(
  workshop: Workshop,
  loaded: LoadedLab,
  seeds: number,
  heard: (promise: string) => void = () => undefined,
  wanted: (promise: string) => boolean = () => true,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  let measuring: ReturnType<typeof measure> | undefined;
  const measured = async () => (measuring ??= measure(workshop, loaded));
  const promises: [string, () => Promise<string[]>][] = [
    ["the manifest is complete", async () => shape(workshop, loaded)],
    ["no solution is given away", async () => leaks(loaded)],
    ["the starter compiles and fails in every step", async () => starterFails(workshop, loaded)],
    ["each step turns its own checks green", async () => stepwise(workshop, loaded)],
    ["the solution passes for every student", async () => solutionPasses(workshop, loaded, seeds)],
    ["each mistake is caught by its own check", async () => mistakes(await measured())],
    ["each check catches a mistake", async () => discriminates(workshop, loaded)],
    ["wrong answers are told apart", async () => answers(workshop, loaded)],
    ["lab.json is up to date", async () => upToDate(workshop, loaded, measured)],
  ];
  for (const [promise, prove] of promises.filter(([name]) => wanted(name))) {
    const found = await prove().catch((error: unknown) => [messageOf(error)]);
    for (const one of found) problems.push({ lab: loaded.lab.id, promise, found: one });
    heard(`${found.length === 0 ? "✓" : "✗"} ${loaded.lab.id}: ${promise}`);
  }
  return problems;
}

async function shape(workshop: Workshop, loaded: LoadedLab): Promise<string[]> {
  const { lab, hints, checks, quizzes } = loaded;
  const { wrong } = await loadSecrets(loaded.dir);
  const outline = await workshop.outline(loaded);
  const ids = outline.map(({ id }) => id);
  const kinds = new Set(lab.steps.map(({ kind }) => kind));
  const withFiles = lab.steps.filter(({ kind }) => !["read", "run", "quiz"].includes(kind));
  const hinted = outline.filter(({ id }) => !lab.steps.some((step) => id === `${step.id}-fair`));
  return [
    ...(lab.steps.length < 5 ? ["fewer than five steps"] : []),
    ...(kinds.size < 3 ? ["fewer than three kinds of steps"] : []),
    ...(wrong.length < 4 ? ["fewer than four misconceptions"] : []),
    ...lab.steps.flatMap(({ id }, i) => (id === `s${i + 1}` ? [] : [`step ${id} out of order`])),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two checks are called ${id}`),
    ...withFiles
      .filter(({ files = [] }) => files.length === 0)
      .map(({ id }) => `step ${id} has no file`),
    ...withFiles
      .filter(({ id }) => !outline.some(({ step }) => step === id))
      .map(({ id }) => `step ${id} has no check`),
    ...lab.steps
      .filter(({ kind, id }) => kind === "quiz" && !quizzes.some(({ step }) => step === id))
      .map(({ id }) => `step ${id} has no question`),
    ...lab.steps
      .filter(({ kind, id }) => kind === "run" && !loaded.plays.some(({ step }) => step === id))
      .map(({ id }) => `step ${id} has no scene`),
    ...checks.flatMap(({ id, needs = [] }) =>
      needs
        .filter((need) => !ids.slice(0, ids.indexOf(id)).includes(need))
        .map((need) => `${id} needs ${need}, which is no check before it`),
    ),
    ...hinted
      .filter(({ id }) => hints[id]?.length !== 4)
      .map(({ id }) => `${id} has no four hints`),
    ...Object.keys(hints)
      .filter((id) => !ids.includes(id))
      .map((id) => `hints for ${id}, which is no check`),
    ...quizzes.filter(({ unit }) => !UNITS.includes(unit)).map(({ step }) => `unit of ${step}`),
  ];
}

async function starterFails(workshop: Workshop, loaded: LoadedLab): Promise<string[]> {
  const problems: string[] = [];
  for (const language of LANGUAGES) {
    const bench = await workshop.bench(
      loaded,
      filesAt(loaded, () => false, language),
      PRACTICE_SEED,
    );
    for (const error of bench.build.broken.values())
      problems.push(`the starter (${language}) does not compile: ${error.file}:${error.line}`);
    if (language !== "en") continue;
    const result = await runChecks(bench);
    const steps = new Set(result.checks.map(({ step }) => step));
    for (const step of steps)
      if (stepPasses(result, step)) problems.push(`the starter passes step ${step}`);
  }
  return problems;
}

async function stepwise(workshop: Workshop, loaded: LoadedLab): Promise<string[]> {
  const problems: string[] = [];
  const quizzes = new Set(loaded.quizzes.map(({ step }) => step));
  const steps = loaded.lab.steps.filter(({ files = [] }) => files.length > 0);
  for (const { id } of steps.slice(0, -1)) {
    const done = upTo(loaded, id);
    const bench = await workshop.bench(loaded, filesAt(loaded, done, "en"), PRACTICE_SEED);
    const sharp = (step: string) => bench.checks.some((check) => check.id === `${step}-sharp`);
    const result = await runChecks(
      bench,
      (step) => !quizzes.has(step) && (!sharp(step) || step === id),
    );
    for (const check of result.checks) {
      if (done(check.step) && check.status !== "pass")
        problems.push(
          `with ${id} solved, ${check.id} of ${check.step} does not pass: ${check.cause?.what.en ?? check.status}`,
        );
    }
    for (const later of new Set(result.checks.map(({ step }) => step)))
      if (!done(later) && stepPasses(result, later))
        problems.push(`with ${id} solved, ${later} passes already`);
  }
  return problems;
}

async function solutionPasses(
  workshop: Workshop,
  loaded: LoadedLab,
  count: number,
): Promise<string[]> {
  const problems: string[] = [];
  const files = filesAt(loaded, () => true, "en");
  const seeds = [PRACTICE_SEED, ...Array.from({ length: count - 1 }, (_, i) => `student-${i + 1}`)];
  for (const [i, seed] of seeds.entries()) {
    const answered = await rightAnswers(workshop, loaded, files, seed);
    const bench = await workshop.bench(loaded, files, seed, answered);
    const sharp = new Set(
      bench.checks.filter(({ id, step }) => id === `${step}-sharp`).map(({ step }) => step),
    );
    const result = await runChecks(bench, (step) => i < SEEDS_FOR_TESTS || !sharp.has(step));
    const failure = firstFailure(result);
    if (failure !== undefined)
      problems.push(`seed ${seed}: ${failure.id} fails: ${failure.cause?.what.en ?? ""}`);
    for (const play of loaded.plays)
      await play.tell(new Trial(paramsOf(loaded.lab, seed), await bench.ground()));
  }
  return problems;
}

/** The answers a student with this seed would have to give. */
export async function rightAnswers(
  workshop: Workshop,
  loaded: LoadedLab,
  files: ReadonlyMap<string, string>,
  seed: string,
): Promise<Map<string, string>> {
  const bench = await workshop.bench(loaded, files, seed);
  const right = new Map<string, string>();
  for (const quiz of loaded.quizzes) {
    const answer = await quiz.answer(new Trial(paramsOf(loaded.lab, seed), await bench.ground()));
    right.set(quiz.step, quiz.unit === "CNY" ? typedYuan(BigInt(answer)) : String(answer));
  }
  return right;
}

function typedYuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}

async function mistakes(measured: Awaited<ReturnType<typeof measure>>): Promise<string[]> {
  const traces = measured.map(({ trace }) => trace);
  return measured.flatMap(({ variant: { id, caughtBy }, result, trace }) => {
    const first = firstFailure(result);
    const message = matching(result.checks, traces)?.id;
    return [
      ...(first?.id === caughtBy
        ? []
        : [`${id} is caught by ${first?.id ?? "nothing"} instead of ${caughtBy}`]),
      ...(first?.cause?.code === "COMPILE" ? [`${id} does not compile`] : []),
      ...(message === id
        ? []
        : [`${id} gets the message of ${message ?? "nobody"}: ${trace.vector.join(" & ")}`]),
    ];
  });
}

async function discriminates(workshop: Workshop, loaded: LoadedLab): Promise<string[]> {
  const { wrong } = await loadSecrets(loaded.dir);
  const caught = new Set(wrong.map(({ caughtBy }) => caughtBy));
  const quizzes = new Set(loaded.quizzes.map(({ step }) => step));
  return (await workshop.outline(loaded))
    .filter(({ id, step }) => !caught.has(id) && !quizzes.has(step))
    .map(({ id }) => `no mistake is caught by ${id}`);
}

async function answers(workshop: Workshop, loaded: LoadedLab): Promise<string[]> {
  const bench = await workshop.bench(
    loaded,
    filesAt(loaded, () => true, "en"),
    PRACTICE_SEED,
  );
  const problems: string[] = [];
  const fresh = async () => new Trial(paramsOf(loaded.lab, PRACTICE_SEED), await bench.ground());
  for (const quiz of loaded.quizzes) {
    if (quiz.wrong.length === 0) problems.push(`${quiz.step} knows no wrong answer`);
    const seen = new Map([[String(await quiz.answer(await fresh())), "the right answer"]]);
    for (const one of quiz.wrong) {
      const value = String(await one.answer(await fresh()));
      const other = seen.get(value);
      if (other !== undefined) problems.push(`${quiz.step}: ${one.id} is ${value}, as is ${other}`);
      seen.set(value, one.id);
    }
  }
  return problems;
}

async function upToDate(
  workshop: Workshop,
  loaded: LoadedLab,
  measured: () => ReturnType<typeof measure>,
): Promise<string[]> {
  const file = path.join(loaded.dir, FROZEN);
  if (!existsSync(file)) return ["there is none; run npx hardhat lab dev freeze"];
  const document = JSON.parse(readFileSync(file, "utf8")) as { misconceptions: Misconception[] };
  const problems = schemaErrors(document);
  // What can be compared without running anything comes first.
  const says = JSON.stringify({ ...document, misconceptions: [] });
  const is = JSON.stringify({ ...(await manifest(workshop, loaded)), misconceptions: [] });
  const traces = says === is ? (await measured()).map(({ trace }) => trace) : [];
  const fresh = JSON.stringify(document.misconceptions) === JSON.stringify(traces);
  return fresh ? problems : ["it is not; run npx hardhat lab dev freeze", ...problems];
}

function messageOf(error: unknown): string {
  if (error instanceof CheckFailed) return `${error.reason.code}: ${error.reason.what.en}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
