import type { Paths } from "../engine/paths.ts";

import { existsSync, readdirSync, realpathSync } from "node:fs";
import path from "node:path";

import { isSecret } from "../engine/labs.ts";
import { COMPILED_SUSPECTS } from "../engine/suspects.ts";

/** What a lab's own modules may be made of. */
const SHARED = ["package.json", "node_modules", "labkit", "scripts", "data"];

/**
 * What the process of a student may read: the engine, the open parts of the labs and what was built for him. Solutions,
 * other students' work and everything else in the folder of the course are out of its reach.
 * @param build folder of the builds; it exists
 */
export function readableFor({ root, labs }: Paths, build: string): string[] {
  const shared = SHARED.map((name) => path.join(root, name)).filter(existsSync);
  // Packages may lie elsewhere, behind a link.
  const real = shared.map((name) => realpathSync(name));
  return [...new Set([...shared, ...real, ...openParts(labs), build])];
}

function openParts(labs: string): string[] {
  const entries = readdirSync(labs, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const whole = path.join(labs, entry.name);
    if (!entry.isDirectory()) return [whole];
    return readdirSync(whole)
      .filter((name) => name !== "src" && name !== COMPILED_SUSPECTS && !isSecret(name))
      .map((name) => path.join(whole, name));
  });
}
