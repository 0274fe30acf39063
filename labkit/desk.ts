import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import type { Step } from "./define.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { Paths } from "./engine/paths.ts";
import type { Settings } from "./engine/settings.ts";
import type { Language, Text } from "../scripts/language/text.ts";

import { Stop } from "../scripts/errors/stop.ts";
import { say } from "../scripts/language/text.ts";
import { findLab, labIds, loadLab } from "./engine/labs.ts";
import { pathsOf } from "./engine/paths.ts";
import { Progress } from "./engine/progress.ts";
import { labLanguage, readSettings, seedOf } from "./engine/settings.ts";
import { Workspace } from "./engine/workspace.ts";

/** Options that every command of the lab has. */
export interface LabOptions {
  readonly lang: string;
  readonly json: boolean;
}

/** Where a student sits: his language, his progress and the labs. */
export class Desk {
  readonly paths: Paths;
  readonly settings: Settings;
  /** May change while a command watches. */
  language: Language;
  readonly progress: Progress;
  readonly json: boolean;

  constructor(root: string, { lang, json }: LabOptions) {
    this.paths = pathsOf(root);
    this.settings = readSettings(this.paths.state);
    this.language = labLanguage(lang, this.settings);
    this.progress = new Progress(this.paths.state);
    this.json = json;
  }

  get seed(): string {
    return seedOf(this.settings);
  }

  say(text: Text): string {
    return say(text, this.language);
  }

  /** Prints a line for a reader; a command with `--json` prints its document only. */
  print(...texts: (Text | string)[]): void {
    if (this.json) return;
    for (const text of texts) console.log(typeof text === "string" ? text : this.say(text));
  }

  /** The one document of a command with `--json`. */
  document(value: unknown): void {
    if (this.json) console.log(JSON.stringify(value, plain, 2));
  }

  async all(): Promise<LoadedLab[]> {
    return Promise.all(labIds(this.paths).map(async (id) => loadLab(this.paths, id)));
  }

  /** The lab a student names, or the one he works on. */
  async lab(wanted: string): Promise<LoadedLab> {
    const id = wanted === "" ? this.progress.current() : findLab(this.paths, wanted);
    if (id === undefined) throw noLabYet;
    return loadLab(this.paths, findLab(this.paths, id));
  }

  /** The lab and the step a student names; "s3" alone is a step of the current lab. */
  async target(lab: string, step: string): Promise<{ loaded: LoadedLab; step: Step | undefined }> {
    const stepOnly = step === "" && /^s\d+$/.test(lab);
    const loaded = await this.lab(stepOnly ? "" : lab);
    const named = stepOnly ? lab : step;
    return { loaded, step: named === "" ? undefined : stepOf(loaded, named) };
  }

  /** The workspace of a lab that has been started. */
  workspace(loaded: LoadedLab): Workspace {
    const workspace = new Workspace(this.paths, loaded);
    if (workspace.started) return workspace;
    const number = numberOf(loaded);
    throw new Stop(2, {
      en: `Lab ${number} has not been started; begin with "npx hardhat lab start ${number}".`,
      zh: `实验 ${number} 尚未开始；请先运行“npx hardhat lab start ${number}”。`,
    });
  }

  /** The first step that is not passed, or undefined at the end. */
  currentStep(loaded: LoadedLab): Step | undefined {
    const passed = this.progress.passed(loaded);
    return loaded.lab.steps.find(({ id }) => !passed.has(id));
  }
}

export function deskOf(hre: HardhatRuntimeEnvironment, options: LabOptions): Desk {
  return new Desk(hre.config.paths.root, options);
}

/** "03" of 03-crowdfunding-escrow. */
export function numberOf({ lab }: LoadedLab): string {
  return lab.id.slice(0, 2);
}

/** @throws Stop(2) when a lab has no such step */
export function stepOf(loaded: LoadedLab, wanted: string): Step {
  const step = loaded.lab.steps.find(({ id }) => id === wanted || id === `s${wanted}`);
  if (step !== undefined) return step;
  const ids = loaded.lab.steps.map(({ id }) => id).join(", ");
  throw new Stop(2, {
    en: `Lab ${numberOf(loaded)} has no step "${wanted}"; its steps are ${ids}.`,
    zh: `实验 ${numberOf(loaded)} 没有步骤“${wanted}”；步骤有 ${ids}。`,
  });
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Map ? Object.fromEntries(value) : value;
}

const noLabYet = new Stop(2, {
  en: 'No lab has been started; "npx hardhat lab list" shows them, "npx hardhat lab start 01" begins the first.',
  zh: "尚未开始任何实验；“npx hardhat lab list”列出全部，“npx hardhat lab start 01”开始第一个。",
});
