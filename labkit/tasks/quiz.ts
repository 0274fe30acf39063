import type { LabOptions } from "../desk.ts";

import { createInterface } from "node:readline/promises";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../../tasks/command.ts";
import { deskOf } from "../desk.ts";
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
  if (quiz === undefined || step === undefined) throw noQuestion;
  desk.print(quiz.question);
  const given = args.answer === "" ? await ask() : args.answer;
  read(given, quiz.unit);
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
      desk.print(nextCommand(loaded, next, false));
      return 0;
    }
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

const noQuestion = new Stop(2, {
  en: "This step asks no question; name one that does, such as npx hardhat lab quiz 03 s6.",
  zh: "该步骤没有问题；请指定有问题的步骤，例如 npx hardhat lab quiz 03 s6。",
});

const noAnswer = new Stop(2, {
  en: "--answer is missing; without it the question is only asked on a terminal.",
  zh: "缺少 --answer；只有在终端中才会直接提问。",
});
