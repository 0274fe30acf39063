import type {
  CompilationJob,
  CompilerInput,
  CompilerOutput,
  CompilerOutputError,
} from "hardhat/types/solidity";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import type { Paths } from "./paths.ts";

import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { Stop } from "../../scripts/errors/stop.ts";
import { environmentFor } from "./chain.ts";
import { foreignImport, unresolvedImport, within } from "./imports.ts";

/** Outputs that are kept: undoing an edit then costs no compilation. */
const KEPT_OUTPUTS = 200;

/** Stands for the folder of a build in what is kept. */
const PLACE = "<build>";

/** A contract that a student writes takes a second or two; some can be written that take for ever. */
const MAX_MILLISECONDS = 60_000;

/** Compilations after which the compiler is started anew, because its memory only grows. */
const COMPILATIONS_PER_WORKER = 200;

export interface CompileError {
  /** Path of the file inside of the build folder, such as contracts/Escrow.sol. */
  readonly file: string;
  readonly line: number;
  readonly errorCode: string;
  readonly message: string;
}

export interface Compiled {
  /** Knows exactly the contracts that were compiled. */
  readonly hre: HardhatRuntimeEnvironment;
  readonly errors: readonly CompileError[];
  /** Whether the compiler had to run. */
  readonly ran: boolean;
}

let loaded: Worker | undefined;
let compilations = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * The compiler, loaded once for the whole process: starting it takes longer than most contracts. It takes one input
 * after the other and does not keep the process alive.
 * @throws Stop(1) when it does not come to an end
 */
export async function solc(input: CompilerInput): Promise<CompilerOutput> {
  const mine = turn.then(async () => compiled(input));
  turn = mine.catch(() => undefined);
  return mine;
}

async function compiled(input: CompilerInput): Promise<CompilerOutput> {
  compilations += 1;
  if (compilations % COMPILATIONS_PER_WORKER === 0) await unload();
  loaded ??= new Worker(new URL("./solc-worker.mjs", import.meta.url), {
    workerData: { compiler: fileURLToPath(import.meta.resolve("solc/soljson.js")) },
  });
  try {
    return await ask(loaded, input);
  } catch (error) {
    await unload();
    throw error;
  }
}

async function unload(): Promise<void> {
  await loaded?.terminate();
  loaded = undefined;
}

/** Loads the compiler and lets it run once, so that the first save of a student is as fast as the later ones. */
export async function warmUpSolc(): Promise<void> {
  const sources = { "A.sol": { content: "pragma solidity ^0.8.28; contract A {}" } };
  await solc({
    language: "Solidity",
    sources,
    settings: { optimizer: {}, outputSelection: {} },
  });
}

async function ask(worker: Worker, input: CompilerInput): Promise<CompilerOutput> {
  worker.ref();
  return new Promise<CompilerOutput>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed).unref();
      settle();
    };
    const answered = (output: CompilerOutput) => end(() => resolve(output));
    const failed = (error: Error) => end(() => reject(error));
    const timer = setTimeout(() => failed(endless), MAX_MILLISECONDS);
    worker.on("message", answered).on("error", failed);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(input);
  });
}

const endless = new Stop(1, {
  en: `The compiler was still busy after ${MAX_MILLISECONDS / 1_000} seconds; the contract is far too long or too deeply nested.`,
  zh: `编译器运行 ${MAX_MILLISECONDS / 1_000} 秒仍未结束，合约过长或嵌套过深。`,
});

/** Compiles the files of labs and remembers what came out. */
export class LabCompiler {
  readonly #root: string;
  readonly #kept: string;

  constructor({ root, cache }: Paths) {
    this.#root = root;
    this.#kept = path.join(cache, "solc");
  }

