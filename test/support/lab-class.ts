import type { Files, LoadedLab } from "../../labkit/engine/labs.ts";
import type { Row } from "../../labkit/grading/graded.ts";
import type { Submission } from "../../labkit/submission.ts";

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { MODEL, ROOT } from "./lab.ts";
import { run } from "./commands.ts";

/** Puts files into the workspace of a course. */
export function write(course: string, files: Files): void {
  for (const [file, text] of files)
    writeFileSync(path.join(course, "workspace", MODEL, file), text);
}

/** What `lab submit` packs up for a student with these files who took two hints. */
export async function submissionOf(home: string, student: string, name: string, files: Files) {
  await run(["lab", "start"], { lab: "03", student, name });
  for (const step of ["s3", "s3"]) await run(["lab", "hint"], { lab: "03", step, giveUp: false });
  write(home, files);
  const out = path.join(home, "packed.json");
  await run(["lab", "submit"], { lab: "03", out });
  return JSON.parse(readFileSync(out, "utf8")) as Submission;
}

/** A folder into which a class hands in. */
export function inboxIn(home: string) {
  const inbox = path.join(home, "inbox");
  mkdirSync(inbox);
  return {
    inbox,
    put: (name: string, content: unknown) => {
      const text = typeof content === "string" ? content : JSON.stringify(content);
      writeFileSync(path.join(inbox, name), text);
    },
    /** A copy of the whole course of the student who works in `home`. */
    putCourse: (name: string) => {
      const course = path.join(inbox, name);
      for (const part of ["workspace", ".lab"])
        cpSync(path.join(home, part), path.join(course, part), { recursive: true });
      cpSync(path.join(ROOT, "labs", MODEL), path.join(course, "labs", MODEL), { recursive: true });
      return course;
    },
  };
}

/** Grades what lies in an inbox, on the students' own case and on a hidden one. */
export async function gradeIn(home: string, inbox: string) {
  const out = path.join(home, "grades");
  const { verdict, errors } = await run(["lab", "grade"], {
    lab: "03",
    lang: "zh-CN",
    submissions: inbox,
    out,
    secret: "sesame",
    worlds: "1",
  });
  const report = (file: string) => readFileSync(path.join(out, file), "utf8");
  const results = readdirSync(out).filter((file) => file.endsWith(".json"));
  const rows = results.map((file) => JSON.parse(report(file)) as Row);
  return { out, verdict, errors, report, rows };
}

/** The solved files of some steps that a student hands in. */
export function handedIn({ lab }: LoadedLab, solved: Files): Files {
  const own = new Set(lab.steps.flatMap(({ files = [] }) => files));
  return new Map([...solved].filter(([file]) => own.has(file)));
}
