import type { LoadedLab } from "./labs.ts";
import type { Misconception } from "./misconceptions.ts";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The frozen manifest of a lab: what tools read that do not run TypeScript. */
export const FROZEN = "lab.json";

/** The misunderstandings that `lab dev freeze` has measured. */
export function misconceptionsOf({ dir }: LoadedLab): readonly Misconception[] {
  const file = path.join(dir, FROZEN);
  if (!existsSync(file)) return [];
  const { misconceptions = [] } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly misconceptions?: readonly Misconception[];
  };
  return misconceptions;
}
