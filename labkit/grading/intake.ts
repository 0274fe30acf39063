import type { LoadedLab } from "../engine/labs.ts";
import type { Unreadable, Work } from "./work.ts";

import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { reasonOf } from "../../tasks/command.ts";
import { placeIn, readFolder } from "./read-folder.ts";
import { readSubmission } from "./read-json.ts";

/** One thing that was handed in. */
export type Handed = Work | Unreadable;

export function isReadable(handed: Handed): handed is Work {
  return !("error" in handed);
}

/**
 * Everything that was handed in under a path: one submission, or a folder of them. What cannot be read comes back with
 * the reason, so that one student's file never stops a class.
 * @throws Stop(2) when there is nothing at all
 */
export function takeIn(loaded: LoadedLab, where: string): Handed[] {
  if (!existsSync(where)) throw notThere(where);
  const name = path.basename(path.resolve(where));
  if (!isFolder(where)) return [taken(loaded, where, name)];
  if (placeIn(loaded, where) !== undefined) return [taken(loaded, where, name)];
  const handed = visible(where).flatMap((entry) => opened(loaded, where, entry));
  if (handed.length === 0) throw nothingIn(where);
  return handed;
}

/** A student's folder, or one that a learning platform has made around the files he uploaded. */
function opened(loaded: LoadedLab, where: string, entry: string): Handed[] {
  const whole = path.join(where, entry);
  if (!isFolder(whole) || placeIn(loaded, whole) !== undefined)
    return [taken(loaded, whole, entry)];
  const files = visible(whole).filter((name) => name.endsWith(".json"));
  if (files.length === 0) return [{ source: entry, error: noWorkIn(loaded) }];
  const all = files.map((name) => taken(loaded, path.join(whole, name), `${entry}/${name}`));
  const right = all.filter(isReadable);
  return right.length > 0 ? right : all;
}

function taken(loaded: LoadedLab, whole: string, source: string): Handed {
  try {
    const place = isFolder(whole) ? placeIn(loaded, whole) : undefined;
    if (place === undefined) return readSubmission(loaded, whole, source);
    return readFolder(loaded, whole, place, source);
  } catch (error) {
    return { source, error: reasonOf(error, () => new Map()).text };
  }
}

/** What an operating system hides in a folder is not handed in. */
function visible(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith(".") && name !== "__MACOSX")
    .toSorted();
}

function isFolder(where: string): boolean {
  return statSync(where, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noWorkIn({ lab }: LoadedLab) {
  return {
    en: `The folder holds neither workspace/${lab.id} nor a file of "lab submit".`,
    zh: `目录中既没有 workspace/${lab.id}，也没有“lab submit”生成的文件。`,
  };
}

function notThere(where: string): Stop {
  return new Stop(2, {
    en: `--submissions is "${where}", and there is nothing of that name.`,
    zh: `--submissions 指定的“${where}”不存在。`,
  });
}

function nothingIn(where: string): Stop {
  return new Stop(2, {
    en: `There is no submission in ${where}.`,
    zh: `${where} 中没有任何提交。`,
  });
}
