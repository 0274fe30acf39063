import type { Language } from "../../scripts/language/text.ts";

/** The file of a lab's text in each language. */
export const TEXTS: Readonly<Record<Language, string>> = {
  en: "README.md",
  "zh-CN": "README.zh-CN.md",
};
