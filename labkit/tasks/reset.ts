import type { LabOptions } from "../desk.ts";

import { command } from "../../tasks/command.ts";
import { deskOf, numberOf } from "../desk.ts";
import { editableFiles, starterOf } from "../engine/labs.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly step: string;
  readonly given: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const { loaded, step } = await desk.target(args.lab, args.step);
  const workspace = desk.workspace(loaded);
  const starter = starterOf(loaded, desk.language);
  const editable = editableFiles(loaded);
  const files = [...starter.keys()].filter((file) => {
    if (args.given) return !editable.includes(file);
    return step === undefined || (step.files ?? []).includes(file);
  });
  const aside = workspace.putAside();
  workspace.write(new Map([...starter].filter(([file]) => files.includes(file))));
  desk.progress.add(loaded.lab, step?.id ?? "", "reset", aside);
  desk.document({ lab: loaded.lab.id, files, aside });
  desk.print(
    { en: "Begun again:", zh: "已恢复为初始内容：" },
    ...files.map((file) => `  ${file}`),
    "",
    {
      en: `What you had is put aside; "npx hardhat lab restore ${numberOf(loaded)}" brings it back.`,
      zh: `原有内容已另存；“npx hardhat lab restore ${numberOf(loaded)}”可找回。`,
    },
  );
});
