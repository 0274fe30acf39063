import type { Lab } from "../define.ts";
import type { LoadedLab } from "./labs.ts";

import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Something that happened in a step. */
export type EventName = "start" | "pass" | "fail" | "hint" | "shown" | "reset" | "goto";

export interface ProgressEvent {
  /** When, as ISO 8601. */
  readonly t: string;
  readonly lab: string;
  readonly version: string;
  readonly step: string;
  readonly event: EventName;
  /** For a pass: what was asked and what was handed in. For a hint: its level. */
  readonly detail?: string;
  /** Hash of the line before, so that a lost line is noticed; no protection against anybody. */
  readonly prev: string;
}

/**
 * A student's progress: a file that is only ever appended to. Two of them, from two computers, merge by taking every
 * line once; what is passed is worked out from the lines.
 */
export class Progress {
  readonly #file: string;

  constructor(state: string) {
    this.#file = path.join(state, "progress.jsonl");
  }

  events(): ProgressEvent[] {
    const seen = new Set<string>();
    return this.#lines().flatMap((line) => {
      if (seen.has(line)) return [];
      seen.add(line);
      const event = parsed(line);
      return event === undefined ? [] : [event];
    });
  }

  add(lab: Lab, step: string, event: EventName, detail?: string): void {
    const record: ProgressEvent = {
      t: new Date().toISOString(),
      lab: lab.id,
      version: lab.version,
      step,
      event,
      ...(detail === undefined ? {} : { detail }),
      prev: hash(this.#lines().at(-1) ?? ""),
    };
    mkdirSync(path.dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
  }

  /** The lab worked on last. */
  current(): string | undefined {
    return this.events().findLast(({ event }) => event === "start" || event === "goto")?.lab;
  }

  /** Steps that are passed and were not begun again, as far as they still ask the same as when they were. */
  passed(loaded: LoadedLab): Map<string, ProgressEvent> {
    const passed = new Map<string, ProgressEvent>();
    for (const event of this.events().filter(({ lab }) => lab === loaded.lab.id)) {
      const { event: name, step, detail = "" } = event;
      if (name === "reset") forget(passed, step);
      if (name === "pass" && detail.startsWith(contractOf(loaded, step))) passed.set(step, event);
    }
    return passed;
  }

  /** The highest hint a student has seen of a check. */
  hintLevel(lab: string, step: string, check: string): number {
    const levels = this.events().flatMap((event) => {
      const [of, level] = (event.detail ?? "").split(" ");
      const same = event.lab === lab && event.step === step && event.event === "hint";
      return same && of === check ? [Number(level)] : [];
    });
    return Math.max(0, ...levels);
  }

  #lines(): string[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
  }
}

/** Who begins a step again has not passed it; without a step it is the whole lab. */
function forget(passed: Map<string, unknown>, step: string): void {
  if (step === "") passed.clear();
  else passed.delete(step);
}

/** A line that a crash has cut off is no progress. */
function parsed(line: string): ProgressEvent | undefined {
  try {
    return JSON.parse(line) as ProgressEvent;
  } catch {
    return undefined;
  }
}

/** What a step asks: a pass is good as long as this stays the same. */
export function contractOf({ lab, checks, quizzes }: LoadedLab, step: string): string {
  const asked = {
    kind: lab.steps.find(({ id }) => id === step)?.kind,
    checks: checks
      .filter((check) => check.step === step)
      .map(({ id, points, needs, title }) => ({ id, points, needs, title })),
    quiz: quizzes.filter((quiz) => quiz.step === step).map(({ question }) => question),
  };
  return hash(JSON.stringify(asked)).slice(0, 12);
}

export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
