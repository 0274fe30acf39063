import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import type { Catalogue } from "../../scripts/errors/catalogue.ts";
import type { CompileError, LabCompiler } from "./compiler.ts";
import type { Artifact } from "./deployed.ts";
import type { Files } from "./labs.ts";

import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { ErrorFragment, Interface } from "ethers";

import { catalogueOf } from "../../scripts/errors/catalogue.ts";

/** The compiled contracts of one state of a lab. */
export interface Build {
  readonly dir: string;
  readonly files: Files;
  readonly hre: HardhatRuntimeEnvironment;
  /** Compiled contracts by name, and by file and name. */
  readonly artifacts: ReadonlyMap<string, Artifact>;
  readonly errors: Catalogue;
  /** What the compiler did not accept, by file. */
  readonly broken: ReadonlyMap<string, CompileError>;
  /** Whether the compiler had to run. */
  readonly ran: boolean;
}

/**
 * Writes the files of a lab into a folder and compiles them. A file that does not compile is left out together with
 * those that import it, so that a mistake in one exercise does not hide another.
 */
export async function build(compiler: LabCompiler, dir: string, files: Files): Promise<Build> {
  await rm(path.join(dir, "contracts"), { recursive: true, force: true });
  await write(dir, files);
  const broken = new Map<string, CompileError>();
  let roots = [...files.keys()].filter((file) => file.endsWith(".sol"));
  let compiled = await compiler.compile(dir, roots);
  while (compiled.errors.length > 0) {
    const before = broken.size;
    for (const error of compiled.errors) {
      if (files.has(error.file) && !broken.has(error.file)) broken.set(error.file, error);
    }
    if (broken.size === before) throw new Error(compiled.errors[0]?.message);
    roots = roots.filter((file) => !reaches(file, broken, files));
    compiled = await compiler.compile(dir, roots);
  }
  const artifacts = await artifactsOf(compiled.hre);
  return {
    dir,
    files,
    hre: compiled.hre,
    artifacts,
    errors: catalogueOf([...artifacts.values()].flatMap(errorsOf)),
    broken,
    ran: compiled.ran,
  };
}

/** Whether two states of a lab hold the same contracts. */
export function sameContracts(left: Files, right: Files): boolean {
  return contractsOf(left) === contractsOf(right);
}

function contractsOf(files: Files): string {
  return JSON.stringify([...files].filter(([file]) => file.endsWith(".sol")));
}

/** The same build with the scripts of another state. */
export async function withScripts(made: Build, files: Files): Promise<Build> {
  await write(made.dir, new Map([...files].filter(([file]) => !file.endsWith(".sol"))));
  return { ...made, files, ran: false };
}

async function write(dir: string, files: Files): Promise<void> {
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), file.endsWith(".sol") ? plainComments(text) : text);
  }
}

const COMMENT_OR_STRING = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/**
 * A source in whose comments every sign is one byte. The compiler counts bytes and Hardhat counts signs, so a comment in
 * Chinese would move every line of a stack trace.
 */
function plainComments(source: string): string {
  return source.replace(COMMENT_OR_STRING, (part) =>
    part.startsWith("/") ? part.replace(/\P{ASCII}/gu, (sign) => "?".repeat(sign.length)) : part,
  );
}

async function artifactsOf(hre: HardhatRuntimeEnvironment): Promise<Map<string, Artifact>> {
  const artifacts = new Map<string, Artifact>();
  for (const name of await hre.artifacts.getAllFullyQualifiedNames()) {
    const { abi, bytecode, contractName, sourceName } = await hre.artifacts.readArtifact(name);
    const artifact: Artifact = { abi, bytecode };
    // An abstract contract or an interface has no code and cannot be meant. Of two with one name, the one whose file is
    // called after it is: nobody can put another Cash in the place of the lab's.
    const isMeant = path.basename(sourceName, ".sol") === contractName;
    if (bytecode !== "0x" && (isMeant || !artifacts.has(contractName)))
      artifacts.set(contractName, artifact);
    artifacts.set(`${sourceName.replace(/^.*?\/(?=contracts\/)/, "")}:${contractName}`, artifact);
  }
  return artifacts;
}

function errorsOf({ abi }: Artifact): ErrorFragment[] {
  const fragments = Interface.from(abi).fragments;
  return fragments.filter((fragment) => fragment instanceof ErrorFragment);
}

/** Whether a file is broken or imports one that is. */
function reaches(file: string, broken: ReadonlyMap<string, unknown>, files: Files): boolean {
  if (broken.has(file)) return true;
  const imports = [...(files.get(file) ?? "").matchAll(/import[^;]*?["'](\.[^"']+)["']/g)];
  return imports.some(([, name = ""]) =>
    reaches(path.posix.join(path.posix.dirname(file), name), broken, files),
  );
}
