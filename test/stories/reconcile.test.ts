import { expect } from "chai";

import { openCourse } from "../../scripts/chain/course.ts";
import { capitalise } from "../../scripts/insurance/insurer.ts";
import { silentNarrator } from "../../scripts/language/narrator.ts";
import { reconcileInsurer } from "../../scripts/stories/reconcile-insurer.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

const START = Date.parse("2026-01-05T00:00:00Z") / 1_000;
const stranger = `0x${"5".repeat(40)}`;

describe("reconcileInsurer", () => {
  it("is content when every account has a name and every fen its place", async () => {
    const course = await openCourse(await stageAt(START));
    await capitalise(course, 1_000n);

    const { reconciled, books, figures } = await reconcileInsurer(course, silentNarrator, []);

    expect(reconciled).to.equal(true);
    expect(figures.resources).to.equal(1_000n);
    expect(books.lines.map(({ name, balance }) => [name.en, balance])).to.deep.equal([
      ["issuer of lab yuan", -1_000n],
      ["solvency pool", 1_000n],
      ["capital provider", 0n],
    ]);
  });

  it("names an account that nobody can explain", async () => {
    const course = await openCourse(await stageAt(START));
    await course.yuan.connect(course.people.operations).mint(stranger, 5n);

    const { reconciled, differences } = await reconcileInsurer(course, silentNarrator, []);

    expect(reconciled).to.equal(false);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      `${stranger} moved money and is no account of this story.`,
    ]);
  });

  it("notices money in the pool that its books do not know", async () => {
    const course = await openCourse(await stageAt(START));
    await course.yuan.connect(course.people.operations).mint(course.pool, 7n);

    const { reconciled, differences } = await reconcileInsurer(course, silentNarrator, []);

    expect(reconciled).to.equal(false);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "The pool holds 7 fen and its books say 0.",
    ]);
  });

  it("notices money at the desks of reinsurance and claims that their books do not know", async () => {
    const course = await openCourse(await stageAt(START));
    const mint = course.yuan.connect(course.people.operations);
    await mint.mint(course.reinsurance, 3n);
    await mint.mint(course.indemnity, 4n);

    const { reconciled, differences } = await reconcileInsurer(course, silentNarrator, []);

    expect(reconciled).to.equal(false);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "The reinsurance desk holds 3 fen and its books say 0.",
      "The claims desk holds 4 fen and its open bonds are 0.",
    ]);
  });
});
