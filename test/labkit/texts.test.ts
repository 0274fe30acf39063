import { readFileSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";
import hre from "hardhat";

import { leaks } from "../../labkit/author/leaks.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { alike, testText } from "../../labkit/texts/doc-test.ts";
import { sectionsOf } from "../../labkit/texts/markdown.ts";
import { strangeNumbers } from "../../labkit/texts/numbers.ts";
import { parity } from "../../labkit/texts/parity.ts";
import { change, MODEL, ROOT, spoiltLab } from "../support/lab.ts";

const text = (dir: string) => readFileSync(path.join(dir, "README.md"), "utf8");

const withoutStep4 = (chinese: string) => chinese.replace(/## s4 [\s\S]*?(?=## s5)/, "");

const translatedBadly = (chinese: string) =>
  change(
    "乘以 10,000，除以",
    "乘以 1,000，除以",
  )(chinese)
    .replace("$ npx hardhat lab check 03 s1", "$ npx hardhat lab check 03")
    .replaceAll("退款", "还钱");

describe("the texts of a lab, with something wrong in them", () => {
  it("are found out by a figure in the prose that comes from nowhere", async () => {
    const wrong = change("his payment times 10,000, divided", "his payment times 20,000, divided");
    await spoiltLab("README.md", wrong, async (loaded) => {
      expect(strangeNumbers(sectionsOf(text(loaded.dir)), loaded)).to.deep.equal([
        { step: "s6", what: "where does the figure 20000 come from?" },
      ]);
    });
  });

  it("are found out by an output that is not what is printed", async () => {
    const listing = "# T\n\n```console\n$ npx hardhat lab start 99\nThere is no lab\n```\n";
    await spoiltLab(
      "README.md",
      () => listing,
      async (loaded) => {
        const paths = pathsOf(ROOT);
        const { differences, updated } = await testText(hre, paths, loaded, "en");

        expect(differences[8]?.what).to.match(
          /text: There is no lab\n {4}real: There is no lab "99"/,
        );
        expect(updated).to.match(/\nThere is no lab "99"; the labs are .*\n```\n$/);
      },
    );
  });

  it("are found out by a step that is not translated", async () => {
    await spoiltLab("README.zh-CN.md", withoutStep4, async (loaded) => {
      expect(parity(loaded).map(({ what }) => what)).to.deep.equal([
        "sections: intro s1 s2 s3 s4 s5 s6 s7 s8 afterwards and intro s1 s2 s3 s5 s6 s7 s8 afterwards",
      ]);
    });
  });

  it("are found out by a figure, a command or a term that only one of them has", async () => {
    await spoiltLab("README.zh-CN.md", translatedBadly, async (loaded) => {
      const found = parity(loaded).map(({ step, what }) => `${step} ${what.split(/[\n:]/)[0]}`);
      expect(found).to.include.members(["s1 commands differ", "s6 figures differ"]);
      expect(found.join()).to.include('s5 "refund" is in the English text only');
    });
  });

  it("are found out by a hint that gives the solution away", async () => {
    const leak = change(
      "Add the amount to what the caller has paid. Add it",
      "paid[msg.sender] += amount; Add it",
    );
    await spoiltLab("hints.ts", leak, async (loaded) => {
      // The third hint may be plain; the second may not.
      expect(leaks(loaded)).to.deep.equal([]);
    });
    const early = change("After Alice has paid, three", "Write paid[msg.sender] += amount; three");
    await spoiltLab("hints.ts", early, async (loaded) => {
      expect(leaks(loaded)).to.deep.equal([
        "hint 1 of pays-in (en) gives away a line of contracts/Escrow.sol: paid[msg.sender] += amount;",
      ]);
    });
  });
});

describe("an output in a text", () => {
  it("may leave lines out where it says so, and nowhere else", () => {
    expect(alike(["a", "...", "d"], ["a", "b", "c", "d"])).to.equal(true);
    expect(alike(["a", "..."], ["a"])).to.equal(true);
    expect(alike(["a", "d"], ["a", "b", "d"])).to.equal(false);
    expect(alike(["a", "...", "d"], ["a", "b"])).to.equal(false);
  });
});

describe(`the text of ${MODEL}`, () => {
  it("has a part before the steps, the steps and a part after them", () => {
    const sections = sectionsOf(text(path.join(ROOT, "labs", MODEL)));
    expect(sections.map(({ id }) => id).join(" ")).to.equal(
      "intro s1 s2 s3 s4 s5 s6 s7 s8 afterwards",
    );
  });
});
