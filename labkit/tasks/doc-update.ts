import type { LabOptions } from "../desk.ts";

import { writeFileSync } from "node:fs";
import path from "node:path";

import { LANGUAGES } from "../../scripts/language/text.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { requireSolutions } from "../engine/labs.ts";
import { testText } from "../texts/doc-test.ts";
import { TEXTS } from "../texts/names.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const labs = args.lab === "" ? await desk.all() : [await desk.lab(args.lab)];
  for (const loaded of labs) requireSolutions(loaded);
  const left = [];
  for (const loaded of labs) {
    for (const language of LANGUAGES) {
      const { updated, differences } = await testText(hre, desk.paths, loaded, language);
      if (updated !== "") writeFileSync(path.join(loaded.dir, TEXTS[language]), updated);
      left.push(...differences);
    }
  }
  desk.document({ labs: labs.map(({ lab }) => lab.id), differences: left });
  for (const { file, step, what } of left) desk.print(`${file} ${step}: ${what}`);
  desk.print("", {
    en: "The texts now show what is printed; look at the difference before you commit it.",
    zh: "讲义已更新为实际输出；提交前请核对改动。",
  });
});
