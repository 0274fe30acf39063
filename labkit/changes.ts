import type { Desk } from "./desk.ts";
import type { Files, LoadedLab } from "./engine/labs.ts";

import { createTwoFilesPatch } from "diff";

import { editableFiles, starterOf } from "./engine/labs.ts";

/** What a student has changed in a file since he began. */
export interface Change {
  readonly file: string;
  readonly patch: string;
}

/** The files that are not as the student found them. */
export function changesIn(desk: Desk, loaded: LoadedLab, mine: Files): Change[] {
  const starter = starterOf(loaded, desk.language);
  return editableFiles(loaded).flatMap((file) => {
    const [from, to] = [starter.get(file) ?? "", mine.get(file) ?? ""];
    return from === to ? [] : [{ file, patch: createTwoFilesPatch(file, file, from, to, "", "") }];
  });
}

export function showChanges(desk: Desk, changes: readonly Change[]): void {
  if (changes.length === 0)
    desk.print({ en: "You have changed nothing yet.", zh: "尚未做任何修改。" });
  for (const { patch } of changes) desk.print(patch.split("\n").slice(1).join("\n").trimEnd());
}
