import type { LoadedLab } from "../engine/labs.ts";
import type { Claim, Work } from "./work.ts";

import { readFileSync, statSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";

import { Stop } from "../../scripts/errors/stop.ts";
import { readText } from "../../scripts/input/text-file.ts";
import { editableFiles } from "../engine/labs.ts";
import { trustedHashes } from "../submission.ts";
import { MAX_SUBMISSION_BYTES, plainName, studentNumber, wordOf } from "./work.ts";

/** The parts of a submission that the schema vouches for; everything else is unknown. */
interface Readable {
  readonly lab: string;
  readonly version?: string;
  readonly student: { readonly id: string; readonly name: string };
  readonly files: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly claimed?: unknown;
  readonly trusted?: unknown;
  readonly progress?: unknown;
}

/**
 * Reads what `lab submit` has written.
 * @throws Stop(2) when the file is something else
 */
export function readSubmission(loaded: LoadedLab, file: string, source: string): Work {
  const document = parsed(file);
  const [problem] = problems(document);
  if (problem !== undefined) throw alien(problem);
  const readable = document as Readable;
  if (readable.lab !== loaded.lab.id) throw otherLab(readable.lab, loaded.lab.id);
  const { student, version = "", files, answers } = readable;
  const editable = editableFiles(loaded);
  return {
    source,
    student: { id: studentNumber(student.id), name: plainName(student.name) },
    version,
    files: new Map(Object.entries(files).filter(([name]) => editable.includes(name))),
    answers: new Map(Object.entries(answers)),
    changed: [...new Set([...changedOf(loaded, readable.trusted), ...foreignTo(editable, files)])],
    progress: linesOf(readable.progress),
    claimed: claimOf(readable.claimed),
  };
}

function parsed(file: string): unknown {
  const { size } = statSync(file);
  if (size > MAX_SUBMISSION_BYTES) throw tooLarge(size);
  const text = readText(file);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw truncated;
  }
}

const schema = JSON.parse(
  readFileSync(new URL("../submission.schema.json", import.meta.url), "utf8"),
) as object;

const validate = new Ajv2020().compile(schema);

function problems(document: unknown): string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "" }) =>
    `${instancePath} ${message}`.trim(),
  );
}

/** A result of another form claims nothing. */
function claimOf(claimed: unknown): Claim {
  const { seed, checks } = isRecord(claimed) ? claimed : {};
  const statuses = (Array.isArray(checks) ? (checks as unknown[]) : []).filter(isRecord);
  return {
    seed: wordOf(seed),
    checks: new Map(statuses.map(({ id, status }) => [wordOf(id), wordOf(status)])),
  };
}

function changedOf(loaded: LoadedLab, trusted: unknown): string[] {
  const theirs = isRecord(trusted) ? trusted : {};
  return Object.entries(trustedHashes(loaded)).flatMap(([name, hash]) =>
    theirs[name] === hash ? [] : [name],
  );
}

/** Files that no step asks for: a read-only one, a check, or one of the student's own. */
function foreignTo(editable: readonly string[], files: Readable["files"]): string[] {
  return Object.keys(files).filter((name) => !editable.includes(name));
}

function linesOf(progress: unknown): string[] {
  return Array.isArray(progress) ? progress.map((event) => JSON.stringify(event)) : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tooLarge(bytes: number): Stop {
  const [size, most] = [bytes, MAX_SUBMISSION_BYTES].map((one) => (one / 1024 / 1024).toFixed(1));
  return new Stop(2, {
    en: `The file has ${size} MB; a submission has at most ${most} MB.`,
    zh: `文件大小为 ${size} MB，提交文件不应超过 ${most} MB。`,
  });
}

const truncated = new Stop(2, {
  en: "The file is not complete JSON; was it cut off, or edited by hand? Ask for it again.",
  zh: "文件不是完整的 JSON，可能上传中断或被手工改动，请让学生重新提交。",
});

function alien(problem: string): Stop {
  return new Stop(2, {
    en: `This is not what "lab submit" writes: ${problem}.`,
    zh: `这不是“lab submit”生成的提交文件：${problem}。`,
  });
}

function otherLab(lab: string, wanted: string): Stop {
  return new Stop(2, {
    en: `This is a submission of ${lab}, not of ${wanted}.`,
    zh: `这是 ${lab} 的提交，不是 ${wanted} 的。`,
  });
}
