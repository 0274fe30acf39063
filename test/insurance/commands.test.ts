import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect } from "chai";
import { tasks } from "hardhat";

import { dataFile } from "../../scripts/input/data-file.ts";
import { inputFile } from "../support/input-files.ts";

interface SeasonReport {
  readonly seasons: readonly {
    year: number;
    index?: number;
    payoutBps?: number;
    payout?: string;
    complete?: boolean;
  }[];
  readonly reconciled: boolean;
}

const DROUGHT = dataFile("products/summer-drought.json");
const SEATTLE = dataFile("seattle-weather.csv");
const NEW_YORK = dataFile("new-york-weather.csv");
const FLIGHTS = dataFile("flights-2k.json");
const DELAY = dataFile("products/flight-delay.json");

describe("insurance commands", function () {
  this.timeout(180_000);

  it("insures Seattle's summers against drought", async () => {
    const report = await season({ product: DROUGHT });

    expect(report).to.deep.equal({
      product: "summer-drought",
      location: "Seattle",
      seasons: [
        { year: 2012, index: 272, payoutBps: 9_280, payout: "92800.00", unit: "CNY" },
        { year: 2013, index: 1_912, payoutBps: 0, payout: "0.00", unit: "CNY" },
        { year: 2014, index: 1_223, payoutBps: 0, payout: "0.00", unit: "CNY" },
        { year: 2015, index: 1_067, payoutBps: 1_330, payout: "13300.00", unit: "CNY" },
      ],
      reconciled: true,
    });
  });

  it("agrees with an independent calculation for New York's heavy rain, pays up to 60 % and rounds down", async () => {
    const product = inputFile(
      JSON.stringify({
        name: "wet-days",
        direction: "above",
        trigger: 2,
        exit: 13,
        maxPayoutBps: 6_000,
        index: {
          column: "precipitation",
          aggregate: "count-at-least",
          threshold: 250,
          months: [6, 7, 8, 9],
        },
      }),
    );

    const report = await season({
      data: NEW_YORK,
      location: "New York",
      product,
      policies: "7",
      sumInsured: "33.33",
    });

    const expected = [2012, 2013, 2014, 2015].map((year) => {
      const wet = rows(NEW_YORK).filter(
        ({ date, rain }) =>
          date.startsWith(`${year}`) &&
          [6, 7, 8, 9].includes(Number(date.slice(5, 7))) &&
          rain >= 25,
      ).length;
      const bps = Math.floor((6_000 * Math.min(Math.max(wet - 2, 0), 11)) / 11);
      const each = Math.floor((3_333 * bps) / 10_000);
      return {
        year,
        index: wet,
        payoutBps: bps,
        payout: ((each * 7) / 100).toFixed(2),
        unit: "CNY",
      };
    });
    expect(report.seasons).to.deep.equal(expected);
    expect(report.seasons.some(({ payoutBps }) => (payoutBps ?? 0) > 0)).to.equal(true);
    expect(report.reconciled).to.equal(true);
  });

  it("lists a winter that the file cuts off, runs one that wraps the year, and survives seasons back to back", async () => {
    const winter = await season({
      product: dataFile("products/winter-heating.json"),
      policies: "2",
    });
    const year = inputFile(
      JSON.stringify({
        direction: "below",
        trigger: 12_000,
        exit: 2_000,
        maxPayoutBps: 10_000,
        index: {
          column: "precipitation",
          aggregate: "sum",
          months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        },
      }),
    );
    const whole = await season({ product: year, policies: "1" });

    expect(winter.seasons.map(({ year: start, complete }) => [start, complete])).to.deep.equal([
      [2011, false],
      [2012, undefined],
      [2013, undefined],
      [2014, undefined],
      [2015, false],
    ]);
    expect(winter.reconciled && whole.reconciled).to.equal(true);
    expect(whole.seasons.map(({ index }) => index)).to.deep.equal(
      [2012, 2013, 2014, 2015].map((start) =>
        rows(SEATTLE)
          .filter(({ date }) => date.startsWith(`${start}`))
          .reduce((sum, { rain }) => sum + Math.round(rain * 10), 0),
      ),
    );
  });

  it("insures 2,000 flights: 10,050.00 paid on a premium of 30,000.00", async () => {
    expect(await flights(FLIGHTS)).to.deep.equal({
      flights: 2_000,
      paid: { "45": 137, "120": 22, "180": 5 },
      premium: "30000.00",
      payout: "10050.00",
      unit: "CNY",
      ambiguous: [],
      reconciled: true,
    });
  });

  it("does not insure a flight that its key does not tell from another", async () => {
    const row = {
      date: "2001/01/01 08:00",
      delay: 200,
      distance: 1,
      origin: "AAA",
      destination: "BBB",
    };
    const other = { ...row, date: "2001/01/02 08:00" };
    const some = inputFile(JSON.stringify([row, row, other]));
    const none = inputFile(JSON.stringify([row, row]));

    expect(await flights(some)).to.deep.include({
      flights: 1,
      payout: "200.00",
      ambiguous: ["2001/01/01 08:00 AAA-BBB"],
    });
    expect(await flights(none)).to.deep.include({
      flights: 0,
      premium: "0.00",
      payout: "0.00",
      reconciled: true,
    });
  });

  const complaints = [
    { args: { sumInsured: "-1000" }, says: "--sum-insured: " },
    { args: { sumInsured: "0" }, says: "--sum-insured: zero insures nothing" },
    { args: { sumInsured: "1.234" }, says: "--sum-insured: " },
    {
      args: { sumInsured: "10000000000000" },
      says: "--sum-insured: all policies of a season together",
    },
    { args: { policies: "0" }, says: '--policies: "0" is not a whole number from 1 to 10000.' },
    { args: { policies: "many" }, says: '--policies: "many" is not a whole number' },
    { args: { data: "no-such-file.csv" }, says: "no-such-file.csv" },
    { args: { product: "" }, says: "--product is missing" },
    { args: { lang: "fr" }, says: '--lang is "fr"' },
  ];
  for (const { args, says } of complaints) {
    it(`answers ${JSON.stringify(args)} with a sentence and exit code 2`, async () => {
      const { verdict, errors } = await run("season", { ...seasonArguments, ...args });

      expect(errors).to.have.length(1);
      expect(errors[0]).to.include(says);
      expect(verdict).to.equal(2);
    });
  }

  it("names file, line and cause of a malformed record", async () => {
    const gap = inputFile(
      "date,precipitation,temp_max,temp_min,wind\n2012-07-01,0.0,20.0,10.0,1.0\n2012-07-03,0.0,20.0,10.0,1.0\n",
    );

    const { verdict, errors } = await run("season", { ...seasonArguments, data: gap });

    expect(verdict).to.equal(2);
    expect(errors[0]).to.match(/input-\d+:3: .*2012-07-02/);
  });

  it("keeps its word on the real command line, also with CI set: one sentence, exit code 2, no trace", () => {
    for (const tail of [["--sum-insured", "-1000"], ["--nope", "1"], ["--policies"], ["surplus"]]) {
      const { status, stderr } = hardhat(["insurance", "season", ...tail]);

      expect(status, tail.join(" ")).to.equal(2);
      expect(stderr.trim().split("\n"), tail.join(" ")).to.have.length(1);
    }
  });
});

