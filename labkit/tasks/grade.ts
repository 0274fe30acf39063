import type { LabOptions } from "../desk.ts";
import type { Row } from "../grading/graded.ts";

import { randomBytes } from "node:crypto";
import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { progressNarrator, renderTable, silentNarrator } from "../../scripts/language/narrator.ts";
import { command } from "../command.ts";
import { deskOf, numberOf } from "../desk.ts";
import { hiddenSeeds } from "../engine/params.ts";
import { gradeClass } from "../grading/class.ts";
import { isGraded } from "../grading/graded.ts";
import { takeIn } from "../grading/intake.ts";
import { writeReports } from "../reports/write.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly submissions: string;
  readonly out: string;
  readonly secret: string;
  readonly worlds: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  if (args.lab === "") throw whichLab;
  if (args.submissions === "") throw whichSubmissions;
  const worlds = worldsOf(args.worlds);
  const loaded = await desk.lab(args.lab);
  const out = path.resolve(args.out);
  keepApart(path.resolve(args.submissions), out);
  const handed = takeIn(loaded, args.submissions);
  const secret = args.secret || randomBytes(8).toString("hex");

  const bar = desk.json ? silentNarrator : progressNarrator(desk.language);
  bar.start({ en: `Lab ${numberOf(loaded)}`, zh: `实验 ${numberOf(loaded)}` }, handed.length);
  const seeds = hiddenSeeds(secret, worlds);
  const rows = await gradeClass(desk.paths, loaded, handed, seeds, () => bar.tick()).finally(() =>
    bar.stop(),
  );
  const files = writeReports(out, loaded, rows, desk.language);
  desk.document({ lab: loaded.lab.id, secret, seeds, out: args.out, files, rows: rows.map(brief) });
  desk.print(renderTable(tableOf(rows), desk.language), reportsIn(args.out));
  if (args.secret === "" && worlds > 0) desk.print(again(secret));
  return rows.every(isGraded) ? 0 : 1;
});

/** Reports among the submissions would be graded the next time. */
function keepApart(submissions: string, out: string): void {
  const between = path.relative(submissions, out);
  if (between.startsWith("..") || path.isAbsolute(between)) return;
  throw new Stop(2, {
    en: "--out lies among the submissions; name a folder outside of them.",
    zh: "--out 位于提交目录之内，请指定该目录以外的位置。",
  });
}

function worldsOf(given: string): number {
  if (/^\d{1,2}$/.test(given)) return Number(given);
  throw new Stop(2, {
    en: `--worlds is "${given}"; it has to be a whole number from 0 to 99.`,
    zh: `--worlds 的值“${given}”无效，应为 0 到 99 的整数。`,
  });
}

function brief(row: Row) {
  const { student, source } = row;
  if (!isGraded(row)) return { student, source, error: row.error };
  return { student, source, score: row.score, flags: row.integrity.flags.map(({ id }) => id) };
}

function tableOf(rows: readonly Row[]) {
  return {
    head: [
      { en: "Number", zh: "学号" },
      { en: "Name", zh: "姓名" },
      { en: "Points", zh: "得分" },
      { en: "Remarks", zh: "备注" },
    ],
    rows: rows.map((row) => {
      const { id, name } = row.student;
      if (!isGraded(row)) return [id || row.source, name, "-", row.error];
      const flags = row.integrity.flags.map((flag) => flag.id).join(", ");
      return [id || row.source, name, `${row.score.got} / ${row.score.max}`, flags];
    }),
  };
}

function reportsIn(folder: string) {
  return {
    en: `The reports are in ${folder}; class.html shows the whole class.`,
    zh: `报告已写入 ${folder}；class.html 为全班报告。`,
  };
}

function again(secret: string) {
  return {
    en: `The hidden cases come from the secret ${secret}; --secret with it gives the same ones again.`,
    zh: `隐藏参数由密钥 ${secret} 生成；再次使用 --secret 指定它，可得到相同的参数。`,
  };
}

const whichLab = new Stop(2, {
  en: 'Which lab? For example "npx hardhat lab grade 03 --submissions inbox".',
  zh: "请指定实验，例如“npx hardhat lab grade 03 --submissions inbox”。",
});

const whichSubmissions = new Stop(2, {
  en: "--submissions is missing; it names a folder of submissions, or one of them.",
  zh: "缺少 --submissions，请指定提交所在的目录或单个提交。",
});
