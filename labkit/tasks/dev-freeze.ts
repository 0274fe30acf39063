import type { LabOptions } from "../desk.ts";

import { writeFileSync } from "node:fs";
import path from "node:path";

import { command } from "../command.ts";
import { frozen } from "../author/freeze.ts";
import { deskOf } from "../desk.ts";
import { requireSolutions } from "../engine/labs.ts";
import { FROZEN } from "../engine/frozen.ts";
import { Workshop } from "../engine/workshop.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const labs = args.lab === "" ? await desk.all() : [await desk.lab(args.lab)];
  for (const loaded of labs) requireSolutions(loaded);
  const workshop = new Workshop(desk.paths);
  try {
    for (const loaded of labs) {
      const file = path.join(loaded.dir, FROZEN);
      writeFileSync(file, await frozen(workshop, loaded));
      desk.print(path.relative(desk.paths.root, file));
    }
    desk.document({ frozen: labs.map(({ lab }) => lab.id) });
  } finally {
    await workshop.close();
  }
});
