import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf, stepOf } from "../desk.ts";
import { filesAt, requireSolutions } from "../engine/labs.ts";
import { Workspace } from "../engine/workspace.ts";
import { stampOf } from "../judge.ts";
import { nextCommand, titleOf } from "../show.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  requireSolutions(loaded);
  const step = stepOf(loaded, args.step);
  const before = loaded.lab.steps.slice(0, loaded.lab.steps.indexOf(step));
  const solved = new Set(before.map(({ id }) => id));
  const workspace = new Workspace(desk.paths, loaded);
  if (workspace.started) workspace.putAside();
  const files = filesAt(loaded, (id) => solved.has(id), desk.language);
  workspace.write(files);
  desk.progress.add(loaded.lab, step.id, "goto");
  for (const one of before) {
    desk.progress.add(loaded.lab, one.id, "shown");
    desk.progress.add(
      loaded.lab,
      one.id,
      "pass",
      stampOf(desk, loaded, one, files, workspace.answers()),
    );
  }
  const next = desk.currentStep(loaded);
  desk.document({ lab: loaded.lab.id, step: step.id, next: next?.id ?? null });
  desk.print(titleOf(loaded), "", {
    en: `You are at step ${step.id}; the steps before it are solved for you, and that is written down. What you had is put aside.`,
    zh: `已跳到步骤 ${step.id}；之前的步骤已代为完成，并留有记录。原有内容已另存。`,
  });
  desk.print("", nextCommand(loaded, next));
});
