import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import { ArgumentType } from "hardhat/types/arguments";

import { stripVTControlCharacters } from "node:util";

/** What a command printed and how it ended. */
export interface Ran {
  readonly output: readonly string[];
  readonly code: number;
}

/**
 * Runs `npx hardhat lab ...` in this process, as the text of a lab says it.
 * @throws Error when the words are no command of the lab
 */
export async function runCommand(hre: HardhatRuntimeEnvironment, line: string): Promise<Ran> {
  const words = wordsOf(line);
  const [npx, hardhat, ...rest] = words;
  if (npx !== "npx" || hardhat !== "hardhat" || rest[0] !== "lab")
    throw new Error(`not a command of the lab: ${line}`);
  const { task, left } = taskOf(hre, rest);
  const printed: string[] = [];
  const restore = capture((text) => printed.push(...stripVTControlCharacters(text).split("\n")));
  try {
    const verdict: unknown = await task.run(argumentsOf(task, left));
    return { output: printed, code: Number(verdict ?? 0) };
  } finally {
    restore();
  }
}

type LabTask = ReturnType<HardhatRuntimeEnvironment["tasks"]["getTask"]>;

function taskOf(hre: HardhatRuntimeEnvironment, words: readonly string[]) {
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const id = words.slice(0, length);
    try {
      return { task: hre.tasks.getTask(id), left: words.slice(length) };
    } catch {
      // The word is an argument, not the name of a subtask.
    }
  }
  throw new Error(`no such command: ${words.join(" ")}`);
}

function argumentsOf(task: LabTask, words: readonly string[]): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  const options = new Map([...task.options.values()].map((option) => [kebab(option.name), option]));
  const positions = task.positionalArguments.map(({ name }) => name);
  for (const [name, { defaultValue }] of task.options) args[name] = defaultValue;
  for (const { name, defaultValue } of task.positionalArguments) args[name] = defaultValue;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const option = word.startsWith("--") ? options.get(word.slice(2)) : undefined;
    if (option === undefined) args[positions.shift() ?? "surplus"] = word;
    else if (option.type === ArgumentType.FLAG) args[option.name] = true;
    else args[option.name] = words[++i];
  }
  return args;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Words of a command line; quotation marks keep spaces together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

function capture(hear: (text: string) => void): () => void {
  const { log, error } = console;
  console.log = (...parts: unknown[]) => hear(parts.map(String).join(" "));
  console.error = console.log;
  return () => {
    console.log = log;
    console.error = error;
  };
}
