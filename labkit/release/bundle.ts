import type { LoadedLab } from "../engine/labs.ts";
import type { Workshop } from "../engine/workshop.ts";

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { LANGUAGES } from "../../scripts/language/text.ts";
import { isSecret, starterOf } from "../engine/labs.ts";
import { COMPILED_SUSPECTS } from "../engine/suspects.ts";

/** What the bundle says of itself: its labs, and a hash for every file. */
export const RELEASE = "release.json";

const RELEASE_SCHEMA = "finchain-lab-release/1";

/** Proofs of the labs need their solutions; the pipelines are the repository's. */
const LEFT_OUT = /^(?:\.ci|\.github|test\/(?:labs|labkit)|test\/support\/lab[^/]*)(?:\/|$)/;

/**
 * Writes the course without the solutions of its labs into an empty folder. Two runs write the same bytes.
 * @returns the files, by their path inside of it
 * @throws Stop(2) when the folder is not empty or the course is no clone
 */
export async function bundle(
  root: string,
  out: string,
  labs: readonly LoadedLab[],
  workshop: Workshop,
): Promise<string[]> {
  if (existsSync(out) && readdirSync(out).length > 0) throw notEmpty(out);
  const names = new Set(labs.map(({ lab }) => lab.id));
  const files = tracked(root).filter((file) => isOpen(file, names));
  for (const file of files) cpSync(path.join(root, file), place(out, file));
  const made: string[] = [];
  for (const loaded of labs) {
    for (const [file, text] of await extras(loaded, workshop)) {
      writeFileSync(place(out, file), text);
      made.push(file);
    }
  }
  const all = [...files, ...made].toSorted();
  writeFileSync(path.join(out, RELEASE), manifest(root, out, labs, all));
  return [...all, RELEASE];
}

/** Starters instead of solutions, and the contracts that a student's tests have to find out, compiled. */
async function extras(loaded: LoadedLab, workshop: Workshop): Promise<[string, string][]> {
  const dir = `labs/${loaded.lab.id}`;
  const starters = LANGUAGES.flatMap((language) =>
    [...starterOf(loaded, language)].map(([file, text]): [string, string] => [
      `${dir}/starter/${language}/${file}`,
      text,
    ]),
  );
  const sheets = await Promise.all(
    (await workshop.sheets(loaded)).map(async ({ sheet, lineUp }) =>
      Object.assign({ compiled: await lineUp() }, sheet),
    ),
  );
  if (sheets.length === 0) return starters;
  return [...starters, [`${dir}/${COMPILED_SUSPECTS}`, `${JSON.stringify(sheets)}\n`]];
}

/** Everything that git knows; nothing that happens to lie about. */
function tracked(root: string): string[] {
  try {
    const list = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
    const files = list
      .split("\0")
      .filter((file) => file !== "" && existsSync(path.join(root, file)));
    if (files.length > 0) return files;
  } catch {
    // The same sentence as for a folder that git does not know.
  }
  throw noClone;
}

/** Whether students may have a file: not the solutions of a lab, and nothing of labs that are not released. */
function isOpen(file: string, labs: ReadonlySet<string>): boolean {
  if (LEFT_OUT.test(file)) return false;
  const [top, lab = "", part = ""] = file.split("/");
  if (top !== "labs" || part === "") return true;
  return labs.has(lab) && part !== "src" && !isSecret(part);
}

function manifest(
  root: string,
  out: string,
  labs: readonly LoadedLab[],
  files: readonly string[],
): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    readonly version: string;
  };
  const document = {
    schema: RELEASE_SCHEMA,
    version,
    labs: Object.fromEntries(labs.map(({ lab }) => [lab.id, lab.version])),
    files: Object.fromEntries(files.map((file) => [file, hashOf(path.join(out, file))])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function place(out: string, file: string): string {
  const whole = path.join(out, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  return whole;
}

function notEmpty(out: string): Stop {
  return new Stop(2, {
    en: `${out} is not empty; name a folder that is, or one that does not exist yet.`,
    zh: `${out} 不是空目录，请指定一个空目录或尚不存在的目录。`,
  });
}

const noClone = new Stop(2, {
  en: "A bundle is made of what git knows, and this folder is no clone; make it in a clone of the repository.",
  zh: "学生版由 git 管理的文件生成，而当前目录不是克隆得到的仓库；请在仓库的克隆中运行。",
});
