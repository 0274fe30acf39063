import type { Text } from "../../scripts/language/text.ts";
import type { Desk } from "../desk.ts";
import type { Step, StepKind } from "../define.ts";

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { solc } from "../engine/compiler.ts";
import { filesAt } from "../engine/labs.ts";
import { Workspace } from "../engine/workspace.ts";
import { Watching } from "../watching.ts";

/** Where the ratios are recorded that the gate compares with. */
export const RECORD = "bench/labkit.json";

/** Milliseconds between a verdict and the next save. */
const PAUSE = 800;

/** Milliseconds from a save to its verdict, and how many fixed compiles that is on the same machine. */
export interface Figure {
  readonly id: string;
  readonly name: Text;
  readonly p50: number;
  readonly p95: number;
  readonly ratio: number;
}

/** Saves edits of a Solidity file and of a script as a student would, and measures each until its verdict. */
export async function measure(desk: Desk, lab: string, edits: number): Promise<Figure[]> {
  const loaded = await desk.lab(lab);
  const workspace = new Workspace(desk.paths, loaded);
  workspace.write(filesAt(loaded, () => true, "en"));
  const watching = new Watching(desk, loaded, workspace);
  await watching.warmUp();
  const save = async (step: Step | undefined) => {
    const times: { first: number; whole: number }[] = [];
    if (step === undefined) return times;
    const file = path.join(workspace.dir, step.files?.[0] ?? "");
    const original = readFileSync(file, "utf8");
    // The first two saves find everything cold and are not counted.
    for (let i = -2; i < edits; i++) {
      writeFileSync(file, `${original}\n// ${Date.now()} ${i}\n`);
      const started = performance.now();
      let first: number | undefined;
      await watching.verdict(step, ({ step: of }) => {
        if (of === step.id) first ??= performance.now() - started;
      });
      const whole = performance.now() - started;
      if (i >= 0) times.push({ first: first ?? whole, whole });
      // A student looks at the verdict before he saves again.
      await setTimeout(PAUSE);
    }
    return times;
  };
  const stepOf = (kind: StepKind) => loaded.lab.steps.find((step) => step.kind === kind);
  try {
    const solidity = await save(stepOf("build"));
    const script = await save(stepOf("audit"));
    const tests = await save(stepOf("tests"));
    const fixed = median(await calibrate(edits));
    return [
      figure("solidity", { en: "a Solidity edit", zh: "修改 Solidity" }, wholes(solidity), fixed),
      figure("script", { en: "an edit of a script", zh: "修改脚本" }, wholes(script), fixed),
      figure(
        "test",
        { en: "an edit of a test, whether it passes", zh: "修改测试：是否通过" },
        tests.map(({ first }) => first),
        fixed,
      ),
      figure(
        "mutants",
        { en: "an edit of a test, against all contracts", zh: "修改测试：检验全部合约" },
        wholes(tests),
        fixed,
      ),
    ];
  } finally {
    await watching.close();
  }
}

function wholes(times: readonly { readonly whole: number }[]): number[] {
  return times.map(({ whole }) => whole);
}

/** The same small compilation again and again: what this machine can do today. */
async function calibrate(times: number): Promise<number[]> {
  const content = readFileSync(new URL("./Calibration.sol", import.meta.url), "utf8");
  const measured: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await solc({
      language: "Solidity",
      sources: { "Calibration.sol": { content: `${content}// ${i}\n` } },
      settings: {
        optimizer: { enabled: true, runs: 200 },
        outputSelection: { "*": { "*": ["abi", "evm.bytecode"] } },
      },
    });
    measured.push(performance.now() - started);
  }
  return measured;
}

function figure(id: string, name: Text, times: readonly number[], fixed: number): Figure {
  const p50 = Math.round(median(times));
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0);
  return { id, name, p50, p95, ratio: p50 / fixed };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
