import { expect } from "chai";
import { ErrorFragment } from "ethers";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { allErrors, problems } from "../../scripts/errors/catalogue.ts";
import { catalogueProblems, stalePages } from "../../scripts/checks/error-catalogue.ts";

const insolvent = ErrorFragment.from("error PoolInsolvent(uint256 resources, uint256 locked)");
const good = {
  PoolInsolvent: { en: "{resources:yuan} of {locked:yuan}", zh: "{locked:yuan}、{resources:yuan}" },
};

function problemsOf(en: string, zh = "{locked:yuan}"): string[] {
  return problems([insolvent], [insolvent], { PoolInsolvent: { en, zh } });
}

describe("the catalogue of errors", () => {
  it("has a true sentence in both languages for every error of this project", () => {
    expect(catalogueProblems()).to.deep.equal([]);
  });

  it("is what docs/errors.md and docs/errors.zh-CN.md show", async () => {
    expect(
      await stalePages(),
      "run: node scripts/run.mjs node scripts/checks/error-catalogue.ts --write",
    ).to.deep.equal([]);
  });

  it("accepts a complete catalogue", () => {
    expect(problems([insolvent], [insolvent], good)).to.deep.equal([]);
  });

  it("reports an error without a sentence and a sentence without an error", () => {
    expect(problems([insolvent], [insolvent], {})).to.deep.equal([
      "error PoolInsolvent(uint256 resources, uint256 locked) has no sentence",
    ]);
    expect(problems([], [], good)).to.deep.equal([
      "PoolInsolvent has a sentence but no contract raises it",
    ]);
  });

  it("reports an empty sentence, a stray brace and a placeholder that is no argument", () => {
    expect(problemsOf("{locked:yuan}", " ")[0]).to.match(/\(zh\) is empty$/);
    expect(problemsOf("{locked}")[0]).to.match(/\(en\) has a stray brace$/);
    expect(problemsOf("{lost:yuan}")[0]).to.match(/\(en\): \{lost\} is no argument of the error$/);
  });

  it("reports a format that is unknown or does not suit the argument", () => {
    expect(problemsOf("{locked:dollar}")[0]).to.match(/unknown format "dollar"$/);
    expect(problemsOf("{locked:address}")[0]).to.match(
      /is a uint256, which "address" cannot show$/,
    );
    expect(problemsOf("{locked:pick(a|b)}")[0]).to.match(/which "pick" cannot show$/);
  });

  it("holds a sentence against every signature its name has", () => {
    const other = ErrorFragment.from("error PoolInsolvent(uint256 resources)");
    expect(problems([insolvent, other], [insolvent, other], good)).to.have.length(2);
  });

  it("reads artifacts, inherited errors included, and leaves doubles and tests out", () => {
    const folder = mkdtempSync(join(tmpdir(), "finchain-artifacts-"));
    const write = (path: string, name: string) => {
      mkdirSync(join(folder, path), { recursive: true });
      const abi = [
        { type: "error", name, inputs: [] },
        { type: "constructor", inputs: [] },
      ];
      writeFileSync(join(folder, path, "A.json"), JSON.stringify({ abi }));
    };
    write("contracts/money/A.sol", "Kept");
    write("contracts/mocks/A.sol", "Double");
    write("test/support", "Test");
    write("build-info", "Build");
    write("@openzeppelin/A.sol", "Library");
    expect(allErrors(folder).map(({ name }) => name)).to.deep.equal(["Kept", "Library"]);
    rmSync(folder, { recursive: true });
  });
});
