import type { Step } from "./define.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { CheckResult } from "./engine/result.ts";
import type { Workspace } from "./engine/workspace.ts";
import type { Verdict } from "./judge.ts";
import type { Desk } from "./desk.ts";

import { warmUpSolc } from "./engine/compiler.ts";
import { Workshop } from "./engine/workshop.ts";
import { judge } from "./judge.ts";

/** As many as a step asks for at once: a student's tests run in two. */
const SPARES = 2;

/**
 * Gives a verdict on every save: compiler, chain and processes for scripts stay ready in between. There is one lane only,
 * with the settings of every other check: a fresh Hardhat a build costs a few milliseconds and is never stale, so nothing has
 * to be confirmed afterwards.
 */
export class Watching {
  readonly #desk: Desk;
  readonly #loaded: LoadedLab;
  readonly #workspace: Workspace;
  readonly #workshop: Workshop;

  constructor(desk: Desk, loaded: LoadedLab, workspace: Workspace) {
    this.#desk = desk;
    this.#loaded = loaded;
    this.#workspace = workspace;
    this.#workshop = new Workshop(desk.paths, { spares: SPARES });
  }

  async warmUp(): Promise<void> {
    this.#workshop.sandbox.warmUp();
    await warmUpSolc();
  }

  /** The verdict on what is saved now. */
  async verdict(until: Step, heard?: (result: CheckResult) => void): Promise<Verdict> {
    const verdict = await judge(
      this.#desk,
      this.#workshop,
      this.#loaded,
      this.#workspace,
      until,
      heard,
    );
    this.#workshop.sandbox.warmUp();
    return verdict;
  }

  async close(): Promise<void> {
    await this.#workshop.close();
  }
}
