import type { LoadedLab } from "../../labkit/engine/labs.ts";

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { replaceOnce } from "../../labkit/engine/patch.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The lab that tests of the engine use. */
export const MODEL = "03-crowdfunding-escrow";

/** Runs work in a home of its own, as another student on another computer. */
export async function inHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), "lab-"));
  const before = process.env["FINCHAIN_LAB_HOME"];
  process.env["FINCHAIN_LAB_HOME"] = home;
  try {
    return await work(home);
  } finally {
    if (before === undefined) delete process.env["FINCHAIN_LAB_HOME"];
    else process.env["FINCHAIN_LAB_HOME"] = before;
    rmSync(home, { recursive: true, force: true });
  }
}

let copies = 0;

/** A copy of the model lab with something changed in one of its files. */
export async function spoiltLab<T>(
  file: string,
  spoil: (text: string) => string,
  work: (loaded: LoadedLab) => Promise<T>,
): Promise<T> {
  copies += 1;
  // As deep as a lab lies, since its imports are relative; a new name, since modules are loaded once.
  const name = `${MODEL}-${process.pid}-${copies}`;
  const labs = path.join(ROOT, ".lab");
  const dir = path.join(labs, name);
  cpSync(path.join(ROOT, "labs", MODEL), dir, { recursive: true });
  cpSync(path.join(ROOT, "labs", "glossary.ts"), path.join(labs, "glossary.ts"));
  const whole = path.join(dir, file);
  writeFileSync(whole, spoil(readFileSync(whole, "utf8")));
  try {
    return await work(await loadLab({ ...pathsOf(ROOT), labs }, name));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A change of one place. */
export function change(find: string, replace: string): (text: string) => string {
  return (text) => replaceOnce(text, find, replace, find);
}
