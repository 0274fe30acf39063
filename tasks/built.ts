import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import { ownTask } from "./usage.ts";

/**
 * Makes sure that what runs is what the sources say; a moment when nothing has changed. Where a test calls the command
 * the test run has built already, and two of its processes building at once would trip over each other's files.
 */
export async function built(hre: HardhatRuntimeEnvironment): Promise<void> {
  if (ownTask() === undefined) return;
  await hre.tasks.getTask("build").run({ noTests: true, quiet: true });
}
