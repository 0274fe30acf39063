import type { Language } from "../../scripts/language/text.ts";

/**
 * One source holds the solution and the starter of an exercise. In a comment at the beginning of a line:
 *
 *     lab:begin s3      what follows is the solution of step s3, up to
 *     lab:else          the lines a student starts from, behind `//~ `
 *     lab:end
 *     lab:todo en: ...  (zh: ...)   in a region: what the student finds as a task, in his language
 *     lab:note ...      never leaves the source
 *
 * Everything else, `#region name` included, stays as it is.
 */
export interface Region {
  readonly step: string;
  /** Lines of the solution, as they stand in the file. */
  readonly solution: readonly string[];
}

/** A marked source at one state: the regions of solved steps show their solution, the others their starter. */
export function stateOf(
  source: string,
  solved: (step: string) => boolean,
  language: Language,
): string {
  return parse(source)
    .flatMap((part) => {
      if (!("step" in part)) return part.lines;
      if (solved(part.step)) return part.solution;
      return part.todo[language].concat(part.starter);
    })
    .join("\n");
}

/** The regions of a marked source, in order. */
export function regionsOf(source: string): Region[] {
  return parse(source).filter((part) => "step" in part);
}

interface Fixed {
  readonly lines: string[];
}

interface Marked extends Region {
  readonly solution: string[];
  readonly starter: string[];
  readonly todo: Record<Language, string[]>;
}

const MARK = /^\s*\/\/ ?lab:(begin|else|end|todo|note)\b ?(.*)$/;

function parse(source: string): (Fixed | Marked)[] {
  const parts: (Fixed | Marked)[] = [{ lines: [] }];
  let open: Marked | undefined;
  let inStarter = false;
  for (const line of source.split("\n")) {
    const [, mark, rest = ""] = MARK.exec(line) ?? [];
    if (mark === "note") continue;
    if (mark === "begin") {
      if (open !== undefined) throw new Error(`lab:begin ${rest} inside of ${open.step}`);
      open = { step: rest.trim(), solution: [], starter: [], todo: { en: [], "zh-CN": [] } };
      inStarter = false;
    } else if (mark === "end") {
      if (open === undefined) throw new Error("lab:end without lab:begin");
      parts.push(open, { lines: [] });
      open = undefined;
    } else if (open === undefined) {
      if (mark !== undefined) throw new Error(`lab:${mark} outside of a region`);
      last(parts).push(line);
    } else if (mark === "else") inStarter = true;
    else if (mark === "todo") addTodo(open, line, rest);
    else if (inStarter) open.starter.push(starterLine(line));
    else open.solution.push(line);
  }
  if (open !== undefined) throw new Error(`lab:begin ${open.step} without lab:end`);
  return parts;
}

function last(parts: (Fixed | Marked)[]): string[] {
  const part = parts.at(-1);
  if (part === undefined || "step" in part) throw new Error("no open part");
  return part.lines;
}

function starterLine(line: string): string {
  return line.replace(/^(\s*)\/\/~ ?/, "$1").trimEnd();
}

function addTodo(open: Marked, line: string, rest: string): void {
  const [, tongue, text = ""] = /^(en|zh): ?(.*)$/.exec(rest) ?? [];
  if (tongue === undefined) throw new Error(`lab:todo needs "en:" or "zh:" (${rest})`);
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  open.todo[tongue === "en" ? "en" : "zh-CN"].push(`${indent}// TODO ${open.step}: ${text}`);
}
