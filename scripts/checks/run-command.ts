import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** How a command ended, and everything it printed. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command line in the repository's folder and shows its output while keeping it. */
export async function runCommand(
  command: string,
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  // Through the shell, because npm is a .cmd file on Windows. The command lines are our own constants.
  const child = spawn(command, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (stream: NodeJS.WriteStream) => (chunk: string) => {
    output += chunk;
    stream.write(chunk);
  };
  child.stdout.setEncoding("utf8").on("data", keep(process.stdout));
  child.stderr.setEncoding("utf8").on("data", keep(process.stderr));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output };
}
