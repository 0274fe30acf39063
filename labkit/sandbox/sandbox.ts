import type { NetworkConnection } from "hardhat/types/network";

import type { ChildProcess } from "node:child_process";

import type { Artifact } from "../engine/deployed.ts";
import type { Request } from "../engine/provider.ts";
import type { ScriptJob } from "../engine/trial.ts";
import type { FromChild, Job, Subject, TestsOutcome, ToChild, ScriptError } from "./messages.ts";

import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { revertData } from "../../scripts/errors/decode.ts";
import { syntaxSaid } from "./syntax.ts";
import { clockOf, rewinder, setClock } from "../engine/chain.ts";
import { CheckFailed, ScriptRefused } from "../engine/failure.ts";
import { refuseMethod, rulesFor } from "./allow-list.ts";

/** After this long a student's process is taken to hang. */
const MAX_MILLISECONDS = 60_000;

/** Memory of a student's process; a run of tests takes a fifth of it. */
const MAX_MEGABYTES = 512;

/** What a student's script works on. */
export interface Surroundings {
  readonly artifacts: ReadonlyMap<string, Artifact>;
  readonly request: Request;
  readonly connection: NetworkConnection;
}

/**
 * Runs TypeScript that a student wrote in a process of its own. It cannot write files, start programs, read solutions or
 * reach into the judge's memory; what it wants of the chain it has to ask for, and only what the step allows is answered.
 * The permission flags of Node are a seat belt: they do not close the network.
 */
export class Sandbox {
  readonly #root: string;
  readonly #readable: readonly string[];
  readonly #spares: number;
  readonly lanes: number;
  #waiting: Promise<ChildProcess>[] = [];
  /** Runs the scripts of the work that is judged now. */
  #current: Promise<ChildProcess> | undefined;

  /**
   * @param readable files and folders that a student's code may read
   * @param places how many processes wait for work, since starting one takes a third of a second, and among how many the
   * tests of one student are shared
   */
  constructor(
    root: string,
    readable: readonly string[],
    { spares, lanes }: { readonly spares: number; readonly lanes: number },
  ) {
    this.#root = root;
    this.#readable = readable;
    this.#spares = spares;
    this.lanes = lanes;
  }

