import type { Files, LoadedLab } from "../engine/labs.ts";

import path from "node:path";

import { starterOf } from "../engine/labs.ts";

/** Ways of a script to its surroundings. */
const OUTWARD = /\b(process|globalThis|global|require|eval|Function|Reflect|Proxy|import)\s*[.([]/g;

const IMPORTED = /\b(?:import|export)\b[^;"'`]*["']([^"']+)["']/g;

/**
 * What the code of a student uses that no exercise needs: files outside of the lab, modules of the system, the process
 * it runs in. Not everything of that kind is found; what is found is worth a look.
 */
export function outwardReaches(loaded: LoadedLab, files: Files): string[] {
  const starter = starterOf(loaded, "en");
  return [...files].flatMap(([file, text]) => {
    const known = new Set(imports(starter.get(file) ?? ""));
    const foreign = imports(text).filter((name) => !known.has(name) && !isWithin(file, name));
    const outward = file.endsWith(".ts") ? outwardWords(text) : [];
    return [...new Set([...foreign, ...outward])].map((what) => `${what} (${file})`);
  });
}

function imports(text: string): string[] {
  return [...withoutComments(text).matchAll(IMPORTED)].map(([, name = ""]) => name);
}

/** Packages that a lab is written with, and files of the lab itself. */
function isWithin(file: string, name: string): boolean {
  if (!name.startsWith(".")) return /^(#labkit|ethers|@openzeppelin\/.*)$/.test(name);
  return !path.posix.join(path.posix.dirname(file), name).startsWith("..");
}

function outwardWords(text: string): string[] {
  const code = withoutComments(text).replace(/"[^"\n]*"|'[^'\n]*'/g, '""');
  return [...code.matchAll(OUTWARD)].map(([, word = ""]) => word);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "$1");
}
