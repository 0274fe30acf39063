import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { expect } from "chai";

import { rateOf, readFixings } from "../../scripts/derivatives/fixings.ts";
import { dataFile } from "../../scripts/input/data-file.ts";
import { expectRefusal, inputFile } from "../support/input-files.ts";

describe("fixings", () => {
  it("are the two of the course, in ten-thousandths", () => {
    expect(readFixings(dataFile("yen-per-yuan.csv"))).to.deep.equal([
      { date: "2024-06-14", rate: 216_882n },
      { date: "2024-09-06", rate: 202_147n },
    ]);
  });

  it("round half up to four decimals", () => {
    const rates = ["20", "0.5", "1.23444", "1.23450", "9.99995", "0.00004"].map(rateOf);
    expect(rates).to.deep.equal([200_000n, 5_000n, 12_344n, 12_345n, 100_000n, 0n]);
  });

  it("are refused when a line is none", () => {
    for (const line of ["2024-09-06,", "2024-09-06,1.2.3", "6 September,20.2", "2024-09-06,-1"]) {
      const path = inputFile(`date,jpy_per_cny\n2024-06-14,21.6882\n${line}\n`);
      expectRefusal(
        () => readFixings(path),
        `${path}:3: a day and a rate are expected, such as 2024-09-06,20.2147; here stands "${line}".`,
      );
    }
  });

  for (const page of ["data/DATA.md", "data/DATA.zh-CN.md"]) {
    it(`have the SHA-256 that ${page} states`, () => {
      const hash = createHash("sha256").update(readFileSync("data/yen-per-yuan.csv")).digest("hex");
      const rows = readFileSync(page, "utf8").split("\n");
      expect(rows.find((row) => row.startsWith("| `yen-per-yuan.csv`"))).to.include(`\`${hash}\``);
    });
  }
});
