import type { Language, Text } from "../../scripts/language/text.ts";
import type { Row } from "../grading/graded.ts";

import { stringify } from "csv-stringify/sync";

import { say } from "../../scripts/language/text.ts";
import { isGraded } from "../grading/graded.ts";
import { figuresOf, stepScores } from "./figures.ts";

const HEAD = {
  number: { en: "number", zh: "学号" },
  name: { en: "name", zh: "姓名" },
  lab: { en: "lab", zh: "实验" },
  version: { en: "version", zh: "版本" },
  score: { en: "score", zh: "得分" },
  max: { en: "max", zh: "满分" },
  hints: { en: "hints", zh: "使用提示数" },
  shown: { en: "solutions shown", zh: "查看答案的步骤" },
  flags: { en: "flags", zh: "标记" },
  source: { en: "submission", zh: "提交文件" },
  error: { en: "error", zh: "错误" },
} as const satisfies Record<string, Text>;

/**
 * One line per student for a spreadsheet or a learning platform. It begins with a byte order mark, without which Excel
 * takes Chinese for something else, and no cell of a student's can become a formula.
 */
export function csvOf(rows: readonly Row[], language: Language): string {
  const steps = figuresOf(rows).steps.map(({ id }) => id);
  const head = (name: keyof typeof HEAD) => say(HEAD[name], language);
  const lines = rows.map((row) => {
    const { student, source, lab, version } = row;
    const who = [student.id, student.name, lab, version];
    if (!isGraded(row)) {
      const empty = [...steps, "", "", "", "", ""].map(() => "");
      return [...who, ...empty, source, say(row.error, language)];
    }
    const points = new Map(stepScores(row).map(({ step, got }) => [step, got]));
    return [
      ...who,
      row.score.got,
      row.score.max,
      ...steps.map((step) => points.get(step) ?? 0),
      row.hints.length,
      row.shown.join(" "),
      row.integrity.flags.map(({ id }) => id).join(" "),
      source,
      "",
    ];
  });
  const before = (["number", "name", "lab", "version", "score", "max"] as const).map(head);
  const after = (["hints", "shown", "flags", "source", "error"] as const).map(head);
  return stringify([[...before, ...steps, ...after], ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
