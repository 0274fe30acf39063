import type { LabOptions } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Workspace } from "../engine/workspace.ts";

import { watch } from "chokidar";
import { createTwoFilesPatch } from "diff";

import { command } from "../../tasks/command.ts";
import { deskOf } from "../desk.ts";
import { editableFiles, starterOf } from "../engine/labs.ts";
import { firstFailure } from "../engine/result.ts";
import { judged } from "../judge.ts";
import { checkLines, showVerdict } from "../show.ts";
import { Watching } from "../watching.ts";

interface Options extends LabOptions {
  readonly lab: string;
}

/** Milliseconds after a save in which more saves count as the same. */
const DEBOUNCE = 150;

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const workspace = desk.workspace(loaded);
  const watching = new Watching(desk, loaded, workspace);
  desk.print({ en: "Getting the compiler ready ...", zh: "正在准备编译器……" });
  await watching.warmUp();
  try {
    await new Session(desk, loaded, workspace, watching).untilQuit();
  } finally {
    await watching.close();
  }
});

/** One evening of saving and looking. */
class Session {
  readonly #desk: Desk;
  readonly #loaded: LoadedLab;
  readonly #workspace: Workspace;
  readonly #watching: Watching;
  #seen = "";
  #busy = Promise.resolve();
  #hinted = 0;

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

  /** One verdict at a time. */
  #enqueue(work: () => Promise<void>): void {
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
    this.#hinted = 0;
    const step = this.#step();
    if (step === undefined) return;
    const started = performance.now();
    if (!this.#desk.json) console.clear();
    const verdict = await this.#watching.verdict(step, checkLines(this.#desk, this.#loaded));
    if (this.#desk.json) this.#desk.document(verdict.result);
    else {
      showVerdict(this.#desk, this.#loaded, verdict);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      this.#desk.print("", `${seconds} s   ${this.#desk.say(KEYS)}`);
    }
  }

  /** The step worked on: the first that checks can pass. */
  #step() {
    const passed = this.#desk.progress.passed(this.#loaded);
    const open = this.#loaded.lab.steps.filter(judged);
    return open.find(({ id, kind }) => !passed.has(id) && kind !== "quiz") ?? open.at(-1);
  }

  async #hint(): Promise<void> {
    const step = this.#step();
    if (step === undefined) return;
    const failure = firstFailure((await this.#watching.verdict(step)).result);
    const hints = failure && this.#loaded.hints[failure.id];
    const hint = hints?.[Math.min(this.#hinted, hints.length - 1)];
    if (failure === undefined || hint === undefined) return;
    this.#hinted += 1;
    this.#desk.progress.add(
      this.#loaded.lab,
      failure.step,
      "hint",
      `${failure.id} ${this.#hinted}`,
    );
    this.#desk.print("", hint);
  }

  #diff(): void {
    const starter = starterOf(this.#loaded, this.#desk.language);
    const mine = this.#workspace.all();
    for (const file of editableFiles(this.#loaded)) {
      const [from, to] = [starter.get(file) ?? "", mine.get(file) ?? ""];
      if (from !== to) this.#desk.print(createTwoFilesPatch(file, file, from, to));
    }
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
          if (key === "r") this.#enqueue(async () => this.#verdict(true));
          if (key === "h") this.#enqueue(async () => this.#hint());
          if (key === "d") this.#diff();
        }
      });
      stdin.on("end", resolve);
    });
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.pause();
  }
}

const KEYS = {
  en: "r again   h hint   d difference   q quit",
  zh: "r 重新检查   h 提示   d 差异   q 退出",
};
