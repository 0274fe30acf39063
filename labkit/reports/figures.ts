import type { Text } from "../../scripts/language/text.ts";
import type { CheckResult } from "../engine/result.ts";
import type { Graded, Row } from "../grading/graded.ts";

import { firstFailure } from "../engine/result.ts";
import { isGraded } from "../grading/graded.ts";

/** Points of one step. */
export interface StepScore {
  readonly step: string;
  readonly got: number;
  readonly max: number;
  /** Whether any of its checks was run. */
  readonly tried: boolean;
}

/** Points by step, in the order of the lab; steps without points are left out. */
export function stepScores({ checks }: Graded): StepScore[] {
  const steps = [...new Set(checks.map(({ step }) => step))];
  return steps.map((step) => {
    const mine = checks.filter((check) => check.step === step);
    return {
      step,
      got: mine.reduce((sum, { points }) => sum + points, 0),
      max: mine.reduce((sum, { max }) => sum + max, 0),
      tried: mine.some(({ status }) => status !== "not-run"),
    };
  });
}

/** A check, and the students that are stuck at it. */
export interface Blocker {
  readonly check: Pick<CheckResult, "id" | "step" | "title">;
  /** Students whose first failure it is. */
  readonly first: readonly Graded[];
  /** How many fail it in all. */
  readonly failing: number;
}

/** Something that several students have in common. */
export interface Shared {
  readonly id: string;
  readonly text: Text;
  readonly students: readonly Graded[];
}

/** What a class shows when its results lie side by side. */
export interface ClassFigures {
  readonly graded: readonly Graded[];
  readonly steps: readonly { readonly id: string; readonly max: number; readonly mean: number }[];
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  /** Most students first. */
  readonly blockers: readonly Blocker[];
  readonly misconceptions: readonly Shared[];
  /** By check: who took hints at it. */
  readonly hints: readonly (Shared & { readonly hints: number; readonly highest: number })[];
  /** By step: who was shown its solution. */
  readonly shown: readonly { readonly step: string; readonly students: readonly Graded[] }[];
}

export function figuresOf(rows: readonly Row[]): ClassFigures {
  const graded = rows.filter(isGraded);
  const scores = graded.map(({ score }) => score.got);
  const [first] = graded;
  const steps = first === undefined ? [] : stepScores(first);
  return {
    graded,
    steps: steps.map(({ step, max }) => ({ id: step, max, mean: meanOf(graded, step) })),
    max: first?.score.max ?? 0,
    mean: average(scores),
    median: middle(scores),
    blockers: blockersOf(graded),
    misconceptions: misconceptionsOf(graded),
    hints: hintsOf(graded),
    shown: steps
      .map(({ step }) => ({ step, students: graded.filter(({ shown }) => shown.includes(step)) }))
      .filter(({ students }) => students.length > 0),
  };
}

function meanOf(graded: readonly Graded[], step: string): number {
  return average(graded.map((one) => stepScores(one).find((s) => s.step === step)?.got ?? 0));
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return average(sorted.slice(sorted.length % 2 === 0 ? half - 1 : half, half + 1));
}

function blockersOf(graded: readonly Graded[]): Blocker[] {
  const checks = new Map(graded.flatMap((one) => one.checks.map((check) => [check.id, check])));
  return [...checks.values()]
    .map((check) => ({
      check,
      first: graded.filter((one) => firstFailure(one)?.id === check.id),
      failing: graded.filter((one) => statusOf(one, check.id) === "fail").length,
    }))
    .filter(({ failing }) => failing > 0)
    .toSorted((a, b) => b.first.length - a.first.length || b.failing - a.failing);
}

function statusOf({ checks }: Graded, id: string): string | undefined {
  return checks.find((check) => check.id === id)?.status;
}

function misconceptionsOf(graded: readonly Graded[]): Shared[] {
  const having = graded.filter(({ misconception }) => misconception !== undefined);
  const groups = Map.groupBy(having, ({ misconception }) => misconception?.id ?? "");
  return [...groups]
    .map(([id, students]) => ({
      id,
      text: students[0]?.misconception?.message ?? { en: id, zh: id },
      students,
    }))
    .toSorted((a, b) => b.students.length - a.students.length);
}

function hintsOf(graded: readonly Graded[]): ClassFigures["hints"] {
  const titles = new Map(graded.flatMap((one) => one.checks.map(({ id, title }) => [id, title])));
  const taken = graded.flatMap((student) => student.hints.map((hint) => ({ student, ...hint })));
  return [...Map.groupBy(taken, ({ check }) => check)]
    .map(([id, hints]) => ({
      id,
      text: titles.get(id) ?? { en: id, zh: id },
      students: [...new Set(hints.map(({ student }) => student))],
      hints: hints.length,
      highest: Math.max(...hints.map(({ level }) => level)),
    }))
    .toSorted((a, b) => b.hints - a.hints);
}

/** What a student is called in a report: his number, or else the file he handed in. */
export function callOf({ student, source }: Row): string {
  return student.id || source;
}
