import { expect } from "chai";

import type { ShareClass } from "../../scripts/crowdfunding/input/share-classes.ts";
import type { Safe } from "../../scripts/crowdfunding/input/safes.ts";

import {
  type Calculator,
  convertSafes,
  divideExit,
  openCalculator,
} from "../../scripts/crowdfunding/exit-calculator.ts";
import { divideByDefinition } from "../../scripts/crowdfunding/model/waterfall.ts";
import { safeSharesByDefinition } from "../../scripts/crowdfunding/model/safes.ts";

const TERMS = 320;
const EXITS = 8;

describe("exit model", function () {
  this.timeout(180_000);

  let calculator: Calculator;
  before(async () => {
    calculator = await openCalculator();
  });

  it(`agrees with the contract on ${TERMS * EXITS} random exits, to the fen and to who converts`, async () => {
    const random = generator(20_260_105n);
    let [conversions, short] = [0, 0];
    for (let i = 0; i < TERMS; i++) {
      const classes = randomClasses(random);
      for (const exit of randomExits(random, classes)) {
        const told = await divideExit(calculator, classes, exit);
        const { amounts, converted } = divideByDefinition(classes, exit);
        expect(told, describeCase(classes, exit)).to.deep.equal({ amounts, converted });
        if (converted.includes(true)) conversions += 1;
        if (exit < claims(classes)) short += 1;
      }
    }
    // The run says something only if it sees all regions.
    expect(conversions).to.be.greaterThan(300);
    expect(short).to.be.greaterThan(300);
  });

  it("agrees with the contract on 300 random conversions of SAFEs", async () => {
    const random = generator(588_235n);
    for (let i = 0; i < 300; i++) {
      const safes = randomSafes(random);
      const terms = { capitalisation: 1n + random(10n ** 12n), safes };
      const shares = safeSharesByDefinition(terms);
      const capitalisationAfter = shares.reduce((sum, one) => sum + one, terms.capitalisation);
      const told = await convertSafes(calculator, terms);
      expect(told).to.deep.equal({ shares, capitalisationAfter });
    }
  });
});

type Random = (below: bigint) => bigint;

/** Whole numbers below a bound, the same ones for the same seed (SplitMix64). */
function generator(seed: bigint): Random {
  let state = seed;
  return (below) => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return (z ^ (z >> 31n)) % below;
  };
}

/** Two to six classes, at any place at least one common; small numbers half of the time, for ties. */
function randomClasses(random: Random): ShareClass[] {
  const size = random(2n) === 0n ? 6n : 10n ** 9n;
  const count = Number(2n + random(5n));
  const common = Number(random(BigInt(count)));
  const pick = (...choices: bigint[]) => choices[Number(random(BigInt(choices.length)))] ?? 0n;
  return Array.from({ length: count }, (_, i) => ({
    name: `class-${i}`,
    shares: 1n + random(size),
    invested: i === common ? 0n : random(10n * size),
    preferenceBps: pick(10_000n, 10_000n, 15_000n, 20_000n, 3_333n),
    participating: random(2n) === 0n,
    capBps: pick(0n, 5_000n, 20_000n, 25_000n, 33_333n),
    seniority: Number(random(3n)),
  }));
}

/** Nothing, one fen, the sum of all claims, and others below and above it. */
function randomExits(random: Random, classes: readonly ShareClass[]): bigint[] {
  const owed = claims(classes);
  const around = [1n, 1n, 2n, 3n, 8n].map((times) => random(times * owed + 2n));
  return [0n, 1n, owed, ...around];
}

function randomSafes(random: Random): Safe[] {
  const count = 1n + random(6n);
  return Array.from({ length: Number(count) }, (_, i) => {
    const cap = (1n + random(10n ** 7n)) * (random(2n) === 0n ? 100_000n : 1n) + count;
    return { name: `safe-${i}`, cap, amount: random(cap / count) };
  });
}

function claims(classes: readonly ShareClass[]): bigint {
  return classes.reduce((sum, one) => sum + (one.invested * one.preferenceBps) / 10_000n, 0n);
}

function describeCase(classes: readonly ShareClass[], exit: bigint): string {
  return `exit ${exit} of ${JSON.stringify(classes, plainly)}`;
}

function plainly(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
