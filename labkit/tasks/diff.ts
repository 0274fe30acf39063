import type { LabOptions } from "../desk.ts";

import { createTwoFilesPatch } from "diff";

import { command } from "../../tasks/command.ts";
import { deskOf } from "../desk.ts";
import { editableFiles, starterOf } from "../engine/labs.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const mine = desk.workspace(loaded).files(desk.language);
  const starter = starterOf(loaded, desk.language);
  const changed = editableFiles(loaded).flatMap((file) => {
    const [from, to] = [starter.get(file) ?? "", mine.get(file) ?? ""];
    return from === to ? [] : [{ file, patch: createTwoFilesPatch(file, file, from, to, "", "") }];
  });
  desk.document({ lab: loaded.lab.id, changed });
  if (changed.length === 0)
    desk.print({ en: "You have changed nothing yet.", zh: "尚未做任何修改。" });
  for (const { patch } of changed) desk.print(patch.split("\n").slice(1).join("\n").trimEnd());
});
