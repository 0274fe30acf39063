import type { Desk, LabOptions } from "../desk.ts";
import type { Step } from "../define.ts";

import { command } from "../command.ts";
import { deskOf, stepOf } from "../desk.ts";
import type { LoadedLab } from "../engine/labs.ts";
import { Workshop } from "../engine/workshop.ts";
import { planOf } from "../teaching/plan.ts";
import { Show } from "../teaching/show.ts";
import { loadSecrets, requireSolutions } from "../engine/labs.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly auto: boolean;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  requireSolutions(loaded);
  desk.document(planOf(loaded, await loadSecrets(loaded.dir)));
  if (desk.json) return;
  const workshop = new Workshop(desk.paths);
  try {
    const show = await Show.of(desk, workshop, loaded);
    if (args.auto || !process.stdin.isTTY) await toTheEnd(show);
    else await new Stage(desk, loaded, show).untilQuit();
  } finally {
    await workshop.close();
  }
});

/** What CI replays: every step, and one mistake where there is something to write. */
async function toTheEnd(show: Show): Promise<void> {
  for (const step of show.steps) {
    await show.scene(step);
    if ((step.files ?? []).length > 0) await show.breakIt(step);
  }
}

/** The instructor at the keyboard. */
class Stage {
  readonly #desk: Desk;
  readonly #loaded: LoadedLab;
  readonly #show: Show;
  #at = 0;
  #since = Date.now();

  constructor(desk: Desk, loaded: LoadedLab, show: Show) {
    this.#desk = desk;
    this.#loaded = loaded;
    this.#show = show;
  }

  async untilQuit(): Promise<void> {
    const { stdin } = process;
    stdin.setRawMode(true);
    stdin.setEncoding("utf8");
    try {
      await this.#enter(0);
      for await (const key of stdin) {
        if (key === "q" || key === "\u0003") return;
        await this.#obey(String(key));
        this.#status();
      }
    } finally {
      stdin.setRawMode(false);
      stdin.pause();
    }
  }

  async #obey(key: string): Promise<void> {
    const step = this.#step;
    if (key === "n" || key === " ") await this.#enter(this.#at + 1);
    else if (key === "b") await this.#enter(this.#at - 1);
    else if (/^[1-9]$/.test(key))
      await this.#enter(this.#show.steps.indexOf(stepOf(this.#loaded, `s${key}`)));
    else if (key === "r") await this.#show.scene(step);
    else if (key === "d") this.#show.diff(step);
    else if (key === "x") await this.#show.breakIt(step);
    else if (key === "l") await this.#show.ledger(step);
    else if (key === "o") this.#show.notes(step);
  }

  get #step(): Step {
    const step = this.#show.steps[this.#at];
    if (step === undefined) throw new Error(`no step ${this.#at}`);
    return step;
  }

  async #enter(at: number): Promise<void> {
    this.#at = Math.max(0, Math.min(at, this.#show.steps.length - 1));
    this.#since = Date.now();
    console.clear();
    await this.#show.scene(this.#step);
    this.#status();
  }

  /** Time spent on this step against the plan, and the keys. */
  #status(): void {
    const minutes = Math.floor((Date.now() - this.#since) / 60_000);
    this.#desk.print("", {
      en: `${this.#step.id}: ${minutes} of ${this.#step.minutes} minutes   n next  b back  1-9 jump  r again  d difference  x break it  l ledger  o notes  q quit`,
      zh: `${this.#step.id}：${minutes} / ${this.#step.minutes} 分钟   n 下一步  b 上一步  1-9 跳转  r 重放  d 差异  x 出错演示  l 账簿  o 备注  q 退出`,
    });
  }
}
