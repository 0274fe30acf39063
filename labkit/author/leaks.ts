import type { LoadedLab } from "../engine/labs.ts";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { filesAt, markedSources } from "../engine/labs.ts";
import { regionsOf, stateOf } from "../engine/source.ts";

/** Shorter lines are written by everybody, such as `return true;`. */
const MIN_LENGTH = 16;

/** Lines of a solution that stand where a student reads before he has solved the step. */
export function leaks(loaded: LoadedLab): string[] {
  const secret = secretLines(loaded);
  return placesOf(loaded).flatMap(({ place, text }) => {
    const lines = new Set(text.split("\n").map(bare));
    const whole = bare(text.replaceAll("\n", " "));
    return [...secret].flatMap(([line, file]) =>
      lines.has(line) || whole.includes(line)
        ? [`${place} gives away a line of ${file}: ${line}`]
        : [],
    );
  });
}

/** Solution lines that stand nowhere in what the student is given anyway. */
function secretLines(loaded: LoadedLab): Map<string, string> {
  const secret = new Map<string, string>();
  const sources = markedSources(loaded);
  // A repair moves lines of a contract that is given: they are no secret, their order is.
  const given = bare(loaded.lab.given.map((file) => sources.get(file) ?? "").join("\n"));
  for (const [file, source] of sources) {
    const own = bare(stateOf(withoutStarter(source), () => false, "en"));
    const fixed = `${own} ${given}`;
    for (const { solution } of regionsOf(source)) {
      for (const line of solution.map(bare)) {
        if (line.length >= MIN_LENGTH && !line.startsWith("//") && !fixed.includes(line))
          secret.set(line, file);
      }
    }
  }
  return secret;
}

/** A starter that repeats the solution must not excuse itself. */
function withoutStarter(source: string): string {
  return source.replace(/^\s*\/\/~.*$/gm, "");
}

function placesOf(loaded: LoadedLab): { place: string; text: string }[] {
  const starters = [...filesAt(loaded, () => false, "en")].map(([place, text]) => ({
    place,
    text,
  }));
  const hints = Object.entries(loaded.hints).flatMap(([check, levels]) =>
    levels.slice(0, 2).flatMap(({ en, zh }, level) => [
      { place: `hint ${level + 1} of ${check} (en)`, text: en },
      { place: `hint ${level + 1} of ${check} (zh)`, text: zh },
    ]),
  );
  const texts = ["README.md", "README.zh-CN.md"].flatMap((place) => {
    const file = path.join(loaded.dir, place);
    return existsSync(file) ? [{ place, text: readFileSync(file, "utf8") }] : [];
  });
  return [...starters, ...hints, ...texts];
}

function bare(line: string): string {
  return line.trim().replace(/\s+/g, " ");
}
