import type { LoadedLab } from "../engine/labs.ts";
import type { Flag } from "./graded.ts";
import type { Work } from "./work.ts";

import { LANGUAGES } from "../../scripts/language/text.ts";
import { starterOf } from "../engine/labs.ts";
import { unixLines } from "../submission.ts";

/** What only shows when the submissions of a class lie side by side. */
export function flagsAmong(loaded: LoadedLab, works: readonly Work[]): Map<unknown, Flag[]> {
  const written = works.flatMap((work) => ownTexts(loaded, work));
  const alike = Map.groupBy(written, ({ file, text }) => `${file}\n${text}`);
  const flags = new Map<unknown, Flag[]>(works.map((work) => [work, numberTwice(work, works)]));
  for (const group of alike.values()) {
    for (const { work, file } of group) {
      const others = group.filter((one) => one.work !== work).map((one) => one.work);
      if (others.length > 0) flags.get(work)?.push(sameFile(file, others));
    }
  }
  return flags;
}

/** The files of a student that are not as he found them. */
function ownTexts(loaded: LoadedLab, work: Work): { work: Work; file: string; text: string }[] {
  const starters = LANGUAGES.map((language) => starterOf(loaded, language));
  return [...work.files]
    .map(([file, text]) => ({ work, file, text: bare(text) }))
    .filter(({ file, text }) => starters.every((starter) => bare(starter.get(file)) !== text));
}

function bare(text = ""): string {
  return unixLines(text).trim();
}

function numberTwice(work: Work, works: readonly Work[]): Flag[] {
  const { id } = work.student;
  const twins = works.filter((other) => other !== work && id !== "" && other.student.id === id);
  if (twins.length === 0) return [];
  const names = twins.map(({ source }) => source);
  const text = {
    en: `The student number ${id} is also in ${names.join(", ")}.`,
    zh: `学号 ${id} 也出现在 ${names.join("、")} 中。`,
  };
  return [{ id: "number-twice", text }];
}

function sameFile(file: string, others: readonly Work[]): Flag {
  const names = others.map(({ student, source }) => student.id || source);
  return {
    id: "same-file",
    text: {
      en: `${file} is letter by letter the same as that of ${names.join(", ")}.`,
      zh: `${file} 与 ${names.join("、")} 的完全相同。`,
    },
  };
}
