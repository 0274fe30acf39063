import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { companySale } from "../../scripts/stories/company-sale.ts";
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

  it("sells a company through the waterfall: at the low price the preference counts, at the high one not", async () => {
    const facts = await companySale.tell(await stageAt(companySale.startsAt), silentNarrator);

    // 7,300 ordinary and 2,000 preference shares, of 50.00 each: a preference of 100,000.00, and the rest to the others;
    // converted, 2,000 / 9,300 of the price; participating, 100,000.00 and 2,000 / 9,300 of the rest. Rounded down.
    expect(
      facts.variants.map(({ price, isParticipating, amounts, converted }) => [
        price,
        isParticipating,
        amounts,
        converted,
      ]),
    ).to.deep.equal([
      [30_000_000n, false, [10_000_000n, 20_000_000n], [false, false]],
      [30_000_000n, true, [14_301_075n, 15_698_925n], [false, false]],
      [80_000_000n, false, [17_204_301n, 62_795_699n], [true, false]],
      [80_000_000n, true, [25_053_763n, 54_946_237n], [false, false]],
    ]);
    // The desk divides as the command says; 200 of 7,300 ordinary shares are below three quarters.
    const supplies = [2_000n, 7_300n];
    expect(facts.low).to.deep.equal({
      isMade: false,
      accepted: [1_800n, 200n],
      supplies,
      payouts: [10_000_000n, 20_000_000n],
      converted: [false, false],
    });
    expect(facts.high).to.deep.equal({
      isMade: true,
      accepted: [2_000n, 7_000n],
      supplies,
      payouts: [17_204_301n, 62_795_699n],
      converted: [true, false],
    });
    expect(
      facts.settlements.map(({ who, isPreferred, shares, amount }) => [
        who,
        isPreferred,
        shares,
        amount,
      ]),
    ).to.deep.equal([
      // 17,204,301 x 1,800 / 2,000 = 15,483,870.9, and all the rest.
      ["fund", true, 1_800n, 15_483_870n],
      ["engineer", true, 200n, 1_720_431n],
      // 62,795,699 x 5,000 / 7,300 = 43,010,752.7; x 7,000 / 7,300 = 60,215,053.8; x 7,200 / 7,300 = 61,935,483.9.
      ["angel", false, 5_000n, 43_010_752n],
      ["engineer", false, 2_000n, 17_204_301n],
      ["teacher", false, 200n, 1_720_430n],
    ]);
    // 62,795,699 - 61,935,483 for the 100 shares that nobody sold.
    expect([facts.rest, facts.kept]).to.deep.equal([860_216n, 100n]);
    expect(facts.refusals).to.have.length(2);
    expect(facts.refusals[0]).to.equal("The sale is failed; this needs it to be made.");
    // 60 days after the first moment of 10 June; the second in which the sale is closed is the machine's.
    expect(facts.refusals[1]).to.match(
      /^The claim period ended at 2028-08-09 00:00:\d\d \(UTC\+8\)\.$/,
    );
    expect(balances(facts)).to.deep.equal([
      ["issuer of lab yuan", -119_200_000n],
      ["escrow", 0n],
      ["milestone vault", 0n],
      // 292,000.00 and 100,000.00, less 5 %.
      ["company sale", 0n],
      ["company", 37_240_000n],
      ["platform (fee)", 1_960_000n],
      ["teacher", 1_720_430n],
      ["engineer", 18_924_732n],
      ["accredited investor", 43_010_752n],
      ["nurse", 0n],
      ["fund", 15_483_870n],
      ["buyer", 860_216n],
    ]);
    reconciled(facts);
  });
});
