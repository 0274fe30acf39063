import type { Step } from "./define.ts";
import type { Desk } from "./desk.ts";
import type { LoadedLab } from "./engine/labs.ts";

import { numberOf } from "./desk.ts";
import { editableFiles, starterOf } from "./engine/labs.ts";

/** What was put back, and under which name lies what was there before. */
export interface Reset {
  readonly files: readonly string[];
  readonly aside: string;
}

/**
 * Puts files of a lab back as they were at the beginning; what the student had is put aside first.
 * @param step only the files of that step
 * @param given only the read-only files
 */
export function reset(desk: Desk, loaded: LoadedLab, step?: Step, given = false): Reset {
  const workspace = desk.workspace(loaded);
  const starter = starterOf(loaded, desk.language);
  const editable = editableFiles(loaded);
  const files = [...starter.keys()].filter((file) => {
    if (given) return !editable.includes(file);
    return step === undefined || (step.files ?? []).includes(file);
  });
  const aside = workspace.putAside();
  workspace.write(new Map([...starter].filter(([file]) => files.includes(file))));
  if (!given) desk.progress.add(loaded.lab, step?.id ?? "", "reset", aside);
  return { files, aside };
}

export function showReset(desk: Desk, loaded: LoadedLab, { files }: Reset): void {
  desk.print(
    { en: "Begun again:", zh: "已恢复为初始内容：" },
    ...files.map((file) => `  ${file}`),
    "",
    {
      en: `What you had is put aside; "npx hardhat lab restore ${numberOf(loaded)}" brings it back.`,
      zh: `原有内容已另存；“npx hardhat lab restore ${numberOf(loaded)}”可找回。`,
    },
  );
}
