import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { expect } from "chai";

import { FEATURES, REFERENCE, stepsOf } from "../../scripts/lending/score/features.ts";
import { makeRecords, trueProbability } from "../../scripts/lending/score/make-data.ts";
import { diceOf } from "../../scripts/lending/score/random.ts";
import { asCsv, fromCsv, readRecords } from "../../scripts/lending/score/records.ts";
import { expectClose } from "../support/close.ts";

const FILE = "data/credit/applicants.csv";

describe("The made-up loan book", () => {
  it("is made again to the byte", () => {
    expect(asCsv(makeRecords()) === readFileSync(FILE, "utf8")).to.equal(true);
  });

  for (const page of ["data/DATA.md", "data/DATA.zh-CN.md"]) {
    it(`has the SHA-256 that ${page} states`, () => {
      const sha256 = createHash("sha256").update(readFileSync(FILE)).digest("hex");
      const row = readFileSync(page, "utf8")
        .split("\n")
        .find((line) => line.startsWith("| `credit/applicants.csv`"));

      expect(row).to.include(`\`${sha256}\``);
      expect(readRecords().sha256).to.equal(sha256);
    });
  }

  it("is another book with another seed", () => {
    expect(asCsv(makeRecords(50, 1))).not.to.equal(asCsv(makeRecords(50, 2)));
  });

  it("is read as it was written", () => {
    const records = makeRecords(200);
    expect(fromCsv(asCsv(records))).to.deep.equal(records);
  });

  it("is refused when its columns are others", () => {
    expect(() => fromCsv("income,defaulted\n1,0\n")).to.throw("not the columns of a loan book");
  });

  it("defaults about as often as the true model says", () => {
    const records = makeRecords();
    const expected = records.reduce((sum, { applicant }) => sum + trueProbability(applicant), 0);
    const defaults = records.filter(({ defaulted }) => defaulted).length;
    // A count of independent events strays from its mean by less than three times its root.
    expect(Math.abs(defaults - expected)).to.be.below(3 * Math.sqrt(expected));
  });
});

describe("Features", () => {
  it("count no steps for the reference applicant", () => {
    expect(stepsOf(REFERENCE).map((steps) => steps + 0)).to.deep.equal(FEATURES.map(() => 0));
  });

  it("count in the steps they name", () => {
    const applicant = {
      income: 1_600_000n,
      debtRatioBps: 4_000,
      monthsEmployed: 48,
      latePayments: 1,
      enquiries: 2,
      creditMonths: 72,
      fraudFlags: 1,
    };
    expect(stepsOf(applicant)).to.deep.equal(FEATURES.map(() => 1));
  });

  it("are bounded, so that no figure decides alone", () => {
    const best = { income: 10n ** 17n, debtRatioBps: 0, monthsEmployed: 720, creditMonths: 840 };
    const worst = { latePayments: 99, enquiries: 99, fraudFlags: 3, debtRatioBps: 100_000 };

    expect(stepsOf({ ...REFERENCE, ...best })).to.deep.equal([Math.log2(12.5), -3, 7, 0, 0, 15, 0]);
    expect(stepsOf({ ...REFERENCE, ...worst, income: 0n })).to.deep.equal([-3, 7, 0, 6, 9, 0, 3]);
  });
});

describe("Dice", () => {
  it("keep all items of a shuffle, also lists", () => {
    const items = Array.from({ length: 100 }, (_, i) => [i]);
    const shuffled = diceOf(1).shuffle(items);

    expect(shuffled).not.to.deep.equal(items);
    expect(shuffled.toSorted(([a = 0], [b = 0]) => a - b)).to.deep.equal(items);
  });

  it("have the mean and the variance they promise", () => {
    const dice = diceOf(3);
    const bells = Array.from({ length: 20_000 }, () => dice.bell());
    const counts = Array.from({ length: 20_000 }, () => dice.count(1.3));

    expectClose(mean(bells), 0, 0.03);
    expectClose(mean(bells.map((bell) => bell ** 2)), 1, 0.05);
    expectClose(mean(counts), 1.3, 0.03);
    expectClose(mean(counts.map((count) => (count - 1.3) ** 2)), 1.3, 0.06);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
