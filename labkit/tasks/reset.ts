import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { reset, showReset } from "../resetting.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly given: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step } = await desk.target(args.lab, args.step);
  const done = reset(desk, loaded, step, args.given);
  desk.document({ lab: loaded.lab.id, ...done });
  showReset(desk, loaded, done);
});
