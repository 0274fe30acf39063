import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { silentNarrator } from "../../scripts/language/narrator.ts";
import { materialChange } from "../../scripts/stories/material-change.ts";
import { offeringFails } from "../../scripts/stories/offering-fails.ts";
import { offeringSuccess } from "../../scripts/stories/offering-success.ts";
import { oversubscribed } from "../../scripts/stories/oversubscribed.ts";
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

  it("takes an offering through its four stages to a dividend and an exit", async () => {
    const facts = await offeringSuccess.tell(
      await stageAt(offeringSuccess.startsAt),
      silentNarrator,
    );

    // 200 + 1,600 + 1,600 = 3,400 shares at 50.00, less 5 %; the nurse's 30 were taken back.
    expect(facts.proceeds).to.equal(16_150_000n);
    // 60 % and 40 % of it.
    expect(facts.released).to.deep.equal([9_690_000n, 6_460_000n]);
    // 34,000.00 on 3,400 shares: 10.00 a share.
    expect(facts.dividends).to.deep.equal([200_000n, 1_600_000n, 1_600_000n]);
    // 200 shares at 65.00.
    expect(facts.exit).to.equal(1_300_000n);
    expect(facts.refusals).to.deep.equal([
      "0.00 yuan were invested in the last twelve months; with 10,050.00 more the limit of 10,000.00 would be exceeded.",
      "10,000.00 yuan in this offering are above the threshold for a risk warning (4,000.00; zero: passed before); the agreement must acknowledge the warning.",
      "The company's disclosure is overdue since 2027-05-01 00:00:00 (UTC+8); it must report before more is released.",
    ]);
    expectBalances(facts, [
      ["issuer of lab yuan", -27_500_000n],
      ["escrow", 0n],
      ["milestone vault", 0n],
      ["share register (dividends)", 0n],
      ["transfer desk", 0n],
      // 161,500.00 less the dividend.
      ["company", 12_750_000n],
      ["platform (fee)", 850_000n],
      ["teacher", 2_500_000n],
      ["engineer", 7_300_000n],
      ["accredited investor", 3_600_000n],
      ["nurse", 500_000n],
    ]);
  });

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

  it("divides an oversubscribed offering in proportion, down to the last fen", async () => {
    const facts = await oversubscribed.tell(await stageAt(oversubscribed.startsAt), silentNarrator);

    expect(facts.demand).to.equal(3_000n);
    // Two thirds of 1,500, 1,000, 400 and 100, rounded down; the rest of the shares at 50.00. In turn the first two
    // would have taken all 2,000.
    expect(
      facts.allotments.map(({ name, asked, allotted, refunded, firstCome }) => [
        name.en,
        asked,
        allotted,
        refunded,
        firstCome,
      ]),
    ).to.deep.equal([
      ["restaurateur", 1_500n, 1_000n, 2_500_000n, 1_500n],
      ["engineer", 1_000n, 666n, 1_670_000n, 500n],
      ["nurse", 400n, 266n, 670_000n, 0n],
      ["teacher", 100n, 66n, 170_000n, 0n],
    ]);
    // Four investors lose at most three of 2,000 shares by rounding; they lost two.
    expect(facts.sold).to.deep.equal([1_997n, 1_998n]);
    // 1,997 shares are 99,850.00, of which 5 % is the fee; the last one is free of it.
    expect(facts.uses).to.deep.equal({
      collected: 15_000_000n,
      refunded: 5_010_000n,
      fee: 499_250n,
      filed: 9_485_750n,
      remainder: 5_000n,
      left: 0n,
    });
    // Announced on Friday 17 July 2026.
    expect(facts.businessDays).to.deep.equal([
      "2026-07-20",
      "2026-07-21",
      "2026-07-22",
      "2026-07-23",
      "2026-07-24",
    ]);
    expect(facts.deadline).to.equal(Date.parse("2026-07-24T16:00:00Z") / 1_000);
    expect(facts.refusals).to.deep.equal([
      "An early end at 2026-07-23 00:00:00 (UTC+8) is not possible; it must be at 2026-07-25 00:00:00 (UTC+8) or later, and before 2026-09-01 00:00:00 (UTC+8).",
      "What rounding leaves goes to the vault once, after the last claim; so far 2,900 of 3,000 committed shares were claimed, or nothing is left.",
    ]);
    expectBalances(facts, [
      ["issuer of lab yuan", -15_000_000n],
      ["escrow", 0n],
      ["milestone vault", 9_490_750n],
      ["platform (fee)", 499_250n],
      ["restaurateur", 2_500_000n],
      ["engineer", 1_670_000n],
      ["nurse", 670_000n],
      ["teacher", 170_000n],
    ]);
  });
});
