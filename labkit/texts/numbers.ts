import type { LoadedLab } from "../engine/labs.ts";
import type { Section } from "./markdown.ts";

import { filesAt } from "../engine/labs.ts";
import { paramsOf, PRACTICE_SEED } from "../engine/params.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import { wordsOf } from "./markdown.ts";

/** Smaller whole numbers are counted by hand: three steps, two people. */
const SMALL = 12;

/** Figures in the prose that come from nowhere: no output, no code, no figure of the case, no fact with a source. */
export function strangeNumbers(
  sections: readonly Section[],
  loaded: LoadedLab,
): { step: string; what: string }[] {
  const known = knownNumbers(sections, loaded);
  return sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) =>
      block.kind !== "prose"
        ? []
        : numbersIn(wordsOf(block.text))
            .filter((number) => !known.has(number) && !isSmall(number))
            .map((number) => ({ step: id, what: `where does the figure ${number} come from?` })),
    ),
  );
}

/** Numbers of a text as they are written, without thousands separators. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w.#])\d[\d,]*(?:\.\d+)?(?![\w])/g)].map(([number]) =>
    number.replaceAll(",", ""),
  );
}

function isSmall(number: string): boolean {
  return /^\d+$/.test(number) && Number(number) <= SMALL;
}

function knownNumbers(sections: readonly Section[], loaded: LoadedLab): Set<string> {
  const { lab, checks } = loaded;
  const outputs = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "console")
        return block.calls.flatMap(({ command, output }) => [command, ...output]);
      return block.kind === "code" ? [block.text] : [];
    }),
  );
  const code = [...filesAt(loaded, () => false, "en").values()];
  const facts = (lab.facts ?? []).map(({ value }) => value);
  const minutes = lab.steps.map(({ minutes: planned }) => planned);
  const plan = [
    ...minutes,
    minutes.reduce((sum, one) => sum + one, 0),
    ...checks.map(({ points }) => points),
  ];
  const texts = [...outputs, ...code, ...facts, ...plan.map(String), lab.id];
  return new Set([...texts.flatMap(numbersIn), ...figuresOf(paramsOf(lab, PRACTICE_SEED))]);
}

/** The figures of a case as they can be written: whole, and as yuan. */
function figuresOf(params: unknown): string[] {
  if (typeof params === "bigint")
    return [
      String(params),
      yuan(params),
      yuanGrouped(params).replaceAll(",", ""),
      yuan(params).replace(/\.00$/, ""),
    ];
  if (typeof params === "number" || typeof params === "string") return [String(params)];
  if (typeof params !== "object" || params === null) return [];
  return Object.values(params).flatMap(figuresOf);
}
