import type { Desk } from "./desk.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { CheckResult } from "./engine/result.ts";
import type { Workspace } from "./engine/workspace.ts";
import type { Watching } from "./watching.ts";

import { watch } from "chokidar";

import { changesIn, showChanges } from "./changes.ts";
import { firstFailure } from "./engine/result.ts";
import { showHint, takeHint } from "./hinting.ts";
import { judged } from "./judge.ts";
import { reset, showReset } from "./resetting.ts";
import { checkLines, showSteps, showVerdict } from "./show.ts";

/** Milliseconds after a save in which more saves count as the same. */
const DEBOUNCE = 150;

/** One evening of saving and looking: a verdict after every save, and keys in between. */
export class Session {
  readonly #desk: Desk;
  readonly #loaded: LoadedLab;
  readonly #workspace: Workspace;
  readonly #watching: Watching;
  #seen = "";
  #busy = Promise.resolve();
  #failure: CheckResult | undefined;
  #lastKey = "";

  constructor(desk: Desk, loaded: LoadedLab, workspace: Workspace, watching: Watching) {
    this.#desk = desk;
    this.#loaded = loaded;
    this.#workspace = workspace;
    this.#watching = watching;
  }

  async untilQuit(): Promise<void> {
    const watcher = watch(this.#workspace.dir, { ignoreInitial: true });
    let timer: NodeJS.Timeout | undefined;
    watcher.on("all", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#enqueue(async () => this.#verdict(false)), DEBOUNCE);
    });
    this.#enqueue(async () => this.#verdict(true));
    try {
      await this.#keys();
      await this.#busy;
    } finally {
      clearTimeout(timer);
      await watcher.close();
    }
  }

  /** One thing at a time. */
  #enqueue(work: () => Promise<void> | void): void {
    this.#busy = this.#busy.then(work).catch((error: unknown) => {
      this.#desk.print(
        error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error),
      );
    });
  }

  async #verdict(always: boolean): Promise<void> {
    const now = JSON.stringify([...this.#workspace.all()]);
    // A save without a change is no news.
    if (now === this.#seen && !always) return;
    this.#seen = now;
    const step = this.#step();
    if (step === undefined) return;
    const started = performance.now();
    if (!this.#desk.json) console.clear();
    const verdict = await this.#watching.verdict(step, checkLines(this.#desk, this.#loaded));
    this.#failure = firstFailure(verdict.result);
    this.#desk.document(verdict.result);
    if (this.#desk.json) return;
    showVerdict(this.#desk, this.#loaded, verdict);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    this.#desk.print("", `${seconds} s   ${this.#desk.say(KEYS)}`);
  }

  /** The step worked on: the first that checks can pass. */
  #step() {
    const passed = this.#desk.progress.passed(this.#loaded);
    const open = this.#loaded.lab.steps.filter(judged);
    return open.find(({ id, kind }) => !passed.has(id) && kind !== "quiz") ?? open.at(-1);
  }

  #hint(): void {
    const hint = this.#failure && takeHint(this.#desk, this.#loaded, this.#failure);
    this.#desk.print("");
    if (hint === undefined) this.#desk.print(NOTHING_FAILS);
    else showHint(this.#desk, this.#loaded, hint);
  }

  /** The files of the step as they were at the beginning; only the second of two x in a row does it. */
  #reset(confirmed: boolean): void {
    this.#desk.print("");
    if (!confirmed) return this.#desk.print(CONFIRM);
    showReset(this.#desk, this.#loaded, reset(this.#desk, this.#loaded, this.#step()));
  }

  async #otherLanguage(): Promise<void> {
    this.#desk.language = this.#desk.language === "en" ? "zh-CN" : "en";
    return this.#verdict(true);
  }

  /** What a key does, or undefined for one without meaning. */
  #action(key: string, before: string): (() => Promise<void> | void) | undefined {
    const [desk, loaded] = [this.#desk, this.#loaded];
    const actions: Record<string, () => Promise<void> | void> = {
      r: async () => this.#verdict(true),
      h: () => this.#hint(),
      d: () => showChanges(desk, changesIn(desk, loaded, this.#workspace.all())),
      l: () => showSteps(desk, loaded),
      x: () => this.#reset(before === "x"),
      t: async () => this.#otherLanguage(),
    };
    return actions[key];
  }

  #press(key: string): void {
    const action = this.#action(key, this.#lastKey);
    this.#lastKey = this.#lastKey === key ? "" : key;
    if (action !== undefined) this.#enqueue(action);
  }

  /** Reads keys until q; without a terminal, until the input ends. */
  async #keys(): Promise<void> {
    const { stdin } = process;
    if (stdin.isTTY) stdin.setRawMode(true);
    stdin.setEncoding("utf8").resume();
    await new Promise<void>((resolve) => {
      stdin.on("data", (keys: string) => {
        for (const key of keys) {
          if (key === "q" || key === "\u0003") resolve();
          else this.#press(key);
        }
      });
      stdin.on("end", resolve);
    });
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.pause();
  }
}

const KEYS = {
  en: "r again   h hint   d difference   l list   x begin the step again   t 中文   q quit",
  zh: "r 重新检查   h 提示   d 差异   l 步骤   x 重做本步   t English   q 退出",
};

const NOTHING_FAILS = { en: "Nothing fails.", zh: "没有未通过的检查。" };

const CONFIRM = {
  en: "x once more puts the files of this step back as they were; what you have is kept aside.",
  zh: "再按一次 x，本步的文件将恢复为初始内容；现有内容会另存。",
};
