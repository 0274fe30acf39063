import type { LabOptions } from "../desk.ts";

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { renderTable } from "../../scripts/language/narrator.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { measure, RECORD } from "../bench/measure.ts";
import { Desk, deskOf } from "../desk.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly edits: string;
  readonly gate: boolean;
}

/** A ratio may be this much above the recorded one before the gate closes: machines are noisy. */
const TOLERANCE = 1.5;

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const edits = Number(args.edits);
  if (!Number.isInteger(edits) || edits < 3 || edits > 200) throw badEdits(args.edits);
  const home = path.join(desk.paths.cache, "bench");
  rmSync(home, { recursive: true, force: true });
  const before = process.env["FINCHAIN_LAB_HOME"];
  process.env["FINCHAIN_LAB_HOME"] = home;
  const figures = await measure(
    new Desk(desk.paths.root, { lang: "en", json: true }),
    args.lab,
    edits,
  ).finally(() => {
    if (before === undefined) delete process.env["FINCHAIN_LAB_HOME"];
    else process.env["FINCHAIN_LAB_HOME"] = before;
    rmSync(home, { recursive: true, force: true });
  });
  desk.document(figures);
  desk.print(
    renderTable(
      {
        head: [
          { en: "From save to verdict", zh: "从保存到结果" },
          { en: "p50 ms", zh: "p50 毫秒" },
          { en: "p95 ms", zh: "p95 毫秒" },
          { en: "Fixed compiles", zh: "基准编译倍数" },
        ],
        rows: figures.map(({ name, p50, p95, ratio }) => [
          name,
          String(p50),
          String(p95),
          ratio.toFixed(2),
        ]),
      },
      desk.language,
    ),
  );
  const file = path.join(desk.paths.root, RECORD);
  const ratios = Object.fromEntries(figures.map(({ id, ratio }) => [id, Number(ratio.toFixed(2))]));
  if (!args.gate) {
    writeFileSync(file, `${JSON.stringify(ratios, null, 2)}\n`);
    return 0;
  }
  const recorded = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, number>)
    : {};
  const slower = figures.filter(({ id, ratio }) => ratio > (recorded[id] ?? 0) * TOLERANCE);
  for (const { name, ratio, id } of slower)
    desk.print({
      en: `${name.en}: ${ratio.toFixed(2)} fixed compiles, recorded are ${recorded[id] ?? "none"}.`,
      zh: `${name.zh}：${ratio.toFixed(2)} 次基准编译，记录值为 ${recorded[id] ?? "无"}。`,
    });
  return slower.length === 0 ? 0 : 1;
});

function badEdits(given: string): Stop {
  return new Stop(2, {
    en: `--edits is "${given}"; it has to be a whole number from 3 to 200.`,
    zh: `--edits 的值“${given}”无效，应为 3 到 200 的整数。`,
  });
}
