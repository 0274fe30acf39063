import type { Language } from "../../scripts/language/text.ts";

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { chosenLanguage } from "../../scripts/language/text.ts";
import { PRACTICE_SEED } from "./params.ts";

/** What a student has chosen once. */
export interface Settings {
  readonly lang?: Language;
  /** Student number: his figures come from it. */
  readonly student?: string;
  readonly name?: string;
}

const file = (state: string) => path.join(state, "settings.json");

export function readSettings(state: string): Settings {
  if (!existsSync(file(state))) return {};
  try {
    return JSON.parse(readFileSync(file(state), "utf8")) as Settings;
  } catch {
    return {};
  }
}

export function writeSettings(state: string, settings: Settings): void {
  mkdirSync(state, { recursive: true });
  writeFileSync(file(state), `${JSON.stringify(settings, null, 2)}\n`);
}

/** `--lang`, else FINCHAIN_LANG, else what was chosen before, else the language of the terminal. */
export function labLanguage(option: string, settings: Settings): Language {
  return chosenLanguage(option, process.env, settings.lang);
}

export function seedOf({ student }: Settings): string {
  return student ?? PRACTICE_SEED;
}
