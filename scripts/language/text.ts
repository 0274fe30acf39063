import { Stop } from "../errors/stop.ts";

/** What a student reads, said in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = "en" | "zh-CN";

export const LANGUAGES: readonly Language[] = ["en", "zh-CN"];

export function say(text: Text, language: Language): string {
  return language === "zh-CN" ? text.zh : text.en;
}

/**
 * The language of a command: what `--lang` asks for, else FINCHAIN_LANG, else the one chosen before, else the language of
 * the terminal.
 * @param option the value of `--lang`; empty counts as not given
 * @param before what was chosen before, by whoever remembers it
 * @throws Stop(2) when `--lang` or FINCHAIN_LANG names a language the lab does not speak
 */
export function chosenLanguage(
  option?: string,
  env: NodeJS.ProcessEnv = process.env,
  before?: string,
): Language {
  if (option) return knownLanguage(option, "--lang");
  if (env.FINCHAIN_LANG) return knownLanguage(env.FINCHAIN_LANG, "FINCHAIN_LANG");
  const remembered = LANGUAGES.find((known) => known === before);
  if (remembered !== undefined) return remembered;
  // LC_ALL overrules LANG, also when it says something other than Chinese.
  return (env.LC_ALL || env.LANG || "").startsWith("zh") ? "zh-CN" : "en";
}

/** The same choice for the printing of an error, where a second error would hide the first. */
export function languageForErrors(
  option?: string,
  env: NodeJS.ProcessEnv = process.env,
  before?: string,
): Language {
  try {
    return chosenLanguage(option, env, before);
  } catch {
    return "en";
  }
}

function knownLanguage(value: string, source: string): Language {
  const language = LANGUAGES.find((known) => known === value);
  if (language !== undefined) return language;
  throw new Stop(2, {
    en: `${source} is "${value}"; the lab speaks ${LANGUAGES.join(" and ")}.`,
    zh: `${source} 的值“${value}”无法识别，可选 ${LANGUAGES.join(" 或 ")}。`,
  });
}
