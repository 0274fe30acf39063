import { fileURLToPath } from "node:url";

import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

import { compileInParts } from "./tasks/compile-in-parts.ts";
import { crowdfundingTasks } from "./tasks/crowdfunding/index.ts";
import { insuranceTasks } from "./tasks/insurance/index.ts";
import { lendingTasks } from "./tasks/lending/index.ts";
import { languageIn } from "./labkit/command.ts";
import { labkit } from "./labkit/index.ts";
import { watchUsage } from "./tasks/usage.ts";

watchUsage((root) => (root === "lab" ? languageIn(import.meta.dirname) : undefined));

// Nothing may touch a network once installed, also when a student types `npx hardhat ...` directly. After a task on a
// terminal Hardhat asks GitHub for a banner unless it believes to run in CI, and it has no other switch. This is the one
// of the variables it looks at that colour and test libraries ignore; set here, after Hardhat has read its options, it
// does not turn on the stack traces that come with CI. (Its price: the keystore plugin reads variables only from the
// environment. Nothing here uses the keystore.)
process.env["CONTINUOUS_INTEGRATION"] ??= "true";
process.env["HARDHAT_DISABLE_TELEMETRY"] ??= "true";

/** One chain for everybody: the same accounts, clock and fees, so that an address or a gas figure is true everywhere. */
const courseChain = {
  type: "edr-simulated",
  chainType: "l1",
  chainId: 31337,
  hardfork: "osaka",
  transactionGasCap: 16_777_216n,
  blockGasLimit: 60_000_000n,
  initialBaseFeePerGas: 1_000_000_000n,
  initialDate: "2026-01-05T00:00:00Z",
  // One for every person of the course (ignition/roles.ts).
  accounts: { count: 64 },
} as const;

/** The compiler comes from the npm package: nothing is downloaded. */
const compiler = (optimizer: { readonly enabled: boolean; readonly runs?: number }) => ({
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
  settings: { evmVersion: "osaka", optimizer },
});

export default defineConfig({
  plugins: [toolbox, compileInParts, crowdfundingTasks, insuranceTasks, lendingTasks, labkit],
  solidity: {
    profiles: {
      default: compiler({ enabled: true, runs: 200 }),
      // Which lines run does not depend on the optimizer, which takes half the time of an instrumented build.
      coverage: compiler({ enabled: false }),
    },
    // A chain loads everything that was compiled beside the contracts before its first block. Tests would be forty times
    // as much (1.2 GB), and cost every command of a student twenty seconds.
    splitTestsCompilation: true,
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
  },
  networks: { default: courseChain, node: courseChain },
  typechain: { tsNocheck: true },
  test: {
    // Two processes halve the time, and a chain belongs to one test file anyway.
    mocha: { parallel: true, jobs: 2 },
    solidity: {
      // Which lines run needs fewer: the coverage gate says how many.
      fuzz: { runs: Number(process.env["FINCHAIN_FUZZ_RUNS"] ?? 256) },
      invariant: { runs: 64, depth: 50, failOnRevert: true },
    },
  },
});
