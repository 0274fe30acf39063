import type { LoadedLab } from "../engine/labs.ts";
import type { Paths } from "../engine/paths.ts";
import type { Flag, Graded, Row, Ungraded } from "./graded.ts";
import type { Handed } from "./intake.ts";
import type { Work } from "./work.ts";

import { reasonOf } from "../../tasks/command.ts";
import { RESULT_SCHEMA } from "../engine/result.ts";
import { Workshop } from "../engine/workshop.ts";
import { grade } from "./grade.ts";
import { inOrder } from "./graded.ts";
import { isReadable } from "./intake.ts";
import { flagsAmong } from "./neighbours.ts";

/** Submissions judged at the same time: one waits for its scripts while the other compiles. */
const AT_ONCE = 2;

/**
 * Judges everything that was handed in. Whatever goes wrong with one submission is told in its row and stops no other.
 * @param heard called after each
 */
export async function gradeClass(
  paths: Paths,
  loaded: LoadedLab,
  handed: readonly Handed[],
  hiddenSeeds: readonly string[],
  heard: () => void = () => undefined,
): Promise<Row[]> {
  const shared = flagsAmong(loaded, handed.filter(isReadable));
  const rows = new Map<Handed, Row>();
  const queue = [...handed];
  const judge = async (): Promise<void> => {
    // Both cores are busy with two submissions; sharing the tests of one would only start more processes.
    const workshop = new Workshop(paths, { lanes: 1 });
    try {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        rows.set(one, await rowOf(workshop, loaded, one, hiddenSeeds, shared.get(one) ?? []));
        heard();
      }
    } finally {
      await workshop.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, handed.length) }, judge));
  return inOrder([...rows.values()]);
}

async function rowOf(
  workshop: Workshop,
  loaded: LoadedLab,
  handed: Handed,
  hiddenSeeds: readonly string[],
  flags: readonly Flag[],
): Promise<Row> {
  if (!isReadable(handed)) return ungraded(loaded, handed);
  try {
    return withFlags(await grade(workshop, loaded, handed, hiddenSeeds), flags);
  } catch (error) {
    return ungraded(loaded, { ...handed, error: reasonOf(error, () => new Map()).text });
  }
}

function withFlags(graded: Graded, flags: readonly Flag[]): Graded {
  return { ...graded, integrity: { flags: [...graded.integrity.flags, ...flags] } };
}

function ungraded(
  { lab }: LoadedLab,
  { source, error, student }: Pick<Ungraded, "source" | "error"> & Partial<Pick<Work, "student">>,
): Ungraded {
  return {
    schema: RESULT_SCHEMA,
    lab: lab.id,
    version: lab.version,
    student: student ?? { id: "", name: "" },
    source,
    error,
  };
}
