import { expect } from "chai";
import hre from "hardhat";

import { examine } from "../../labkit/author/examine.ts";
import { loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { Workshop } from "../../labkit/engine/workshop.ts";
import { testText } from "../../labkit/texts/doc-test.ts";
import { parity } from "../../labkit/texts/parity.ts";
import { LANGUAGES } from "../../scripts/language/text.ts";
import { ROOT } from "./lab.ts";

/** Students' cases that every solution has to solve. */
const SEEDS = 20;

/** What `lab dev check` and `lab doc test` prove of a lab, as tests: one file a lab, so that they share the cores. */
export function labPromises(id: string): void {
  describe(`lab ${id}`, function () {
    this.timeout(600_000);
    const paths = pathsOf(ROOT);

    it(`keeps what it promises, for ${SEEDS} students`, async () => {
      const workshop = new Workshop(paths);
      try {
        expect(await examine(workshop, await loadLab(paths, id), SEEDS)).to.deep.equal([]);
      } finally {
        await workshop.close();
      }
    });

    for (const language of LANGUAGES) {
      it(`prints what its text says (${language})`, async () => {
        const { differences } = await testText(hre, paths, await loadLab(paths, id), language);
        expect(differences).to.deep.equal([]);
      });
    }

    it("says the same in both languages", async () => {
      expect(parity(await loadLab(paths, id))).to.deep.equal([]);
    });
  });
}
