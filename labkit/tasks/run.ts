import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { Workshop } from "../engine/workshop.ts";
import { stampOf } from "../judge.ts";
import { playOf, tell } from "../play.ts";
import { nextCommand } from "../show.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly play: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const workspace = desk.workspace(loaded);
  const play = playOf(loaded, args.play);
  const workshop = new Workshop(desk.paths);
  try {
    desk.print(play.title);
    const told = await tell(desk, workshop, loaded, play, workspace.files(desk.language));
    const step = loaded.lab.steps.find(({ id }) => id === play.step);
    const isNews = step?.kind === "run" && !desk.progress.passed(loaded).has(step.id);
    if (step?.kind === "run" && isNews)
      desk.progress.add(
        loaded.lab,
        step.id,
        "pass",
        stampOf(desk, loaded, step, new Map(), new Map()),
      );
    desk.document({ lab: loaded.lab.id, play: play.name, seed: desk.seed, told });
    if (isNews) desk.print("", nextCommand(loaded, desk.currentStep(loaded)));
  } finally {
    await workshop.close();
  }
});
