import { expect } from "chai";

import { compareGas } from "../../scripts/checks/budgets.ts";
import { coverageGaps, parseLcov, parseStatements } from "../../scripts/checks/lcov.ts";

const record = (file: string, ...lines: string[]): string =>
  `SF:${file}\n${lines.map((line) => `DA:${line}\n`).join("")}LH:0\nLF:0\nend_of_record\n`;
const statements = new Map([["contracts/a/A.sol", 100]]);

const problems = (...tables: Parameters<typeof compareGas>): (string | undefined)[] =>
  compareGas(...tables).map((row) => row.problem);

describe("coverage gate", () => {
  it("names every line that no test executes", () => {
    const files = parseLcov(
      `TN:\n${record("contracts/a/A.sol", "7,1", "9,0", "12,0")}${record("contracts/b/B.sol", "3,0")}`,
    );
    const gaps = [
      "contracts/a/A.sol:9 is never executed",
      "contracts/a/A.sol:12 is never executed",
    ];
    expect(coverageGaps(files, statements, ["contracts/a"])).to.deep.equal(gaps);
  });

  it("accepts full coverage, also with the separators of Windows", () => {
    const files = parseLcov(record("contracts\\a\\A.sol", "7,1"));
    expect(coverageGaps(files, statements, ["contracts/a"])).to.deep.equal([]);
  });

  it("refuses a folder in which nothing was measured", () => {
    expect(coverageGaps([], new Map(), ["contracts/a"])).to.deep.equal([
      "contracts/a: nothing was measured",
    ]);
  });

  it("refuses statements missed on an executed line, and a file without a statement figure", () => {
    const files = parseLcov(record("contracts/a/A.sol", "7,1"));
    const table =
      "║ File Path         │ Line % │ Statement % │ Uncovered ║\n║ contracts/a/A.sol │ 100.00 │ 75.00       │ -         ║\n";
    expect(coverageGaps(files, parseStatements(table), ["contracts/a"])).to.deep.equal([
      "contracts/a/A.sol: only 75 % of the statements are executed",
    ]);
    expect(coverageGaps(files, new Map(), ["contracts/a"])).to.deep.equal([
      "contracts/a/A.sol: no statement figure in Hardhat's report",
    ]);
  });
});

describe("gas gate", () => {
  it("accepts a committed figure up to its budget, and a figure without budget", () => {
    const gas = { "a.buy": 100, "b.free": 7 };
    expect(problems(gas, gas, { "a.buy": 100 })).to.deep.equal([undefined, undefined]);
  });

  it("refuses a figure above its budget even if it is committed", () => {
    expect(problems({ buy: 103 }, { buy: 103 }, { buy: 100 })).to.deep.equal([
      "exceeds its budget by 3",
    ]);
  });

  it("refuses a figure that differs from the committed one, in either direction", () => {
    expect(problems({ buy: 99 }, { buy: 98 }, { buy: 100 })).to.deep.equal([
      "bench/gas.json says 98",
    ]);
    expect(problems({ buy: 99 }, { buy: 100 }, { buy: 100 })).to.deep.equal([
      "bench/gas.json says 100",
    ]);
    expect(problems({ buy: 99 }, {}, {})).to.deep.equal(["is missing in bench/gas.json"]);
  });

  it("refuses a budget or a committed figure that nothing measures", () => {
    expect(problems({}, { buy: 9 }, { buy: 9 })).to.deep.equal(["has a budget but no measurement"]);
    expect(problems({}, { buy: 9 }, {})).to.deep.equal(["no longer measured"]);
  });
});
