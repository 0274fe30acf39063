import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import { loadCatalogue } from "../scripts/errors/catalogue.ts";
import type { Catalogue } from "../scripts/errors/catalogue.ts";
import { explain } from "../scripts/errors/decode.ts";
import { Stop } from "../scripts/errors/stop.ts";
import type { ExitCode } from "../scripts/errors/stop.ts";
import { languageForErrors, say } from "../scripts/language/text.ts";
import type { Language, Text } from "../scripts/language/text.ts";
import { argumentsAccepted, ownTask } from "./usage.ts";

/** What a command tells the shell: 0 fine, else see {@link ExitCode}. */
export type Verdict = 0 | ExitCode;

type Action<A> = (args: A, hre: HardhatRuntimeEnvironment) => Promise<Verdict | void>;

/**
 * Wraps the action of a task: its verdict, or what it throws, becomes the exit code, with one sentence on
 * stderr and never a stack trace. Called by other code through `hre.tasks` it only returns the verdict, so
 * that a test which runs a failing command does not fail itself.
 * @param before the language that somebody has chosen for commands of this kind
 */
export function command<A extends { readonly lang?: string }>(
  run: Action<A>,
  before: (hre: HardhatRuntimeEnvironment) => string | undefined = () => undefined,
) {
  return async (args: A, hre: HardhatRuntimeEnvironment): Promise<Verdict> => {
    argumentsAccepted();
    if (ownTask() !== undefined) endWithTheReader();
    const catalogue = () => loadCatalogue(hre.config.paths.artifacts);
    const language = languageForErrors(args.lang, process.env, before(hre));
    const verdict = await verdictOf(async () => run(args, hre), language, catalogue);
    if (ownTask() !== undefined) process.exitCode = verdict;
    return verdict;
  };
}

/** Who reads only the beginning of an output, as `| head` does, needs no stack trace for it. */
function endWithTheReader(): void {
  if (process.stdout.listenerCount("error") > 0) return;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/** Runs the work and says in one sentence why it stopped, if it did. */
export async function verdictOf(
  work: () => Promise<Verdict | void>,
  language: Language,
  catalogue: () => Catalogue,
  print: (line: string) => void = (line) => console.error(line),
): Promise<Verdict> {
  try {
    return (await work()) ?? 0;
  } catch (error) {
    const { code, text } = reasonOf(error, catalogue);
    print(say(text, language));
    if (code === 3 && process.env.FINCHAIN_DEBUG && error instanceof Error) {
      print(error.stack ?? error.message);
    }
    return code;
  }
}

/** The sentence and the exit code for whatever a command threw. */
export function reasonOf(
  error: unknown,
  catalogue: () => Catalogue,
): { readonly code: ExitCode; readonly text: Text } {
  if (error instanceof Stop) return error;
  const text = explain(error, catalogue);
  return text === undefined ? { code: 3, text: unexpected(error) } : { code: 1, text };
}

function unexpected(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  const what = (message.split("\n")[0] ?? "").replace(/[.。]$/, "");
  return {
    en: `Something went wrong that should not have (${what}); please report it, with the details that FINCHAIN_DEBUG=1 adds.`,
    zh: `出现了意料之外的错误（${what}），请反馈给我们，并附上设置 FINCHAIN_DEBUG=1 后显示的详细信息。`,
  };
}
