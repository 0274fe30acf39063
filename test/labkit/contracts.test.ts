import { expect } from "chai";

import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { PRACTICE_SEED } from "../../labkit/engine/params.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { firstFailure } from "../../labkit/engine/result.ts";
import type { CheckResult } from "../../labkit/engine/result.ts";
import { runChecks } from "../../labkit/engine/run.ts";
import { Workshop } from "../../labkit/engine/workshop.ts";
import { MODEL, ROOT } from "../support/lab.ts";

const ESCROW = "contracts/Escrow.sol";
const INVESTED = "raised += amount;";

/** What the checks of step s3 say first of the solution with a change in it. */
async function verdictOn(change: (escrow: string) => string): Promise<CheckResult | undefined> {
  const loaded = await loadLab(pathsOf(ROOT), MODEL);
  const workshop = new Workshop(pathsOf(ROOT));
  try {
    const files = filesAt(loaded, () => true, "en");
    files.set(ESCROW, change(files.get(ESCROW) ?? ""));
    const bench = await workshop.bench(loaded, files, PRACTICE_SEED);
    return firstFailure(await runChecks(bench, (step) => step === "s3"));
  } finally {
    await workshop.close();
  }
}

const importing = (name: string) => (escrow: string) => `import "${name}";\n${escrow}`;

describe("a student's contract", function () {
  this.timeout(60_000);

  it("is told the line of an import that does not exist, or is not his to import", async () => {
    const solution = `../../../../../../labs/${MODEL}/src/${ESCROW}`;
    for (const name of ["./Nope.sol", "@openzeppelin/contracts/Nope.sol", solution]) {
      const { cause } = (await verdictOn(importing(name))) ?? {};

      expect(cause?.code).to.equal("COMPILE");
      expect(cause?.where).to.deep.equal({ file: ESCROW, line: 1 });
      expect(cause?.said?.en).to.match(/^Source ".*" not found\. Is the path/);
      expect(cause?.said?.zh).to.match(/^找不到导入的文件/);
    }
  });

  it("is told of a loop without an end and of an invalid instruction", async () => {
    const spent = await verdictOn((escrow) => escrow.replace(INVESTED, SPENDS_ALL));
    expect(spent?.cause?.code).to.equal("HALTED");
    expect(spent?.cause?.said?.en).to.match(/^the transaction used up all its gas/);
    const invalid = await verdictOn((escrow) => escrow.replace(INVESTED, "assembly { invalid() }"));
    expect(invalid?.cause?.said?.en).to.equal("the contract ran into an invalid instruction");
  });

  it("is told of a function that takes something else than before", async () => {
    const changed = await verdictOn((escrow) =>
      escrow.replace(/^.*@param.*$/gm, "").replace("function invest(uint256", TAKES_AN_ARRAY),
    );
    expect(changed?.cause?.code).to.equal("HALTED");
    expect(changed?.cause?.said?.en).to.match(/^a function of the contract takes or gives back/);
  });

  it("does not stand in for a contract of the lab by taking its name", async () => {
    const fake = "contract Cash { function mint(address, uint256) external {} }";
    expect(await verdictOn((escrow) => `${escrow}\n${fake}\n`)).to.equal(undefined);
  });
});

/** As a loop without an end would, but at once. */
const SPENDS_ALL = "assembly { mstore(0xffffffffff, 1) }";

const TAKES_AN_ARRAY = "function invest(uint256[] calldata) external {} function pay(uint256";
