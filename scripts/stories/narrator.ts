import cliProgress from "cli-progress";

import { say } from "../language/text.ts";
import type { Language, Text } from "../language/text.ts";
import { drawTable } from "./table.ts";

/** A table of a story; the cells are written in the language of the reader already. */
export interface StoryTable {
  readonly head: readonly Text[];
  readonly rows: readonly (readonly string[])[];
}

/** Shows how far a long step has come. */
export interface Progress {
  start(total: number, what: Text): void;
  tick(): void;
  stop(): void;
}

/** Tells a story while it happens, so that the same story can run in front of a class, in a test or for JSON. */
export interface Narrator {
  heading(text: Text): void;
  say(text: Text): void;
  table(table: StoryTable): void;
  readonly progress: Progress;
}

type Write = (line: string) => void;

/** Tells the story on stdout; the progress bar goes to stderr, and only to a terminal. */
export function consoleNarrator(
  language: Language,
  write: Write = (line) => console.log(line),
  terminal = process.stderr.isTTY,
): Narrator {
  return {
    heading: (text) => write(`\n${say(text, language)}\n`),
    say: (text) => write(say(text, language)),
    table: ({ head, rows }) =>
      write(
        drawTable(
          head.map((text) => say(text, language)),
          rows,
        ),
      ),
    progress: terminal ? bar(language) : silentProgress,
  };
}

const silence = (): void => undefined;

const silentProgress: Progress = { start: silence, tick: silence, stop: silence };

/** Tells nothing: for tests and for `--json`. */
export const silentNarrator: Narrator = {
  heading: silence,
  say: silence,
  table: silence,
  progress: silentProgress,
};

function bar(language: Language): Progress {
  const shown = new cliProgress.SingleBar({
    format: "{what} {bar} {value}/{total}",
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  return {
    start: (total, what) => shown.start(total, 0, { what: say(what, language) }),
    tick: () => shown.increment(),
    stop: () => shown.stop(),
  };
}
