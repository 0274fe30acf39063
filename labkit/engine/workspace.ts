import type { Language } from "../../scripts/language/text.ts";
import type { Files, LoadedLab } from "./labs.ts";
import type { Paths } from "./paths.ts";

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { editableFiles, readTree, starterOf } from "./labs.ts";

/** What a student answered, by step; it lies beside his files. */
export const ANSWERS = "answers.json";

/** The folder in which a student works on one lab. */
export class Workspace {
  readonly dir: string;
  readonly #attic: string;
  readonly #loaded: LoadedLab;

  constructor(paths: Paths, loaded: LoadedLab) {
    this.dir = path.join(paths.workspace, loaded.lab.id);
    this.#attic = path.join(paths.state, "attic", loaded.lab.id);
    this.#loaded = loaded;
  }

  get started(): boolean {
    return existsSync(this.dir);
  }

  /** Puts the files there that are missing; what a student has written stays. */
  start(language: Language): void {
    const absent = [...starterOf(this.#loaded, language)].filter(
      ([file]) => !existsSync(path.join(this.dir, file)),
    );
    this.write(new Map(absent));
  }

  write(files: Files): void {
    for (const [file, text] of files) {
      mkdirSync(path.dirname(path.join(this.dir, file)), { recursive: true });
      writeFileSync(path.join(this.dir, file), text);
    }
  }

  /**
   * The files to be judged: what the student may change from his folder, everything else from the lab, so that a
   * changed read-only file changes nothing.
   * @throws Stop(2) when a file of the student's is missing
   */
  files(language: Language): Map<string, string> {
    return overlay(this.#loaded, this.all(), language);
  }

  /** Everything in the folder. */
  all(): Map<string, string> {
    return existsSync(this.dir) ? readTree(this.dir) : new Map<string, string>();
  }

  /** Read-only files that differ from the lab's. */
  tampered(language: Language): string[] {
    const mine = this.all();
    return [...starterOf(this.#loaded, language)].flatMap(([file, text]) =>
      editableFiles(this.#loaded).includes(file) || mine.get(file) === text ? [] : [file],
    );
  }

  answers(): Map<string, string> {
    return readAnswers(this.dir);
  }

  answer(step: string, answer: string): void {
    const answers = Object.fromEntries([...this.answers(), [step, answer]]);
    writeFileSync(path.join(this.dir, ANSWERS), `${JSON.stringify(answers, null, 2)}\n`);
  }

  /** Puts the folder aside, and says under which name. */
  putAside(): string {
    const name = new Date().toISOString().replace(/[:.]/g, "-");
    mkdirSync(this.#attic, { recursive: true });
    cpSync(this.dir, path.join(this.#attic, name), { recursive: true });
    return name;
  }

  /** Names of what was put aside, the oldest first. */
  attic(): string[] {
    return existsSync(this.#attic) ? readdirSync(this.#attic).toSorted() : [];
  }

  /** Brings back what was put aside; what is there now is put aside in turn. */
  restore(name: string): void {
    if (this.started) this.putAside();
    this.clear();
    cpSync(path.join(this.#attic, name), this.dir, { recursive: true });
  }

  clear(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A student's files on top of the trusted ones. */
export function overlay(loaded: LoadedLab, mine: Files, language: Language): Map<string, string> {
  const files = starterOf(loaded, language);
  for (const file of editableFiles(loaded)) {
    const text = mine.get(file);
    if (text === undefined) throw missing(file);
    files.set(file, text);
  }
  return files;
}

export function readAnswers(dir: string): Map<string, string> {
  const file = path.join(dir, ANSWERS);
  if (!existsSync(file)) return new Map();
  try {
    const answers = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    return new Map(Object.entries(answers).map(([step, answer]) => [step, String(answer)]));
  } catch {
    return new Map();
  }
}

function missing(file: string): Stop {
  return new Stop(2, {
    en: `${file} is missing from the workspace; "npx hardhat lab start" puts it back.`,
    zh: `工作区缺少 ${file}；运行“npx hardhat lab start”可恢复。`,
  });
}
