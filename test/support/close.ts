import { expect } from "chai";

/** Expects two fractions to be at most `delta` apart. (Chai's own closeTo, once Hardhat has extended it, takes whole numbers only.) */
export function expectClose(actual: number | undefined, expected: number, delta: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).to.be.at.most(delta);
}
