import type { Step } from "./define.ts";
import type { Cause } from "./engine/failure.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { CheckResult, Result } from "./engine/result.ts";
import type { Verdict } from "./judge.ts";
import type { Desk } from "./desk.ts";
import type { Text } from "../scripts/language/text.ts";

import path from "node:path";

import { numberOf } from "./desk.ts";
import { firstFailure } from "./engine/result.ts";
import { shown } from "./engine/units.ts";

/** Prints each check as it ends; the title comes with the first. */
export function checkLines(desk: Desk, loaded: LoadedLab): (check: CheckResult) => void {
  let begun = false;
  return (check) => {
    if (!begun) desk.print(titleOf(loaded), "");
    begun = true;
    desk.print(`  ${lineOf(desk, check)}`);
  };
}

/** What a student reads below the lines of the checks. */
export function showVerdict(desk: Desk, loaded: LoadedLab, verdict: Verdict): void {
  const { result, news, tampered } = verdict;
  const failure = firstFailure(result);
  showFailures(desk, loaded, result);
  for (const file of tampered) desk.print("", changedReadOnly(file));
  for (const step of news) desk.print("", passedNow(step));
  desk.print(
    "",
    failure === undefined ? nextCommand(loaded, verdict.next) : retry(loaded, failure),
  );
}

/** The first failure in full: one thing at a time. */
export function showFailures(desk: Desk, loaded: LoadedLab, result: Result): void {
  const failure = firstFailure(result);
  if (failure !== undefined) showFailure(desk, loaded, failure, result);
}

function showFailure(desk: Desk, loaded: LoadedLab, failure: CheckResult, result: Result): void {
  const cause = failure.cause;
  if (cause === undefined) return;
  // What does not compile says nothing about the rule, and an open question must not be answered by its reason.
  const isOpen = cause.code === "COMPILE" || cause.code === "ANSWER";
  desk.print("", cause.code === "COMPILE" ? UNREADABLE : failure.title);
  const rows = [
    ...causeRows(cause, desk, loaded),
    ...(result.misconception === undefined ? [] : [[LABELS.think, result.misconception.message]]),
    ...(isOpen ? [] : [[LABELS.why, failure.why]]),
  ] as [Text, Text | string][];
  const width = Math.max(...rows.map(([label]) => widthOf(desk.say(label))));
  for (const [label, value] of rows) {
    const name = desk.say(label);
    const space = " ".repeat(width - widthOf(name) + 2);
    desk.print(`  ${name}${space}${typeof value === "string" ? value : desk.say(value)}`);
  }
}

/** What was tried, expected and found, and where. */
export function causeRows(cause: Cause, desk: Desk, loaded: LoadedLab): [Text, Text | string][] {
  const rows: [Text, Text | string][] = [[LABELS.tried, cause.what]];
  if (cause.expected !== undefined) rows.push([LABELS.expected, expectation(cause)]);
  if (cause.code === "REFUSAL_EXPECTED") rows.push([LABELS.found, WENT_THROUGH]);
  else if (cause.actual !== undefined) rows.push([LABELS.found, shown(cause.actual)]);
  if (cause.said !== undefined) rows.push([LABELS.said, cause.said]);
  if (cause.where !== undefined) {
    const file = path.join(desk.paths.workspace, loaded.lab.id, cause.where.file);
    rows.push([LABELS.where, `${path.relative(desk.paths.home, file)}:${cause.where.line}`]);
  }
  return rows;
}

function expectation({ code, expected }: Cause): Text {
  const value = expected === undefined ? { en: "", zh: "" } : shown(expected);
  return code === "REFUSAL_EXPECTED" || code === "WRONG_REFUSAL"
    ? { en: `the refusal ${value.en}`, zh: `拒绝并返回 ${value.zh}` }
    : value;
}

const LABELS = {
  tried: { en: "tried", zh: "尝试" },
  expected: { en: "expected", zh: "应为" },
  found: { en: "found", zh: "实际" },
  said: { en: "said", zh: "说明" },
  think: { en: "think", zh: "想想" },
  why: { en: "why", zh: "意义" },
  where: { en: "code", zh: "代码" },
} as const;

