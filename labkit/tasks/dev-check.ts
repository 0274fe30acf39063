import type { LabOptions } from "../desk.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { examine } from "../author/examine.ts";
import { deskOf } from "../desk.ts";
import { requireSolutions } from "../engine/labs.ts";
import { Workshop } from "../engine/workshop.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly seeds: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const seeds = Number(args.seeds);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > 1_000) throw badSeeds(args.seeds);
  const labs = args.lab === "" ? await desk.all() : [await desk.lab(args.lab)];
  for (const loaded of labs) requireSolutions(loaded);
  const problems = [];
  for (const loaded of labs) {
    const workshop = new Workshop(desk.paths);
    try {
      problems.push(...(await examine(workshop, loaded, seeds, (line) => desk.print(line))));
    } finally {
      await workshop.close();
    }
  }
  desk.document({ labs: labs.map(({ lab }) => lab.id), problems });
  for (const { lab, promise, found } of problems)
    desk.print("", `${lab}: ${promise}`, `  ${found}`);
  return problems.length === 0 ? 0 : 1;
});

function badSeeds(given: string): Stop {
  return new Stop(2, {
    en: `--seeds is "${given}"; it has to be a whole number from 1 to 1000.`,
    zh: `--seeds 的值“${given}”无效，应为 1 到 1000 的整数。`,
  });
}
