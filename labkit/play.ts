import type { Play } from "./define.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { Listener } from "./engine/trial.ts";
import type { Workshop } from "./engine/workshop.ts";
import type { Desk } from "./desk.ts";

import { Stop } from "../scripts/errors/stop.ts";
import { renderTable } from "../scripts/language/narrator.ts";
import { CheckFailed } from "./engine/failure.ts";
import { paramsOf } from "./engine/params.ts";
import { Trial } from "./engine/trial.ts";
import { numberOf } from "./desk.ts";

/** The scene a student names; the only one if a lab has one. */
export function playOf(loaded: LoadedLab, name: string): Play {
  const { plays } = loaded;
  const found = plays.find((play) => play.name === name) ?? (name === "" ? plays[0] : undefined);
  if (found !== undefined) return found;
  const names = plays.map((play) => play.name).join(", ") || "-";
  throw new Stop(2, {
    en: `Lab ${numberOf(loaded)} has no scene "${name}"; its scenes are: ${names}.`,
    zh: `实验 ${numberOf(loaded)} 没有场景“${name}”；现有场景：${names}。`,
  });
}

/** What a scene told, for machines. */
export type Told = ({ readonly said: unknown } | { readonly table: unknown })[];

/**
 * Plays a scene with these files on a fresh chain.
 * @throws Stop(1) when the student's contract does not do what the scene needs
 */
export async function tell(
  desk: Desk,
  workshop: Workshop,
  loaded: LoadedLab,
  play: Play,
  files: ReadonlyMap<string, string>,
): Promise<Told> {
  const told: Told = [];
  const listener: Listener = {
    say: (said) => {
      told.push({ said });
      desk.print("", said);
    },
    table: (table) => {
      told.push({ table });
      desk.print("", renderTable(table, desk.language));
    },
  };
  const bench = await workshop.bench(loaded, files, desk.seed);
  const trial = new Trial(paramsOf(loaded.lab, desk.seed), await bench.ground(listener));
  try {
    await play.tell(trial);
  } catch (error) {
    const explained = trial.explained(play.title, error);
    if (explained instanceof CheckFailed) throw cannotPlay(play, explained);
    throw explained;
  }
  return told;
}

function cannotPlay(play: Play, { reason }: CheckFailed): Stop {
  return new Stop(1, {
    en: `The scene needs step ${play.step} to work. ${reason.what.en}: ${reason.said?.en ?? reason.code}`,
    zh: `此场景要求先完成步骤 ${play.step}。${reason.what.zh}：${reason.said?.zh ?? reason.code}`,
  });
}
