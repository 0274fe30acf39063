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

/** One save: until the first verdict on the step, until the whole one, and the fixed compile right after. */
interface Sample {
  readonly first: number;
  readonly whole: number;
  readonly fixed: number;
}

/** Saves edits of a Solidity file and of a script as a student would, and measures each until its verdict. */
export async function measure(desk: Desk, lab: string, edits: number): Promise<Figure[]> {
  const loaded = await desk.lab(lab);
  const workspace = new Workspace(desk.paths, loaded);
  workspace.write(filesAt(loaded, () => true, "en"));
  const watching = new Watching(desk, loaded, workspace);
  await watching.warmUp();
  const save = async (kind: StepKind) => {
    const step = loaded.lab.steps.find((one) => one.kind === kind);
    return step === undefined ? [] : samples(watching, workspace, step, edits);
  };
  try {
    const solidity = await save("build");
    const script = await save("audit");
    const tests = await save("tests");
    return [
      figure("solidity", { en: "a Solidity edit", zh: "修改 Solidity" }, solidity),
      figure("script", { en: "an edit of a script", zh: "修改脚本" }, script),
      figure(
        "test",
        { en: "an edit of a test, whether it passes", zh: "修改测试：是否通过" },
        tests.map(({ first, fixed }) => ({ first, whole: first, fixed })),
      ),
      figure(
        "mutants",
        { en: "an edit of a test, against all contracts", zh: "修改测试：检验全部合约" },
        tests,
      ),
    ];
  } finally {
    await watching.close();
  }
}

async function samples(
  watching: Watching,
  workspace: Workspace,
  step: Step,
  edits: number,
): Promise<Sample[]> {
  const file = path.join(workspace.dir, step.files?.[0] ?? "");
  const original = readFileSync(file, "utf8");
  const taken: Sample[] = [];
  // The first two saves find everything cold and are not counted.
  for (let i = -2; i < edits; i++) {
    writeFileSync(file, `${original}\n// ${Date.now()} ${i}\n`);
    const started = performance.now();
    let first: number | undefined;
    await watching.verdict(step, ({ step: of }) => {
      if (of === step.id) first ??= performance.now() - started;
    });
    const whole = performance.now() - started;
    // A student looks at the verdict before he saves again.
    await setTimeout(PAUSE);
    const fixed = await fixedCompile();
    if (i >= 0) taken.push({ first: first ?? whole, whole, fixed });
  }
  return taken;
}

const CALIBRATION = readFileSync(new URL("./Calibration.sol", import.meta.url), "utf8");

/** Milliseconds of the same small compilation, again and again: what this machine can do at this moment. */
async function fixedCompile(): Promise<number> {
  const started = performance.now();
  await solc({
    language: "Solidity",
    sources: { "Calibration.sol": { content: `${CALIBRATION}// ${started}\n` } },
    settings: {
      optimizer: { enabled: true, runs: 200 },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode"] } },
    },
  });
  return performance.now() - started;
}

function figure(id: string, name: Text, taken: readonly Sample[]): Figure {
  const times = taken.map(({ whole }) => whole).toSorted((a, b) => a - b);
  const p50 = Math.round(median(times));
  const p95 = Math.round(times[Math.ceil(times.length * 0.95) - 1] ?? 0);
  return { id, name, p50, p95, ratio: p50 / median(taken.map(({ fixed }) => fixed)) };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
