import type { LabOptions } from "../desk.ts";

import { createInterface } from "node:readline/promises";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { deskOf, numberOf } from "../desk.ts";
import type { LoadedLab } from "../engine/labs.ts";
import { read } from "../engine/quiz.ts";
import { firstFailure } from "../engine/result.ts";
import { Workshop } from "../engine/workshop.ts";
import { judge } from "../judge.ts";
import { nextCommand } from "../show.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly answer: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step: named } = await desk.target(args.lab, args.step);
  const workspace = desk.workspace(loaded);
  const step = named ?? desk.currentStep(loaded);
  const quiz = loaded.quizzes.find((one) => one.step === step?.id);
  if (quiz === undefined || step === undefined) throw noQuestion(loaded);
  desk.print(quiz.question);
  const given = args.answer === "" ? await ask() : args.answer;
  read(given, quiz.unit);
  const before = workspace.answers().get(step.id);
  workspace.answer(step.id, given);

  const workshop = new Workshop(desk.paths);
  try {
    const { result, next } = await judge(desk, workshop, loaded, workspace, step, undefined, true);
    const mine = result.checks.find((check) => check.step === step.id);
    const failure = mine?.status === "pass" ? undefined : (mine ?? firstFailure(result));
    desk.document({
      lab: loaded.lab.id,
      step: step.id,
      status: mine?.status,
      cause: failure?.cause,
    });
    if (failure === undefined) {
      desk.print("", { en: "Right.", zh: "回答正确。" }, quiz.because, "");
      desk.print(nextCommand(loaded, next));
      return 0;
    }
    // A second thought after the right answer costs nothing.
    if (before !== undefined && desk.progress.passed(loaded).has(step.id))
      workspace.answer(step.id, before);
    desk.print("", failure.cause?.what ?? failure.title);
    if (failure.cause?.said !== undefined) desk.print(failure.cause.said);
    return 1;
  } finally {
    await workshop.close();
  }
});

async function ask(): Promise<string> {
  if (!process.stdin.isTTY) throw noAnswer;
  const line = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await line.question("> ");
  } finally {
    line.close();
  }
}

function noQuestion(loaded: LoadedLab): Stop {
  const calls = loaded.quizzes.map(
    ({ step }) => `npx hardhat lab quiz ${numberOf(loaded)} ${step}`,
  );
  return new Stop(2, {
    en: `This step asks no question; these do: ${calls.join(", ") || "none"}.`,
    zh: `该步骤没有问题；有问题的是：${calls.join("、") || "无"}。`,
  });
}

const noAnswer = new Stop(2, {
  en: "--answer is missing; without it the question is only asked on a terminal.",
  zh: "缺少 --answer；只有在终端中才会直接提问。",
});
