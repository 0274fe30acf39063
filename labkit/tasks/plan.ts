import type { Desk, LabOptions } from "../desk.ts";
import type { Plan, PlannedStep } from "../teaching/plan.ts";
import type { Text } from "../../scripts/language/text.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { loadSecrets, requireSolutions } from "../engine/labs.ts";
import { titleOf } from "../show.ts";
import { planOf } from "../teaching/plan.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  requireSolutions(loaded);
  const plan = planOf(loaded, await loadSecrets(loaded.dir));
  desk.document(plan);
  desk.print(titleOf(loaded), plan.summary, "", overview(plan), "");
  desk.print({ en: "Afterwards students can", zh: "学完之后，学生能够" });
  list(desk, plan.outcomes);
  for (const step of plan.steps) showStep(desk, step);
  desk.print("", PREPARE);
});

function overview({ minutes, steps, requires }: Plan): Text {
  const before = requires.join(", ");
  return {
    en: `${minutes} minutes, ${steps.length} steps.${before && ` Before it: ${before}.`}`,
    zh: `${minutes} 分钟，${steps.length} 个步骤。${before && `先修：${before}。`}`,
  };
}

function showStep(desk: Desk, step: PlannedStep): void {
  const { id, title, from, minutes, command: typed, checkpoint, misconceptions, notes } = step;
  desk.print("", {
    en: `${id}  ${title.en}  (minute ${from} to ${from + minutes})`,
    zh: `${id}  ${title.zh}  （第 ${from} 至 ${from + minutes} 分钟）`,
  });
  desk.print(`  $ ${typed}`);
  if (notes !== undefined) desk.print(`  ${desk.say(notes)}`);
  if (checkpoint.length > 0) desk.print({ en: "  Before you go on:", zh: "  继续之前确认：" });
  list(desk, checkpoint);
  if (misconceptions.length > 0) desk.print({ en: "  What students think:", zh: "  常见误解：" });
  list(
    desk,
    misconceptions.map(({ message }) => message),
  );
}

function list(desk: Desk, texts: readonly Text[]): void {
  for (const text of texts) desk.print(`    - ${desk.say(text)}`);
}

const PREPARE: Text = {
  en: 'To prepare: let everybody run "npm run demo" and "npx hardhat lab doctor" once with a network; the lesson needs none. "npx hardhat lab demo" plays the lab on the projector.',
  zh: "课前准备：请每位学生联网运行一次“npm run demo”和“npx hardhat lab doctor”；上课时不需要网络。“npx hardhat lab demo”可在投影上演示本实验。",
};