  /**
   * Compiles files of a build folder.
   * @param build folder with contracts/; its artifacts are replaced
   * @param files paths inside of it
   */
  async compile(build: string, files: readonly string[]): Promise<Compiled> {
    await rm(path.join(build, "artifacts"), { recursive: true, force: true });
    const hre = await environmentFor(this.#root, build);
    const plan = await planned(hre, build, files);
    if ("error" in plan) return { hre, errors: [plan.error], ran: false };
    let ran = false;
    for (const job of plan.jobs) {
      const input = await job.getSolcInput();
      const foreign = foreignImport(input, this.#folder(build));
      if (foreign !== undefined) return { hre, errors: [foreign], ran };
      const { output, fresh } = await this.#output(input, build);
      ran ||= fresh;
      const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");
      if (errors.length > 0) {
        return { hre, errors: errors.map((error) => located(error, input, build)), ran };
      }
      await hre.solidity.emitArtifacts(job, output);
    }
    return { hre, errors: [], ran };
  }

  /** The output for an input, from the last time if there was one. Where it was built then does not matter. */
  async #output(
    input: CompilerInput,
    build: string,
  ): Promise<{ output: CompilerOutput; fresh: boolean }> {
    const folder = this.#folder(build);
    const placeless = JSON.stringify(input).replaceAll(folder, PLACE);
    const key = createHash("sha256").update(placeless).digest("hex");
    const file = path.join(this.#kept, `${key}.json`);
    if (existsSync(file)) {
      const kept = (await readFile(file, "utf8")).replaceAll(PLACE, folder);
      return { output: JSON.parse(kept) as CompilerOutput, fresh: false };
    }
    const output = await solc(input);
    await mkdir(this.#kept, { recursive: true });
    // Complete or not there: somebody else may look for it, or write it, at the same time.
    const part = `${file}.${randomBytes(4).toString("hex")}`;
    await writeFile(part, JSON.stringify(output).replaceAll(folder, PLACE));
    await rename(part, file);
    await this.#prune();
    return { output, fresh: true };
  }

  #folder(build: string): string {
    return path.relative(this.#root, build).split(path.sep).join("/");
  }

  async #prune(): Promise<void> {
    const names = await readdir(this.#kept);
    if (names.length <= KEPT_OUTPUTS) return;
    const aged = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.#kept, name);
        return {
          file,
          age: await stat(file).then(
            ({ mtimeMs }) => mtimeMs,
            () => 0,
          ),
        };
      }),
    );
    const old = aged.toSorted((a, b) => b.age - a.age).slice(KEPT_OUTPUTS);
    for (const { file } of old) await rm(file, { force: true });
  }
}

/** The compilations that files need, or what is wrong with an import or a version before any of them begins. */
async function planned(
  hre: HardhatRuntimeEnvironment,
  build: string,
  files: readonly string[],
): Promise<{ readonly jobs: readonly CompilationJob[] } | { readonly error: CompileError }> {
  const roots = files.map((file) => path.join(build, file));
  try {
    const plan = await hre.solidity.getCompilationJobs(roots, { quiet: true });
    if (plan.success) return { jobs: [...new Set(plan.compilationJobsPerFile.values())] };
    const file = path.relative(build, plan.rootFilePath).split(path.sep).join("/");
    return { error: { file, line: 1, errorCode: "JOB", message: plan.formattedReason } };
  } catch (error) {
    const unresolved = unresolvedImport(error, build);
    if (unresolved === undefined) throw error;
    return { error: unresolved };
  }
}

/** What the compiler says in addition to what Hardhat's type knows. */
type Located = CompilerOutputError & {
  readonly sourceLocation?: { readonly file: string; readonly start: number };
};

/** An error of the compiler at its line in the student's file. */
function located(error: Located, input: CompilerInput, build: string): CompileError {
  const source = error.sourceLocation?.file ?? "";
  const text = input.sources[source]?.content ?? "";
  const before = Buffer.from(text).subarray(0, Math.max(0, error.sourceLocation?.start ?? 0));
  return {
    file: within(source, `/${path.basename(build)}/`),
    line: before.toString().split("\n").length,
    errorCode: error.errorCode ?? "",
    message: error.message,
  };
}
