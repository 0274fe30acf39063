import type { Check, Mutant, Suspects } from "../define.ts";
import type { Artifact } from "./deployed.ts";
import type { Build } from "./build.ts";
import type { LabCompiler } from "./compiler.ts";
import type { LoadedLab } from "./labs.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Subject, TestsOutcome } from "../sandbox/messages.ts";

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { CheckFailed } from "./failure.ts";
import { build } from "./build.ts";
import { filesAt, hasSolutions, loadSecrets } from "./labs.ts";
import { paramsOf } from "./params.ts";
import { replaceOnce } from "./patch.ts";
import { measured } from "./units.ts";

/** The right contract, other right ones and wrong ones, compiled. */
export interface LineUp {
  /** Contracts around the one under test. */
  readonly around: Readonly<Record<string, Artifact>>;
  readonly right: Artifact;
  /** Other right ones and wrong ones, by id. */
  readonly others: Readonly<Record<string, Artifact>>;
}

/** What is known about suspects without their sources, which are the solution. */
export interface SuspectSheet {
  readonly step: string;
  readonly contract: string;
  readonly atLeast: number;
  readonly fair: readonly Named[];
  readonly mutants: readonly Named[];
  /** In a student's bundle, where there are no sources to compile. */
  readonly compiled?: LineUp;
}

type Named = Pick<Mutant, "id" | "message">;

/** A student's bundle has suspects compiled only. */
export const COMPILED_SUSPECTS = "suspects.json";

/** Every line-up of a lab, and a way to get it compiled when it is needed. */
export async function sheetsOf(
  loaded: LoadedLab,
  compiler: LabCompiler,
  folder: string,
): Promise<{ sheet: SuspectSheet; lineUp: () => Promise<LineUp> }[]> {
  const bundled = path.join(loaded.dir, COMPILED_SUSPECTS);
  if (!hasSolutions(loaded)) {
    const sheets = existsSync(bundled)
      ? (JSON.parse(readFileSync(bundled, "utf8")) as Required<SuspectSheet>[])
      : [];
    return sheets.map((sheet) => ({ sheet, lineUp: async () => sheet.compiled }));
  }
  const { suspects } = await loadSecrets(loaded.dir);
  return suspects.map((one) => {
    let made: Promise<LineUp> | undefined;
    const lineUp = async () => (made ??= compileSuspects(loaded, one, compiler, folder));
    return { sheet: sheetOf(one), lineUp };
  });
}

export function sheetOf({ step, contract, atLeast, fair, mutants }: Suspects): SuspectSheet {
  return { step, contract, atLeast, fair: fair.map(named), mutants: mutants.map(named) };
}

async function compileSuspects(
  loaded: LoadedLab,
  suspects: Suspects,
  compiler: LabCompiler,
  folder: string,
): Promise<LineUp> {
  const { contract, file, step } = suspects;
  const files = filesAt(loaded, () => true, "en");
  const right = files.get(file) ?? "";
  const place = (id: string) => `contracts/suspects/${id}/${path.posix.basename(file)}`;
  for (const { id, find, replace } of [...suspects.mutants, ...suspects.fair]) {
    files.set(place(id), moved(replaceOnce(right, find, replace, id), file, place(id)));
  }
  const { artifacts, broken } = await build(compiler, path.join(folder, step), files);
  const [error] = broken.values();
  if (error !== undefined) throw new Error(`${error.file}:${error.line} ${error.message}`);
  const found = (name: string): Artifact => {
    const artifact = artifacts.get(`${name}:${contract}`);
    if (artifact === undefined) throw new Error(`no ${contract} in ${name}`);
    return artifact;
  };
  const around = [...artifacts]
    .filter(([name]) => !name.includes(":") && name !== contract)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const others = [...suspects.mutants, ...suspects.fair].map(({ id }) => [id, found(place(id))]);
  return {
    around: Object.fromEntries(around),
    right: found(file),
    others: Object.fromEntries(others) as Record<string, Artifact>,
  };
}

function named({ id, message }: Mutant): Named {
  return { id, message };
}

/** The same source in another folder: what it imports lies where it lay. */
function moved(source: string, from: string, to: string): string {
  return source.replace(/(import[^;]*?["'])(\.[^"']+)(["'])/g, (_, before, name, after) => {
    const target = path.posix.join(path.posix.dirname(from), String(name));
    return `${before}${path.posix.relative(path.posix.dirname(to), target)}${after}`;
  });
}

