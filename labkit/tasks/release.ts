import type { LabOptions } from "../desk.ts";

import path from "node:path";

import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { requireSolutions } from "../engine/labs.ts";
import { Workshop } from "../engine/workshop.ts";
import { bundle } from "../release/bundle.ts";
import { leaksIn } from "../release/leaks.ts";

interface Options extends LabOptions {
  readonly labs: readonly string[];
  readonly out: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const named = [...new Set(args.labs)].toSorted();
  const labs =
    named.length === 0
      ? await desk.all()
      : await Promise.all(named.map(async (name) => desk.lab(name)));
  for (const loaded of labs) requireSolutions(loaded);
  const out = path.resolve(args.out);
  desk.print({ en: "Writing the bundle ...", zh: "正在生成学生版……" });
  const workshop = new Workshop(desk.paths);
  let files: readonly string[];
  try {
    files = await bundle(desk.paths.root, out, labs, workshop);
  } finally {
    await workshop.close();
  }
  const leaks = leaksIn(out, files, labs);
  const ids = labs.map(({ lab }) => lab.id);
  desk.document({ out: args.out, labs: ids, files: files.length, leaks });
  for (const leak of leaks)
    desk.print({ en: `A solution stands in ${leak}`, zh: `以下位置含有答案：${leak}` });
  if (leaks.length > 0) return 1;
  desk.print({
    en: `${args.out} holds ${files.length} files and ${ids.length} labs without their solutions; hand it out as a whole.`,
    zh: `${args.out} 含 ${files.length} 个文件、${ids.length} 个实验，不含答案，可整体发给学生。`,
  });
  return 0;
});
