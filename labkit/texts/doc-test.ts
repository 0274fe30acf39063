import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

import type { Language } from "../../scripts/language/text.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Paths } from "../engine/paths.ts";
import type { Block, Section, Span } from "./markdown.ts";

import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

import { rightAnswers } from "../author/examine.ts";
import { filesWith } from "../author/variants.ts";
import { filesAt, loadSecrets } from "../engine/labs.ts";
import { pathsOf } from "../engine/paths.ts";
import { PRACTICE_SEED } from "../engine/params.ts";
import { Workshop } from "../engine/workshop.ts";
import { Workspace } from "../engine/workspace.ts";
import { runCommand } from "./commands.ts";
import { sectionsOf } from "./markdown.ts";
import { TEXTS } from "./names.ts";
import { strangeNumbers } from "./numbers.ts";

/** A place where a text and what happens differ. */
export interface Difference {
  readonly file: string;
  readonly step: string;
  readonly what: string;
}

/** A text with what its commands really print. */
export interface Tested {
  readonly differences: readonly Difference[];
  readonly updated: string;
}

/** Does what a lab's text says, in its order, in a home of its own, and compares. */
export async function testText(
  hre: HardhatRuntimeEnvironment,
  paths: Paths,
  loaded: LoadedLab,
  language: Language,
): Promise<Tested> {
  const whole = path.join(loaded.dir, TEXTS[language]);
  const file = path.relative(paths.root, whole);
  if (!existsSync(whole))
    return { differences: [{ file, step: "-", what: "the text is missing" }], updated: "" };
  const source = readFileSync(whole, "utf8");
  const sections = sectionsOf(source);
  const home = path.join(paths.cache, "doc", language, path.basename(loaded.dir));
  const reader = new Reader(hre, pathsOf(paths.root, home), loaded, language);
  try {
    const found = await reader.follow(sections);
    const edits = found.flatMap(({ edit }) => (edit === undefined ? [] : [edit]));
    const updated = applied(source, edits);
    const differences = [
      ...titleDifferences(sections, loaded, language),
      ...found.map(({ step, what }) => ({ step, what })),
      ...strangeNumbers(sectionsOf(updated), loaded),
      ...brokenLinks(sections, loaded.dir),
    ];
    return { differences: differences.map(({ step, what }) => ({ file, step, what })), updated };
  } finally {
    await reader.close();
  }
}

interface Edit {
  readonly at: Span;
  readonly text: string;
}

type Finding = { readonly step: string; readonly what: string; readonly edit?: Edit };

/** Somebody who does exactly what a text says. */
class Reader {
  readonly #hre: HardhatRuntimeEnvironment;
  readonly #paths: Paths;
  readonly #loaded: LoadedLab;
  readonly #language: Language;
  readonly #workshop: Workshop;
  readonly #workspace: Workspace;

  constructor(hre: HardhatRuntimeEnvironment, paths: Paths, loaded: LoadedLab, language: Language) {
    this.#hre = hre;
    this.#paths = paths;
    this.#loaded = loaded;
    this.#language = language;
    this.#workshop = new Workshop(paths);
    this.#workspace = new Workspace(paths, loaded);
  }

