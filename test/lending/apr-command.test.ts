import { expect } from "chai";

import { expectRefusal, rowsOf, run } from "../support/commands.ts";

const TASK = ["lending", "apr"];
const CREDIT = { principal: "10000", fee: "300", instalment: "888.49", periods: "12" };

describe("lending apr", function () {
  this.timeout(60_000);

  it("counts the fee as withheld from what is paid out", async () => {
    const { verdict, output } = await run(TASK, CREDIT);

    expect(verdict).to.equal(0);
    // Against a computation with fifty decimals.
    expect(output).to.equal(
      JSON.stringify(
        { nominalApr: "17.8254", effectiveRate: "19.3563", unit: "percent" },
        undefined,
        2,
      ),
    );
  });

  it("knows other periods than months", async () => {
    const loan = { principal: "1000", fee: "0", instalment: "1010", periods: "1" };
    expect(await rates({ ...loan, perYear: "1" })).to.deep.equal(["1.0000", "1.0000"]);
    expect(await rates({ ...loan, perYear: "4" })).to.deep.equal(["4.0000", "4.0604"]);
    expect(await rates(loan)).to.deep.equal(["12.0000", "12.6825"]);
  });

  it("shows a table in both languages", async () => {
    const en = await run(TASK, { ...CREDIT, json: false });
    const zh = await run(TASK, { ...CREDIT, json: false, lang: "zh-CN" });

    expect(rowsOf(en.output)).to.deep.equal([
      ["paid out (yuan)", "instalments", "nominal APR", "effective rate"],
      ["9,700.00", "12 x 888.49", "17.8254 %", "19.3563 %"],
    ]);
    expect(rowsOf(zh.output)[0]).to.include("名义年利率");
  });

  const bad = [
    [{ fee: "10000" }, "--fee: 10,000.00 yuan leave nothing of the principal of 10,000.00 yuan"],
    [{ instalment: "808.33" }, "--instalment: 12 times 808.33 yuan are less than the 9,700.00"],
    [{ instalment: "many" }, '--instalment: "many" is not an amount'],
    [{ fee: "1.005" }, '--fee: "1.005" has more than two decimals'],
    [{ periods: "361" }, '--periods: "361" is not a whole number from 1 to 360'],
    [{ perYear: "0" }, '--per-year: "0" is not a whole number from 1 to 365'],
    [{ perYear: "x" }, '--per-year: "x" is not a whole number from 1 to 365'],
    [{ principal: "" }, "--principal is missing"],
    [{ fee: "" }, "--fee is missing"],
  ] as const;
  for (const [args, says] of bad) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      await expectRefusal(TASK, { ...CREDIT, ...args }, /./, says);
    });
  }
});

async function rates(args: object): Promise<string[]> {
  const { output } = await run(TASK, args);
  const { nominalApr, effectiveRate } = JSON.parse(output) as Record<string, string>;
  return [nominalApr ?? "", effectiveRate ?? ""];
}
