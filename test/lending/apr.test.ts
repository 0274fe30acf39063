import { expect } from "chai";
import { PaymentDueTime, rate } from "financial";

import { annualRates } from "../../scripts/lending/apr.ts";
import { randomFrom } from "../support/random.ts";

describe("annual rates of a credit", () => {
  it("is what was agreed when there is no fee", () => {
    // 10,000.00 at 12 % over 12 months: 888.49 a month, which is 888.4879 rounded up.
    const credit = { paidOut: 1_000_000n, instalment: 88_849n, periods: 12, perYear: 12 };
    expect(annualRates(credit)).to.deep.equal({ nominal: 120_005n, effective: 126_830n });
  });

  it("agrees with a finance library on 2,000 random credits", () => {
    const random = randomFrom(8_300);
    for (let i = 0; i < 2_000; i++) {
      const periods = 1 + random(120);
      const perYear = [1, 2, 4, 12, 52, 365][random(6)] ?? 12;
      const paidOut = BigInt(1_000 + random(100_000_000));
      const level = paidOut / BigInt(periods) + 1n;
      const instalment = level + (level * BigInt(random(500))) / 1_000n;
      const credit = { paidOut, instalment, periods, perYear };

      const { nominal, effective } = annualRates(credit);

      const periodic = rate(
        periods,
        -Number(instalment),
        Number(paidOut),
        0,
        PaymentDueTime.End,
        0.01,
        1e-8,
      );
      const expected = { nominal: periodic * perYear, effective: (1 + periodic) ** perYear - 1 };
      const seen = JSON.stringify({
        ...credit,
        paidOut: String(paidOut),
        instalment: String(instalment),
      });
      expectNear(nominal, expected.nominal, seen);
      expectNear(effective, expected.effective, seen);
    }
  });

  it("is zero when exactly what was paid out comes back", () => {
    const credit = { paidOut: 1_200n, instalment: 100n, periods: 12, perYear: 12 };
    expect(annualRates(credit)).to.deep.equal({ nominal: 0n, effective: 0n });
  });

  it("rounds an exact half up", () => {
    // One period of a year, 10,000,000.00 to 10,000,005.00 and a fen less: 0.0000005.
    const credit = { paidOut: 1_000_000_000n, periods: 1, perYear: 1 };
    const half = annualRates({ ...credit, instalment: 1_000_000_500n });
    const less = annualRates({ ...credit, instalment: 1_000_000_499n });
    expect(half).to.deep.equal({ nominal: 1n, effective: 1n });
    expect(less).to.deep.equal({ nominal: 0n, effective: 0n });
    // One month: 12 * 10 / 240,000,000 is half a millionth, a tenth of it has no end in decimals.
    const month = { paidOut: 240_000_000n, periods: 1, perYear: 12 };
    expect(annualRates({ ...month, instalment: 240_000_010n }).nominal).to.equal(1n);
    expect(annualRates({ ...month, instalment: 240_000_009n }).nominal).to.equal(0n);
  });

  it("goes on where a rate is beyond all use", () => {
    const credit = { paidOut: 1n, instalment: 10n ** 17n, periods: 360, perYear: 1 };
    expect(annualRates(credit).nominal).to.equal(10n ** 23n);
  });
});

function expectNear(ppm: bigint, exact: number, seen: string): void {
  // Half a unit for our rounding, the rest for the floating point of the library.
  const tolerance = 0.5 + 1e-4 * (1 + exact);
  expect(Math.abs(Number(ppm) - exact * 1e6), seen).to.be.lessThan(tolerance);
}
