import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import { command as anyCommand } from "../tasks/command.ts";
import { pathsOf } from "./engine/paths.ts";
import { readSettings } from "./engine/settings.ts";

/** A command of the lab: what stops it is said in the language that the student has chosen once. */
export function command<A extends { readonly lang?: string }>(
  run: Parameters<typeof anyCommand<A>>[0],
) {
  return anyCommand(run, ({ config }: HardhatRuntimeEnvironment) => languageIn(config.paths.root));
}

/** The language that was chosen once in a checkout, if one was. */
export function languageIn(root: string): string | undefined {
  return readSettings(pathsOf(root).state).lang;
}
