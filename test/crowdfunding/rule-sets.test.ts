import { expect } from "chai";
import { network } from "hardhat";

import { openCourse } from "../../scripts/chain/course.ts";
import { limitByModel } from "../../scripts/crowdfunding/limit-model.ts";
import { type RuleBookContract, openRuleBook } from "../../scripts/crowdfunding/rule-book.ts";
import {
  onChain,
  type RuleSet,
  ruleId,
  ruleSetNames,
  ruleSets,
} from "../../scripts/crowdfunding/rule-sets.ts";

describe("the rule-sets", () => {
  let book: RuleBookContract;

  before(async () => {
    book = await openRuleBook(await network.create());
  });

  it("stand in the course's book as they are written down, all eight", async () => {
    const { ruleBook } = await openCourse(await network.create());

    expect(ruleSetNames).to.have.length(8);
    for (const name of ruleSetNames) {
      const published = await ruleBook.ruleSet(ruleId(name));
      for (const [field, value] of Object.entries(onChain(ruleSets[name]))) {
        const expected = typeof value === "number" ? BigInt(value) : value;
        expect(published[field as keyof typeof published], `${name}.${field}`).to.equal(expected);
      }
    }
  });

  it("have the figures and time limits that the regulations state", () => {
    const regCf = { minOpenSeconds: 1_814_400, cancelCutoffSeconds: 172_800, holderCap: 0 };
    const times = { earlyCloseNoticeBusinessDays: 5, reconfirmBusinessDays: 5 };
    for (const name of ["reg-cf-2016", "reg-cf-2017", "reg-cf-2021", "reg-cf-2022"] as const) {
      expect(ruleSets[name]).to.deep.include({
        ...regCf,
        ...times,
        resaleLockSeconds: 31_536_000,
        reflectionSeconds: 0,
        unit: "USD",
      });
    }
    expect(Object.values(ruleSets).map(({ issuerCap12m }) => issuerCap12m / 100n)).to.deep.equal([
      1_000_000n,
      1_070_000n,
      5_000_000n,
      5_000_000n,
      0n,
      0n,
      5_000_000n,
      5_000_000n,
    ]);
    expect(ruleSets["cn-draft-2014"]).to.deep.include({ holderCap: 200, minOpenSeconds: 0 });
    expect(ruleSets["cn-draft-2015"]).to.deep.include({ holderCap: 200, unit: "CNY" });
    expect(ruleSets["ecspr-2020"]).to.deep.include({ reflectionSeconds: 345_600, unit: "EUR" });
  });

  it("of the course use every limit, time and cap there is, except those of eligibility", () => {
    const { minIncome, minNetWorth, minTicket, ...used } = ruleSets["lab-default"];

    expect([minIncome, minNetWorth, minTicket]).to.deep.equal([0n, 0n, 0n]);
    expect(Object.entries(used).filter(([, value]) => !value)).to.deep.equal([]);
  });

  // Derived from the text of each generation. Until March 2021 the basis was the lesser of income and net worth:
  // 5 % of it below the threshold, but at least the floor; 10 % of it when both reach the threshold; at most the cap.
  // Since then it is the greater.
  const derived: readonly (readonly [keyof typeof ruleSets, bigint, bigint, bigint])[] = [
    ["reg-cf-2016", 30_000n, 105_000n, 2_000n], // 5 % of 30,000 = 1,500, below the floor
    ["reg-cf-2016", 150_000n, 80_000n, 4_000n], // 5 % of 80,000
    ["reg-cf-2016", 150_000n, 100_000n, 10_000n], // both at the threshold: 10 % of 100,000
    ["reg-cf-2016", 1_200_000n, 2_000_000n, 100_000n], // 10 % of 1,200,000 = 120,000, above the cap
    ["reg-cf-2017", 30_000n, 105_000n, 2_200n],
    ["reg-cf-2017", 150_000n, 80_000n, 4_000n],
    ["reg-cf-2017", 150_000n, 106_999n, 5_349n], // one dollar below: 5 % of 106,999 = 5,349.95
    ["reg-cf-2017", 150_000n, 107_000n, 10_700n],
    ["reg-cf-2017", 1_200_000n, 2_000_000n, 107_000n],
    ["reg-cf-2021", 30_000n, 105_000n, 5_250n], // 5 % of the greater, 105,000
    ["reg-cf-2021", 150_000n, 107_000n, 15_000n], // both reach it: 10 % of the greater, 150,000
    ["reg-cf-2021", 10_000n, 20_000n, 2_200n], // 5 % of 20,000 = 1,000, below the floor
    ["reg-cf-2022", 30_000n, 105_000n, 5_250n], // the regulator's own rows
    ["reg-cf-2022", 150_000n, 80_000n, 7_500n],
    ["reg-cf-2022", 150_000n, 107_000n, 7_500n], // the same person as under 2021, now below the threshold
    ["reg-cf-2022", 200_000n, 900_000n, 90_000n],
    ["reg-cf-2022", 1_200_000n, 2_000_000n, 124_000n],
    ["reg-cf-2022", 3_000_000n, 1_000n, 124_000n], // the cap holds in the low branch too
    ["lab-default", 120_000n, 80_000n, 6_000n],
    ["lab-default", 600_000n, 500_000n, 60_000n],
  ];
  for (const [name, income, netWorth, limit] of derived) {
    it(`allow ${limit} with an income of ${income} and a net worth of ${netWorth} under ${name}`, async () => {
      const answer = await book.limitOf(ruleId(name), income * 100n, netWorth * 100n, false);

      expect(answer.unlimited).to.equal(false);
      expect(answer.limit / 100n).to.equal(limit);
    });
  }

  it("give the same limit in the contract as in a model of whole numbers, for 100 random people each", async () => {
    const next = generator(20_260_302);
    for (const name of ruleSetNames) {
      for (let person = 0; person < 100; person++) {
        const declared = {
          income: amount(ruleSets[name], next),
          netWorth: amount(ruleSets[name], next),
          accredited: next() % 4 === 0,
        };
        const { income, netWorth, accredited } = declared;
        const answer = await book.limitOf(ruleId(name), income, netWorth, accredited);

        const limit = answer.unlimited ? "unlimited" : answer.limit;
        const expected = limitByModel(ruleSets[name], declared);
        expect(limit, `${name} ${income} ${netWorth} ${accredited}`).to.equal(expected);
      }
    }
  });
});

/** Amounts where something happens: near a figure of the rules, of ordinary size, or huge. */
function amount(rules: RuleSet, next: () => number): bigint {
  const figures = [
    rules.threshold,
    rules.cap,
    rules.floor * 20n,
    rules.minIncome,
    rules.minNetWorth,
  ];
  const near = (figures[next() % figures.length] ?? 0n) + BigInt(next() % 3) - 1n;
  switch (next() % 3) {
    case 0:
      return near < 0n ? 0n : near;
    case 1:
      return BigInt(next() % 400_000_00);
    default:
      return BigInt(next()) * BigInt(next());
  }
}

/** The same pseudo-random whole numbers below 2^31 on every machine. */
function generator(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return Number(state >> 33n);
  };
}
