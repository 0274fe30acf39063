import { expect } from "chai";

import { examine } from "../../labkit/author/examine.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { Workshop } from "../../labkit/engine/workshop.ts";
import { change, ROOT, spoiltLab } from "../support/lab.ts";

/** What the authoring check finds in a lab that was spoilt. */
async function found(
  file: string,
  spoil: (text: string) => string,
  promise: string,
): Promise<string[]> {
  return spoiltLab(file, spoil, async (loaded) => {
    const workshop = new Workshop(pathsOf(ROOT));
    try {
      const problems = await examine(workshop, loaded, 1, undefined, (one) => one === promise);
      return problems.map((problem) => problem.found);
    } finally {
      await workshop.close();
    }
  });
}

/** A source whose last step is solved in the starter already. */
const solved = (source: string) =>
  source.replace(
    /(\/\/ lab:begin s8\n)([\s\S]*?)\/\/ lab:else[\s\S]*?\/\/ lab:end/,
    (_, begin: string, solution: string) =>
      `${begin}${solution}// lab:else\n${solution.replace(/^( *)(?=\S)/gm, "$1//~ ")}  // lab:end`,
  );

describe("the authoring check", function () {
  this.timeout(300_000);

  it("notices a starter that passes a step", async () => {
    expect(
      await found("src/scripts/audit.ts", solved, "the starter compiles and fails in every step"),
    ).to.deep.equal(["the starter passes step s8"]);
  });

  it("notices a starter that does not compile", async () => {
    const broken = change(
      "//~ if (raised > 0) revert NotWrittenYet();",
      "//~ if (raised > 0 revert NotWrittenYet();",
    );
    const problems = await found(
      "src/contracts/Escrow.sol",
      broken,
      "the starter compiles and fails in every step",
    );
    expect(problems[0]).to.match(/the starter \(en\) does not compile: contracts\/Escrow.sol:\d+/);
  });

  it("notices a solution that does not pass, and says for whom", async () => {
    const wrong = change("uint256 amount = paid[msg.sender];", "uint256 amount = paid[FOUNDER];");
    expect(
      await found("src/contracts/Escrow.sol", wrong, "the solution passes for every student"),
    ).to.deep.equal(["seed practice: refund fails: Alice asks for her money after the failure"]);
  });

  it("notices a mistake that its check does not catch", async () => {
    const blind = change("await t.accepts(last, escrow.connect(alice).invest(1n));", "");
    const problems = await found("checks.ts", blind, "each mistake is caught by its own check");
    expect(problems.join("\n")).to.include("overwrites");
  });

  it("notices a check that catches nothing", async () => {
    const unused = change('caughtBy: "pays-in"', 'caughtBy: "limit"');
    expect(await found("wrong.ts", unused, "each check catches a mistake")).to.deep.equal([
      "no mistake is caught by pays-in",
    ]);
  });

  it("notices a lab.json that is not what the lab says", async () => {
    const other = change('"version": "1.0.0"', '"version": "0.9.0"');
    expect(await found("lab.json", other, "lab.json is up to date")).to.deep.equal([
      "it is not; run npx hardhat lab dev freeze",
    ]);
  });
});
