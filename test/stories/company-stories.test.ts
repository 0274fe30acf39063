import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { silentNarrator } from "../../scripts/language/narrator.ts";
import { milestoneRejected } from "../../scripts/stories/milestone-rejected.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

const reconciled = ({ reconciliation }: StoryFacts) =>
  expect(reconciliation.differences.map(({ en }) => en)).to.deep.equal([]);

const balances = ({ reconciliation }: StoryFacts) =>
  reconciliation.books.lines.map(({ name, balance }) => [name.en, balance]);

describe("stories of companies that were crowdfunded", function () {
  this.timeout(120_000);

  it("gives back what a twice rejected milestone would have released, the same for every share", async () => {
    const facts = await milestoneRejected.tell(
      await stageAt(milestoneRejected.startsAt),
      silentNarrator,
    );

    // 400 + 4,000 + 4,150 + 250 = 8,800 shares at 20.00, less 5 %.
    expect(facts.proceeds).to.equal((8_800n * 2_000n * 95n) / 100n);
    // 40 % of 167,200.00.
    expect(facts.released).to.equal(6_688_000n);
    const all = { milestone: 2n, total: 8_800n };
    expect(facts.votes).to.deep.equal([
      { milestone: 1n, outcome: "approved", yes: 8_800n, no: 0n, total: 8_800n },
      // 400 + 250 of 8,800 shares; the quorum is 2,200.
      { ...all, outcome: "lapsed", yes: 650n, no: 0n },
      { ...all, outcome: "rejected", yes: 650n, no: 4_000n },
      // 4,150 + 250 against 4,000 + 400: a tie.
      { ...all, outcome: "rejected", yes: 4_400n, no: 4_400n },
    ]);
    // (167,200.00 - 66,880.00) / 8,800 = 11.40 a share, however its owner voted.
    expect(facts.refunds).to.deep.equal([456_000n, 4_560_000n, 4_731_000n, 285_000n]);
    expect(facts.shares).to.deep.equal([400n, 4_000n, 4_150n, 250n]);
    expect(facts.refusals).to.deep.equal([
      "0x9eF6c02FB2ECc446146E05F1fF687a788a8BF76d has voted on claim number 3 already.",
      "The evidence 0x853e57c3…102e0baa is empty or was judged before; a claim needs other evidence.",
      "The vault is being unwound; this needs it to be at work on a milestone.",
      "No money of 0x08A2DE6F3528319123b25935C92888B16db8913E waits in this vault.",
    ]);
    expect(balances(facts)).to.deep.equal([
      ["issuer of lab yuan", -17_600_000n],
      ["escrow", 0n],
      ["milestone vault", 0n],
      ["company", 6_688_000n],
      ["platform (fee)", 880_000n],
      ["teacher", 456_000n],
      ["engineer", 4_560_000n],
      ["accredited investor", 4_731_000n],
      ["nurse", 285_000n],
    ]);
    reconciled(facts);
  });
});
