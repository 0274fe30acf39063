// The coverage gate: every line and statement of the gated contracts is executed by some test.
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

import { coverageGaps, parseLcov, parseStatements } from "./lcov.ts";
import { ROOT, runCommand } from "./run-command.ts";

/** Folders under the gate. Adversaries and doubles in contracts/mocks are test code and stay out. */
const GATED = [
  "contracts/common",
  "contracts/crowdfunding",
  "contracts/derivatives",
  "contracts/identity",
  "contracts/insurance",
  "contracts/lending",
  "contracts/money",
];

// The Solidity tests must do it alone, without the stateful runs, which are not even compiled: a line that only a story
// or a random life reaches lacks a test of its own.
const tests = globSync("test/**/*.t.sol", { cwd: ROOT }).filter((file) => !/invariant/i.test(file));
const { code, output } = await runCommand(
  `node scripts/run.mjs hardhat test solidity ${tests.toSorted().join(" ")} --coverage`,
  { FINCHAIN_FUZZ_RUNS: "16" },
);
if (code === 0) {
  const files = parseLcov(await readFile(path.join(ROOT, "coverage", "lcov.info"), "utf8"));
  const gaps = coverageGaps(files, parseStatements(stripVTControlCharacters(output)), GATED);
  for (const gap of gaps) console.error(gap);
  console.log(
    gaps.length === 0
      ? `Coverage: 100 % of ${GATED.join(" and ")}`
      : `Coverage: ${gaps.length} gaps`,
  );
  process.exitCode = gaps.length === 0 ? 0 : 1;
} else {
  process.exitCode = code;
}
