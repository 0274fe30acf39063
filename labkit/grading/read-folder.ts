import type { LoadedLab } from "../engine/labs.ts";
import type { Work } from "./work.ts";

import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { LANGUAGES } from "../../scripts/language/text.ts";
import { editableFiles, starterOf } from "../engine/labs.ts";
import { FROZEN } from "../engine/frozen.ts";
import { ANSWERS } from "../engine/workspace.ts";
import { trustedFiles, unixLines } from "../submission.ts";
import { isRecord } from "./read-json.ts";
import { MAX_FILE_LENGTH, MAX_SUBMISSION_BYTES, plainName, studentNumber, wordOf } from "./work.ts";

/** Where a student's files lie in a folder: in a copy of the whole course, or the workspace of the lab itself. */
export interface Place {
  readonly workspace: string;
  /** The folder that holds labs/ and .lab/; undefined when only the workspace was handed in. */
  readonly course?: string;
}

/** Where in a folder a student's work on a lab lies, or undefined when it is not there. */
export function placeIn(loaded: LoadedLab, folder: string): Place | undefined {
  const inside = path.join(folder, "workspace", loaded.lab.id);
  if (existsSync(inside)) return { workspace: inside, course: folder };
  const itself = editableFiles(loaded).some((file) => existsSync(path.join(folder, file)));
  return itself ? { workspace: folder } : undefined;
}

/**
 * Reads a student's folder.
 * @param folder what was handed in; no link may lead out of it
 * @throws Stop(2) when a file in it is not the text it should be
 */
export function readFolder(loaded: LoadedLab, folder: string, place: Place, source: string): Work {
  const { workspace, course } = place;
  const files = editableFiles(loaded).flatMap((file): [string, string][] => {
    const text = readInside(folder, path.join(workspace, file), MAX_FILE_LENGTH);
    return text === undefined ? [] : [[file, text]];
  });
  const state = path.join(course ?? workspace, ".lab");
  const settings = recordIn(folder, path.join(state, "settings.json"));
  const answers = Object.entries(recordIn(folder, path.join(workspace, ANSWERS)));
  const log = readInside(folder, path.join(state, "progress.jsonl"), MAX_SUBMISSION_BYTES) ?? "";
  return {
    source,
    student: { id: studentNumber(settings["student"]), name: plainName(settings["name"]) },
    version: versionIn(loaded, folder, course),
    files: new Map(files),
    answers: new Map(answers.map(([step, answer]) => [step, wordOf(answer)])),
    changed: changedIn(loaded, folder, place),
    ...(course === undefined ? {} : { progress: log.split("\n").filter(Boolean) }),
  };
}

function versionIn({ lab }: LoadedLab, folder: string, course: string | undefined): string {
  if (course === undefined) return lab.version;
  const file = path.join(course, "labs", lab.id, FROZEN);
  return existsSync(file) ? wordOf(recordIn(folder, file)["version"]) : lab.version;
}

/** Trusted files of which the folder has another version. One that it does not have is taken from the lab anyway. */
function changedIn(loaded: LoadedLab, folder: string, { workspace, course }: Place): string[] {
  const differs = (file: string, ...right: string[]) => {
    const text = readInside(folder, file, MAX_FILE_LENGTH);
    return text !== undefined && !right.map(unixLines).includes(unixLines(text));
  };
  const given = loaded.lab.given.filter((file) => {
    const starters = LANGUAGES.map((language) => starterOf(loaded, language).get(file) ?? "");
    return differs(path.join(workspace, file), ...starters);
  });
  if (course === undefined) return given;
  const judging = [...trustedFiles(loaded)].filter(([file, text]) =>
    differs(path.join(course, "labs", loaded.lab.id, file), text),
  );
  return [...given, ...judging.map(([file]) => file)];
}

/** A small JSON file; one that a student has spoilt says nothing. */
function recordIn(folder: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(readInside(folder, file, MAX_FILE_LENGTH) ?? "{}") as unknown;
    return isRecord(value) ? value : {};
  } catch (error) {
    if (error instanceof Stop) throw error;
    return {};
  }
}

/**
 * A text file that really lies in a folder; undefined when there is none.
 * @throws Stop(2) for anything else under that name
 */
function readInside(folder: string, file: string, most: number): string | undefined {
  if (!existsSync(file)) return undefined;
  const name = path.relative(folder, file);
  const real = path.relative(realpathSync(folder), realpathSync(file));
  if (real.startsWith("..") || path.isAbsolute(real)) throw leadsOut(name);
  const stat = statSync(file);
  if (!stat.isFile()) throw noFile(name);
  if (stat.size > most) throw tooLarge(name, most);
  return readFileSync(file, "utf8");
}

function leadsOut(name: string): Stop {
  return new Stop(2, {
    en: `${name} is a link that leads out of the submission.`,
    zh: `${name} 是指向提交目录之外的链接。`,
  });
}

function noFile(name: string): Stop {
  return new Stop(2, {
    en: `${name} should be a file and is none.`,
    zh: `${name} 应为文件，实际不是。`,
  });
}

function tooLarge(name: string, most: number): Stop {
  return new Stop(2, {
    en: `${name} has more than ${most} bytes.`,
    zh: `${name} 超过 ${most} 字节。`,
  });
}
