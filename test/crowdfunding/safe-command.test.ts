import { expect } from "chai";

import { dataFile } from "../../scripts/input/data-file.ts";
import { inputFile } from "../support/input-files.ts";
import { copies, expectRefusal, pretty, rowsOf, run } from "../support/commands.ts";

const SAFE_TASK = ["crowdfunding", "safe"];
const SAFES = dataFile("crowdfunding/safes.json");

describe("crowdfunding safe", function () {
  this.timeout(180_000);

  it("converts the sample: 5 % and 10 % of 11,764,705 shares", async () => {
    const { verdict, output } = await run(SAFE_TASK, { terms: SAFES });

    expect(verdict).to.equal(0);
    expect(JSON.parse(output)).to.deep.equal({
      shares: { a: "588235", b: "1176470" },
      capitalisationAfter: "11764705",
    });
  });

  it("converts a file of cases", async () => {
    const terms = { capitalisation: "900", safes: [{ name: "x", amount: "1", cap: "3" }] };
    const cases = inputFile(JSON.stringify([terms, { ...terms, capitalisation: "901" }]));

    const { output } = await run(SAFE_TASK, { cases });

    expect(JSON.parse(output)).to.deep.equal([
      { shares: { x: "450" }, capitalisationAfter: "1350" },
      { shares: { x: "450" }, capitalisationAfter: "1351" },
    ]);
  });

  it("shows a table, in both languages", async () => {
    const en = await run(SAFE_TASK, { terms: SAFES, json: false });
    const zh = await run(SAFE_TASK, { terms: SAFES, json: false, lang: "zh-CN" });

    expect(rowsOf(en.output)).to.deep.equal([
      ["SAFE", "amount (yuan)", "cap (yuan)", "ownership", "new shares"],
      ["a", "200,000.00", "4,000,000.00", "5.00 %", "588,235"],
      ["b", "800,000.00", "8,000,000.00", "10.00 %", "1,176,470"],
    ]);
    expect(en.output).to.include("10,000,000 shares before the conversion, 11,764,705 after it.");
    expect(zh.output).to.include("转换前共 10,000,000 股，转换后共 11,764,705 股。");
  });

  const A = { name: "a", amount: "200000", cap: "4000000" };
  const badTerms = [
    [{ safes: [{ ...A, cap: "200000" }] }, "safes buy 100 % of the company or more"],
    [
      {
        safes: [
          { ...A, cap: "400000" },
          { ...A, name: "b", cap: "400000" },
        ],
      },
      "buy 100 %",
    ],
    [{ safes: [{ ...A, cap: "0" }] }, "safes[0].cap must be more than 0.00."],
    [{ safes: [{ ...A, amount: "0" }] }, "safes[0].amount must be more than 0.00."],
    [{ safes: [{ ...A, amount: "-1" }] }, 'safes[0].amount "-1" is negative'],
    [{ safes: [{ ...A, amount: "1.005" }] }, '"1.005" has more than two decimals'],
    [{ safes: [A, A] }, 'safes[1].name is "a", a name that is taken'],
    [{ safes: [{ ...A, caps: "1" }] }, 'caps is not a known key; did you mean "cap"?'],
    [{ safes: [A], capitalisation: "0" }, 'capitalisation is "0"; it must be a whole number'],
    [{ safes: [A], capitalization: "1" }, 'did you mean "capitalisation"?'],
    [{ safes: copies(65, A) }, "safes has 65 entries; at most 64 are allowed."],
  ] as const;
  for (const [terms, says] of badTerms) {
    it(`refuses terms with file and line: ${says}`, async () => {
      const file = pretty({ capitalisation: "10000000", ...terms });
      await expectRefusal(SAFE_TASK, { terms: file }, /^\/.*:\d+: /, says);
    });
  }

  it("tells what only the contract can find out as wrong input, too", async () => {
    const safes = Array.from({ length: 6 }, (_, i) => ({
      name: `safe-${i}`,
      amount: "0.01",
      cap: `99999999999999${i}.${i}1`,
    }));
    const terms = pretty({ capitalisation: "1", safes });
    await expectRefusal(SAFE_TASK, { terms }, /^\/[^:]*: /, "use rounder caps.");
  });

  it("wants --terms or --cases", async () => {
    await expectRefusal(SAFE_TASK, {}, /./, "--terms is missing");
    await expectRefusal(SAFE_TASK, { terms: SAFES, cases: SAFES }, /./, "stands beside --cases");
  });
});
