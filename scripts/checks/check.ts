// Every gate in the order in which a failure is cheapest to find; the first failure ends the run.
import { runCommand } from "./run-command.ts";

const STEPS = ["build", "lint", "typecheck", "test", "coverage", "check:gas", "check:labs"];

const summary: string[] = [];
for (const step of STEPS) {
  console.log(`\n=== ${step} ===`);
  const start = performance.now();
  const { code } = await runCommand(`npm run --silent ${step}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push(`${code === 0 ? "passed" : "FAILED"}  ${step} (${seconds} s)`);
  if (code !== 0) {
    process.exitCode = 1;
    break;
  }
}
console.log(`\n${summary.join("\n")}`);
