import { expect } from "chai";

import { parseCount, parseAmount } from "../../scripts/input/amounts.ts";
import { expectRefusal } from "../support/input-files.ts";

describe("Amounts and counts a user types", () => {
  it("are read to the fen, beyond what floating point could hold", () => {
    expect(parseAmount("1000", "--sum-insured")).to.equal(100_000n);
    expect(parseAmount("15.00", "premium")).to.equal(1_500n);
    expect(parseAmount("0.1", "premium")).to.equal(10n);
    expect(parseAmount("0.07", "premium")).to.equal(7n);
    expect(parseAmount("999999999999999.99", "premium")).to.equal(99_999_999_999_999_999n);
  });

  const refused: readonly (readonly [text: string, cause: string])[] = [
    ["", "is empty; write an amount such as 1000.00."],
    [" ", "is empty; write an amount such as 1000.00."],
    ["-1000", "is negative; an amount is never below zero."],
    ["1.005", "has more than two decimals; the smallest unit is 0.01."],
    ["1,000.00", "separates thousands; write the digits without commas or spaces."],
    ["1 000", "separates thousands; write the digits without commas or spaces."],
    ["1e3", "has an exponent; write all digits."],
    ["1000000000000000", "is too large; at most 15 digits stand before the decimal point."],
    ["abc", "is not an amount; write one such as 1000.00."],
    ["1.", "is not an amount; write one such as 1000.00."],
    [".5", "is not an amount; write one such as 1000.00."],
    ["0x10", "is not an amount; write one such as 1000.00."],
    ["１００", "is not an amount; write one such as 1000.00."],
  ];
  for (const [text, cause] of refused) {
    it(`refuse "${text}" as an amount`, () => {
      expectRefusal(() => parseAmount(text, "--sum-insured"), `--sum-insured: "${text}" ${cause}`);
    });
  }

  it("count within limits", () => {
    const limits = { min: 1, max: 10_000 };
    expect(parseCount("1", "--policies", limits)).to.equal(1);
    expect(parseCount("10000", "--policies", limits)).to.equal(10_000);
    for (const text of ["", "0", "10001", "-5", "1.0", "1e3", "1,000", "ten", " 7"]) {
      expectRefusal(
        () => parseCount(text, "--policies", limits),
        `--policies: "${text}" is not a whole number from 1 to 10000.`,
      );
    }
  });
});
