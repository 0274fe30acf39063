import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { Session } from "../session.ts";
import { Watching } from "../watching.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const workspace = desk.workspace(loaded);
  const watching = new Watching(desk, loaded, workspace);
  desk.print({ en: "Getting the compiler ready ...", zh: "正在准备编译器……" });
  await watching.warmUp();
  try {
    await new Session(desk, loaded, workspace, watching).untilQuit();
  } finally {
    await watching.close();
  }
});
