import type { Text } from "../../scripts/language/text.ts";
import type { Artifact } from "../engine/deployed.ts";
import type { Ground } from "../engine/trial.ts";
import type { FromChild, Job, Subject, TestsOutcome, TestsTask, ToChild } from "./messages.ts";

import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";

import { ErrorFragment, Interface } from "ethers";

import { revertData } from "../../scripts/errors/decode.ts";
import { catalogueOf } from "../../scripts/errors/catalogue.ts";
import { CheckFailed } from "../engine/failure.ts";
import { ChainProvider } from "../engine/provider.ts";
import { Trial } from "../engine/trial.ts";
import { shown } from "../engine/units.ts";

/** Runs code that a student wrote. It reaches the chain only by asking the process that judges it. */
type TestFile = Readonly<Record<string, (trial: Trial, open: unknown) => Promise<void>>>;

const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let questions = 0;

const key = randomUUID();
const send = process.send?.bind(process);
// What a student's file puts in its place would see the key.
Object.defineProperty(process, "_send", { writable: false, configurable: false });

function tell(message: FromChild): void {
  send?.(message);
}

async function ask(method: string, params: unknown): Promise<unknown> {
  questions += 1;
  const id = questions;
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
    tell({ ask: id, method, params });
  });
}

process.on("message", (message: ToChild) => {
  if ("job" in message) {
    void work(message.job);
    return;
  }
  const waiting = asked.get(message.answer);
  asked.delete(message.answer);
  if ("value" in message) waiting?.resolve(message.value);
  else waiting?.reject(Object.assign(new Error(message.refusal.message), message.refusal));
});
tell({ ready: true, key });

async function work(job: Job): Promise<void> {
  try {
    const { default: exported } = (await import(pathToFileURL(job.file).href)) as {
      default: unknown;
    };
    const result =
      job.kind === "tests"
        ? await runTests(job, exported as TestFile)
        : await (exported as (trial: Trial, context: unknown) => Promise<unknown>)(
            trialOn(job.artifacts, undefined),
            job.context,
          );
    tell({ key, result });
  } catch (error) {
    const isSyntax = error instanceof SyntaxError;
    const data = revertData(error);
    const refusal = data === undefined ? {} : { data };
    const message = firstLine(error);
    tell({ key, error: { message, isSyntax, ...refusal, ...lineOf(error, job.file) } });
  }
}

async function runTests(job: TestsTask, tests: TestFile): Promise<TestsOutcome[]> {
  const { open } = (await import(pathToFileURL(job.scenario).href)) as { open: unknown };
  const outcomes: TestsOutcome[] = [];
  for (const subject of job.subjects) outcomes.push(await runOn(subject, job, tests, open));
  return outcomes;
}

async function runOn(
  subject: Subject,
  job: TestsTask,
  tests: TestFile,
  open: unknown,
): Promise<TestsOutcome> {
  const all = Object.entries(tests ?? {});
  for (const [test, run] of all) {
    await ask("lab_chain", []);
    try {
      await run(trialOn(subject.artifacts, job.params), open);
    } catch (error) {
      return {
        subject: subject.id,
        tests: all.length,
        failed: { test, message: messageOf(error), ...lineOf(error, job.file) },
      };
    }
  }
  return { subject: subject.id, tests: all.length };
}

function trialOn(artifacts: Readonly<Record<string, Artifact>>, params: unknown): Trial {
  const ground: Ground = {
    provider: new ChainProvider(ask),
    artifact: (name) => {
      const artifact = artifacts[name];
      if (artifact === undefined) throw new Error(`there is no contract ${name}`);
      return artifact;
    },
    errors: catalogueOf(Object.values(artifacts).flatMap(errorsOf)),
    told: {},
    clock: {
      now: async () => Number(await ask("lab_now", [])),
      set: async (time) => void (await ask("lab_at", [time])),
    },
    script: async () => unsupported("run another script"),
    another: async () => unsupported("open another chain"),
  };
  return new Trial(params, ground);
}

function unsupported(what: string): never {
  throw new Error(`a student's file cannot ${what}`);
}

function errorsOf({ abi }: Artifact): ErrorFragment[] {
  return Interface.from(abi).fragments.filter((fragment) => fragment instanceof ErrorFragment);
}

/** What a student's test or script says of itself, in one line. */
function messageOf(error: unknown): Text {
  if (!(error instanceof CheckFailed)) return { en: firstLine(error), zh: firstLine(error) };
  const { what, expected, actual } = error.reason;
  const en = [
    what.en,
    expected && `expected ${shown(expected).en}`,
    actual && `found ${shown(actual).en}`,
  ];
  const zh = [
    what.zh,
    expected && `应为 ${shown(expected).zh}`,
    actual && `实际 ${shown(actual).zh}`,
  ];
  return { en: en.filter(Boolean).join("; "), zh: zh.filter(Boolean).join("；") };
}

/** Longer than a line of a terminal nobody reads, and libraries append what they were called with. */
const MAX_MESSAGE = 160;

function firstLine(error: unknown): string {
  if (error instanceof CheckFailed) return messageOf(error).en;
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const bare = line.replace(/ \((?:argument|operation|code|value|data)=.*$/, "");
  return bare.length > MAX_MESSAGE ? `${bare.slice(0, MAX_MESSAGE)} ...` : bare;
}

function lineOf(error: unknown, file: string): { line?: number } {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  // A text that is no TypeScript is told by its path and line, in front of everything else.
  const unread = stack.startsWith(`${file}:`)
    ? /^:(\d+)/.exec(stack.slice(file.length))?.[1]
    : undefined;
  const at = stack.indexOf(pathToFileURL(file).href);
  const line =
    unread ??
    (at === -1
      ? undefined
      : /^:(\d+)/.exec(stack.slice(at + pathToFileURL(file).href.length))?.[1]);
  return line === undefined ? {} : { line: Number(line) };
}
