import type { LabOptions } from "../desk.ts";

import path from "node:path";

import { Stop } from "../../scripts/errors/stop.ts";
import { command } from "../command.ts";
import { deskOf } from "../desk.ts";
import { editableFiles } from "../engine/labs.ts";
import { writeSettings } from "../engine/settings.ts";
import { Workspace } from "../engine/workspace.ts";
import { nextCommand, titleOf } from "../show.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly student: string;
  readonly name: string;
}

export default command<Options>(async (args, hre) => {
  if (args.lab === "") throw whichLab;
  const before = deskOf(hre, args);
  const loaded = await before.lab(args.lab);
  remember(before, args);
  const desk = deskOf(hre, args);
  const workspace = new Workspace(desk.paths, loaded);
  const again = workspace.started;
  workspace.start(desk.language);
  desk.progress.add(loaded.lab, loaded.lab.steps[0]?.id ?? "", "start");

  const folder = path.relative(desk.paths.home, workspace.dir);
  const text = path.join(
    "labs",
    loaded.lab.id,
    desk.language === "en" ? "README.md" : "README.zh-CN.md",
  );
  const next = desk.currentStep(loaded);
  desk.document({
    lab: loaded.lab.id,
    folder,
    text,
    again,
    seed: desk.seed,
    next: next?.id ?? null,
  });
  desk.print(titleOf(loaded), loaded.lab.summary, "");
  if (desk.seed !== before.seed && before.progress.current() !== undefined)
    desk.print(otherFigures(args.student), "");
  desk.print(again ? kept(folder) : made(folder));
  for (const file of editableFiles(loaded)) desk.print(`  ${folder}/${file}`);
  desk.print("", { en: `The text to follow is ${text}.`, zh: `实验讲义：${text}。` });
  desk.print("", nextCommand(loaded, next));
});

/** Keeps what was chosen, for every later command. */
function remember(desk: ReturnType<typeof deskOf>, { lang, student, name }: Options): void {
  writeSettings(desk.paths.state, {
    ...desk.settings,
    ...(lang === "" ? {} : { lang: desk.language }),
    ...(student === "" ? {} : { student: studentNumber(student) }),
    ...(name === "" ? {} : { name }),
  });
}

function studentNumber(given: string): string {
  if (/^[\w-]{1,40}$/.test(given)) return given;
  throw new Stop(2, {
    en: `"${given}" is no student number; use up to 40 letters, digits and hyphens.`,
    zh: `“${given}”不是有效的学号，请使用不超过 40 位的字母、数字或连字符。`,
  });
}

/** A number that is given late changes every case that was begun without it. */
function otherFigures(student: string) {
  return {
    en: `From now on all your labs have the figures of ${student}. Answers you gave before belong to other figures: "npx hardhat lab check --all" in each lab shows which have to be given again.`,
    zh: `从现在起，全部实验都使用学号 ${student} 的数字。之前的答案对应的是另一套数字：在每个实验中运行“npx hardhat lab check --all”，即可看出哪些需要重新作答。`,
  };
}

function made(folder: string) {
  return {
    en: `Your files are in ${folder}. You write in:`,
    zh: `文件已放入 ${folder}，你需要编写：`,
  };
}

function kept(folder: string) {
  return {
    en: `Your files are in ${folder}, as you left them. You write in:`,
    zh: `文件仍在 ${folder}，保持上次的内容。你需要编写：`,
  };
}

const whichLab = new Stop(2, {
  en: 'Which lab? For example "npx hardhat lab start 01"; "npx hardhat lab list" shows them.',
  zh: "请指定实验，例如“npx hardhat lab start 01”；“npx hardhat lab list”列出全部。",
});
