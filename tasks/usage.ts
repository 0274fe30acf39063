import { stripVTControlCharacters } from "node:util";

import { languageForErrors, say } from "../scripts/language/text.ts";
import type { Text } from "../scripts/language/text.ts";

/** The first words of the commands this project owns; everything else keeps Hardhat's behaviour. */
export const OWN_ROOTS: readonly string[] = ["insurance", "lending", "crowdfunding", "lab"];

/** Hardhat's global options that take a value, so that `--network lab build` is not mistaken for ours. */
export const GLOBAL_OPTIONS_WITH_VALUE: readonly string[] = [
  "--build-profile",
  "--config",
  "--gas-stats-json",
  "--network",
  "--verbosity",
  "-v",
];

/** A message of Hardhat's argument parser, and how we say it; groups of the pattern are the arguments. */
interface Complaint {
  readonly pattern: RegExp;
  readonly retell: (values: string[], argv: readonly string[]) => Text;
}

const complaints: readonly Complaint[] = [
  { pattern: /^Error HHE416: Unrecognized subtask "(.*)" for the task "(.*)"/s, retell: noSubtask },
  { pattern: /^Error HHE500: Invalid value "(.*)" for argument "(.*)" of type/s, retell: badType },
  { pattern: /^Error HHE504: Invalid option "(.*)"\. It is neither/s, retell: noOption },
  { pattern: /^Error HHE505: Missing value for the task argument named "(.*)"/s, retell: noValue },
  { pattern: /^Error HHE506: The argument with value "(.*)" was not consumed/s, retell: surplus },
  { pattern: /^Error HHE509: Invalid option "(.*)"\. Options cannot be/s, retell: grouped },
  { pattern: /^Error HHE510: Invalid option "(.*)"\. Options of type/s, retell: repeated },
  { pattern: /^Error HHE512: The option "(.*)" is hidden/s, retell: noOption },
];

/**
 * Turns Hardhat's own errors of argument parsing into one sentence and exit code 2, for our commands only.
 *
 * Call it from hardhat.config.ts: Hardhat loads the configuration before it parses any option of a task, and
 * prints what went wrong with `console.error`, which is the one place it lets us reach. An error raised before
 * the configuration is loaded (`--config` without a file) stays Hardhat's.
 * @param before the language that somebody has chosen for the commands under a root
 */
export function watchUsage(
  before: (root: string) => string | undefined = () => undefined,
  argv: readonly string[] = process.argv.slice(2),
): void {
  const root = ownTask(argv);
  if (root === undefined) return;
  const print = console.error;
  const keepTrace = argv.includes("--show-stack-traces");
  let retold = false;
  console.error = (...parts: unknown[]) => {
    const text = retold ? undefined : retellUsage(String(parts[0]), argv);
    if (text !== undefined) {
      retold = true;
      print(say(text, languageForErrors(valueOf("--lang", argv), process.env, before(root))));
      // Hardhat sets the exit code to 1 after printing, so ours has to come last.
      process.once("exit", () => (process.exitCode = 2));
    } else if (!retold || keepTrace) print(...parts);
  };
  stopWatching = () => {
    console.error = print;
  };
}

/** Called when a task of ours starts: from there on nothing on stderr comes from the argument parser. */
export function argumentsAccepted(): void {
  stopWatching();
}

let stopWatching = (): void => undefined;

/** The task of ours that the command line names, or undefined when it is one of Hardhat's. */
export function ownTask(argv: readonly string[] = process.argv.slice(2)): string | undefined {
  const first = argv.find((word, i) => {
    return !word.startsWith("-") && !GLOBAL_OPTIONS_WITH_VALUE.includes(argv[i - 1] ?? "");
  });
  return OWN_ROOTS.find((root) => root === first);
}

/** Our sentence for a message of Hardhat's argument parser, or undefined when it is none. */
export function retellUsage(message: string, argv: readonly string[]): Text | undefined {
  const plain = stripVTControlCharacters(message);
  for (const { pattern, retell } of complaints) {
    const match = pattern.exec(plain);
    if (match) return retell(match.slice(1), argv);
  }
  return undefined;
}

function noSubtask([word = "", task = ""]: string[]): Text {
  return {
    en: `There is no command "${task} ${word}"; "npx hardhat ${task} --help" lists them.`,
    zh: `没有“${task} ${word}”这个命令，可用“npx hardhat ${task} --help”查看全部命令。`,
  };
}

function badType([value = "", name = ""]: string[]): Text {
  return {
    en: `"${value}" is not a valid value for --${kebab(name)}; --help describes it.`,
    zh: `“${value}”不是 --${kebab(name)} 的有效取值，可用 --help 查看说明。`,
  };
}

function noOption([option = ""]: string[]): Text {
  return {
    en: `This command has no option ${option}; --help lists its options.`,
    zh: `此命令没有 ${option} 选项，可用 --help 查看全部选项。`,
  };
}

function noValue([name = ""]: string[]): Text {
  const shown = name.startsWith("-") ? name : `<${kebab(name)}>`;
  return {
    en: `${shown} needs a value; --help shows how to write it.`,
    zh: `${shown} 缺少取值，可用 --help 查看写法。`,
  };
}

function surplus([value = ""]: string[], argv: readonly string[]): Text {
  // A root that is a command itself takes a mistyped second word for an argument.
  const root = ownTask(argv);
  if (root !== undefined && argv[argv.indexOf(root) + 1] === value) return noSubtask([value, root]);
  return {
    en: `"${value}" is one argument too many for this command; a value with spaces needs quotation marks.`,
    zh: `多余的参数“${value}”，此命令不接受；取值含空格时须加引号。`,
  };
}

function grouped([option = ""]: string[], argv: readonly string[]): Text {
  if (!/^-[\d.,]+$/.test(option)) return noOption([option]);
  const before = optionBefore(option, argv);
  return {
    en: `${before} was given ${option}; amounts and counts cannot be negative.`,
    zh: `${before} 的值为 ${option}，金额和数量不能为负数。`,
  };
}

function repeated([option = ""]: string[]): Text {
  return {
    en: `${option} is given more than once; keep one.`,
    zh: `${option} 重复出现，请只保留一个。`,
  };
}

/** The option whose value Hardhat took for an option of its own, in either spelling. */
function optionBefore(value: string, argv: readonly string[]): string {
  const joined = argv.find((word) => word.startsWith("--") && word.endsWith(`=${value}`));
  return joined?.split("=")[0] ?? argv[argv.indexOf(value) - 1] ?? "";
}

function valueOf(option: string, argv: readonly string[]): string | undefined {
  const joined = argv.find((word) => word.startsWith(`${option}=`));
  if (joined !== undefined) return joined.slice(option.length + 1);
  return argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
