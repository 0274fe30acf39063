import type { LabOptions } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { Step } from "../define.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Cause } from "../engine/failure.ts";
import type { CheckResult } from "../engine/result.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { markedSources, requireSolutions } from "../engine/labs.ts";
import { firstFailure } from "../engine/result.ts";
import { regionsOf } from "../engine/source.ts";
import { Workshop } from "../engine/workshop.ts";
import { showHint, takeHint } from "../hinting.ts";
import { judge, judged } from "../judge.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly giveUp: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step: named } = await desk.target(args.lab, args.step);
  const step = named ?? desk.currentStep(loaded);
  if (step === undefined) throw allDone;
  if (args.giveUp) return showSolution(desk, loaded, step);
  if (!judged(step)) throw nothingFails(step);
  const failing = await failingCheck(desk, loaded, step);
  if (failing?.cause?.code === "COMPILE") throw unreadable(failing.cause);
  const taken = failing && takeHint(desk, loaded, failing);
  if (taken === undefined) throw nothingFails(step);
  const { check, level, text: hint } = taken;
  desk.document({ lab: loaded.lab.id, step: check.step, check: check.id, level, hint });
  showHint(desk, loaded, taken);
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
  requireSolutions(loaded);
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

/** A rule that was never tried needs no hint. */
function unreadable({ said, where }: Cause): Stop {
  const place = where === undefined ? "" : ` (${where.file}:${where.line})`;
  return new Stop(2, {
    en: `The file does not compile${place}; that comes before any hint. ${said?.en ?? ""}`.trimEnd(),
    zh: `文件未通过编译${place}，请先改正，再看提示。${said?.zh ?? ""}`,
  });
}

function nothingFails({ id }: Step): Stop {
  return new Stop(2, {
    en: `Nothing fails in step ${id}, so there is nothing to hint at.`,
    zh: `步骤 ${id} 没有未通过的检查，无需提示。`,
  });
}

const allDone = new Stop(2, { en: "This lab is done.", zh: "本实验已全部完成。" });
