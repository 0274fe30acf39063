import type { LabOptions } from "../desk.ts";

import { LANGUAGES } from "../../scripts/language/text.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { requireSolutions } from "../engine/labs.ts";
import { testText } from "../texts/doc-test.ts";
import { parity } from "../texts/parity.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const labs = args.lab === "" ? await desk.all() : [await desk.lab(args.lab)];
  for (const loaded of labs) requireSolutions(loaded);
  const differences = [];
  for (const loaded of labs) {
    for (const language of LANGUAGES) {
      const tested = await testText(hre, desk.paths, loaded, language);
      differences.push(...tested.differences);
      desk.print(`${tested.differences.length === 0 ? "✓" : "✗"} ${loaded.lab.id} (${language})`);
    }
    const apart = parity(loaded).map(({ step, what }) => ({
      file: `labs/${loaded.lab.id}`,
      step,
      what,
    }));
    differences.push(...apart);
    desk.print(`${apart.length === 0 ? "✓" : "✗"} ${loaded.lab.id} (en = zh-CN)`);
  }
  desk.document({ labs: labs.map(({ lab }) => lab.id), differences });
  for (const { file, step, what } of differences) desk.print("", `${file} ${step}: ${what}`);
  return differences.length === 0 ? 0 : 1;
});
