import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { parity } from "../texts/parity.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const labs = args.lab === "" ? await desk.all() : [await desk.lab(args.lab)];
  const problems = labs.flatMap((loaded) =>
    parity(loaded).map(({ step, what }) => ({ lab: loaded.lab.id, step, what })),
  );
  desk.document({ labs: labs.map(({ lab }) => lab.id), problems });
  for (const { lab, step, what } of problems) desk.print(`${lab} ${step}: ${what}`);
  if (problems.length === 0) desk.print({ en: "The texts agree.", zh: "两种语言的讲义一致。" });
  return problems.length === 0 ? 0 : 1;
});
