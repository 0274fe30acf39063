import type { Check } from "../define.ts";
import type { Files, LoadedLab } from "./labs.ts";
import type { Bench } from "./run.ts";
import type { Paths } from "./paths.ts";

import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";

import { readableFor } from "../sandbox/readable.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { build, sameContracts, withScripts } from "./build.ts";
import type { Build } from "./build.ts";
import { LabCompiler } from "./compiler.ts";
import { freshGround } from "./ground.ts";
import { misconceptionsOf } from "./frozen.ts";
import { PRACTICE_SEED } from "./params.ts";
import { quizChecks } from "./quiz.ts";
import { sheetsOf, suspectChecks } from "./suspects.ts";

/** A sandbox and a place to build in: everything a run of checks needs. Close it at the end. */
export class Workshop {
  readonly paths: Paths;
  readonly compiler: LabCompiler;
  readonly sandbox: Sandbox;
  readonly #folder: string;
  /** Not where a student's process can read: the solution is among them. */
  readonly #suspects: string;
  readonly #builds = new Map<string, Build>();
  readonly #sheets = new Map<string, ReturnType<typeof sheetsOf>>();

  /**
   * @param spares processes for students' scripts that are started ahead of time
   * @param lanes processes among which the tests of a student are shared
   */
  constructor(paths: Paths, { spares = 0, lanes = 2 } = {}) {
    this.paths = paths;
    this.compiler = new LabCompiler(paths);
    const name = randomBytes(6).toString("hex");
    this.#folder = path.join(paths.cache, "build", name);
    this.#suspects = path.join(paths.cache, "suspects", name);
    // What is not there when a student's process starts is taken for a file, not for a folder.
    mkdirSync(this.#folder, { recursive: true });
    this.sandbox = new Sandbox(paths.root, readableFor(paths, this.#folder), { spares, lanes });
  }

  /** Compiles the files of a lab and gets its checks ready. */
  async bench(
    loaded: LoadedLab,
    files: Files,
    seed: string,
    answers: ReadonlyMap<string, string> = new Map(),
  ): Promise<Bench> {
    const { lab } = loaded;
    this.sandbox.renew();
    const made = await this.#build(lab.id, files);
    const ground = async (listener?: Parameters<typeof freshGround>[3]) =>
      freshGround(made, loaded.errors, this.sandbox, listener);
    const sheets = await this.sheets(loaded);
    const ofTests = sheets.flatMap(({ sheet, lineUp }) =>
      suspectChecks(loaded, sheet, lineUp, made, seed, this.sandbox),
    );
    return {
      loaded,
      build: made,
      seed,
      ground,
      checks: inOrder(loaded, [...loaded.checks, ...ofTests, ...quizChecks(loaded, answers)]),
      misconceptions: misconceptionsOf(loaded),
    };
  }

  /** The checks of a lab as they would be run, for what they are called and worth. */
  async outline(loaded: LoadedLab): Promise<readonly Check[]> {
    return (await this.bench(loaded, new Map(), PRACTICE_SEED)).checks;
  }

  /** The last build, when no contract has changed since. */
  async #build(id: string, files: Files): Promise<Build> {
    const last = this.#builds.get(id);
    const made =
      last !== undefined && sameContracts(last.files, files)
        ? await withScripts(last, files)
        : await build(this.compiler, path.join(this.#folder, id), files);
    this.#builds.set(id, made);
    return made;
  }

  async close(): Promise<void> {
    this.sandbox.close();
    for (const folder of [this.#folder, this.#suspects])
      await rm(folder, { recursive: true, force: true });
  }

  /** The wrong versions of a lab are the same for every student: compiled once, when they are needed. */
  async sheets(loaded: LoadedLab): ReturnType<typeof sheetsOf> {
    const { id } = loaded.lab;
    const folder = path.join(this.#suspects, id);
    const made = this.#sheets.get(id) ?? sheetsOf(loaded, this.compiler, folder);
    this.#sheets.set(id, made);
    return made;
  }
}

function inOrder({ lab }: LoadedLab, checks: readonly Check[]): Check[] {
  return lab.steps.flatMap(({ id }) => checks.filter(({ step }) => step === id));
}
