import type { Step, Wrong } from "../define.ts";
import type { Desk } from "../desk.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Result } from "../engine/result.ts";
import type { Workshop } from "../engine/workshop.ts";
import type { Text } from "../../scripts/language/text.ts";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { createTwoFilesPatch } from "diff";

import { rightAnswers } from "../author/examine.ts";
import { filesWith, upTo } from "../author/variants.ts";
import { filesAt, loadSecrets } from "../engine/labs.ts";
import { runChecks } from "../engine/run.ts";
import { tell } from "../play.ts";
import { lineOf, showFailures, titleOf } from "../show.ts";
import { sectionsOf } from "../texts/markdown.ts";
import { TEXTS } from "../texts/names.ts";
import { commandOf } from "./plan.ts";

/**
 * A lab in front of a class. Every state comes from the one source of the lab and every chain is fresh, so going back is
 * the same as having stayed; the instructor's own workspace and progress are never touched.
 */
export class Show {
  readonly #desk: Desk;
  readonly #workshop: Workshop;
  readonly #loaded: LoadedLab;
  readonly #wrong: readonly Wrong[];
  readonly #broken = new Map<string, number>();

  private constructor(desk: Desk, workshop: Workshop, loaded: LoadedLab, wrong: readonly Wrong[]) {
    this.#desk = desk;
    this.#workshop = workshop;
    this.#loaded = loaded;
    this.#wrong = wrong;
  }

  static async of(desk: Desk, workshop: Workshop, loaded: LoadedLab): Promise<Show> {
    return new Show(desk, workshop, loaded, (await loadSecrets(loaded.dir)).wrong);
  }

  get steps(): readonly Step[] {
    return this.#loaded.lab.steps;
  }

  /** Title, minutes and text of a step, what it plays, and what its solution makes of the checks. */
  async scene(step: Step): Promise<void> {
    this.#desk.print("", titleOf(this.#loaded), heading(step), "", this.#text(step));
    await this.#play(step);
    if ((step.files ?? []).length > 0 || step.kind === "quiz") await this.#verdict(step);
  }

  /** What students write in a step: from what they find to the solution. */
  diff(step: Step): void {
    const before = this.#files(step, false);
    const after = this.#files(step, true);
    for (const file of step.files ?? []) {
      const [from, to] = [before.get(file) ?? "", after.get(file) ?? ""];
      if (from === to) continue;
      this.#desk.print(createTwoFilesPatch(file, file, from, to).split("\n").slice(1).join("\n"));
    }
  }

  /** A well-known mistake of the step, the next one at every call, and the message it gets. */
  async breakIt(step: Step): Promise<void> {
    const mistakes = this.#wrong.filter((one) => one.step === step.id);
    const turn = this.#broken.get(step.id) ?? 0;
    const mistake = mistakes[turn % Math.max(1, mistakes.length)];
    if (mistake === undefined) {
      this.#desk.print({ en: "No mistake is stored for this step.", zh: "该步骤没有收录误解。" });
      return;
    }
    this.#broken.set(step.id, turn + 1);
    this.#desk.print("", {
      en: `Mistake ${turn + 1} of ${mistakes.length}: ${mistake.id}`,
      zh: `误解 ${turn + 1} / ${mistakes.length}：${mistake.id}`,
    });
    const right = this.#files(step, true).get(mistake.file) ?? "";
    const wrong = filesWith(this.#loaded, mistake);
    const patch = createTwoFilesPatch(
      mistake.file,
      mistake.file,
      right,
      wrong.get(mistake.file) ?? "",
      "",
      "",
      { context: 1 },
    );
    this.#desk.print(patch.split("\n").slice(3).join("\n").trimEnd());
    const result = await this.#judge(step, wrong);
    showFailures(this.#desk, this.#loaded, result);
  }

  /** The scenes of the lab that show books, played with the state of this step. */
  async ledger(step: Step): Promise<void> {
    const done = upTo(this.#loaded, step.id);
    const plays = this.#loaded.plays.filter((play) => done(play.step));
    const play = plays.at(-1);
    if (play === undefined)
      this.#desk.print({ en: "Nothing has moved yet.", zh: "尚无资金往来。" });
    else await tell(this.#desk, this.#workshop, this.#loaded, play, this.#files(step, true));
  }

  notes({ notes }: Step): void {
    this.#desk.print("", notes ?? { en: "No notes for this step.", zh: "该步骤没有备注。" });
  }

  #files(step: Step, solved: boolean): Map<string, string> {
    const done = upTo(this.#loaded, step.id);
    const wanted = (id: string) => done(id) && (solved || id !== step.id);
    return filesAt(this.#loaded, wanted, this.#desk.language);
  }

  async #play(step: Step): Promise<void> {
    for (const play of this.#loaded.plays.filter((one) => one.step === step.id)) {
      this.#desk.print("", `$ ${commandOf(this.#loaded, { ...step, kind: "run" })}`, play.title);
      await tell(this.#desk, this.#workshop, this.#loaded, play, this.#files(step, true));
    }
  }

  async #verdict(step: Step): Promise<void> {
    this.#desk.print("", `$ ${commandOf(this.#loaded, step)}`);
    const result = await this.#judge(step, this.#files(step, true));
    for (const check of result.checks) this.#desk.print(`  ${lineOf(this.#desk, check)}`);
  }

  async #judge(step: Step, files: ReadonlyMap<string, string>): Promise<Result> {
    const { seed } = this.#desk;
    const answers =
      step.kind === "quiz"
        ? await rightAnswers(this.#workshop, this.#loaded, files, seed)
        : new Map<string, string>();
    const bench = await this.#workshop.bench(this.#loaded, files, seed, answers);
    const file = step.files?.[0];
    const same = this.steps.filter(
      ({ files: [first] = [] }) => file !== undefined && first === file,
    );
    const done = upTo(this.#loaded, step.id);
    const wanted = new Set([step.id, ...same.map(({ id }) => id).filter(done)]);
    return runChecks(bench, (id) => wanted.has(id));
  }

  /** What the text says in this step, without its commands and their output. */
  #text(step: Step): string {
    const file = path.join(this.#loaded.dir, TEXTS[this.#desk.language]);
    if (!existsSync(file)) return "";
    const section = sectionsOf(readFileSync(file, "utf8")).find(({ id }) => id === step.id);
    return (section?.blocks ?? [])
      .flatMap((block) => {
        if (block.kind === "code") return [block.text];
        return block.kind === "prose" ? [block.text.trim()] : [];
      })
      .join("\n\n");
  }
}

function heading({ id, title, minutes }: Step): Text {
  return {
    en: `${id}  ${title.en}  (${minutes} minutes)`,
    zh: `${id}  ${title.zh}  （${minutes} 分钟）`,
  };
}
