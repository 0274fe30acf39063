import { execFileSync } from "node:child_process";

import { expect } from "chai";
import { tasks } from "hardhat";

import { ruleSetNames } from "../../scripts/crowdfunding/rule-sets.ts";
import { inputFile } from "../support/input-files.ts";

const question = {
  rules: "reg-cf-2022",
  income: "30000",
  netWorth: "105000",
  accredited: false,
  invested: "",
  cases: "",
  lang: "en",
  json: true,
};
const noQuestion = { ...question, rules: "", income: "", netWorth: "" };

describe("crowdfunding limit", function () {
  this.timeout(120_000);

  it("answers the regulator's two rows", async () => {
    expect(await answer({})).to.deep.equal({
      rules: "reg-cf-2022",
      limit: "5250.00",
      remaining: "5250.00",
      unit: "USD",
    });
    expect(await answer({ income: "150000", netWorth: "80000" })).to.deep.include({
      limit: "7500.00",
      remaining: "7500.00",
    });
  });

  it("takes off what is invested already, down to nothing", async () => {
    expect(await answer({ invested: "1000.01" })).to.deep.include({
      limit: "5250.00",
      remaining: "4249.99",
    });
    expect(await answer({ invested: "5250" })).to.deep.include({ remaining: "0.00" });
    expect(await answer({ invested: "999999" })).to.deep.include({
      limit: "5250.00",
      remaining: "0.00",
    });
  });

  it("says where there is no limit, and from where on the Union warns", async () => {
    expect(await answer({ accredited: true, invested: "7" })).to.deep.equal({
      rules: "reg-cf-2022",
      limit: "unlimited",
      remaining: "unlimited",
      unit: "USD",
    });
    expect(await answer({ rules: "ecspr-2020", netWorth: "50000" })).to.deep.equal({
      rules: "ecspr-2020",
      limit: "unlimited",
      remaining: "unlimited",
      unit: "EUR",
      warningAbove: "2500.00",
    });
  });

  it("says who is eligible under the Chinese drafts", async () => {
    const investor = { income: "300000", netWorth: "0" };

    expect(await answer({ rules: "cn-draft-2014", ...investor })).to.deep.equal({
      rules: "cn-draft-2014",
      limit: "0.00",
      remaining: "0.00",
      unit: "CNY",
    });
    expect(await answer({ rules: "cn-draft-2015", ...investor })).to.deep.include({
      limit: "unlimited",
      remaining: "unlimited",
    });
  });

  it("answers a file of cases in their order; amounts may be text or numbers", async () => {
    const cases = inputFile(
      JSON.stringify([
        { rules: "reg-cf-2022", income: "30000", netWorth: 105000.5, invested: 250 },
        { rules: "reg-cf-2017", income: 150000, netWorth: "80000.00", accredited: true },
        { rules: "ecspr-2020", income: "1", netWorth: "1", accredited: false, invested: "0" },
      ]),
    );

    expect(await answer({ ...noQuestion, cases })).to.deep.equal([
      { rules: "reg-cf-2022", limit: "5250.02", remaining: "5000.02", unit: "USD" },
      { rules: "reg-cf-2017", limit: "4000.00", remaining: "4000.00", unit: "USD" },
      {
        rules: "ecspr-2020",
        limit: "unlimited",
        remaining: "unlimited",
        unit: "EUR",
        warningAbove: "1000.00",
      },
    ]);
  });

  it("prints a table in the language asked for", async () => {
    const { output } = await run({ rules: "lab-default", json: false });
    const chinese = await run({
      rules: "lab-default",
      json: false,
      accredited: true,
      lang: "zh-CN",
    });

    expect(output).to.match(
      /│ lab-default │ CNY +│ 30,000.00 │ 105,000.00 │ no .*│ 5,250.00 │ +5,250.00 │ +2,100.00 │/,
    );
    expect(chinese.output).to.include("剩余额度").and.to.include("不限").and.to.include("是");
  });

  const complaints = [
    {
      args: { rules: "reg-cf-2023" },
      says: '--rules is "reg-cf-2023", which is no rule-set; did you mean reg-cf-2022?',
    },
    {
      args: { rules: "sec" },
      says: `--rules is "sec", which is no rule-set; there are ${ruleSetNames.join(", ")}.`,
    },
    { args: { rules: "" }, says: "--rules is missing; --help lists the options." },
    { args: { income: "" }, says: "--income is missing; --help lists the options." },
    { args: { netWorth: "" }, says: "--net-worth is missing; --help lists the options." },
    {
      args: { income: "1.005" },
      says: '--income: "1.005" has more than two decimals; the smallest unit is 0.01.',
    },
    {
      args: { netWorth: "-5" },
      says: '--net-worth: "-5" is negative; an amount is never below zero.',
    },
    {
      args: { invested: "abc" },
      says: '--invested: "abc" is not an amount; write one such as 1000.00.',
    },
    {
      args: { cases: "cases.json" },
      says: "--cases: the file says everything about its cases; leave out the options that describe one.",
    },
    {
      args: { ...noQuestion, accredited: true, cases: "cases.json" },
      says: "--cases: the file says everything about its cases; leave out the options that describe one.",
    },
    {
      args: { ...noQuestion, cases: "no-such-file.json" },
      says: "no-such-file.json: the file does not exist; check its name and the folder you are in.",
    },
  ];
  for (const { args, says } of complaints) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      const { verdict, errors } = await run(args);

      expect(errors).to.deep.equal([says]);
      expect(verdict).to.equal(2);
    });
  }

  const good = { rules: "reg-cf-2022", income: "1", netWorth: "1" };
  const badCases: readonly (readonly [content: string, cause: string])[] = [
    ["{}", "1: the file must be a list [ ]."],
    ["[]", "1: the file is an empty list; it needs at least one entry."],
    ['[\n{"rules": "reg-cf-2022",', "2: "],
    [`[\n${JSON.stringify(good)},\n7]`, "3: [1] must be an object { }."],
    [
      JSON.stringify([{ ...good, rules: "reg-cf-202" }]),
      '[0].rules is "reg-cf-202", which is no rule-set; did you mean reg-cf-2022?',
    ],
    [JSON.stringify([{ ...good, rules: 7 }]), "[0].rules must be text in double quotes."],
    [JSON.stringify([{ rules: "reg-cf-2022", income: "1" }]), '[0] lacks the key "netWorth".'],
    [JSON.stringify([{ ...good, worth: "1" }]), "[0].worth is not a known key"],
    [JSON.stringify([{ ...good, income: -1 }]), '[0].income "-1" is negative'],
    [
      JSON.stringify([{ ...good, income: "1.234" }]),
      '[0].income "1.234" has more than two decimals',
    ],
    [JSON.stringify([{ ...good, income: 0.001 }]), '[0].income "0.001" has more than two decimals'],
    [JSON.stringify([{ ...good, invested: null }]), '[0].invested "null" is not an amount'],
    [
      JSON.stringify([{ ...good, accredited: "yes" }]),
      '[0].accredited is "yes"; it must be true or false',
    ],
  ];
  for (const [content, cause] of badCases) {
    it(`refuses the cases ${content.replaceAll("\n", " ")}`, async () => {
      const { verdict, errors } = await run({ ...noQuestion, cases: inputFile(content) });

      expect(errors).to.have.length(1);
      expect(errors[0]).to.include(cause);
      expect(verdict).to.equal(2);
    });
  }

  it("keeps its word on the real command line: a negative amount of many digits, an unknown option", () => {
    for (const tail of [["--income", "-30000"], ["--nett-worth", "1"], ["--rules"], ["surplus"]]) {
      const { status, stderr } = hardhat(["crowdfunding", "limit", ...tail]);

      expect(status, tail.join(" ")).to.equal(2);
      expect(stderr.trim().split("\n"), tail.join(" ")).to.have.length(1);
    }
  });
});

async function answer(args: Partial<typeof question>): Promise<unknown> {
  const { verdict, output, errors } = await run(args);
  expect(errors).to.deep.equal([]);
  expect(verdict).to.equal(0);
  return JSON.parse(output) as unknown;
}

/** Runs the command in this process and catches what it prints. */
async function run(args: Partial<typeof question>) {
  const [log, error] = [console.log, console.error];
  const [output, errors]: [string[], string[]] = [[], []];
  console.log = (line: string) => void output.push(line);
  console.error = (line: string) => void errors.push(line);
  try {
    const verdict: unknown = await tasks
      .getTask(["crowdfunding", "limit"])
      .run({ ...question, ...args });
    return { verdict, output: output.join("\n"), errors };
  } finally {
    [console.log, console.error] = [log, error];
  }
}

function hardhat(args: string[]): { status: number; stderr: string } {
  try {
    const cli = new URL("../../node_modules/hardhat/dist/src/cli.js", import.meta.url);
    execFileSync(process.execPath, [cli.pathname, ...args], {
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, CI: "true", FINCHAIN_LANG: "en" },
    });
    return { status: 0, stderr: "" };
  } catch (failure) {
    const { status, stderr } = failure as { status: number; stderr: string };
    return { status, stderr };
  }
}
