import { expect } from "chai";

import { gradeName } from "../../scripts/lending/grade-tables.ts";
import { assess } from "../../scripts/lending/score/assess.ts";
import { type Applicant, FEATURES } from "../../scripts/lending/score/features.ts";
import { creditLimit } from "../../scripts/lending/score/limit.ts";
import { predict, readModel } from "../../scripts/lending/score/model.ts";
import { readRecords } from "../../scripts/lending/score/records.ts";
import {
  defaultProbability,
  gradeOf,
  SCALE,
  scoreOf,
} from "../../scripts/lending/score/scorecard.ts";

type Golden = readonly [
  figures: string,
  points: readonly number[],
  score: number,
  grade: string,
  limit: bigint,
];

/** Income in yuan, debt ratio in percent, months employed, late payments, enquiries, months of history, warnings. */
function applicantOf(figures: string): Applicant {
  const [income = 0, debt = 0, monthsEmployed = 0, latePayments = 0, ...rest] = figures
    .split(" ")
    .map(Number);
  const [enquiries = 0, creditMonths = 0, fraudFlags = 0] = rest;
  return {
    income: BigInt(Math.round(income * 100)),
    debtRatioBps: Math.round(debt * 100),
    monthsEmployed,
    latePayments,
    enquiries,
    creditMonths,
    fraudFlags,
  };
}

describe("The scorecard", () => {
  const model = readModel();
  const people = readRecords().records.map(({ applicant }) => applicant);

  // Computed from the published weights with another program.
  const golden: readonly Golden[] = [
    ["8000 30 36 0 1 60 0", [626, 0, 0, 0, 0, 0, 0, 0, 0], 626, "D2", 4_800_000n],
    ["12500 25.5 60 1 0 96 0", [626, 35, 12, 26, -44, 20, 31, 0, 0], 706, "B4", 12_500_000n],
    ["6000 45 8 2 4 20 0", [626, -23, -39, -31, -87, -60, -35, 0, 0], 351, "G5", 600_000n],
    ["25000 10 120 0 0 240 0", [626, 89, 51, 92, 0, 20, 156, 0, -184], 850, "A1", 20_000_000n],
    ["2000 90 0 6 10 0 1", [626, -109, -154, -40, -262, -180, -52, -61, 532], 300, "G5", 200_000n],
    ["20000 5 100 0 0 130 2", [626, 72, 64, 70, 0, 20, 61, -121, 0], 792, "A1", 0n],
    ["9999.99 30 36 0 1 60 1", [626, 17, 0, 0, 0, 0, 0, -61, 0], 582, "E1", 3_990_000n],
    ["30000 20 48 0 1 60 0", [626, 103, 26, 13, 0, 0, 0, 0, 0], 768, "A3", 20_000_000n],
  ];
  for (const [figures, points, score, grade, limit] of golden) {
    it(`gives ${figures} a score of ${score}`, () => {
      const assessment = assess(model, applicantOf(figures));

      expect(assessment.reasons.map((reason) => reason.points)).to.deep.equal(points);
      expect(assessment.score).to.equal(score);
      expect(gradeName(assessment.grade)).to.equal(grade);
      expect(assessment.limit).to.equal(limit);
    });
  }

  it("explains every score to the point, within the scale", () => {
    for (const applicant of people) {
      const { score, reasons } = assess(model, applicant);

      expect(scoreOf(reasons)).to.equal(score);
      expect(score).to.be.within(SCALE.min, SCALE.max);
      expect(reasons.map(({ key }) => key)).to.deep.equal([
        "reference",
        ...FEATURES.map(({ key }) => key),
        "scale",
      ]);
    }
  });

  it("strays from the regression only by rounding: half a point for each of eight parts", () => {
    for (const applicant of people) {
      const { score } = assess(model, applicant);
      if (score === SCALE.min || score === SCALE.max) continue;
      const odds = 1 / predict(model, applicant) - 1;
      const exact = 600 + 50 * Math.log2(odds / 15);
      expect(Math.abs(score - exact)).to.be.at.most(4);
    }
  });

  it("is monotone: more of what raises the risk never raises the score, and the other way round", () => {
    for (const applicant of people.slice(0, 500)) {
      const { score } = assess(model, applicant);
      for (const { key, raisesRisk } of FEATURES) {
        const more = { ...applicant, [key]: oneMore(applicant[key]) };
        const change = assess(model, more).score - score;
        expect(raisesRisk ? change <= 0 : change >= 0, `${key} ${change}`).to.equal(true);
      }
    }
  });

  it("doubles the odds every 50 points from 15 to 1 at 600", () => {
    expect(defaultProbability(600)).to.equal(1 / 16);
    expect(defaultProbability(650)).to.equal(1 / 31);
    expect(defaultProbability(550)).to.equal(1 / 8.5);
  });

  it("begins a grade every 10 points below 780", () => {
    const edges = [850, 780, 779, 770, 769, 731, 730, 729, 450, 449, 300].map(gradeOf);
    expect(edges).to.deep.equal([1, 1, 2, 2, 3, 6, 6, 7, 34, 35, 35]);
  });

  it("never gives a worse grade or a lower limit to a higher score", () => {
    for (let score = SCALE.min; score < SCALE.max; score++) {
      const [grade, better] = [gradeOf(score), gradeOf(score + 1)];
      expect(better).to.be.within(grade - 1, grade);
      expect(creditLimit(better, 777_777n) >= creditLimit(grade, 777_777n)).to.equal(true);
    }
  });

  it("uses all the letters on its own loan book", () => {
    const letters = new Set(people.map((one) => gradeName(assess(model, one).grade)[0]));
    expect(letters).to.deep.equal(new Set("ABCDEFG"));
  });
});

describe("Credit limits", () => {
  it("are months of income by letter, in whole hundreds of yuan", () => {
    const limits = [1, 6, 11, 16, 21, 26, 31, 35].map((grade) => creditLimit(grade, 123_456n));
    expect(limits).to.deep.equal([
      1_480_000n,
      1_230_000n,
      980_000n,
      740_000n,
      490_000n,
      240_000n,
      120_000n,
      120_000n,
    ]);
  });

  it("end at 200,000 yuan", () => {
    expect(creditLimit(1, 1_666_666n)).to.equal(19_990_000n);
    expect(creditLimit(1, 1_666_667n)).to.equal(20_000_000n);
    expect(creditLimit(1, 10n ** 17n)).to.equal(20_000_000n);
  });

  it("are nothing without income, and unknown for a grade that is none", () => {
    expect(creditLimit(1, 0n)).to.equal(0n);
    expect(() => creditLimit(36, 1n)).to.throw(RangeError, "no grade 36");
    expect(() => creditLimit(0, 1n)).to.throw(RangeError, "no grade 0");
  });
});

/** A little more of a figure. */
function oneMore(figure: bigint | number): bigint | number {
  return typeof figure === "bigint" ? figure + 12_345n : figure + 1;
}
