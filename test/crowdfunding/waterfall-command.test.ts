import { expect } from "chai";

import { dataFile } from "../../scripts/input/data-file.ts";
import { inputFile } from "../support/input-files.ts";
import { copies, expectRefusal, hardhat, pretty, rowsOf, run } from "../support/commands.ts";

const WATERFALL_TASK = ["crowdfunding", "waterfall"];
const SERIES_A = dataFile("crowdfunding/series-a.json");
const COMMON = { name: "common", shares: "2" };
const PREFERRED = {
  name: "series-a",
  shares: "1",
  invested: "5000000",
  preferenceMultiple: "1",
  participating: false,
  capMultiple: null,
  seniority: 1,
};

describe("crowdfunding waterfall", function () {
  this.timeout(180_000);

  it("divides the worked example to the fen", async () => {
    const report = await waterfall({ classes: [PREFERRED, COMMON] }, "20000000");

    expect(report).to.deep.equal({
      exit: "20000000.00",
      payouts: [
        { name: "series-a", amount: "6666666.66" },
        { name: "common", amount: "13333333.34" },
      ],
      unit: "CNY",
    });
  });

  it("answers several exits with a list, and takes what is left out as said", async () => {
    const short = { name: "series-a", shares: "1", invested: "5000000" };

    const report = await waterfall({ classes: [short, COMMON] }, "0, 0.01,5000000.01");

    expect(report).to.deep.equal(
      [
        ["0.00", "0.00", "0.00"],
        ["0.01", "0.01", "0.00"],
        ["5000000.01", "5000000.00", "0.01"],
      ].map(([exit, preferred, common]) => ({
        exit,
        payouts: [
          { name: "series-a", amount: preferred },
          { name: "common", amount: common },
        ],
        unit: "CNY",
      })),
    );
  });

  it("reads multiples with decimals, caps, participation and seniority", async () => {
    const a = { ...PREFERRED, preferenceMultiple: "1.5", participating: true, capMultiple: "2" };
    const b = { name: "b", shares: "1", invested: "1000000", seniority: 2 };
    const classes = [a, b, COMMON];

    const report = await waterfall({ classes }, "1000000,8500000.01,10000000,20500000");

    // 1 million to b, then 1.5 * 5 million to a. At 10 million 1.5 million is left, of which a has a third. At 20.5
    // million a rests at its cap of 10, and b has converted: 10.5 million by 1 : 2.
    expect(amountsOf(report)).to.deep.equal([
      ["0.00", "1000000.00", "0.00"],
      ["7500000.00", "1000000.00", "0.01"],
      ["8000000.00", "1000000.00", "1000000.00"],
      ["10000000.00", "3500000.00", "7000000.00"],
    ]);
  });

  it("divides a file of cases, each with its own classes", async () => {
    const cases = inputFile(
      JSON.stringify([
        { exit: "20000000", classes: [PREFERRED, COMMON] },
        { exit: "1", classes: [COMMON] },
      ]),
    );

    const { verdict, output } = await run(WATERFALL_TASK, { cases });

    expect(verdict).to.equal(0);
    expect(amountsOf(JSON.parse(output))).to.deep.equal([["6666666.66", "13333333.34"], ["1.00"]]);
  });

  it("shows the sample with its flat spot and its conversion as a table, in both languages", async () => {
    const args = { terms: SERIES_A, exit: "30000000,50000000,50000000.05", json: false };

    const en = await run(WATERFALL_TASK, args);
    const zh = await run(WATERFALL_TASK, { ...args, lang: "zh-CN" });

    expect(rowsOf(en.output)).to.deep.equal([
      ["exit (yuan)", "series-a", "common", "converted"],
      ["30,000,000.00", "10,000,000.00", "20,000,000.00", ""],
      ["50,000,000.00", "10,000,000.00", "40,000,000.00", ""],
      ["50,000,000.05", "10,000,000.01", "40,000,000.04", "series-a"],
    ]);
    expect(rowsOf(zh.output)[0]).to.deep.equal(["退出价款（元）", "series-a", "common", "已转换"]);
  });

  const badTerms = [
    [{ classes: [PREFERRED] }, 'classes all have a preference; one class without "invested"'],
    [{ classes: [COMMON, { ...COMMON }] }, 'classes[1].name is "common", a name that is taken'],
    [{ classes: [{ ...COMMON, name: " " }] }, "classes[0].name is empty."],
    [{ classes: [{ ...COMMON, shares: "0" }] }, 'classes[0].shares is "0"; it must be a whole'],
    [{ classes: [{ ...COMMON, shares: "-2" }] }, 'classes[0].shares is "-2"; it must be a whole'],
    [{ classes: [{ ...COMMON, shares: "2.5" }] }, 'classes[0].shares is "2.5"; it must be'],
    [{ classes: [{ ...PREFERRED, invested: "-1" }] }, 'classes[0].invested "-1" is negative'],
    [{ classes: [{ ...PREFERRED, invested: "1.234" }] }, '"1.234" has more than two decimals'],
    [{ classes: [{ ...PREFERRED, invested: "much" }] }, '"much" is not an amount'],
    [{ classes: [{ ...PREFERRED, capMultiple: "two" }] }, 'capMultiple is "two"; it must be a'],
    [{ classes: [{ ...PREFERRED, capMultiple: "0" }] }, "capMultiple is zero; write null"],
    [{ classes: [{ ...PREFERRED, preferenceMultiple: "1.00001" }] }, "at most four decimals"],
    [{ classes: [{ ...PREFERRED, participating: "no" }] }, 'is "no"; it must be true or false'],
    [{ classes: [{ ...PREFERRED, seniority: -1 }] }, "seniority is -1; it must be a whole number"],
    [{ classes: [{ ...COMMON, share: "2" }] }, 'share is not a known key; did you mean "shares"?'],
    [{ classes: [COMMON], exit: "1" }, "exit is not a known key; the keys are classes."],
    [{ clases: [COMMON] }, 'clases is not a known key; did you mean "classes"?'],
    [{ classes: copies(17, COMMON) }, "classes has 17 entries; at most 16 are allowed."],
    [{ classes: [] }, "classes is an empty list; it needs at least one entry."],
  ] as const;
  for (const [terms, says] of badTerms) {
    it(`refuses terms with file and line: ${says}`, async () => {
      await expectRefusal(WATERFALL_TASK, { terms: pretty(terms), exit: "1" }, /^\/.*:\d+: /, says);
    });
  }

  const badOptions = [
    [{ exit: "-5" }, '--exit: "-5" is negative'],
    [{ exit: "1,two" }, '--exit: "two" is not an amount'],
    [{ exit: "1,," }, '--exit: "" is empty'],
    [{ exit: "1.001" }, '--exit: "1.001" has more than two decimals'],
    [{ exit: "" }, "--exit is missing"],
    [{ terms: "" }, "--terms is missing"],
    [
      { terms: "no-such-file.json" },
      "no-such-file.json: the file does not exist; check its name and the folder you are in.",
    ],
    [{ cases: SERIES_A }, "--terms stands beside --cases"],
    [{ lang: "fr" }, '--lang is "fr"'],
  ] as const;
  for (const [args, says] of badOptions) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      await expectRefusal(WATERFALL_TASK, { terms: SERIES_A, exit: "1", ...args }, /./, says);
    });
  }

  it("names the line of a malformed file", async () => {
    const terms = inputFile('{\n  "classes": [\n    { "name": "common" "shares": "1" }\n  ]\n}\n');
    await expectRefusal(WATERFALL_TASK, { terms, exit: "1" }, /:3: /, "a comma is expected");
  });

  it("keeps its word on the real command line", () => {
    const tail = ["--terms", SERIES_A, "--exit"];
    expect(hardhat(["crowdfunding", "waterfall", ...tail, "-5000"])).to.deep.equal({
      status: 2,
      lines: ["--exit was given -5000; amounts and counts cannot be negative."],
    });
    expect(hardhat(["crowdfunding", "waterfal"]).status).to.equal(2);
  });
});

async function waterfall(terms: object, exit: string): Promise<unknown> {
  const { verdict, output } = await run(WATERFALL_TASK, { terms: pretty(terms), exit });
  expect(verdict).to.equal(0);
  return JSON.parse(output) as unknown;
}

function amountsOf(report: unknown): string[][] {
  const exits = report as { payouts: { amount: string }[] }[];
  return exits.map(({ payouts }) => payouts.map(({ amount }) => amount));
}
