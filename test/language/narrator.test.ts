import { expect } from "chai";

import { renderTable } from "../../scripts/language/narrator.ts";

const head = [
  { en: "Year", zh: "年份" },
  { en: "Payout", zh: "赔付" },
  { en: "Word", zh: "说明" },
];

describe("a table of a story", () => {
  it("puts numbers to the right and keeps its lines even in Chinese", () => {
    const rows = [
      ["2024", "1,200.50", "dry"],
      ["2025", "", { en: "7", zh: "七" }],
    ];
    expect(renderTable({ head, rows }, "zh-CN").split("\n")).to.deep.equal([
      "┌──────┬──────────┬──────┐",
      "│ 年份 │     赔付 │ 说明 │",
      "├──────┼──────────┼──────┤",
      "│ 2024 │ 1,200.50 │ dry  │",
      "├──────┼──────────┼──────┤",
      "│ 2025 │          │ 七   │",
      "└──────┴──────────┴──────┘",
    ]);
  });
});
