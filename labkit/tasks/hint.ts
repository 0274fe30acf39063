import type { LabOptions } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { Step } from "../define.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { CheckResult } from "../engine/result.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../../tasks/command.ts";
import { deskOf, numberOf } from "../desk.ts";
import { hasSolutions, markedSources } from "../engine/labs.ts";
import { firstFailure } from "../engine/result.ts";
import { regionsOf } from "../engine/source.ts";
import { Workshop } from "../engine/workshop.ts";
import { judge, judged } from "../judge.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly giveUp: boolean;
}

/** Hints of a check; after them there is only the solution. */
const LEVELS = 4;

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step: named } = await desk.target(args.lab, args.step);
  const step = named ?? desk.currentStep(loaded);
  if (step === undefined) throw allDone;
  if (args.giveUp) return showSolution(desk, loaded, step);
  if (!judged(step)) throw nothingFails(step);
  const failing = await failingCheck(desk, loaded, step);
  const hints = failing && loaded.hints[failing.id];
  if (failing === undefined || hints === undefined) throw nothingFails(step);
  const level = Math.min(
    LEVELS,
    desk.progress.hintLevel(loaded.lab.id, failing.step, failing.id) + 1,
  );
  desk.progress.add(loaded.lab, failing.step, "hint", `${failing.id} ${level}`);
  const hint = hints[level - 1];
  desk.document({ lab: loaded.lab.id, step: failing.step, check: failing.id, level, hint });
  desk.print(failing.title, "", {
    en: `Hint ${level} of ${LEVELS}`,
    zh: `提示 ${level} / ${LEVELS}`,
  });
  if (hint !== undefined) desk.print(hint);
  if (level === LEVELS) desk.print("", lastResort(loaded));
  return 0;
});

/** What a student is stuck at: the ladder belongs to the check that fails, not to the step. */
async function failingCheck(
  desk: Desk,
  loaded: LoadedLab,
  step: Step,
): Promise<CheckResult | undefined> {
  const workshop = new Workshop(desk.paths);
  try {
    const { result } = await judge(desk, workshop, loaded, desk.workspace(loaded), step);
    return firstFailure(result);
  } finally {
    await workshop.close();
  }
}

/** The solution of a step, which counts as shown from then on unless the step was passed before. */
function showSolution(desk: Desk, loaded: LoadedLab, step: Step): 0 {
  if (!hasSolutions(loaded)) throw noSolutions;
  if (!desk.progress.passed(loaded).has(step.id)) desk.progress.add(loaded.lab, step.id, "shown");
  const solution = (step.files ?? []).map((file) => ({
    file,
    parts: regionsOf(markedSources(loaded).get(file) ?? "")
      .filter((region) => region.step === step.id)
      .map((region) => region.solution.join("\n")),
  }));
  desk.document({ lab: loaded.lab.id, step: step.id, solution });
  for (const { file, parts } of solution) {
    desk.print({ en: `In ${file}:`, zh: `${file} 中：` });
    for (const part of parts) desk.print("", part);
  }
  if (solution.length === 0) throw nothingFails(step);
  desk.print("", {
    en: "This is one way to write it. It was written down that you have seen it.",
    zh: "这是一种写法。系统已记录你查看过答案。",
  });
  return 0;
}

function lastResort(loaded: LoadedLab) {
  const call = `npx hardhat lab hint ${numberOf(loaded)} --give-up`;
  return {
    en: `That was the last hint. "${call}" shows the solution and writes down that you have seen it.`,
    zh: `这是最后一条提示。“${call}”可显示答案，并会留下记录。`,
  };
}

function nothingFails({ id }: Step): Stop {
  return new Stop(2, {
    en: `Nothing fails in step ${id}, so there is nothing to hint at.`,
    zh: `步骤 ${id} 没有未通过的检查，无需提示。`,
  });
}

const allDone = new Stop(2, { en: "This lab is done.", zh: "本实验已全部完成。" });

const noSolutions = new Stop(2, {
  en: "This bundle holds no solutions; ask your instructor.",
  zh: "学生版不含答案，请向教师求助。",
});
