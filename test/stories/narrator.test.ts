import { expect } from "chai";

import { consoleNarrator, silentNarrator } from "../../scripts/stories/narrator.ts";
import type { Narrator } from "../../scripts/stories/narrator.ts";

function tell(narrator: Narrator): void {
  narrator.heading({ en: "Season", zh: "承保季" });
  narrator.say({ en: "It rains.", zh: "下雨了。" });
  narrator.progress.start(2, { en: "Days", zh: "天数" });
  narrator.progress.tick();
  narrator.progress.stop();
  const head = [
    { en: "Year", zh: "年份" },
    { en: "Payout", zh: "赔付" },
    { en: "Word", zh: "说明" },
  ];
  narrator.table({
    head,
    rows: [
      ["2024", "1,200.50", "dry"],
      ["2025", "", "7"],
    ],
  });
}

describe("a narrator", () => {
  it("tells the story in the language of the reader, numbers to the right", () => {
    const lines: string[] = [];
    tell(consoleNarrator("zh-CN", (line) => lines.push(line), false));
    expect(lines.slice(0, 2)).to.deep.equal(["\n承保季\n", "下雨了。"]);
    expect(lines[2]).to.equal(
      [
        "┌──────┬──────────┬──────┐",
        "│ 年份 │     赔付 │ 说明 │",
        "├──────┼──────────┼──────┤",
        "│ 2024 │ 1,200.50 │ dry  │",
        "├──────┼──────────┼──────┤",
        "│ 2025 │          │ 7    │",
        "└──────┴──────────┴──────┘",
      ].join("\n"),
    );
  });

  it("can be silent", () => {
    expect(() => tell(silentNarrator)).not.to.throw();
  });
});
