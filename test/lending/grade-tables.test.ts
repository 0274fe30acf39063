import { expect } from "chai";

import {
  GRADE_RATES_PPM,
  GRADES,
  gradeName,
  gradeRatePpm,
} from "../../scripts/lending/grade-tables.ts";

describe("The table of grades", () => {
  // Typed from the published column "Interest Rate"; the table itself adds the two columns before it.
  const published =
    "5.32 6.24 6.89 7.26 7.89 8.18 9.17 9.99 10.99 11.53 12.29 12.69 13.33 13.99 14.65 " +
    "15.61 16.55 16.99 17.57 17.86 18.25 18.55 19.19 19.99 20.99 21.99 22.99 23.99 24.99 25.78 " +
    "26.77 27.31 27.88 28.49 28.99";

  it("has the 35 published rates", () => {
    const rates = published.split(" ").map((rate) => BigInt(rate.replace(".", "")) * 100n);
    expect(GRADE_RATES_PPM).to.deep.equal(rates);
  });

  it("rises with every grade", () => {
    const falls = GRADE_RATES_PPM.filter((rate, i) => rate <= (GRADE_RATES_PPM[i - 1] ?? 0n));
    expect(falls).to.deep.equal([]);
  });

  it("counts from A1 to G5", () => {
    expect(GRADES).to.have.length(35);
    expect([1, 5, 6, 14, 35].map(gradeName)).to.deep.equal(["A1", "A5", "B1", "C4", "G5"]);
    expect([1, 14, 35].map(gradeRatePpm)).to.deep.equal([53_200n, 139_900n, 289_900n]);
  });

  for (const grade of [0, 36, 1.5]) {
    it(`knows no grade ${grade}`, () => {
      expect(() => gradeName(grade)).to.throw(RangeError, `no grade ${grade}`);
      expect(() => gradeRatePpm(grade)).to.throw(RangeError, `no grade ${grade}`);
    });
  }
});
