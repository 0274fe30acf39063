import type { Language, Text } from "../../scripts/language/text.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Row } from "../grading/graded.ts";

import { say } from "../../scripts/language/text.ts";
import { firstFailure } from "../engine/result.ts";
import { isGraded } from "../grading/graded.ts";
import { callOf, figuresOf, stepScores } from "./figures.ts";

/** One Markdown table of a class, as the summary of a CI run shows it. */
export function summaryOf(loaded: LoadedLab, rows: readonly Row[], language: Language): string {
  const figures = figuresOf(rows);
  const told = (text: Text) => escaped(say(text, language));
  const steps = figures.steps.map(({ id }) => id);
  const head = [NUMBER, NAME, POINTS].map(told);
  const lines = rows.map((row) => {
    const who = [escaped(callOf(row)), escaped(row.student.name)];
    if (!isGraded(row)) return [...who, "-", ...steps.map(() => "-"), told(row.error)];
    const points = new Map(stepScores(row).map((score) => [score.step, score]));
    const cells = steps.map((step) => `${points.get(step)?.got ?? 0}`);
    const failure = firstFailure(row);
    const remarks = [
      ...(failure === undefined ? [] : [`✗ ${told(failure.title)}`]),
      ...row.integrity.flags.map(({ text }) => `⚑ ${told(text)}`),
    ];
    return [...who, `${row.score.got} / ${row.score.max}`, ...cells, remarks.join("<br>")];
  });
  return [
    `## ${told(loaded.lab.title)}`,
    "",
    told(countsOf(rows.length, rows.length - figures.graded.length, figures)),
    "",
    line([...head, ...steps, told(REMARKS)]),
    line([...head, ...steps, ""].map(() => "---")),
    ...lines.map(line),
    "",
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Text that stays text: no sign of it can become Markdown or HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#!|~&@]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

const NUMBER: Text = { en: "Number", zh: "学号" };
const NAME: Text = { en: "Name", zh: "姓名" };
const POINTS: Text = { en: "Points", zh: "得分" };
const REMARKS: Text = { en: "Remarks", zh: "备注" };

function countsOf(all: number, failed: number, { mean, max }: { mean: number; max: number }): Text {
  return {
    en: `${all} submissions, ${failed} of them not graded; on average ${mean.toFixed(1)} of ${max} points.`,
    zh: `共 ${all} 份提交，其中 ${failed} 份无法评分；平均得分 ${mean.toFixed(1)} / ${max}。`,
  };
}
