import type { Language, Text } from "./text.ts";

import { SingleBar } from "cli-progress";
import Table from "cli-table3";

import { say } from "./text.ts";

/** A table: numbers stand right, words left. */
export interface TableOf {
  readonly head: readonly Text[];
  readonly rows: readonly (readonly (string | Text)[])[];
}

/** Who tells a story to whoever listens. */
export interface Narrator {
  heading(text: Text): void;
  say(text: Text): void;
  table(table: TableOf): void;
  /** Begins to show progress over `total` steps. */
  start(label: Text, total: number): void;
  /** Some steps are done; one by default. */
  tick(steps?: number): void;
  stop(): void;
}

/** Tells nothing: for tests and for commands that print one JSON document. */
export const silentNarrator: Narrator = {
  heading: nothing,
  say: nothing,
  table: nothing,
  start: nothing,
  tick: nothing,
  stop: nothing,
};

/** Tells on standard output; progress goes to standard error, and only where somebody watches. */
export function consoleNarrator(language: Language): Narrator {
  return {
    ...progressNarrator(language),
    heading: (text) => console.log(`\n${say(text, language)}\n${"=".repeat(72)}`),
    say: (text) => console.log(`\n${wrap(say(text, language))}`),
    table: (table) => console.log(`\n${renderTable(table, language)}`),
  };
}

/** Shows progress and tells nothing else. */
export function progressNarrator(language: Language): Narrator {
  const stream = process.stderr;
  const bar = new SingleBar({
    format: "{label} {bar} {value}/{total}",
    stream,
    noTTYOutput: false,
    clearOnComplete: true,
    hideCursor: true,
  });
  return {
    ...silentNarrator,
    start: (label, total) => {
      if (stream.isTTY) bar.start(total, 0, { label: say(label, language) });
    },
    tick: (steps = 1) => bar.increment(steps),
    stop: () => bar.stop(),
  };
}

/** Draws a table; Chinese characters take two columns, which the table library knows. */
export function renderTable({ head, rows }: TableOf, language: Language): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? cell : say(cell, language))),
  );
  const table = new Table({
    head: head.map((title) => say(title, language)),
    colAligns: head.map((_, column) =>
      cells.every((row) => /^[-+\d.,% ]*$/.test(row[column] ?? "")) ? "right" : "left",
    ),
    style: { head: [], border: [] },
  });
  table.push(...cells);
  return table.toString();
}

const LINE_LENGTH = 96;

/** Breaks a paragraph into lines for a terminal: English between words, Chinese between characters. */
function wrap(paragraph: string): string {
  const pieces = paragraph.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s*|\s+/gu) ?? [];
  const lines: string[] = [""];
  let width = 0;
  for (const piece of pieces) {
    const size = /[\u2E80-\uFFEF]/u.test(piece) ? 2 : piece.length;
    // A closing mark never begins a line.
    if (width + size > LINE_LENGTH && !/^[，。；：！？”）、]/u.test(piece)) {
      lines.push("");
      width = 0;
    }
    lines[lines.length - 1] += piece;
    width += size;
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

function nothing(): void {}
