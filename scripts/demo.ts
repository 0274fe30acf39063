import { chosenLanguage } from "./language/text.ts";
import { stories } from "./stories/index.ts";
import { consoleNarrator } from "./language/narrator.ts";
import { stageAt } from "./stories/stage.ts";

const narrator = consoleNarrator(chosenLanguage());
const unreconciled: string[] = [];

for (const [position, story] of stories.entries()) {
  const number = `${position + 1}/${stories.length}`;
  narrator.heading({ en: `${number}  ${story.title.en}`, zh: `${number}  ${story.title.zh}` });
  const { reconciliation } = await story.tell(await stageAt(story.startsAt), narrator);
  if (!reconciliation.reconciled) unreconciled.push(story.name);
}

if (unreconciled.length === 0) {
  narrator.heading({
    en: `All ${stories.length} stories told and reconciled to the fen. Everything ran on a local chain with play money.`,
    zh: `${stories.length} 个案例全部演示完毕，账目分毫不差。一切都在本机链上运行，使用的不是真钱。`,
  });
} else {
  const names = unreconciled.join(", ");
  narrator.heading({ en: `Not reconciled: ${names}`, zh: `对账不平：${names}` });
  process.exitCode = 1;
}
