import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { Stop } from "../../scripts/errors/stop.ts";

const directory = mkdtempSync(join(tmpdir(), "finchain-input-"));
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
let files = 0;

/** Writes a file that a test reads, and returns its path. */
export function inputFile(content: string | Uint8Array): string {
  files += 1;
  const path = join(directory, `input-${files}`);
  writeFileSync(path, content);
  return path;
}

/** Directory of the files, for a test that needs a path which is none. */
export function inputDirectory(): string {
  return directory;
}

/** Expects bad input (exit code 2) with exactly this sentence in English, and one in Chinese with the same place. */
export function expectRefusal(read: () => unknown, sentence: string): void {
  let stop: unknown;
  try {
    read();
  } catch (error) {
    stop = error;
  }
  expect(stop, `not refused: ${sentence}`).to.be.instanceOf(Stop);
  if (!(stop instanceof Stop)) return;
  expect(stop.text.en).to.equal(sentence);
  expect(stop.code).to.equal(2);
  expect(stop.text.zh).to.match(/\p{Script=Han}.*[。？]$/u);
  const [, line] = /^\/[^:]*:(\d+): /.exec(sentence) ?? [];
  if (line !== undefined) expect(stop.text.zh).to.include(` 第 ${line} 行：`);
}
