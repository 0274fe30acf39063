import type { Cause } from "../engine/failure.ts";
import type { Graded, GradedCheck, Row, Ungraded } from "../grading/graded.ts";

import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";

import { isGraded } from "../grading/graded.ts";
import { callOf } from "./figures.ts";

/** The results as every CI server reads them: a suite for each student, a case for each check. */
export function junitOf(rows: readonly Row[]): string {
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\uFFFD" });
  const suites = document.ele("testsuites", { name: rows[0]?.lab ?? "lab", ...totals(rows) });
  for (const row of rows) {
    const name = `${callOf(row)}/${row.lab}`;
    const suite = suites.ele("testsuite", { name, ...totals([row]) });
    if (isGraded(row)) writeStudent(suite, row);
    else writeError(suite, row);
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function totals(rows: readonly Row[]) {
  const checks = rows.filter(isGraded).flatMap((row) => row.checks);
  const errors = rows.filter((row) => !isGraded(row)).length;
  const counted = (status: GradedCheck["status"]) =>
    checks.filter((check) => check.status === status).length;
  return {
    tests: checks.length + errors,
    failures: counted("fail"),
    errors,
    skipped: counted("not-run"),
    time: seconds(checks.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  };
}

function writeStudent(suite: XMLBuilder, row: Graded): void {
  const { student, version, seeds, score, integrity } = row;
  writeProperties(suite, [
    ["name", student.name],
    ["version", version],
    ["seed", seeds.own],
    ...seeds.hidden.map((seed): [string, string] => ["hidden-seed", seed]),
    ["points", String(score.got)],
    ["max", String(score.max)],
    ...integrity.flags.map(({ id, text }): [string, string] => [`flag:${id}`, text.en]),
  ]);
  for (const check of row.checks) writeCheck(suite, row, check);
}

function writeCheck(suite: XMLBuilder, { lab, seeds }: Graded, check: GradedCheck): void {
  const { id, step, title, status, points, max, cause, because, milliseconds } = check;
  const classname = `${lab}.${step}`;
  const one = suite.ele("testcase", { classname, name: id, time: seconds(milliseconds) });
  writeProperties(one, [
    ["title", title.en],
    ["points", String(points)],
    ["max", String(max)],
    ["seed", check.hiddenSeed ?? seeds.own],
    ...unitsOf(cause).map((unit): [string, string] => ["unit", unit]),
  ]);
  if (status === "not-run") one.ele("skipped", { message: `needs ${(because ?? []).join(", ")}` });
  if (status === "fail") {
    const attributes = { type: cause?.code ?? "FAIL", message: cause?.what.en ?? title.en };
    one.ele("failure", attributes).txt(explanation(cause));
  }
}

function unitsOf(cause: Cause | undefined): string[] {
  const units = [cause?.expected?.unit, cause?.actual?.unit].filter((unit) => unit !== undefined);
  return [...new Set(units)];
}

/** What was tried, expected and found, in both languages. */
function explanation(cause: Cause | undefined): string {
  if (cause === undefined) return "";
  const { what, expected, actual, said, where } = cause;
  const lines = [
    what.en,
    what.zh,
    expected && `expected: ${expected.value} ${expected.unit}`,
    actual && `found: ${actual.value} ${actual.unit}`,
    said?.en,
    said?.zh,
    where && `${where.file}:${where.line}`,
  ];
  return lines.filter(Boolean).join("\n");
}

function writeError(suite: XMLBuilder, { source, error, lab }: Ungraded): void {
  const one = suite.ele("testcase", { classname: lab, name: source, time: seconds(0) });
  one.ele("error", { type: "UNREADABLE", message: error.en }).txt(`${error.en}\n${error.zh}`);
}

function writeProperties(parent: XMLBuilder, properties: readonly (readonly [string, string])[]) {
  const list = parent.ele("properties");
  for (const [name, value] of properties) list.ele("property", { name, value });
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
