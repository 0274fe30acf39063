import { execFileSync } from "node:child_process";

import { expect } from "chai";
import { tasks } from "hardhat";

import { inputFile } from "./input-files.ts";

/** The cells of a table that a command printed. */
export function rowsOf(output: string): string[][] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) =>
      line
        .slice(1, -1)
        .split("│")
        .map((cell) => cell.trim()),
    );
}

/** A file that has a line for every value. */
export function pretty(terms: object): string {
  return inputFile(JSON.stringify(terms, null, 2));
}

export function copies(count: number, item: object): object[] {
  return Array.from({ length: count }, () => item);
}

/** Expects a command to say one sentence that includes `says` and matches `place`, and exit code 2. */
export async function expectRefusal(name: string[], args: object, place: RegExp, says: string) {
  const { verdict, errors, output } = await run(name, args);

  expect(errors).to.have.length(1);
  expect(errors[0]).to.include(says);
  expect(errors[0]).to.match(place);
  expect(output).to.equal("");
  expect(verdict).to.equal(2);
}

/** Runs a command in this process, in English and with --json unless `args` say otherwise, and catches what it prints. */
export async function run(name: string[], args: object) {
  const [log, error] = [console.log, console.error];
  const [output, errors]: [string[], string[]] = [[], []];
  console.log = (line: string) => void output.push(line);
  console.error = (line: string) => void errors.push(line);
  try {
    const verdict: unknown = await tasks.getTask(name).run({ lang: "en", json: true, ...args });
    return { verdict, output: output.join("\n"), errors };
  } finally {
    [console.log, console.error] = [log, error];
  }
}

/** Runs Hardhat as on the command line. */
export function hardhat(args: string[]): { status: number; lines: string[] } {
  try {
    const cli = new URL("../../node_modules/hardhat/dist/src/cli.js", import.meta.url);
    execFileSync(process.execPath, [cli.pathname, ...args], {
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, CI: "true", FINCHAIN_LANG: "en" },
    });
    return { status: 0, lines: [] };
  } catch (failure) {
    const { status, stderr } = failure as { status: number; stderr: string };
    return { status, lines: stderr.trim().split("\n") };
  }
}
