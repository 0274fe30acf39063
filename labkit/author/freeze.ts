import type { LoadedLab } from "../engine/labs.ts";
import type { Wrong } from "../define.ts";
import type { Result } from "../engine/result.ts";
import type { Misconception } from "../engine/misconceptions.ts";
import type { Workshop } from "../engine/workshop.ts";

import { editableFiles, loadSecrets } from "../engine/labs.ts";
import { misconceptionFrom, resultOf } from "./variants.ts";

export const LAB_SCHEMA = "finchain-lab/1";

/** The manifest for tools that do not run TypeScript: graders, dashboards and the engine itself. */
export async function frozen(workshop: Workshop, loaded: LoadedLab): Promise<string> {
  const misconceptions = (await measure(workshop, loaded)).map(({ trace }) => trace);
  return `${JSON.stringify({ ...(await manifest(workshop, loaded)), misconceptions }, null, 2)}\n`;
}

/** Runs every stored mistake through the checks. */
export async function measure(
  workshop: Workshop,
  loaded: LoadedLab,
): Promise<{ variant: Wrong; result: Result; trace: Misconception }[]> {
  const measured = [];
  for (const variant of (await loadSecrets(loaded.dir)).wrong) {
    const result = await resultOf(workshop, loaded, variant);
    measured.push({ variant, result, trace: misconceptionFrom(variant, result) });
  }
  return measured;
}

/** What the manifest says without running anything. */
export async function manifest(workshop: Workshop, loaded: LoadedLab) {
  const { lab } = loaded;
  const bench = await workshop.outline(loaded);
  return {
    schema: LAB_SCHEMA,
    id: lab.id,
    version: lab.version,
    title: lab.title,
    summary: lab.summary,
    outcomes: lab.outcomes,
    requires: lab.requires,
    minutes: lab.steps.reduce((sum, { minutes }) => sum + minutes, 0),
    points: bench.reduce((sum, { points }) => sum + points, 0),
    files: { editable: editableFiles(loaded), given: lab.given },
    steps: lab.steps.map(({ id, kind, title, minutes, files = [] }) => ({
      id,
      kind,
      title,
      minutes,
      files,
      checks: bench
        .filter(({ step }) => step === id)
        .map((check) => ({
          id: check.id,
          points: check.points,
          needs: check.needs ?? [],
          title: check.title,
          why: check.why,
        })),
    })),
  };
}