const seasonArguments = {
  data: SEATTLE,
  location: "Seattle",
  product: DROUGHT,
  policies: "100",
  sumInsured: "1000",
  lang: "en",
  json: true,
};

async function season(args: Partial<typeof seasonArguments>): Promise<SeasonReport> {
  const { verdict, output } = await run("season", { ...seasonArguments, ...args });
  expect(verdict).to.equal(0);
  return JSON.parse(output) as SeasonReport;
}

async function flights(data: string): Promise<object> {
  const { verdict, output } = await run("flights", {
    data,
    product: DELAY,
    lang: "en",
    json: true,
  });
  expect(verdict).to.equal(0);
  return JSON.parse(output) as object;
}

/** Runs a command in this process and catches what it prints. */
async function run(name: string, args: object) {
  const [log, error] = [console.log, console.error];
  const [output, errors]: [string[], string[]] = [[], []];
  console.log = (line: string) => void output.push(line);
  console.error = (line: string) => void errors.push(line);
  try {
    const verdict: unknown = await tasks.getTask(["insurance", name]).run(args);
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

function rows(file: string): { date: string; rain: number }[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const [dateAt, rainAt] = ["date", "precipitation"].map((column) =>
    head.split(",").indexOf(column),
  );
  return lines.map((line) => {
    const cells = line.split(",");
    return { date: cells[dateAt ?? 0] ?? "", rain: Number(cells[rainAt ?? 0]) };
  });
}
