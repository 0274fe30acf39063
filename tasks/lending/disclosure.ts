import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { CourseChain } from "../../scripts/chain/course.ts";
import type { Narrator } from "../../scripts/language/narrator.ts";

import { deployedCourse } from "../../scripts/chain/deployed.ts";
import { consoleNarrator, progressNarrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import {
  dayText,
  feesSentence,
  reportDocument,
  reportTable,
} from "../../scripts/lending/disclosure-lines.ts";
import { discloseBook, nameLargest } from "../../scripts/lending/disclosure-report.ts";
import { built } from "../built.ts";
import { command } from "../command.ts";

interface DisclosureArguments {
  readonly lang: string;
  readonly json: boolean;
}

export default command<DisclosureArguments>(async ({ lang, json }, hre) => {
  const language = chosenLanguage(lang);
  await built(hre);
  const report = await discloseBook(await openBook(hre, progressNarrator(language)));
  if (json) {
    console.log(JSON.stringify(reportDocument(report), null, 2));
  } else {
    const narrator = consoleNarrator(language);
    const day = dayText(report.table);
    narrator.say({ en: `Disclosure of the loan book on ${day}`, zh: `借款台账信息披露，${day}` });
    narrator.table(reportTable(report));
    narrator.say(feesSentence(report.fees));
    sayDifferences(narrator, report.differences.length);
  }
  return report.differences.length === 0 ? 0 : 1;
});

/** The book that is deployed on the network named, or that of the story. */
async function openBook(hre: HardhatRuntimeEnvironment, narrator: Narrator): Promise<CourseChain> {
  const { network: name } = hre.globalOptions;
  if (name !== undefined && name !== "default") {
    const connection = await hre.network.create();
    return deployedCourse(connection, hre.config.paths.ignition);
  }
  // Only now: stories need what the build has made.
  const { buildBook, regulatorDay } = await import("../../scripts/stories/regulator-day.ts");
  const { stageAt } = await import("../../scripts/stories/stage.ts");
  const { course } = await buildBook(await stageAt(regulatorDay.startsAt), narrator);
  await nameLargest(course);
  return course;
}

function sayDifferences(narrator: Narrator, differences: number): void {
  narrator.say(
    differences === 0
      ? {
          en: "Recounted from the published events alone: the same.",
          zh: "仅凭公开事件重新清点：完全一致。",
        }
      : {
          en: `Recounted from the published events alone: ${differences} figures differ.`,
          zh: `仅凭公开事件重新清点：有 ${differences} 项不同。`,
        },
  );
}
