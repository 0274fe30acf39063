import type { Token } from "marked";

import { lexer } from "marked";

/** A piece of a lab's text. */
export type Block =
  | { readonly kind: "prose"; readonly text: string }
  | { readonly kind: "console"; readonly calls: readonly Call[]; readonly at: Span }
  | {
      readonly kind: "code";
      readonly file: string;
      readonly region: string;
      readonly text: string;
      readonly at: Span;
    }
  | { readonly kind: "directive"; readonly name: string; readonly argument: string };

/** A command and what it prints. */
export interface Call {
  readonly command: string;
  readonly output: readonly string[];
}

/** Where the content of a fenced block lies in the source. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of a text: what comes before the steps, a step, or what comes after. */
export interface Section {
  /** s1, s2, ...; "intro" and "afterwards" for the rest. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Splits a lab's text into its steps and pieces. */
export function sectionsOf(source: string): Section[] {
  const sections: { id: string; title: string; blocks: Block[] }[] = [];
  let at = 0;
  for (const token of lexer(source)) {
    if (token.type === "heading" && (token.depth === 2 || sections.length === 0)) {
      const text = String(token.text);
      const step = /^(s\d+)\s+(.*)$/.exec(text);
      const id = step?.[1] ?? (sections.length === 0 ? "intro" : "afterwards");
      sections.push({ id, title: step?.[2] ?? text, blocks: [] });
    } else sections.at(-1)?.blocks.push(...blockOf(token, at));
    at += token.raw.length;
  }
  return sections;
}

function blockOf(token: Token, at: number): Block[] {
  if (token.type === "code") return [codeBlock(token, at)];
  if (token.type === "html") {
    const directives = token.raw.matchAll(/<!--\s*(\w+)\s+(\S+)\s*-->/g);
    return [...directives].map(([, name = "", argument = ""]) => ({
      kind: "directive",
      name,
      argument,
    }));
  }
  return token.type === "space" ? [] : [{ kind: "prose", text: token.raw }];
}

function codeBlock(token: Token, at: number): Block {
  const { raw, lang = "", text = "" } = token as Token & { lang?: string; text?: string };
  const from = at + raw.indexOf("\n") + 1;
  const span = { from, to: from + text.length };
  if (lang === "console") return { kind: "console", calls: callsOf(text), at: span };
  const [, place = ""] = lang.split(" ");
  const [file = "", region = ""] = place.split("#");
  return { kind: "code", file, region, text, at: span };
}

function callsOf(text: string): Call[] {
  const calls: { command: string; output: string[] }[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("$ ")) calls.push({ command: line.slice(2), output: [] });
    else calls.at(-1)?.output.push(line);
  }
  return calls;
}

/** Prose without what is not language of the text: code spans, links to the other language, link targets, HTML. */
export function wordsOf(text: string): string {
  return text
    .replace(/`[^`]*`/g, " ")
    .replace(/\[[^\]]*\]\(README[^)]*\)/g, " ")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/<[^>]*>/g, " ");
}
