import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** Makes sure that what runs is what the sources say; a moment when nothing has changed. */
export async function built(hre: HardhatRuntimeEnvironment): Promise<void> {
  await hre.tasks.getTask("build").run({ noTests: true, quiet: true });
}
