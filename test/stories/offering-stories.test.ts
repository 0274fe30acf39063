import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { silentNarrator } from "../../scripts/language/narrator.ts";
import { materialChange } from "../../scripts/stories/material-change.ts";
import { offeringFails } from "../../scripts/stories/offering-fails.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

/** Every fen has its place, and each account the balance given here, in fen. */
function expectBalances(
  { reconciliation }: StoryFacts,
  balances: readonly (readonly [string, bigint])[],
): void {
  expect(reconciliation.differences.map(({ en }) => en)).to.deep.equal([]);
  expect(reconciliation.books.lines.map(({ name, balance }) => [name.en, balance])).to.deep.equal(
    balances,
  );
}

describe("stories of offerings", function () {
  this.timeout(120_000);

  it("gives everybody his money back when an offering fails, whoever closes it and when", async () => {
    const facts = await offeringFails.tell(await stageAt(offeringFails.startsAt), silentNarrator);

    // 120 + 300 + 900; the student's 20 were taken back before.
    expect(facts.committed).to.equal(1_320n);
    // 20, 300, 120 and 900 shares at 100.00; only the carpenter names another address.
    expect(
      facts.returns.map(({ amount, to, investor }) => [amount, to === investor]),
    ).to.deep.equal([
      [200_000n, true],
      [3_000_000n, false],
      [1_200_000n, true],
      [9_000_000n, true],
    ]);
    // 120 shares at 100.00; nothing; and nothing again after the bakery.
    expect(facts.used).to.deep.equal([1_200_000n, 0n, 0n]);
    // 80 and 120 shares at 50.00.
    expect(facts.returnsOfForgotten.map(({ amount }) => amount)).to.deep.equal([
      400_000n,
      600_000n,
    ]);
    expect(facts.left).to.deep.equal([0n, 0n]);
    expect(facts.refusals).to.deep.equal([
      // 48 hours before the end of 31 March.
      "Commitments bind since 2026-03-30 00:00:00 (UTC+8); the time of reflection after the last addition is over too.",
      // 5 % of 300,000.00, the larger of income and net worth.
      "12,000.00 yuan were invested in the last twelve months; with 4,000.00 more the limit of 15,000.00 would be exceeded.",
      "The offering is failed; this needs one that is closed.",
      `There is no commitment of ${facts.returns[2]?.investor} here for which something could be claimed or paid back.`,
      "The offering is open; this needs one that is failed.",
      "The offering is failed; this needs one that is open.",
    ]);
    // Everybody has exactly what was issued to him.
    expectBalances(facts, [
      ["issuer of lab yuan", -17_300_000n],
      ["escrow", 0n],
      ["librarian", 2_400_000n],
      ["carpenter", 1_000_000n],
      ["publisher", 10_600_000n],
      ["student", 300_000n],
      ["carpenter, other address", 3_000_000n],
    ]);
  });

  it("counts after a material change only who has signed again, and pays the others back", async () => {
    const facts = await materialChange.tell(await stageAt(materialChange.startsAt), silentNarrator);

    // Thursday 14 May 2026 and the weekend of 16 and 17 May do not count.
    expect(facts.businessDays).to.deep.equal([
      "2026-05-15",
      "2026-05-18",
      "2026-05-19",
      "2026-05-20",
      "2026-05-21",
    ]);
    const endOf21May = Date.parse("2026-05-21T16:00:00Z") / 1_000;
    expect(facts.reconfirmEnd).to.equal(endOf21May);
    // Before the change it was the end of 18 May.
    expect(facts.deadline).to.equal(endOf21May);
    // Confirmed, set aside, fen in escrow: 400 + 500 + 150 + 50 shares at 100.00; all set aside; 400 reconfirmed;
    // 50 taken back; 500 reconfirmed; 120 new ones; 150 sent back.
    expect(
      facts.moments.map(({ confirmed, stale, held }) => [confirmed, stale, held]),
    ).to.deep.equal([
      [1_100n, 0n, 11_000_000n],
      [0n, 1_100n, 11_000_000n],
      [400n, 700n, 11_000_000n],
      [400n, 650n, 10_500_000n],
      [900n, 150n, 10_500_000n],
      [1_020n, 150n, 11_700_000n],
      [1_020n, 0n, 10_200_000n],
    ]);
    expect(facts.returns.map(({ amount }) => amount)).to.deep.equal([500_000n, 1_500_000n]);
    expect(facts.issued).to.deep.equal([400n, 500n, 120n]);
    // 102,000.00 less 5 %.
    expect(facts.proceeds).to.equal(9_690_000n);
    expect(facts.refusals).to.deep.equal([
      "The earlier commitment is to version 1, the offer is in version 2; reconfirm it or take it back before adding to it.",
      // 48 hours before the end of 21 May.
      "Commitments bind since 2026-05-20 00:00:00 (UTC+8); the time of reflection after the last addition is over too.",
      "A commitment to version 1 cannot be reconfirmed: it is the present version, or one before version 1, or the time ended at 2026-05-22 00:00:00 (UTC+8).",
    ]);
    expectBalances(facts, [
      ["issuer of lab yuan", -13_500_000n],
      ["escrow", 0n],
      ["milestone vault", 9_690_000n],
      ["platform (fee)", 510_000n],
      ["engineer", 1_000_000n],
      ["tea merchant", 0n],
      ["teacher", 1_500_000n],
      ["student", 500_000n],
      ["nurse", 300_000n],
    ]);
  });
});
