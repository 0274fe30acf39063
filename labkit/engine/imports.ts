import type { CompilerInput } from "hardhat/types/solidity";

import type { CompileError } from "./compiler.ts";

import { readFileSync } from "node:fs";
import path from "node:path";

/** What the compiler itself calls an import that it does not find. */
const NOT_FOUND = "6275";

/** The number of Hardhat's error for one. */
const UNRESOLVED = 902;

const IMPORT = /import[^;]*?["']([^"']+)["']/g;

/** An import that Hardhat does not find, at its line; undefined for any other error. */
export function unresolvedImport(error: unknown, build: string): CompileError | undefined {
  if (!(error instanceof Error) || Reflect.get(error, "number") !== UNRESOLVED) return undefined;
  const { importPath, filePath } = Reflect.get(error, "messageArguments") as {
    readonly importPath: string;
    readonly filePath: string;
  };
  const file = within(filePath, `/${path.basename(build)}/`);
  return notFound(file, readFileSync(path.join(build, file), "utf8"), importPath);
}

/**
 * An import that leads out of the lab, where its solution lies: for the student there is no such file.
 * @param folder the build folder below the root of the project
 */
export function foreignImport(input: CompilerInput, folder: string): CompileError | undefined {
  const own = `project/${folder}/`;
  const sources = Object.entries(input.sources);
  if (sources.every(([name]) => name.startsWith(own) || name.startsWith("npm/"))) return undefined;
  for (const [name, { content }] of sources.filter(([source]) => source.startsWith(own))) {
    const file = name.slice(own.length);
    for (const [, imported = ""] of content.matchAll(IMPORT)) {
      const target = path.posix.join(path.posix.dirname(file), imported);
      if (imported.startsWith(".") && target.startsWith(".."))
        return notFound(file, content, imported);
    }
  }
  throw new Error("a contract imports a file from outside of its lab");
}

function notFound(file: string, text: string, imported: string): CompileError {
  const before = text.slice(0, Math.max(0, text.indexOf(imported)));
  return {
    file,
    line: before.split("\n").length,
    errorCode: NOT_FOUND,
    message: `Source "${imported}" not found.`,
  };
}

/** What follows a folder in a path; all of it when the folder is not in it. */
export function within(whole: string, folder: string): string {
  const at = whole.lastIndexOf(folder);
  return at === -1 ? whole : whole.slice(at + folder.length);
}
