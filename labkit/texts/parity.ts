import type { LoadedLab } from "../engine/labs.ts";
import type { Section } from "./markdown.ts";

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { glossary } from "../../labs/glossary.ts";
import { sectionsOf, wordsOf } from "./markdown.ts";
import { TEXTS } from "./names.ts";
import { numbersIn } from "./numbers.ts";

/** English words in a row that a Chinese paragraph may hold: names, not sentences. */
const MAX_FOREIGN_WORDS = 12;

/** Where the two texts of a lab do not say the same. */
export function parity({ dir }: LoadedLab): { step: string; what: string }[] {
  const [english, chinese] = [TEXTS.en, TEXTS["zh-CN"]].map((name) => path.join(dir, name));
  if (
    english === undefined ||
    chinese === undefined ||
    !existsSync(english) ||
    !existsSync(chinese)
  )
    return [{ step: "-", what: "a text is missing" }];
  const en = sectionsOf(readFileSync(english, "utf8"));
  const zh = sectionsOf(readFileSync(chinese, "utf8"));
  if (idsOf(en) !== idsOf(zh))
    return [{ step: "-", what: `sections: ${idsOf(en)} and ${idsOf(zh)}` }];
  return en.flatMap((section, i) => compare(section, zh[i] ?? section));
}

function idsOf(sections: readonly Section[]): string {
  return sections.map(({ id }) => id).join(" ");
}

function compare(en: Section, zh: Section): { step: string; what: string }[] {
  const problems: string[] = [];
  const differ = (name: string, of: (section: Section) => string[]) => {
    const [left, right] = [of(en).join("\n"), of(zh).join("\n")];
    if (left !== right) problems.push(`${name} differ:\n    en: ${left}\n    zh: ${right}`);
  };
  differ("commands", commands);
  differ("quoted code", quotes);
  differ("directives", directives);
  differ("figures", numbers);
  problems.push(...foreign(en, zh), ...terms(en, zh));
  return problems.map((what) => ({ step: en.id, what }));
}

/** The first command of the Chinese text chooses the language. */
function commands({ blocks }: Section): string[] {
  return blocks.flatMap((block) =>
    block.kind === "console"
      ? block.calls.map(({ command }) => command.replace(" --lang zh-CN", ""))
      : [],
  );
}

function quotes({ blocks }: Section): string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "code") return [];
    // Code of the text's own is the same in both languages but for its comments.
    const text = block.text.replace(/\/\/.*$/gm, "//");
    return [block.file === "" ? text : `${block.file}#${block.region}`];
  });
}

function directives({ blocks }: Section): string[] {
  return blocks.flatMap((block) =>
    block.kind === "directive" ? [`${block.name} ${block.argument}`] : [],
  );
}

function numbers({ blocks }: Section): string[] {
  return [...new Set(prose(blocks).flatMap((text) => numbersIn(text)))]
    .filter((number) => number.length > 1)
    .toSorted();
}

function prose(blocks: Section["blocks"]): string[] {
  return blocks.flatMap((block) => (block.kind === "prose" ? [wordsOf(block.text)] : []));
}

function foreign(en: Section, zh: Section): string[] {
  const chinese = prose(en.blocks).filter((text) => /\p{Script=Han}{2,}/u.test(text));
  const english = prose(zh.blocks).filter((text) =>
    new RegExp(`(?:[A-Za-z']+[ ,.;:]+){${MAX_FOREIGN_WORDS},}`).test(text),
  );
  return [
    ...chinese.map((text) => `Chinese in the English text: ${text.slice(0, 60)}`),
    ...english.map((text) => `untranslated: ${text.slice(0, 60)}`),
  ];
}

/** A term of the glossary in one text is that term in the other. */
function terms(en: Section, zh: Section): string[] {
  const [left, right] = [prose(en.blocks).join("\n"), prose(zh.blocks).join("\n")];
  return glossary.flatMap(({ en: words, zh: signs }) => {
    const here = words.some((word) => new RegExp(`\\b${word}s?\\b`, "i").test(left));
    const there = signs.some((sign) => right.includes(sign));
    if (!here || there) return [];
    return [`"${words[0]}" is in the English text only; in Chinese it is ${signs.join(" or ")}`];
  });
}
