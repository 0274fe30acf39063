import type { LoadedLab } from "../engine/labs.ts";

import { readFileSync } from "node:fs";
import path from "node:path";

import { markedSources, starterOf } from "../engine/labs.ts";
import { regionsOf } from "../engine/source.ts";

/** So many lines of a solution in a row are no accident; a shorter solution counts as a whole. */
const IN_A_ROW = 3;

/** Shorter lines are written by everybody, such as `return true;`. */
const MIN_LENGTH = 16;

/** Where lines of a solution stand in a bundle all the same: file, line and the first of them. */
export function leaksIn(
  out: string,
  files: readonly string[],
  labs: readonly LoadedLab[],
): string[] {
  const secrets = labs.flatMap(passagesOf);
  const read = files.filter((file) => /^(?:labs|labkit|docs)\//.test(file));
  return read.flatMap((file) => {
    const lines = substance(readFileSync(path.join(out, file), "utf8").split("\n"));
    const text = joined(lines.map(({ text: line }) => line));
    return secrets
      .filter((passage) => text.includes(joined(passage)))
      .map((passage) => {
        const at = lines.find(({ text: line }) => line === passage[0])?.number ?? 0;
        return `${file}:${at} ${passage[0]}`;
      });
  });
}

/** Every few lines in a row of every solution that the lab does not come with anyway. */
function passagesOf(loaded: LoadedLab): string[][] {
  const starter = [...starterOf(loaded, "en").values()].map((text) =>
    joined(substance(text.split("\n")).map(({ text: line }) => line)),
  );
  const regions = [...markedSources(loaded).values()].flatMap(regionsOf);
  return regions.flatMap(({ solution }) => {
    const lines = substance(solution).map(({ text }) => text);
    const length = Math.min(IN_A_ROW, lines.length);
    const starts = Array.from({ length: lines.length - length + 1 }, (_, start) => start);
    return starts
      .map((start) => lines.slice(start, start + length))
      .filter((part) => part.length > 0 && starter.every((text) => !text.includes(joined(part))));
  });
}

/** The lines that say something, without indent. */
function substance(lines: readonly string[]): { text: string; number: number }[] {
  return lines
    .map((line, i) => ({ text: line.trim().replace(/\s+/g, " "), number: i + 1 }))
    .filter(({ text }) => text.length >= MIN_LENGTH && !text.startsWith("//"));
}

function joined(lines: readonly string[]): string {
  return `\n${lines.join("\n")}\n`;
}
