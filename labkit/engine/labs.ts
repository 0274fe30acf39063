import type { Check, Hints, Lab, Play, Quiz, Suspects, Wrong } from "../define.ts";
import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";
import type { Language } from "../../scripts/language/text.ts";
import type { Paths } from "./paths.ts";

import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { Stop } from "../../scripts/errors/stop.ts";
import { suggest } from "../../scripts/input/suggest.ts";
import { regionsOf, stateOf } from "./source.ts";

/** Text files of a lab by their path inside the workspace, such as contracts/Escrow.sol. */
export type Files = ReadonlyMap<string, string>;

/** A lab with everything its folder holds. */
export interface LoadedLab {
  readonly dir: string;
  readonly lab: Lab;
  readonly checks: readonly Check[];
  readonly quizzes: readonly Quiz[];
  readonly plays: readonly Play[];
  readonly hints: Hints;
  /** What the lab says about the errors of its contracts. */
  readonly errors: Sentences;
}

/** What only the source of a course has, and no student's bundle. */
export interface LabSecrets {
  readonly wrong: readonly Wrong[];
  readonly suspects: readonly Suspects[];
}

/** Names of the labs, in order. */
export function labIds(paths: Paths): string[] {
  if (!existsSync(paths.labs)) return [];
  return readdirSync(paths.labs)
    .filter((name) => /^\d\d-/.test(name) && existsSync(path.join(paths.labs, name, "lab.ts")))
    .toSorted();
}

/** The lab a student means by "03", "3", "escrow" or its whole name. */
export function findLab(paths: Paths, wanted: string): string {
  const ids = labIds(paths);
  const found = ids.filter(
    (id) => id === wanted || id.startsWith(`${wanted.padStart(2, "0")}-`) || id.includes(wanted),
  );
  const [only] = found;
  if (only !== undefined && (found.length === 1 || found.includes(wanted))) return only;
  const near = suggest(wanted, ids) ?? ids.join(", ");
  throw new Stop(2, {
    en: `There is no lab "${wanted}"; the labs are ${near}.`,
    zh: `没有实验“${wanted}”；现有实验：${near}。`,
  });
}

export async function loadLab(paths: Paths, id: string): Promise<LoadedLab> {
  const dir = path.join(paths.labs, id);
  const [lab, checks, quizzes, plays, hints, errors] = await Promise.all([
    load<{ default: Lab }>(dir, "lab.ts"),
    load<{ checks: readonly Check[] }>(dir, "checks.ts"),
    load<{ quizzes: readonly Quiz[] }>(dir, "quizzes.ts"),
    load<{ plays: readonly Play[] }>(dir, "plays.ts"),
    load<{ hints: Hints }>(dir, "hints.ts"),
    load<{ errors: Sentences }>(dir, "errors.ts"),
  ]);
  if (lab === undefined) throw new Error(`${id} has no lab.ts`);
  return {
    dir,
    lab: lab.default,
    checks: checks?.checks ?? [],
    quizzes: quizzes?.quizzes ?? [],
    plays: plays?.plays ?? [],
    hints: hints?.hints ?? {},
    errors: errors?.errors ?? {},
  };
}

/** Whether a file of a lab's folder holds them. The solutions are in src/. */
export function isSecret(name: string): boolean {
  return /^(?:wrong|suspects)[\w-]*\.ts$/.test(name);
}

export async function loadSecrets(dir: string): Promise<LabSecrets> {
  const wrong = await load<{ wrong: readonly Wrong[] }>(dir, "wrong.ts");
  const suspects = await load<{ suspects: readonly Suspects[] }>(dir, "suspects.ts");
  return { wrong: wrong?.wrong ?? [], suspects: suspects?.suspects ?? [] };
}

async function load<M>(dir: string, file: string): Promise<M | undefined> {
  const whole = path.join(dir, file);
  if (!existsSync(whole)) return undefined;
  return (await import(pathToFileURL(whole).href)) as M;
}

/** Whether this checkout holds the solutions, or is a student's bundle. */
export function hasSolutions({ dir }: LoadedLab): boolean {
  return existsSync(path.join(dir, "src"));
}

/** @throws Stop(2) in a student's bundle */
export function requireSolutions(loaded: LoadedLab): void {
  if (hasSolutions(loaded)) return;
  throw new Stop(2, {
    en: "This is a student's bundle and holds no solutions; the command needs the instructor's copy.",
    zh: "这是学生版，不含答案；该命令需要教师版。",
  });
}

/** The files of a lab with the solutions of these steps, and starters for the rest. */
export function filesAt(
  loaded: LoadedLab,
  solved: (step: string) => boolean,
  language: Language,
): Map<string, string> {
  return new Map(
    [...markedSources(loaded)].map(([file, source]) => [file, stateOf(source, solved, language)]),
  );
}

/** What a student starts with. */
export function starterOf(loaded: LoadedLab, language: Language): Map<string, string> {
  if (hasSolutions(loaded)) return filesAt(loaded, () => false, language);
  return readTree(path.join(loaded.dir, "starter", language));
}

/** The sources of a lab with their markers. */
export function markedSources({ dir }: LoadedLab): Map<string, string> {
  return readTree(path.join(dir, "src"));
}

/** The steps whose regions stand in a file. */
export function stepsIn(source: string): string[] {
  return [...new Set(regionsOf(source).map(({ step }) => step))];
}

/** Every Solidity and TypeScript file below a folder, by its path inside of it. */
export function readTree(folder: string): Map<string, string> {
  const names = globSync("**/*.{sol,ts}", { cwd: folder }).toSorted();
  return new Map(
    names.map((name) => [
      name.split(path.sep).join("/"),
      readFileSync(path.join(folder, name), "utf8"),
    ]),
  );
}

/** Files a student may change. */
export function editableFiles({ lab }: LoadedLab): string[] {
  return [...new Set(lab.steps.flatMap(({ files = [] }) => files))];
}
