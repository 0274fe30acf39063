import type { LabOptions } from "../desk.ts";
import type { Submission } from "../submission.ts";

import { writeFileSync } from "node:fs";
import path from "node:path";

import { command } from "../command.ts";
import { deskOf, numberOf } from "../desk.ts";
import { editableFiles } from "../engine/labs.ts";
import { runChecks } from "../engine/run.ts";
import { Workshop } from "../engine/workshop.ts";
import { SUBMISSION_SCHEMA, trustedHashes } from "../submission.ts";

interface Options extends LabOptions {
  readonly lab: string;
  readonly out: string;
}

export default command<Options>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const loaded = await desk.lab(args.lab);
  const workspace = desk.workspace(loaded);
  const files = workspace.files(desk.language);
  const mine = workspace.all();
  const answers = workspace.answers();
  const workshop = new Workshop(desk.paths);
  try {
    const bench = await workshop.bench(loaded, files, desk.seed, answers);
    const claimed = await runChecks(bench);
    const { student = "", name = "" } = desk.settings;
    const submission: Submission = {
      schema: SUBMISSION_SCHEMA,
      lab: loaded.lab.id,
      version: loaded.lab.version,
      student: { id: student, name },
      submittedAt: new Date().toISOString(),
      files: Object.fromEntries(editableFiles(loaded).map((file) => [file, mine.get(file) ?? ""])),
      answers: Object.fromEntries(answers),
      claimed,
      trusted: trustedHashes(loaded, mine),
      progress: desk.progress.events(),
    };
    const file = args.out || `submission-${numberOf(loaded)}-${student || "practice"}.json`;
    writeFileSync(path.resolve(file), `${JSON.stringify(submission, null, 2)}\n`);
    const { got, max } = claimed.score;
    desk.document({ lab: loaded.lab.id, file, score: claimed.score });
    desk.print({
      en: `${file} holds your work: ${got} of ${max} points by your own copy. Hand that file in; your instructor grades it anew.`,
      zh: `已生成 ${file}：本机评得 ${got} / ${max} 分。请提交该文件，教师会重新评分。`,
    });
  } finally {
    await workshop.close();
  }
});
