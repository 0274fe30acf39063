import type { Answer, Check, Quiz } from "../define.ts";
import type { LoadedLab } from "./labs.ts";
import type { Trial } from "./trial.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { CheckFailed } from "./failure.ts";
import { measured } from "./units.ts";
import type { Unit } from "./units.ts";

/** A check for every question: the answer given is compared with what the student's chain says. */
export function quizChecks(loaded: LoadedLab, answers: ReadonlyMap<string, string>): Check[] {
  return loaded.quizzes.map((quiz) => ({
    id: `${quiz.step}-answer`,
    step: quiz.step,
    points: quiz.points,
    title: { en: `The question of step ${quiz.step}`, zh: `步骤 ${quiz.step} 的问题` },
    why: WHY,
    run: async (trial) => judge(quiz, trial, answers.get(quiz.step)),
  }));
}

async function judge(quiz: Quiz, trial: Trial, given: string | undefined): Promise<void> {
  if (given === undefined) throw unanswered;
  const answer = read(given, quiz.unit);
  if (same(answer, await quiz.answer(trial))) return;
  const known = await misreading(quiz, trial, answer);
  throw new CheckFailed({
    code: "ANSWER",
    what: known === undefined ? not : { ...known.message },
    actual: measured(answer, quiz.unit),
  });
}

/** The misunderstanding that leads to this answer. */
async function misreading(quiz: Quiz, trial: Trial, answer: Answer) {
  for (const wrong of quiz.wrong) {
    if (same(answer, await wrong.answer(trial))) return wrong;
  }
  return undefined;
}

const unanswered = new CheckFailed({
  code: "ANSWER",
  what: { en: "The question has no answer yet.", zh: "尚未作答。" },
});

/** Why there are questions at all; the reason of an answer is told with the answer. */
const WHY = {
  en: "A figure that you have worked out on your own case shows that you know where it comes from.",
  zh: "用自己的数据算得出结果，才说明真正弄懂了它的来历。",
};

const not = {
  en: "That is not what comes out of your own case.",
  zh: "与你自己的数据得出的结果不符。",
};

/**
 * What a student typed, in smallest units: "1,234.50" is 123450 fen.
 * @throws Stop(2) when a figure is asked for and something else was typed
 */
export function read(typed: string, unit: Unit): Answer {
  // NFKC makes plain digits and commas of the wide ones of a Chinese keyboard.
  const bare = typed.normalize("NFKC").replace(/[,\s]/g, "");
  if (unit === "text") return bare.toLowerCase();
  const amount = /^(-?\d+)(?:\.(\d{1,2}))?$/.exec(bare);
  if (amount === null || (unit !== "CNY" && amount[2] !== undefined)) {
    throw new Stop(2, {
      en: `"${typed}" is no ${unit === "CNY" ? "amount in yuan; type only the figure, such as 1234.50" : "whole number; type only digits, such as 12"}.`,
      zh: `“${typed}”不是${unit === "CNY" ? "以元为单位的金额，请只填数字，例如 1234.50" : "整数，请只填数字，例如 12"}。`,
    });
  }
  const [, whole = "0", cents = ""] = amount;
  return unit === "CNY" ? BigInt(whole + cents.padEnd(2, "0")) : BigInt(whole);
}

function same(given: Answer, right: Answer): boolean {
  return String(given) === String(right).toLowerCase();
}
