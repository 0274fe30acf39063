import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { nextCommand, showSteps } from "../show.ts";

export default command<LabOptions>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const id = desk.progress.current();
  if (id === undefined) {
    desk.document({ lab: null });
    desk.print({
      en: 'You have not begun. "npx hardhat lab list" shows the labs, "npx hardhat lab start 01" begins the first.',
      zh: "尚未开始。“npx hardhat lab list”列出全部实验，“npx hardhat lab start 01”开始第一个。",
    });
    return 0;
  }
  const loaded = await desk.lab(id);
  const passed = desk.progress.passed(loaded);
  const next = desk.currentStep(loaded);
  desk.document({ lab: id, passed: [...passed.keys()], next: next?.id ?? null, seed: desk.seed });
  showSteps(desk, loaded);
  desk.print("", nextCommand(loaded, next));
  return 0;
});