/** Three checks on the tests a student writes: true of the right contract, fair to others, sharp against wrong ones. */
export function suspectChecks(
  loaded: LoadedLab,
  sheet: SuspectSheet,
  lineUp: () => Promise<LineUp>,
  made: Build,
  seed: string,
  sandbox: Sandbox,
): Check[] {
  const { step, contract, fair, mutants, atLeast } = sheet;
  const file = loaded.lab.steps.find(({ id }) => id === step)?.files?.[0] ?? "";
  const run = async (names: readonly string[]): Promise<TestsOutcome[]> => {
    const { around, right, others } = await lineUp();
    // Neither names nor order tell the tests which contract is before them.
    const subjects: Subject[] = shuffled(names).map((id) => ({
      id: codeOf(id),
      artifacts: { ...around, [contract]: others[id] ?? right },
    }));
    const tested = await Promise.all(
      shares(subjects, sandbox.lanes).map(async (share) =>
        sandbox.tests(
          { dir: made.dir, name: file },
          path.join(loaded.dir, "scenario.ts"),
          paramsOf(loaded.lab, seed),
          share,
          async () => made.hre.network.create(),
        ),
      ),
    );
    return tested.flat();
  };
  // One run for both, since starting a process costs more than a few tests, and since tests that are run on right and
  // wrong contracts alike cannot tell which is which by the run.
  let mixed: Promise<TestsOutcome[]> | undefined;
  const lineUpRun = async () => (mixed ??= run([...mutants, ...fair].map(({ id }) => id)));
  const shared = { step, code: { file, name: "default" } };
  return [
    {
      ...shared,
      id: `${step}-right`,
      points: 5,
      title: { en: "Your tests pass on the right contract", zh: "测试在正确的合约上全部通过" },
      why: {
        en: "A test that fails on a contract that keeps every rule cries wolf.",
        zh: "合约完全合规而测试仍报错，属于误报。",
      },
      run: async () => rightPasses(file, await run(["right"])),
    },
    {
      ...shared,
      id: `${step}-fair`,
      points: 5,
      needs: [`${step}-right`],
      title: {
        en: "Your tests accept every other right way to write it",
        zh: "测试不误判其他正确写法",
      },
      why: {
        en: "A test holds a contract to its rules, not to the way one person wrote it.",
        zh: "测试检验的是规则，而不是某个人的写法。",
      },
      run: async () => noneFails(await lineUpRun(), fair),
    },
    {
      ...shared,
      id: `${step}-sharp`,
      points: 10,
      needs: [`${step}-right`, `${step}-fair`],
      title: {
        en: `Your tests find out at least ${atLeast} of ${mutants.length} wrong contracts`,
        zh: `测试至少识破 ${mutants.length} 个错误合约中的 ${atLeast} 个`,
      },
      why: {
        en: "Tests are worth what they would notice. A mistake that no test sees reaches the money.",
        zh: "测试的价值在于能发现什么。没有测试能发现的错误，最终会落到资金上。",
      },
      run: async () => enoughFail(await lineUpRun(), sheet),
    },
  ];
}

/** What a suspect is called in the student's process. */
function codeOf(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 8);
}

/** In an order that has nothing to do with what is wrong with whom. */
function shuffled(names: readonly string[]): string[] {
  return names.toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}

/** What each of some processes gets: two take half the time of one. */
function shares<T>(items: readonly T[], lanes: number): T[][] {
  const parts = Array.from({ length: lanes }, (_, lane) =>
    items.filter((_item, i) => i % lanes === lane),
  );
  return parts.filter((part) => part.length > 0);
}

function rightPasses(file: string, outcomes: readonly TestsOutcome[]): void {
  const [{ tests, failed } = { tests: 0, failed: undefined }] = outcomes;
  if (tests === 0) {
    const what = { en: "The file exports tests", zh: "文件导出若干测试" };
    const actual = measured(0, "count");
    throw new CheckFailed({ code: "VALUE", what, expected: measured("1+", "text"), actual });
  }
  if (failed !== undefined) throw testFails(file, failed);
}

function testFails(file: string, failed: NonNullable<TestsOutcome["failed"]>): CheckFailed {
  const { test, message, line } = failed;
  return new CheckFailed({
    code: "SCRIPT",
    what: {
      en: `The test "${test}" fails on a right contract: ${message.en}`,
      zh: `用正确的合约检验时，测试“${test}”未通过：${message.zh}`,
    },
    ...(line === undefined ? {} : { where: { file, line } }),
  });
}

function noneFails(outcomes: readonly TestsOutcome[], fair: readonly Named[]): void {
  const codes = new Map(fair.map((one) => [codeOf(one.id), one.message]));
  const wronged = outcomes.find(
    ({ subject, failed }) => failed !== undefined && codes.has(subject),
  );
  if (wronged?.failed === undefined) return;
  const difference = codes.get(wronged.subject);
  throw new CheckFailed({
    code: "VALUE",
    what: {
      en: `The test "${wronged.failed.test}" fails on a contract that is right, too. ${difference?.en ?? ""}`,
      zh: `测试“${wronged.failed.test}”误判了另一个正确的合约。${difference?.zh ?? ""}`,
    },
  });
}

function enoughFail(outcomes: readonly TestsOutcome[], { mutants, atLeast }: SuspectSheet): void {
  const missed = mutants.filter(
    ({ id }) => outcomes.find(({ subject }) => subject === codeOf(id))?.failed === undefined,
  );
  const found = mutants.length - missed.length;
  if (found >= atLeast) return;
  const [first] = missed;
  throw new CheckFailed({
    code: "VALUE",
    what: {
      en: `Your tests are run on wrong contracts. One they accept, as its author would hear it: ${first?.message.en ?? ""}`,
      zh: `用错误的合约检验你的测试。未被识破的一例（以下是对它的作者说的）：${first?.message.zh ?? ""}`,
    },
    expected: measured(`>= ${atLeast}`, "text"),
    actual: measured(found, "count"),
  });
}
