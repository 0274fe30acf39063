import { expect } from "chai";

import { copies, expectRefusal, hardhat, pretty, rowsOf, run } from "../support/commands.ts";

const TASK = ["lending", "schedule"];
const YEAR = { principal: "10000", rate: "12", periods: "12", method: "equal-instalment" };
const HOUSE = { principal: "1000000", rate: "4.9", periods: "360", method: "equal-instalment" };

interface Report {
  readonly method: string;
  readonly instalment?: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly totalInterest: string;
  readonly unit: string;
}

describe("lending schedule", function () {
  this.timeout(180_000);

  it("gives the loan over thirty years as banks print it, with its due days", async () => {
    const { rows, ...rest } = await schedule({ ...HOUSE, start: "2027-01-31" });

    expect(rest).to.deep.equal({
      method: "equal-instalment",
      instalment: "5307.27",
      totalInterest: "910615.12",
      unit: "CNY",
    });
    expect(rows).to.have.length(360);
    expect(JSON.stringify(rows[0])).to.equal(
      '{"period":1,"due":"2027-02-28","payment":"5307.27","principal":"1223.94","interest":"4083.33","outstanding":"998776.06"}',
    );
    expect(rows.slice(1, 3).map(({ due }) => due)).to.deep.equal(["2027-03-31", "2027-04-30"]);
    expect(rows[359]).to.deep.equal({
      period: 360,
      due: "2057-01-31",
      payment: "5305.19",
      principal: "5283.62",
      interest: "21.57",
      outstanding: "0.00",
    });
  });

  it("gives the loan over a year, without due days where the day of the draw is not known", async () => {
    const { rows, instalment, totalInterest } = await schedule(YEAR);

    expect([instalment, totalInterest]).to.deep.equal(["888.49", "661.86"]);
    expect(rows[11]).to.deep.equal({
      period: 12,
      payment: "888.47",
      principal: "879.67",
      interest: "8.80",
      outstanding: "0.00",
    });
  });

  it("prints an instalment only where it is the same every month", async () => {
    const principal = await schedule({ ...HOUSE, method: "equal-principal" });
    const bullet = await schedule({ ...YEAR, method: "bullet" });

    expect(principal.totalInterest).to.equal("737041.67");
    expect(bullet.totalInterest).to.equal("1200.00");
    for (const report of [principal, bullet]) expect(report).not.to.have.property("instalment");
  });

  it("takes a rate of zero, and one of four decimals to the last of them", async () => {
    const free = await schedule({ ...YEAR, rate: "0" });
    const fine = await schedule({ ...YEAR, method: "bullet", principal: "120000", rate: "0.0001" });

    expect([free.instalment, free.totalInterest]).to.deep.equal(["833.34", "0.00"]);
    // 120,000.00 x 0.000001 / 12 is a fen a month.
    expect(fine.totalInterest).to.equal("0.12");
  });

  it("answers a file of cases with a list; numbers may be text or numbers", async () => {
    const asNumbers = { principal: 10000, rate: 12, periods: 12, method: "equal-instalment" };
    const cases = pretty([YEAR, { ...asNumbers, start: "2028-01-31" }, { ...YEAR, start: null }]);

    const { verdict, output } = await run(TASK, { cases });

    expect(verdict).to.equal(0);
    const reports = JSON.parse(output) as Report[];
    expect(reports.map(({ totalInterest }) => totalInterest)).to.deep.equal(copiesOf("661.86", 3));
    expect(reports[1]?.rows[0]).to.deep.include({ due: "2028-02-29" });
    expect(reports[2]?.rows[0]).not.to.have.property("due");
  });

  it("shows a table and what the loan costs in all, in both languages", async () => {
    const args = { ...YEAR, periods: "2", start: "2027-12-31", json: false };

    const en = await run(TASK, args);
    const zh = await run(TASK, { ...args, lang: "zh-CN" });

    expect(en.errors).to.deep.equal([]);

    expect(en.output.replaceAll("\n", " ")).to.include(
      "10,000.00 yuan at 12 % a year, 2 months, equal instalments: 5,075.12 a month, 150.25 yuan",
    );
    expect(rowsOf(en.output)).to.deep.equal([
      ["month", "due", "payment", "principal", "interest", "outstanding"],
      ["1", "2028-01-31", "5,075.12", "4,975.12", "100.00", "5,024.88"],
      ["2", "2028-02-29", "5,075.13", "5,024.88", "50.25", "0.00"],
    ]);
    expect(rowsOf(zh.output)[0]).to.deep.equal([
      "期数",
      "到期日",
      "还款额",
      "本金",
      "利息",
      "剩余本金",
    ]);
    expect(zh.output).to.include("等额本息：每期 5,075.12 元");
  });

  const badOptions = [
    [{ principal: "0.01", periods: "360" }, "0.01 yuan cannot be repaid over 360 months"],
    [{ principal: "0" }, "0.00 yuan cannot be repaid over 12 months"],
    [{ rate: "1000000" }, "is above the 1000000000 (100,000 %)"],
    [{ method: "balloon" }, '--method: "balloon" is no method of repayment; there are equal-'],
    [{ method: "equal-installment" }, "did you mean equal-instalment?"],
    [{ start: "2027-02-30" }, '--start: "2027-02-30" is not a day of the calendar'],
    [{ start: "1969-12-31" }, '--start: "1969-12-31" is not a day of the calendar from 1970'],
    [{ principal: "much" }, '--principal: "much" is not an amount'],
    [{ principal: "1.001" }, '--principal: "1.001" has more than two decimals'],
    [{ rate: "low" }, '--rate: "low" is not a rate'],
    [{ rate: "12%" }, '--rate: "12%" is not a rate; write percent a year without the sign'],
    [{ rate: "4.90001" }, '--rate: "4.90001" has more than four decimals'],
    [{ rate: "-1" }, '--rate: "-1" is not a rate'],
    [{ periods: "0" }, '--periods: "0" is not a whole number from 1 to 360'],
    [{ periods: "361" }, '--periods: "361" is not a whole number from 1 to 360'],
    [{ periods: "1.5" }, '--periods: "1.5" is not a whole number'],
    [{ periods: "" }, "--periods is missing"],
    [{ cases: "cases.json" }, "--principal stands beside --cases"],
    [{ lang: "fr" }, '--lang is "fr"'],
  ] as const;
  for (const [args, says] of badOptions) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      await expectRefusal(TASK, { ...YEAR, ...args }, /^[^:]+[:;]? /, says);
    });
  }

  const badCases = [
    [{ ...YEAR, periods: 361 }, '[1].periods "361" is not a whole number from 1 to 360'],
    [{ ...YEAR, rate: "1e1" }, '[1].rate "1e1" is not a rate'],
    [{ ...YEAR, principal: "0.01", periods: 360 }, "[1] cannot be repaid so. 0.01 yuan"],
    [{ ...YEAR, start: 20270131 }, '[1].start "20270131" is not a day'],
    [{ ...YEAR, rate: null }, '[1].rate "null" is not a rate'],
    [{ ...YEAR, term: 12 }, "[1].term is not a known key"],
    [{ principal: "1" }, '[1] lacks the key "rate"'],
  ] as const;
  for (const [loan, says] of badCases) {
    it(`refuses a case with file and line: ${says}`, async () => {
      await expectRefusal(TASK, { cases: pretty([YEAR, loan]) }, /^\/.*:\d+: /, says);
    });
  }

  it("takes ten thousand cases and no more", async () => {
    const cases = pretty(copies(10_001, YEAR));
    await expectRefusal(TASK, { cases }, /./, "10001 entries; at most 10000 are allowed");
  });

  it("keeps its word on the real command line", () => {
    const tail = ["--rate", "12", "--periods", "12", "--method", "bullet"];
    expect(hardhat([...TASK, "--principal", "-5000", ...tail])).to.deep.equal({
      status: 2,
      lines: ["--principal was given -5000; amounts and counts cannot be negative."],
    });
    expect(hardhat(["lending", "shedule"]).status).to.equal(2);
  });
});

async function schedule(args: object): Promise<Report> {
  const { verdict, output } = await run(TASK, args);
  expect(verdict).to.equal(0);
  return JSON.parse(output) as Report;
}

function copiesOf(text: string, count: number): string[] {
  return Array.from({ length: count }, () => text);
}
