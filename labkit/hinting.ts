import type { Text } from "../scripts/language/text.ts";
import type { Desk } from "./desk.ts";
import type { LoadedLab } from "./engine/labs.ts";
import type { CheckResult } from "./engine/result.ts";

import { numberOf } from "./desk.ts";

/** Hints of a check; after them there is only the solution. */
export const LEVELS = 4;

/** The next hint on a check that fails. */
export interface Hint {
  readonly check: CheckResult;
  readonly level: number;
  readonly text: Text;
}

/**
 * Takes the next hint on a check, and writes down that it was taken. After the last one that one comes again.
 * @returns undefined when the check has none
 */
export function takeHint(desk: Desk, loaded: LoadedLab, check: CheckResult): Hint | undefined {
  const { id } = loaded.lab;
  const level = Math.min(LEVELS, desk.progress.hintLevel(id, check.step, check.id) + 1);
  const text = loaded.hints[check.id]?.[level - 1];
  if (text === undefined) return undefined;
  desk.progress.add(loaded.lab, check.step, "hint", `${check.id} ${level}`);
  return { check, level, text };
}

export function showHint(desk: Desk, loaded: LoadedLab, { check, level, text }: Hint): void {
  desk.print(check.title, "", {
    en: `Hint ${level} of ${LEVELS}`,
    zh: `提示 ${level} / ${LEVELS}`,
  });
  desk.print(text);
  if (level === LEVELS) desk.print("", lastResort(loaded));
}

function lastResort(loaded: LoadedLab): Text {
  const call = `npx hardhat lab hint ${numberOf(loaded)} --give-up`;
  return {
    en: `That was the last hint. "${call}" shows the solution and writes down that you have seen it.`,
    zh: `这是最后一条提示。“${call}”可显示答案，并会留下记录。`,
  };
}
