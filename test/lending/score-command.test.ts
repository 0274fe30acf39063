import { execFileSync } from "node:child_process";

import { expect } from "chai";
import { tasks } from "hardhat";

import { inputFile } from "../support/input-files.ts";

const nobody = {
  income: "",
  debtRatio: "",
  monthsEmployed: "",
  latePayments: "",
  enquiries: "",
  creditMonths: "",
  fraudFlags: "",
  cases: "",
  lang: "en",
  json: true,
};
const applicant = {
  ...nobody,
  income: "12500",
  debtRatio: "25.5",
  monthsEmployed: "60",
  latePayments: "1",
  enquiries: "0",
  creditMonths: "96",
};
const answerToApplicant = {
  score: 706,
  grade: "B4",
  defaultProbability: "1.51",
  rate: "10.99",
  limit: "125000.00",
  unit: "CNY",
  points: {
    reference: 626,
    income: 35,
    debtRatio: 12,
    monthsEmployed: 26,
    latePayments: -44,
    enquiries: 20,
    creditMonths: 31,
    fraudFlags: 0,
    scale: 0,
  },
};
const good = {
  income: "8000",
  debtRatio: 30,
  monthsEmployed: 36,
  latePayments: 0,
  enquiries: 1,
  creditMonths: 60,
};

describe("lending score", function () {
  this.timeout(60_000);

  it("prints score, grade, probability, rate, limit and the points by feature", async () => {
    const { output, verdict } = await run(applicant);

    expect(JSON.parse(output)).to.deep.equal(answerToApplicant);
    expect(verdict).to.equal(0);
  });

  it("gives no limit after two anti-fraud warnings", async () => {
    const { output } = await run({ ...applicant, fraudFlags: "2" });
    expect(JSON.parse(output)).to.include({ score: 585, limit: "0.00" });
  });

  it("answers a file of applicants in their order", async () => {
    const { income, debtRatio } = applicant;
    const other = { income, debtRatio, monthsEmployed: 60, latePayments: 1, enquiries: 0 };
    const file = inputFile(
      JSON.stringify([good, { ...other, creditMonths: 96 }, { ...good, fraudFlags: 1 }]),
    );
    const answers: (typeof answerToApplicant)[] = JSON.parse(
      (await run({ ...nobody, cases: file })).output,
    );

    expect(answers.map(({ score, grade }) => [score, grade])).to.deep.equal([
      [626, "D2"],
      [706, "B4"],
      [565, "E3"],
    ]);
    expect(answers[1]).to.deep.equal(answerToApplicant);
  });

  it("prints why, in the language asked for", async () => {
    const english = await run({ ...applicant, json: false });
    const chinese = await run({ ...applicant, json: false, lang: "zh-CN" });

    expect(english.output).to.match(/│ +706 │ B4 +│ +1.51 % │ +10.99 % │ 125,000.00 │/);
    expect(english.output).to.match(/│ debt-to-income ratio +│ +25.50 % │ +\+12 │/);
    expect(english.output).to.match(/│ late payments in 24 months │ +1 │ +-44 │/);
    expect(english.output).to.match(/│ score +│ +│ +706 │/);
    expect(chinese.output).to.include("参照申请人").and.to.include("授信额度");
  });

  const complaints = [
    { args: { income: "" }, says: "--income is missing; --help lists the options." },
    { args: { creditMonths: "" }, says: "--credit-months is missing; --help lists the options." },
    {
      args: { income: "1.005" },
      says: '--income: "1.005" has more than two decimals; the smallest unit is 0.01.',
    },
    {
      args: { debtRatio: "-5" },
      says: '--debt-ratio: "-5" is negative; an amount is never below zero.',
    },
    {
      args: { debtRatio: "1000.01" },
      says: "--debt-ratio is 1000.01 %; it is a percentage of the income, from 0 to 1000.",
    },
    {
      args: { monthsEmployed: "1.5" },
      says: '--months-employed: "1.5" is not a whole number from 0 to 720.',
    },
    {
      args: { latePayments: "many" },
      says: '--late-payments: "many" is not a whole number from 0 to 99.',
    },
    { args: { enquiries: "-1" }, says: '--enquiries: "-1" is not a whole number from 0 to 99.' },
    {
      args: { creditMonths: "841" },
      says: '--credit-months: "841" is not a whole number from 0 to 840.',
    },
    { args: { fraudFlags: "4" }, says: '--fraud-flags: "4" is not a whole number from 0 to 3.' },
    { args: { lang: "fr" }, says: '--lang is "fr"; the lab speaks en and zh-CN.' },
    {
      args: { cases: "cases.json" },
      says: "--cases: the file says everything about its applicants; leave out the options that describe one.",
    },
    {
      args: { ...nobody, cases: "no-such-file.json" },
      says: "no-such-file.json: the file does not exist; check its name and the folder you are in.",
    },
  ];
  for (const { args, says } of complaints) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      const { verdict, errors } = await run({ ...applicant, ...args });

      expect(errors).to.deep.equal([says]);
      expect(verdict).to.equal(2);
    });
  }

  const { income: _, ...lacking } = good;
  const badCases: readonly (readonly [cases: unknown, cause: string])[] = [
    [{}, "the file must be a list [ ]."],
    [[lacking], '[0] lacks the key "income".'],
    [[{ ...good, wage: 1 }], "[0].wage is not a known key"],
    [[{ ...good, income: -1 }], '[0].income "-1" is negative'],
    [[{ ...good, debtRatio: 1001 }], "[0].debtRatio is 1001.00 %; it is a percentage"],
    [[{ ...good, latePayments: "1" }], '[0].latePayments is "1"; it must be a whole number'],
    [[good, { ...good, fraudFlags: 4 }], "[1].fraudFlags is 4; it must be a whole number"],
  ];
  for (const [cases, cause] of badCases) {
    it(`refuses the cases ${JSON.stringify(cases)}`, async () => {
      const file = inputFile(JSON.stringify(cases));
      const { verdict, errors } = await run({ ...nobody, cases: file });

      expect(errors).to.have.length(1);
      expect(errors[0]).to.include(cause);
      expect(verdict).to.equal(2);
    });
  }

  it("keeps its word on the real command line", () => {
    const { status, stderr } = hardhat(["lending", "score", "--income", "-12500"]);

    expect(status).to.equal(2);
    expect(stderr.trim().split("\n")).to.have.length(1);
  });
});

/** Runs the command in this process and catches what it prints. */
async function run(args: object) {
  const [log, error] = [console.log, console.error];
  const [output, errors]: [string[], string[]] = [[], []];
  console.log = (line: string) => void output.push(line);
  console.error = (line: string) => void errors.push(line);
  try {
    const verdict: unknown = await tasks.getTask(["lending", "score"]).run({ ...args });
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
    return failure as { status: number; stderr: string };
  }
}
