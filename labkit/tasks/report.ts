import type { LabOptions } from "../desk.ts";

import { writeFileSync } from "node:fs";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { classPage } from "../reports/class-page.ts";
import { readResults } from "../reports/read.ts";
import { CLASS_PAGE } from "../reports/write.ts";

interface Options extends LabOptions {
  readonly results: string;
  readonly out: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const rows = readResults(args.results);
  const loaded = await desk.lab(rows[0]?.lab ?? "");
  const out = args.out || path.join(args.results, CLASS_PAGE);
  save(out, classPage(loaded, rows, desk.language));
  desk.document({ lab: loaded.lab.id, rows: rows.length, out });
  desk.print({
    en: `${out} shows ${rows.length} submissions; it needs no other file.`,
    zh: `${out} 汇总了 ${rows.length} 份提交，可单独分发。`,
  });
});

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    throw new Stop(2, {
      en: `${file} cannot be written; does its folder exist?`,
      zh: `无法写入 ${file}，所在目录是否存在？`,
    });
  }
}
