import type { Text } from "../../scripts/language/text.ts";
import type { Row } from "../grading/graded.ts";
import type { ClassFigures } from "./figures.ts";

/** What the class page says. */
export const LABELS = {
  lab: { en: "Lab", zh: "实验" },
  number: { en: "Number", zh: "学号" },
  name: { en: "Name", zh: "姓名" },
  points: { en: "Points", zh: "得分" },
  step: { en: "Step", zh: "步骤" },
  check: { en: "Check", zh: "检查项" },
  hints: { en: "Hints", zh: "提示" },
  shown: { en: "Solutions", zh: "看过答案" },
  flags: { en: "Flags", zh: "标记" },
  mean: { en: "Mean", zh: "平均" },
  stuckAt: { en: "Stuck at", zh: "卡在哪里" },
  students: { en: "Students", zh: "学生" },
  count: { en: "Number of students", zh: "人数" },
  heatMap: { en: "Students and steps", zh: "各步骤得分" },
  legend: {
    en: "✓ all points   ◐ some   ✗ none   · not reached, because something before it fails",
    zh: "✓ 满分   ◐ 部分得分   ✗ 未得分   · 前置检查未通过，尚未运行",
  },
  blockers: { en: "What stops whom", zh: "卡点" },
  firstFailure: { en: "First failure of", zh: "首个未通过的人数" },
  failing: { en: "Fails for", zh: "未通过人数" },
  misconceptions: { en: "Misconceptions", zh: "典型误解" },
  misconception: { en: "What the work looks like", zh: "表现" },
  hintUse: { en: "Hints taken", zh: "提示使用情况" },
  highest: { en: "Highest level", zh: "最高级别" },
  solutions: { en: "Solutions shown", zh: "查看答案情况" },
  flagged: { en: "To look at; no points were taken for it", zh: "需要核查（未扣分）" },
  flag: { en: "Flag", zh: "标记" },
  meaning: { en: "What was found", zh: "发现" },
  notGraded: { en: "Not graded", zh: "无法评分" },
  submission: { en: "Submission", zh: "提交" },
  reason: { en: "Reason", zh: "原因" },
} as const satisfies Record<string, Text>;

export function countsOf(rows: readonly Row[], { graded, mean, median, max }: ClassFigures): Text {
  const failed = rows.length - graded.length;
  const [average, half] = [mean.toFixed(1), median.toFixed(1)];
  return {
    en: `${rows.length} submissions, ${failed} of them not graded. Mean ${average}, median ${half} of ${max} points.`,
    zh: `共 ${rows.length} 份提交，其中 ${failed} 份无法评分。平均 ${average} 分，中位数 ${half} 分，满分 ${max} 分。`,
  };
}
