import { expect } from "chai";

import { grouped, yuan, yuanGrouped } from "../../scripts/money/yuan.ts";

describe("yuan", () => {
  const cases: readonly (readonly [bigint, string, string])[] = [
    [0n, "0.00", "0.00"],
    [5n, "0.05", "0.05"],
    [-5n, "-0.05", "-0.05"],
    [99_999n, "999.99", "999.99"],
    [9_280_000n, "92800.00", "92,800.00"],
    [-123_456_789_012n, "-1234567890.12", "-1,234,567,890.12"],
    [2n ** 64n * 100n, "18446744073709551616.00", "18,446,744,073,709,551,616.00"],
  ];

  for (const [fen, plain, shown] of cases) {
    it(`writes ${fen} fen as ${shown}`, () => {
      expect([yuan(fen), yuanGrouped(fen)]).to.deep.equal([plain, shown]);
    });
  }

  it("groups whole numbers", () => {
    expect([0n, 999n, 1_000n, -1_234_567n].map(grouped)).to.deep.equal([
      "0",
      "999",
      "1,000",
      "-1,234,567",
    ]);
  });
});
