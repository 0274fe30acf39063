import { readFileSync } from "node:fs";

import { expect } from "chai";

import { FEATURES } from "../../scripts/lending/score/features.ts";
import { fitLogistic, logistic } from "../../scripts/lending/score/logistic.ts";
import { TRUE_MODEL } from "../../scripts/lending/score/make-data.ts";
import { readModel } from "../../scripts/lending/score/model.ts";
import { areaUnderCurve, brierScore, calibration } from "../../scripts/lending/score/quality.ts";
import { readRecords } from "../../scripts/lending/score/records.ts";
import { reportOf } from "../../scripts/lending/score/report.ts";
import { split, train } from "../../scripts/lending/score/train.ts";
import { expectClose } from "../support/close.ts";

describe("The trained credit score", () => {
  const model = readModel();
  const { records, sha256 } = readRecords();

  it("is what training on the loan book gives", () => {
    expect(train(records, sha256)).to.deep.equal(model);
  });

  it("learns from 70 % of the records and is judged by the others", () => {
    const [learning, judging] = split(records);

    expect([learning.length, judging.length]).to.deep.equal([2_800, 1_200]);
    expect(new Set([...learning, ...judging]).size).to.equal(4_000);
  });

  it("has the features in their order, each working the way it must", () => {
    expect(model.features.map(({ key }) => key)).to.deep.equal(FEATURES.map(({ key }) => key));
    for (const [i, { key, weight }] of model.features.entries()) {
      expect(weight > 0, key).to.equal(FEATURES[i]?.raisesRisk);
    }
  });

  it("finds the truth within two standard errors, and no weight by accident", () => {
    for (const [i, { key, weight, standardError }] of model.features.entries()) {
      const truth = TRUE_MODEL.weights[i] ?? Number.NaN;
      expect(Math.abs(weight - truth), key).to.be.below(2 * standardError);
      expect(Math.abs(weight), key).to.be.above(3 * standardError);
    }
  });

  it("tells defaults apart on applicants it has not seen, and beats saying the mean rate to all", () => {
    const { applicants, defaulted, areaUnderCurve: area, brierScore: brier } = model.heldOut;
    const rate = defaulted / applicants;

    expect(area).to.be.above(0.8);
    expect(brier).to.be.below(rate * (1 - rate) * 0.85);
  });

  it("predicts rates that come true: in each tenth within three standard errors", () => {
    for (const { cases, predicted, observed } of model.heldOut.calibration) {
      const error = Math.sqrt((predicted * (1 - predicted)) / cases);
      expect(Math.abs(observed - predicted)).to.be.below(3 * error);
    }
  });

  it("is reported in three tables", () => {
    const [weights, quality, tenths] = reportOf(model);

    expect(weights?.rows[3]).to.deep.equal([
      FEATURES[3]?.name,
      FEATURES[3]?.step,
      "0.6050",
      "0.0602",
      "1.83",
    ]);
    expect(quality?.rows).to.deep.equal([["1200", "151", "0.8195", "0.0906"]]);
    expect(tenths?.rows.at(-1)).to.deep.equal(["10", "120", "42.62 %", "41.67 %"]);
  });
});

describe("Logistic regression", () => {
  it("finds what can be computed by hand: one feature that is there or not", () => {
    // 1 of 4 without the feature, 3 of 4 with it: log-odds -ln 3 and ln 3.
    const inputs = [[0], [0], [0], [0], [1], [1], [1], [1]];
    const outcomes = [true, false, false, false, true, true, true, false];
    const { intercept, weights, errors } = fitLogistic(inputs, outcomes);

    expectClose(intercept, -Math.log(3), 1e-12);
    expectClose(weights[0], 2 * Math.log(3), 1e-12);
    // Variance of log-odds: 1/yes + 1/no in each group.
    expectClose(errors.intercept, Math.sqrt(4 / 3), 1e-9);
    expectClose(errors.weights[0], Math.sqrt(8 / 3), 1e-9);
  });

  it("stands where the likelihood is flat: what it predicts and what came weigh the same", () => {
    const inputs = Array.from({ length: 300 }, (_, i) => [(i * 7) % 13, (i * 11) % 17]);
    const outcomes = inputs.map(([a = 0, b = 0], i) => (a - b + ((i * 29) % 23)) % 3 === 0);
    const { intercept, weights } = fitLogistic(inputs, outcomes);
    const missed = inputs.map((row, i) => {
      const logOdds = row.reduce((sum, x, j) => sum + x * (weights[j] ?? 0), intercept);
      return Number(outcomes[i]) - logistic(logOdds);
    });

    for (const column of [0, 1]) {
      const slope = missed.reduce((sum, miss, i) => sum + miss * (inputs[i]?.[column] ?? 0), 0);
      expectClose(slope, 0, 1e-7);
    }
    expectClose(
      missed.reduce((sum, miss) => sum + miss, 0),
      0,
      1e-8,
    );
  });

  it("refuses a feature that repeats another", () => {
    const inputs = [0, 1, 2, 3].map((x) => [x, 2 * x]);
    expect(() => fitLogistic(inputs, [true, false, true, false])).to.throw("no single answer");
  });

  it("refuses a feature that tells the outcomes apart for certain", () => {
    const inputs = [1, 2, 3, 4].map((x) => [x]);
    expect(() => fitLogistic(inputs, [false, false, true, true])).to.throw("no ");
  });
});

describe("The quality of predictions", () => {
  const predictions = [
    { probability: 0.1, happened: false },
    { probability: 0.4, happened: true },
    { probability: 0.35, happened: false },
    { probability: 0.8, happened: true },
    { probability: 0.4, happened: false },
  ];

  it("is the share of pairs in the right order, a tie being half a pair", () => {
    expectClose(areaUnderCurve(predictions), 5.5 / 6, 1e-12);
  });

  it("is the mean squared distance", () => {
    expectClose(brierScore(predictions), (0.01 + 0.36 + 0.1225 + 0.04 + 0.16) / 5, 1e-12);
  });

  it("is compared part by part", () => {
    expect(
      calibration(predictions, 2).map(({ cases, observed }) => [cases, observed]),
    ).to.deep.equal([
      [3, 1 / 3],
      [2, 0.5],
    ]);
  });
});

describe("The page on the credit score", () => {
  const { features, heldOut } = readModel();

  for (const page of ["docs/credit-score.md", "docs/credit-score.zh-CN.md"]) {
    it(`has the figures of the model: ${page}`, () => {
      const lines = readFileSync(page, "utf8")
        .split("\n")
        .map((line) => line.replaceAll(/ +/g, " "));
      for (const { weight, standardError, oddsRatio } of features) {
        const row = `| ${weight.toFixed(4)} | ${standardError.toFixed(4)} | ${oddsRatio.toFixed(2)} |`;
        expect(
          lines.some((line) => line.endsWith(row)),
          row,
        ).to.equal(true);
      }
      for (const key of ["predicted", "observed"] as const) {
        const shares = heldOut.calibration.map((decile) => (decile[key] * 100).toFixed(2));
        expect(lines.some((line) => line.endsWith(`| ${shares.join(" | ")} |`))).to.equal(true);
      }
      expect(lines.join("\n")).to.include(`| ${heldOut.areaUnderCurve} |`);
      expect(lines.join("\n")).to.include(`| ${heldOut.brierScore} |`);
    });
  }
});
