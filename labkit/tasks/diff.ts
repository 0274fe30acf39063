import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { changesIn, showChanges } from "../changes.ts";
import { deskOf } from "../desk.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const changed = changesIn(desk, loaded, desk.workspace(loaded).files(desk.language));
  desk.document({ lab: loaded.lab.id, changed });
  showChanges(desk, changed);
});