const UNREADABLE: Text = {
  en: "Nothing can be judged before this file compiles",
  zh: "该文件尚未通过编译，无法评判",
};

const WENT_THROUGH: Text = { en: "it went through", zh: "调用成功，未被拒绝" };

/** One line on a check. */
export function lineOf(desk: Desk, { status, title, points, max }: CheckResult): string {
  const mark = { pass: "✓", fail: "✗", "not-run": "·" }[status];
  const score = status === "not-run" ? desk.say(NOT_RUN) : `${points}/${max}`;
  const name = desk.say(title);
  return `${mark} ${name}${" ".repeat(Math.max(2, 76 - widthOf(name)))}${score}`;
}

const NOT_RUN: Text = { en: "not run yet", zh: "尚未运行" };

/** Columns a text takes in a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
  const wide = text.match(/[\u2E80-\uFFEF]/g) ?? [];
  return text.length + wide.length;
}

/** The steps of a lab, and how far a student is. */
export function showSteps(desk: Desk, loaded: LoadedLab): void {
  const passed = desk.progress.passed(loaded);
  const next = desk.currentStep(loaded);
  desk.print(titleOf(loaded), "");
  for (const step of loaded.lab.steps) {
    const mark = passed.has(step.id) ? "✓" : step === next ? "→" : " ";
    desk.print(`  ${mark} ${step.id}  ${desk.say(step.title)}`);
  }
}

export function titleOf(loaded: LoadedLab): Text {
  const { title } = loaded.lab;
  return {
    en: `Lab ${numberOf(loaded)}  ${title.en}`,
    zh: `实验 ${numberOf(loaded)}  ${title.zh}`,
  };
}

function passedNow({ id, title }: Step): Text {
  return { en: `Step ${id} is done: "${title.en}".`, zh: `步骤 ${id} 完成：“${title.zh}”。` };
}

function changedReadOnly(file: string): Text {
  return {
    en: `You changed ${file}, which only reads; it was judged as it was. "npx hardhat lab reset --given" puts it back.`,
    zh: `${file} 是只读文件，已按原文件评判。运行“npx hardhat lab reset --given”可恢复。`,
  };
}

/** What to type after a failure. */
function retry(loaded: LoadedLab, { step, cause }: CheckResult): Text {
  if (cause?.code === "ANSWER") {
    const call = `npx hardhat lab quiz ${numberOf(loaded)} ${step} --answer <answer>`;
    return { en: `Next: "${call}".`, zh: `下一步：“${call}”。` };
  }
  return {
    en: `Next: change the file, then "npx hardhat lab check"; for help "npx hardhat lab hint".`,
    zh: `下一步：修改文件后运行“npx hardhat lab check”；需要提示可运行“npx hardhat lab hint”。`,
  };
}

/** The sentence that says what to type next. */
export function nextCommand(loaded: LoadedLab, next: Step | undefined): Text {
  const number = numberOf(loaded);
  if (next === undefined) {
    return {
      en: `Lab ${number} is done. "npx hardhat lab submit ${number}" packs it up; "npx hardhat lab list" shows what comes next.`,
      zh: `实验 ${number} 全部完成。“npx hardhat lab submit ${number}”打包提交；“npx hardhat lab list”查看后续实验。`,
    };
  }
  const play = loaded.plays.find(({ step }) => step === next.id);
  const command = {
    read: `npx hardhat lab check ${number} ${next.id}`,
    run: `npx hardhat lab run ${number} ${play?.name ?? ""}`,
    quiz: `npx hardhat lab quiz ${number} ${next.id}`,
    build: `npx hardhat lab check ${number}`,
    repair: `npx hardhat lab check ${number}`,
    tests: `npx hardhat lab check ${number}`,
    attack: `npx hardhat lab check ${number}`,
    audit: `npx hardhat lab check ${number}`,
  }[next.kind];
  const files = (next.files ?? []).map((file) => `workspace/${loaded.lab.id}/${file}`).join(", ");
  return {
    en: `Next: step ${next.id}, "${next.title.en}". ${files && `Edit ${files}, then `}${files ? "type" : "Type"} "${command}".`,
    zh: `下一步：步骤 ${next.id}“${next.title.zh}”。${files && `编辑 ${files}，然后`}运行“${command}”。`,
  };
}