  async follow(sections: readonly Section[]): Promise<Finding[]> {
    rmSync(this.#paths.home, { recursive: true, force: true });
    const before = { home: process.env["FINCHAIN_LAB_HOME"], lang: process.env["FINCHAIN_LANG"] };
    process.env["FINCHAIN_LAB_HOME"] = this.#paths.home;
    process.env["FINCHAIN_LANG"] = this.#language;
    try {
      const findings: Finding[] = [];
      for (const { id, blocks } of sections) {
        for (const block of blocks) findings.push(...(await this.#read(id, block)));
      }
      return findings;
    } finally {
      reset("FINCHAIN_LAB_HOME", before.home);
      reset("FINCHAIN_LANG", before.lang);
    }
  }

  async close(): Promise<void> {
    await this.#workshop.close();
    rmSync(this.#paths.home, { recursive: true, force: true });
  }

  async #read(step: string, block: Block): Promise<Finding[]> {
    if (block.kind === "directive") return this.#obey(step, block.name, block.argument);
    if (block.kind === "code") return block.file === "" ? [] : this.#quote(step, block);
    return block.kind === "console" ? this.#type(step, block) : [];
  }

  /** What a student has written by here. */
  async #obey(step: string, name: string, argument: string): Promise<Finding[]> {
    if (name === "solve") {
      const files = this.#loaded.lab.steps.find(({ id }) => id === argument)?.files ?? [];
      const ids = this.#loaded.lab.steps.map(({ id }) => id);
      const solved = filesAt(
        this.#loaded,
        (id) => ids.indexOf(id) <= ids.indexOf(argument),
        this.#language,
      );
      this.#workspace.write(new Map([...solved].filter(([file]) => files.includes(file))));
      return files.length === 0 ? [{ step, what: `no step ${argument} to solve` }] : [];
    }
    if (name === "break") {
      const { wrong } = await loadSecrets(this.#loaded.dir);
      const variant = wrong.find(({ id }) => id === argument);
      if (variant === undefined) return [{ step, what: `no mistake is called ${argument}` }];
      const text = filesWith(this.#loaded, variant).get(variant.file) ?? "";
      this.#workspace.write(new Map([[variant.file, text]]));
    }
    return [];
  }

  /** Code in the text is what the student sees in his file. */
  #quote(step: string, { file, region, text, at }: Extract<Block, { kind: "code" }>): Finding[] {
    const source = filesAt(this.#loaded, () => false, this.#language).get(file);
    const real = source === undefined ? undefined : regionOf(source, region);
    if (real === undefined) return [{ step, what: `${file} has no region ${region}` }];
    return real === text
      ? []
      : [{ step, what: `${file}#${region} reads differently`, edit: { at, text: real } }];
  }

  async #type(
    step: string,
    { calls, at }: Extract<Block, { kind: "console" }>,
  ): Promise<Finding[]> {
    const findings: Finding[] = [];
    const lines: string[] = [];
    for (const { command, output } of calls) {
      const { output: real } = await runCommand(this.#hre, await this.#answered(step, command));
      const shown = trimmed(real);
      const kept = alike(output, shown) ? output : shown;
      if (kept !== output) findings.push({ step, what: difference(command, output, shown) });
      lines.push(`$ ${command}`, ...kept);
    }
    const [first, ...rest] = findings;
    return first === undefined ? [] : [{ ...first, edit: { at, text: lines.join("\n") } }, ...rest];
  }

  /** The answer is the student's own; here it is worked out. */
  async #answered(step: string, command: string): Promise<string> {
    if (!command.includes("<answer>")) return command;
    const files = this.#workspace.files(this.#language);
    const answers = await rightAnswers(this.#workshop, this.#loaded, files, PRACTICE_SEED);
    return command.replace("<answer>", answers.get(step) ?? "");
  }
}

function reset(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** The lines between `#region name` and the next `#endregion`, moved to the left as far as they go. */
function regionOf(source: string, name: string): string | undefined {
  const lines = source.split("\n");
  const from = lines.findIndex((line) => new RegExp(`#region ${name}\\s*$`).test(line));
  if (from === -1) return undefined;
  const to = lines.findIndex((line, i) => i > from && line.includes("#endregion"));
  const region = lines.slice(from + 1, to);
  const indent = Math.min(...region.filter(Boolean).map((line) => line.search(/\S/)));
  return region.map((line) => line.slice(indent)).join("\n");
}

function trimmed(lines: readonly string[]): string[] {
  const bare = lines.map((line) => line.trimEnd());
  while (bare.at(-1) === "") bare.pop();
  while (bare[0] === "") bare.shift();
  return bare;
}

/** Whether a text shows what is printed; a line of `...` stands for any lines. */
export function alike(text: readonly string[], real: readonly string[]): boolean {
  const [first, ...rest] = text;
  if (first === undefined) return real.length === 0;
  if (first.trim() !== "...") return first === real[0] && alike(rest, real.slice(1));
  return real.some((_, skip) => alike(rest, real.slice(skip))) || rest.length === 0;
}

function difference(command: string, text: readonly string[], real: readonly string[]): string {
  const at = real.findIndex((line, i) => line !== text[i]);
  const line = at === -1 ? real.length : at;
  return `${command}\n    text: ${text[line] ?? "(nothing)"}\n    real: ${real[line] ?? "(nothing)"}`;
}

function applied(source: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.at.from - a.at.from)
    .reduce((text, { at, text: put }) => {
      // An empty block has no line of its own before the closing fence.
      const content = at.from === at.to ? `${put}\n` : put;
      return text.slice(0, at.from) + content + text.slice(at.to);
    }, source);
}

function titleDifferences(
  sections: readonly Section[],
  { lab }: LoadedLab,
  language: Language,
): Finding[] {
  const named = (text: { en: string; zh: string }) => (language === "en" ? text.en : text.zh);
  const expected = lab.steps.map(({ id, title }) => `${id} ${named(title)}`);
  const found = sections
    .filter(({ id }) => /^s\d+$/.test(id))
    .map(({ id, title }) => `${id} ${title}`);
  return expected.flatMap((heading, i) =>
    found[i] === heading
      ? []
      : [{ step: `s${i + 1}`, what: `heading "${found[i] ?? "(none)"}" should be "${heading}"` }],
  );
}

function brokenLinks(sections: readonly Section[], dir: string): Finding[] {
  return sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== "prose") return [];
      const links = [...block.text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = ""]) => link);
      return links
        .filter((link) => !/^https?:/.test(link) && !existsSync(path.join(dir, link)))
        .map((link) => ({ step: id, what: `the link ${link} leads nowhere` }));
    }),
  );
}
