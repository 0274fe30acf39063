import type { Language } from "../../scripts/language/text.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Row } from "../grading/graded.ts";

import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { classPage } from "./class-page.ts";
import { csvOf } from "./csv.ts";
import { callOf } from "./figures.ts";
import { junitOf } from "./junit.ts";
import { resultFiles } from "./read.ts";
import { summaryOf } from "./summary.ts";

/** The class page's name in a folder of results. */
export const CLASS_PAGE = "class.html";

/**
 * Writes every report into a folder. Results of an earlier run are taken out of it first, so that nobody who has left
 * the class stays in its page; other files stay.
 * @returns the names of the files
 */
export function writeReports(
  folder: string,
  loaded: LoadedLab,
  rows: readonly Row[],
  language: Language,
): string[] {
  mkdirSync(folder, { recursive: true });
  for (const { file } of resultFiles(folder)) rmSync(file);
  const summary = summaryOf(loaded, rows, language);
  const reports: [string, string][] = [
    ...named(rows),
    ["junit.xml", junitOf(rows)],
    ["summary.md", summary],
    ["grades.csv", csvOf(rows, language)],
    [CLASS_PAGE, classPage(loaded, rows, language)],
  ];
  for (const [file, text] of reports) writeFileSync(path.join(folder, file), text);
  const ofTheRun = process.env["GITHUB_STEP_SUMMARY"];
  if (ofTheRun) appendFileSync(ofTheRun, summary);
  return reports.map(([file]) => file);
}

/** One document for each row, named after the student; a number that comes twice is counted on. */
function named(rows: readonly Row[]): [string, string][] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const base = fileName(callOf(row));
    let name = base;
    // Some file systems know no difference between capitals and small letters.
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}-${i}`;
    taken.add(name.toLowerCase());
    return [`${name}.json`, `${JSON.stringify(row, null, 2)}\n`];
  });
}

function fileName(call: string): string {
  const plain = call.replace(/\.json$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "-");
  return plain.replace(/^-+/, "").slice(0, 80) || "submission";
}
