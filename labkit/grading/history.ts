import type { LoadedLab } from "../engine/labs.ts";
import type { HintUse } from "./graded.ts";

import { hash } from "../engine/progress.ts";
import { isRecord } from "./read-json.ts";
import { wordOf } from "./work.ts";

interface Entry {
  readonly step: string;
  readonly event: string;
  readonly detail: string;
}

/** Hints that a student took in a lab, each once. */
export function hintsIn(loaded: LoadedLab, lines: readonly string[]): HintUse[] {
  const taken = entries(loaded, lines).flatMap(({ step, event, detail }) => {
    const [check = "", level] = detail.split(" ");
    return event === "hint" ? [{ step, check, level: levelOf(level) }] : [];
  });
  const once = new Map(taken.map((hint) => [`${hint.check} ${hint.level}`, hint]));
  return [...once.values()];
}

function levelOf(written: string | undefined): number {
  const level = Number(written);
  return Number.isInteger(level) && level >= 1 && level <= 4 ? level : 1;
}

/** Steps whose solution a student was shown, in the order of the lab. */
export function shownIn(loaded: LoadedLab, lines: readonly string[]): string[] {
  const shown = entries(loaded, lines).filter(({ event }) => event === "shown");
  const steps = new Set(shown.map(({ step }) => step));
  return loaded.lab.steps.flatMap(({ id }) => (steps.has(id) ? [id] : []));
}

/** Whether a student ever began a lab, by his own progress. */
export function hasBegun(loaded: LoadedLab, lines: readonly string[]): boolean {
  return entries(loaded, lines).length > 0;
}

/**
 * Whether every line still names one that is there as the line before it. Two files merged from two computers have two
 * beginnings, which is fine; a line that was taken out or changed leaves a gap.
 */
export function isWholeChain(lines: readonly string[]): boolean {
  const hashes = new Set(["", ...lines].map(hash));
  return lines.every((line) => hashes.has(wordOf(record(line)["prev"])));
}

function entries({ lab }: LoadedLab, lines: readonly string[]): Entry[] {
  return lines.map(record).flatMap(({ lab: of, step, event, detail }) => {
    if (of !== lab.id) return [];
    return [{ step: wordOf(step), event: wordOf(event), detail: wordOf(detail) }];
  });
}

function record(line: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(line) as unknown;
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
