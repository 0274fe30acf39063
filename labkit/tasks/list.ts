import type { LabOptions } from "../desk.ts";

import { command } from "../command.ts";
import { renderTable } from "../../scripts/language/narrator.ts";
import { deskOf, numberOf } from "../desk.ts";

export default command<LabOptions>(async (args, hre) => {
  const desk = deskOf(hre, args);
  const labs = (await desk.all()).map((loaded) => {
    const { id, title, summary, steps } = loaded.lab;
    return {
      number: numberOf(loaded),
      id,
      title,
      summary,
      minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
      steps: steps.length,
      passed: desk.progress.passed(loaded).size,
    };
  });
  desk.document({ labs });
  const head = [
    { en: "Lab", zh: "实验" },
    { en: "Title", zh: "题目" },
    { en: "Minutes", zh: "分钟" },
    { en: "Done", zh: "进度" },
  ];
  const rows = labs.map(({ number, title, minutes, steps, passed }) => [
    number,
    title,
    String(minutes),
    `${passed} / ${steps}`,
  ]);
  desk.print(renderTable({ head, rows }, desk.language));
  const open = labs.find(({ steps, passed }) => passed < steps);
  if (open === undefined) return;
  const call = `npx hardhat lab start ${open.number}`;
  desk.print({ en: `Next: "${call}".`, zh: `下一个：“${call}”。` });
});
