import type { LabOptions } from "../desk.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { Workspace } from "../engine/workspace.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly which: string;
  readonly list: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const workspace = new Workspace(desk.paths, loaded);
  const attic = workspace.attic();
  if (args.list) {
    desk.document({ lab: loaded.lab.id, attic });
    desk.print(...attic);
    return 0;
  }
  const which = args.which === "" ? attic.at(-1) : attic.find((name) => name === args.which);
  if (which === undefined) throw nothingThere;
  workspace.restore(which);
  desk.document({ lab: loaded.lab.id, restored: which });
  desk.print({
    en: `Brought back what was put aside at ${which}; what was there before is put aside now.`,
    zh: `已找回 ${which} 另存的内容；刚才的内容也已另存。`,
  });
  return 0;
});

const nothingThere = new Stop(2, {
  en: 'Nothing of that name was put aside; "npx hardhat lab restore --list" shows what was.',
  zh: "没有这个名称的另存内容；“npx hardhat lab restore --list”列出全部。",
});
