import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { firstFailure } from "../engine/result.ts";
import { Workshop } from "../engine/workshop.ts";
import { judge, judged, stampOf } from "../judge.ts";
import { checkLines, nextCommand, showVerdict, titleOf } from "../show.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly all: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step: named } = await desk.target(args.lab, args.step);
  const workspace = desk.workspace(loaded);
  const last = loaded.lab.steps.at(-1);
  const asked = named ?? desk.currentStep(loaded);
  const step = args.all ? last : (asked ?? last);
  if (step === undefined) return 0;

  if (!judged(step) && !args.all) {
    // Reading has no proof: asking for the next step is taken as having read.
    if (step.kind === "read")
      desk.progress.add(
        loaded.lab,
        step.id,
        "pass",
        stampOf(desk, loaded, step, new Map(), new Map()),
      );
    const next = desk.currentStep(loaded);
    desk.document({ lab: loaded.lab.id, step: step.id, next: next?.id ?? null });
    desk.print(titleOf(loaded), "", nextCommand(loaded, next));
    return 0;
  }
  const workshop = new Workshop(desk.paths);
  try {
    const verdict = await judge(
      desk,
      workshop,
      loaded,
      workspace,
      step,
      checkLines(desk, loaded),
      named !== undefined,
    );
    desk.document({
      ...verdict.result,
      tampered: verdict.tampered,
      next: verdict.next?.id ?? null,
    });
    showVerdict(desk, loaded, verdict);
    return firstFailure(verdict.result) === undefined ? 0 : 1;
  } finally {
    await workshop.close();
  }
});
