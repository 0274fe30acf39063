import type { Check } from "../define.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { Build } from "./build.ts";
import type { Cause } from "./failure.ts";
import type { LoadedLab } from "./labs.ts";
import type { Misconception } from "./misconceptions.ts";
import type { CheckResult, Result } from "./result.ts";
import type { Ground, Listener } from "./trial.ts";

import { CheckFailed } from "./failure.ts";
import { matching } from "./misconceptions.ts";
import { paramsOf } from "./params.ts";
import { RESULT_SCHEMA, scoreOf } from "./result.ts";
import { Trial } from "./trial.ts";

/** A check of one lab may take this long; a contract cannot loop for ever, but a check's own loop might. */
const MAX_MILLISECONDS = 90_000;

export interface Bench {
  readonly loaded: LoadedLab;
  readonly build: Build;
  readonly seed: string;
  /** A fresh chain with the contracts of the build. */
  ground(listener?: Listener): Promise<Ground>;
  /** The checks of the lab, those that hold a student's tests against suspects included. */
  readonly checks: readonly Check[];
  readonly misconceptions: readonly Misconception[];
}

/**
 * Runs the checks of a lab, each on a fresh chain.
 * @param wanted the steps to run; everything they need is in them
 */
export async function runChecks(
  bench: Bench,
  wanted: (step: string) => boolean = () => true,
  heard: (result: CheckResult) => void = () => undefined,
): Promise<Result> {
  const { loaded, seed, misconceptions } = bench;
  const done = new Map<string, CheckResult>();
  for (const check of bench.checks.filter(({ step }) => wanted(step))) {
    const result = await runCheck(bench, check, done);
    done.set(check.id, result);
    heard(result);
  }
  const checks = [...done.values()];
  const misconception = matching(checks, misconceptions);
  return {
    schema: RESULT_SCHEMA,
    lab: loaded.lab.id,
    version: loaded.lab.version,
    seed,
    score: scoreOf(checks),
    checks,
    ...(misconception === undefined ? {} : { misconception }),
  };
}

async function runCheck(
  bench: Bench,
  check: Check,
  done: ReadonlyMap<string, CheckResult>,
): Promise<CheckResult> {
  const { id, step, title, why, points: max } = check;
  const base = { id, step, title, why, max };
  const because = (check.needs ?? []).filter((need) => done.get(need)?.status !== "pass");
  if (because.length > 0) {
    return { ...base, status: "not-run", points: 0, because, milliseconds: 0 };
  }
  const started = performance.now();
  const cause = brokenFile(bench, step) ?? (await causeOf(bench, check));
  const milliseconds = Math.round(performance.now() - started);
  if (cause === undefined) return { ...base, status: "pass", points: max, milliseconds };
  return { ...base, status: "fail", points: 0, cause, milliseconds };
}

/** A step whose own file does not compile has nothing else to be told. */
function brokenFile({ loaded, build }: Bench, step: string): Cause | undefined {
  const files = loaded.lab.steps.find(({ id }) => id === step)?.files ?? [];
  const error = files.map((file) => build.broken.get(file)).find((found) => found !== undefined);
  if (error === undefined) return undefined;
  return {
    code: "COMPILE",
    what: { en: `${error.file} is compiled`, zh: `编译 ${error.file}` },
    said: compilerSaid(error.errorCode, error.message),
    where: { file: error.file, line: error.line },
  };
}

async function causeOf(bench: Bench, check: Check): Promise<Cause | undefined> {
  const trial = new Trial(paramsOf(bench.loaded.lab, bench.seed), await bench.ground());
  try {
    await within(check.run(trial), check.title);
    return undefined;
  } catch (error) {
    const explained = trial.explained(check.title, error);
    if (!(explained instanceof CheckFailed)) throw explained;
    return placed(explained.reason, bench, check);
  }
}

async function within<T>(work: Promise<T>, title: Text): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CheckFailed({ code: "BUDGET", what: title })),
      MAX_MILLISECONDS,
    );
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

/** A failure without a line of its own is shown where the check says its rule belongs. */
function placed(cause: Cause, { build, loaded }: Bench, { code }: Check): Cause {
  const editable = loaded.lab.steps.flatMap(({ files = [] }) => files);
  if (cause.where !== undefined && editable.includes(cause.where.file)) return cause;
  const line = code && lineOf(build.files.get(code.file) ?? "", code.name);
  const { where: _, ...rest } = cause;
  return line === undefined ? rest : { ...rest, where: { file: code?.file ?? "", line } };
}

/** Where a function, or else a region, begins in a file. */
function lineOf(text: string, name: string): number | undefined {
  const lines = text.split("\n");
  const begins = [
    new RegExp(`\\b(function|contract) ${name}\\b`),
    new RegExp(`#region ${name}\\b`),
  ];
  const found = begins.map((pattern) => lines.findIndex((line) => pattern.test(line)));
  const index = found.find((at) => at !== -1);
  return index === undefined ? undefined : index + 1;
}

/** The compiler speaks English; the errors a beginner makes most are explained. */
function compilerSaid(code: string, message: string): Text {
  const known = explained[code];
  const zh =
    known === undefined ? `编译器报错：${message}` : `${known.zh}（编译器原文：${message}）`;
  return { en: known === undefined ? message : `${message} ${known.en}`, zh };
}

const explained: Readonly<Record<string, Text>> = {
  "2314": {
    en: "Often a semicolon, a comma or a bracket is missing just before.",
    zh: "多半是前面缺少分号、逗号或括号",
  },
  "6933": { en: "Something stands here that no statement begins with.", zh: "此处不是合法的语句" },
  "7576": { en: "Is the name spelt as where it is declared?", zh: "名称未声明，请检查拼写" },
  "7920": { en: "Is the name spelt as where it is declared?", zh: "名称未声明，请检查拼写" },
  "7407": { en: "The two sides have different types.", zh: "类型不匹配，无法隐式转换" },
  "9574": { en: "The two sides have different types.", zh: "类型不匹配，无法隐式转换" },
  "2271": { en: "These two types cannot be combined.", zh: "运算符两侧的类型不能一起使用" },
  "9582": { en: "There is nothing of that name in it.", zh: "该类型没有这个成员" },
  "6275": { en: "Is the path of the import right?", zh: "找不到导入的文件，请检查路径" },
  "8961": {
    en: "The function is declared view or pure but changes something.",
    zh: "函数声明为 view，却修改了状态",
  },
  "6160": { en: "Count the arguments.", zh: "参数个数不符" },
};