  /** Starts processes ahead of time. */
  warmUp(): void {
    while (this.#waiting.length < this.#spares) this.#waiting.push(this.#spawn());
  }

  /** Ends the process of the work before: what one student's scripts have left behind meets no other's. */
  renew(): void {
    void this.#current?.then(end, () => undefined);
    this.#current = undefined;
  }

  close(): void {
    this.renew();
    for (const waiting of this.#waiting) void waiting.then(end, () => undefined);
    this.#waiting = [];
  }

  async script<R>(dir: string, file: string, job: ScriptJob, around: Surroundings): Promise<R> {
    const rules = rulesFor(job);
    const answer = async (method: string, params: unknown) => {
      if (method === "lab_now") return clockOf(around.connection);
      rules(method, params);
      return around.request(method, params);
    };
    const task: Job = {
      kind: "script",
      file: path.join(dir, file),
      context: job.context,
      artifacts: Object.fromEntries(around.artifacts),
    };
    try {
      return (await converse(await this.#ofThisWork(), task, file, answer)) as R;
    } catch (error) {
      this.renew();
      throw error;
    }
  }

  /** Runs a student's tests on every subject, each test on a chain on which nothing has happened. */
  async tests(
    file: { readonly dir: string; readonly name: string },
    scenario: string,
    params: unknown,
    subjects: readonly Subject[],
    newChain: () => Promise<NetworkConnection>,
  ): Promise<TestsOutcome[]> {
    const connection = await newChain();
    const rewind = await rewinder(connection);
    const answer = async (method: string, args: unknown) => {
      if (method === "lab_chain") return rewind();
      if (method === "lab_now") return clockOf(connection);
      if (method === "lab_at") return setClock(connection, Number((args as unknown[])[0]));
      if (!method.startsWith("eth_")) throw refuseMethod(method);
      return connection.provider.request({ method, params: args as unknown[] });
    };
    const task: Job = {
      kind: "tests",
      file: path.join(file.dir, file.name),
      scenario,
      params,
      subjects,
    };
    // Tests must not know from one run what comes in the next.
    const child = await this.#next();
    try {
      return (await converse(child, task, file.name, answer)) as TestsOutcome[];
    } finally {
      end(child);
      await connection.close();
    }
  }

  /** The process of the work that is judged now; a new one when its code has ended it. */
  async #ofThisWork(): Promise<ChildProcess> {
    this.#current ??= this.#next();
    if (!(await this.#current).connected) this.#current = this.#next();
    return this.#current;
  }

  async #next(): Promise<ChildProcess> {
    return this.#waiting.shift() ?? this.#spawn();
  }

  async #spawn(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL("./child.ts", import.meta.url)), [], {
      cwd: this.#root,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Nothing of the teacher's environment.
      env: {},
      execArgv: [
        "--permission",
        ...this.#readable.map((name) => `--allow-fs-read=${name}`),
        `--max-old-space-size=${MAX_MEGABYTES}`,
        "--no-warnings",
        ...(process.features.typescript ? [] : ["--experimental-strip-types"]),
      ],
    });
    return new Promise((resolve, reject) => {
      child.once("message", ({ key }: Extract<FromChild, { ready: true }>) => {
        keys.set(child, key);
        resolve(child);
      });
      child.once("exit", (code) => reject(new Error(`the student's process ended with ${code}`)));
      // A message to a process that has just ended is no reason to end, too.
      child.on("error", () => undefined);
    });
  }
}

/**
 * Answers the questions of a process until it has a result. Only what carries its key is one: a student's code can send
 * messages, too.
 */
async function converse(
  child: ChildProcess,
  job: Job,
  file: string,
  answer: Request,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => {
      clearTimeout(timer);
      child.off("message", listen).off("exit", leave);
      how();
    };
    const fail = (reason: CheckFailed | ScriptRefused) => settle(() => reject(reason));
    const leave = () => fail(scriptFailed(file, { message: "it ended early" }));
    const send = (message: ToChild) => {
      if (child.connected) child.send(message);
    };
    const listen = (message: unknown) => {
      if (isVerdict(message, keys.get(child))) {
        if ("result" in message) settle(() => resolve(message.result));
        else fail(scriptFailed(file, message.error));
      } else if (isQuestion(message)) {
        void answer(message.method, message.params).then(
          (value) => send({ answer: message.ask, value }),
          (error: unknown) => {
            if (error instanceof CheckFailed) fail(error);
            else send({ answer: message.ask, refusal: refusalOf(error) });
          },
        );
      }
    };
    const timer = setTimeout(() => fail(tooSlow(file)), MAX_MILLISECONDS);
    child.on("message", listen).on("exit", leave);
    send({ job });
  });
}

/** What each process has said at its start, when no student's code was in it yet. */
const keys = new WeakMap<ChildProcess, string>();

type FromJudge = Extract<FromChild, { result: unknown } | { error: unknown }>;

function isVerdict(message: unknown, key: string | undefined): message is FromJudge {
  return typeof message === "object" && message !== null && Reflect.get(message, "key") === key;
}

function isQuestion(message: unknown): message is Extract<FromChild, { ask: number }> {
  return typeof message === "object" && message !== null && "ask" in message;
}

/** Ends a process, whatever it has put in the way of a polite request. */
function end(child: ChildProcess): void {
  child.kill("SIGKILL");
}

function refusalOf(error: unknown): { message: string; data?: string } {
  const data = revertData(error);
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  return { message, ...(data === undefined ? {} : { data }) };
}

function tooSlow(file: string): CheckFailed {
  const seconds = MAX_MILLISECONDS / 1_000;
  return new CheckFailed({
    code: "BUDGET",
    what: {
      en: `${file} was still running after ${seconds} seconds; is there a loop without an end?`,
      zh: `${file} 运行 ${seconds} 秒仍未结束，是否有死循环？`,
    },
  });
}

function scriptFailed(
  file: string,
  { message, line, isSyntax = false, data }: ScriptError,
): CheckFailed | ScriptRefused {
  if (data !== undefined) return new ScriptRefused(file, data, line);
  const where = line === undefined ? {} : { where: { file, line } };
  if (isSyntax)
    return new CheckFailed({
      code: "COMPILE",
      what: { en: `${file} is read`, zh: `读取 ${file}` },
      said: syntaxSaid(message),
      ...where,
    });
  const what = { en: `${file} stopped: ${message}`, zh: `${file} 运行中断：${message}` };
  return new CheckFailed({ code: "SCRIPT", what, ...where });
}
