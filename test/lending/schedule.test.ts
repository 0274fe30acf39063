import { expect } from "chai";

import type { Method } from "../../scripts/lending/input/readers.ts";

import { loadCatalogue } from "../../scripts/errors/catalogue.ts";
import { explain } from "../../scripts/errors/decode.ts";
import {
  type Calculator,
  type LoanTerms,
  openCalculator,
  type Schedule,
  scheduleOf,
} from "../../scripts/lending/calculator.ts";
import { METHODS } from "../../scripts/lending/input/readers.ts";
import { scheduleByDefinition } from "../../scripts/lending/model/schedule.ts";
import { randomFrom } from "../support/random.ts";

const LOANS = 10_000;
const ARTIFACTS = new URL("../../artifacts", import.meta.url).pathname;

describe("schedule of a loan", function () {
  this.timeout(300_000);

  let calculator: Calculator;
  before(async () => {
    calculator = await openCalculator();
  });

  it(`agrees with exact fractions on ${LOANS} random loans, to the fen and the day`, async () => {
    const random = randomFrom(20_270_131);
    const [answered, refused] = [new Map<Method, number>(), new Map<Method, number>()];
    for (let i = 0; i < LOANS; i++) {
      const loan = randomLoan(random);
      const expected = scheduleByDefinition(loan);
      expect(await answerOf(calculator, loan), written(loan)).to.deep.equal(expected);
      const counted = expected === undefined ? refused : answered;
      counted.set(loan.method, (counted.get(loan.method) ?? 0) + 1);
    }
    // The run says something only if it sees all kinds of loans, and some that cannot be repaid.
    for (const method of METHODS) {
      expect(answered.get(method) ?? 0, method).to.be.greaterThan(2_000);
      expect(refused.get(method) ?? 0, method).to.be.greaterThan(20);
    }
  });

  // Instalments that are half a fen exactly: 2525 k * 1.02^2 / 2.02 = 2601 k / 2 for odd k.
  it("rounds an exact half up", async () => {
    for (const k of [1n, 3n, 999n, 1_000_001n]) {
      const loan = { principal: 2_525n * k, ratePpm: 240_000n, periods: 2, method: METHODS[0] };
      const { instalment } = await scheduleOf(calculator, loan);
      expect(instalment).to.equal((2_601n * k + 1n) / 2n);
    }
  });
});

/** The schedule, or undefined when the contract says that whole fen cannot repay the loan so. */
async function answerOf(calculator: Calculator, loan: LoanTerms): Promise<Schedule | undefined> {
  try {
    return await scheduleOf(calculator, loan);
  } catch (error) {
    const cause = explain(error, () => loadCatalogue(ARTIFACTS));
    if (cause?.en.includes("cannot be repaid over")) return undefined;
    throw error;
  }
}

/** Of all sizes, mostly short; rates up to 36 %, sometimes none and sometimes far beyond; a few with a day. */
function randomLoan(random: (below: number) => number): LoanTerms {
  const digits = 1 + random(15);
  const periods = random(10) === 0 ? 1 + random(360) : 1 + random(36);
  const rate = [0, random(360_001), random(360_001), random(36) * 10_000, random(10_000_001)];
  const method = METHODS[random(METHODS.length)] ?? "bullet";
  const principal = BigInt(random(2 ** 31)) * 1_000_003n + BigInt(random(1_000_003));
  return {
    principal: principal % 10n ** BigInt(digits),
    ratePpm: BigInt(rate[random(rate.length)] ?? 0),
    periods,
    method,
    ...(random(8) === 0 ? { start: random(40_000) } : {}),
  };
}

function written({ principal, ratePpm, ...rest }: LoanTerms): string {
  return JSON.stringify({ principal: String(principal), ratePpm: String(ratePpm), ...rest });
}
