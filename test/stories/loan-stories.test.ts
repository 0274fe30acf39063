import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { silentNarrator } from "../../scripts/language/narrator.ts";
import { auction } from "../../scripts/stories/auction.ts";
import { loanDefaultAndRecovery } from "../../scripts/stories/loan-default-and-recovery.ts";
import { loanLateThenCured } from "../../scripts/stories/loan-late-then-cured.ts";
import { loanRepaid } from "../../scripts/stories/loan-repaid.ts";
import { noteSale } from "../../scripts/stories/note-sale.ts";
import { notePrice } from "../../scripts/lending/note-price.ts";
import { scheduleByDefinition } from "../../scripts/lending/model/schedule.ts";
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

describe("stories of loans", function () {
  this.timeout(120_000);

  it("repays a loan of four lenders in twelve instalments, to the fen", async () => {
    const facts = await loanRepaid.tell(await stageAt(loanRepaid.startsAt), silentNarrator);

    expect([facts.assessment.score, facts.assessment.grade]).to.deep.equal([718, 8]);
    expect(facts.isAsDefined).to.equal(true);
    expect(facts.payments.length).to.equal(12);
    // 36,000.00 at 9.99 % / 12.
    expect(facts.payments[0]?.interest).to.equal(29_970n);
    expect(facts.payments.reduce((sum, { principal }) => sum + principal, 0n)).to.equal(3_600_000n);
    expect(facts.costPpm).to.equal(147_366n);
    expect(facts.outcomes.map(({ lent, first, second }) => first + second - lent)).to.deep.equal([
      47_939n,
      47_939n,
      31_959n,
      31_961n,
    ]);
    expect(facts.uses.left).to.equal(0n);
    expect(facts.refusals.map((one) => one.replaceAll(/0x\S+/g, "0x"))).to.deep.equal([
      "0x belongs to the platform or to somebody close to it; an information intermediary neither borrows nor lends nor pays for others.",
      "0x belongs to the borrower, and nobody lends to himself.",
      "One lender may have 108 tickets of this loan, not 109.",
      "Project 0x is being financed on platform number 1 already; a project is financed once.",
    ]);
    expectBalances(facts, [
      ["issuer of lab yuan", -10_800_000n],
      ["escrows of the loans", 0n],
      // 2 % of 36,000.00, and 1 % of twelve payments, each rounded down.
      ["platform (fees)", 109_968n],
      ["cook", 3_330_234n],
      ["teacher", 2_207_939n],
      ["engineer", 2_207_939n],
      ["nurse", 1_471_959n],
      ["retired bookkeeper", 1_471_961n],
    ]);
  });

  it("charges lateness as agreed, whoever looks, and forgets it after five years", async () => {
    const facts = await loanLateThenCured.tell(
      await stageAt(loanLateThenCured.startsAt),
      silentNarrator,
    );

    const [second, third] = facts.late;
    expect([second?.lateFee, second?.penalty, second?.fee]).to.deep.equal([0n, 0n, 889n]);
    // 5 % of 889.85; 889.85 x 12.29 % x 1.5 x 20 / 360.
    expect([third?.lateFee, third?.penalty, third?.fee]).to.deep.equal([4_449n, 911n, 0n]);
    expect(facts.owed[0]).to.deep.equal(facts.owed[1]);
    // 889.85 x 12.29 % x 1.5 x 45 / 360.
    expect(facts.owed[0]?.penalty).to.equal(2_051n);
    expect(
      facts.help.map(({ period, penalty, lateFee, interest, principal }) => [
        period,
        penalty,
        lateFee,
        interest,
        principal,
      ]),
    ).to.deep.equal([
      [4n, 2_051n, 4_449n, 7_797n, 35_703n],
      // 454.85 for seven days more.
      [4n, 163n, 0n, 0n, 45_485n],
      [5n, 1_002n, 4_449n, 6_966n, 82_019n],
    ]);
    expect(facts.counted).to.deep.equal([1n, 0n]);
    expect(facts.left).to.equal(0n);
    expect(facts.reconciliation.differences).to.deep.equal([]);
  });

  it("collects step by step, charges off, and shares out what comes back", async () => {
    const facts = await loanDefaultAndRecovery.tell(
      await stageAt(loanDefaultAndRecovery.startsAt),
      silentNarrator,
    );

    expect([facts.debt, facts.principal]).to.deep.equal([1_703_587n, 1_533_432n]);
    expect(facts.books).to.deep.equal([
      { outstanding: 1_533_432n, overdue: 1_533_432n, chargedOff: 0n },
      { outstanding: 0n, overdue: 0n, chargedOff: 1_533_432n },
      { outstanding: 0n, overdue: 0n, chargedOff: 1_533_432n },
    ]);
    expect(facts.isChained).to.equal(true);
    // 3, 3, 2 and 2 tenths of three instalments less one percent, 6,750.00 and 3,000.00.
    expect(facts.outcomes.map(({ got }) => got)).to.deep.equal([
      456_086n,
      456_086n,
      304_057n,
      304_057n,
    ]);
    expect(facts.compensation).to.equal(0n);
    expect(facts.refusals[0]).to.equal(
      "The loan is 90 days past due; this step of collection is allowed from 121 days on.",
    );
    expect(facts.refusals[2]).to.equal(
      "Of this recovery 2,700.00 yuan may be kept for the cost of collection, not 2,700.01.",
    );
    expect(facts.reconciliation.differences).to.deep.equal([]);
  });

  it("finds the rate of a loan by auction, and gives back a fee that came too early", async () => {
    const facts = await auction.tell(await stageAt(auction.startsAt), silentNarrator);

    expect([facts.ceilingPpm, facts.ratePpm]).to.deep.equal([165_500n, 124_125n]);
    expect(facts.awards.map(({ asked, won }) => [asked, won])).to.deep.equal([
      [25n, 25n],
      [30n, 30n],
      [20n, 20n],
      [20n, 20n],
      [20n, 5n],
      [30n, 0n],
    ]);
    // 10,000.00 x 12.4125 % x 20 / 360; 24 % for the same time is 133.33.
    expect([facts.payoff.interest, facts.payoff.earned]).to.deep.equal([6_896n, 6_437n]);
    expect(facts.payoff.returned).to.equal(20_000n - 6_437n);
    expect(facts.left).to.equal(0n);
    expect(facts.refusals.slice(1)).to.deep.equal([
      "Before 2026-05-14 00:00:00 (UTC+8) there is nothing to close.",
      "The request is filled; this needs one that is open.",
    ]);
    expect(facts.reconciliation.differences).to.deep.equal([]);
  });

  it("sells a part of a note at a clean price and accrued interest, and divides the loan to the fen", async () => {
    const facts = await noteSale.tell(await stageAt(noteSale.startsAt), silentNarrator);

    // Due days are the second of each month; ten days after 2 June, when three of twelve instalments were paid.
    const { rows } = scheduleOfOven();
    const outstanding = rows[2]?.outstanding ?? 0n;
    const price = notePrice(
      {
        outstanding,
        ratePpm: 81_800n,
        paidTo: 0n,
        dueDay: 30n,
        principalDue: rows[3]?.principal ?? 0n,
      },
      10n,
      { units: 20n, all: 120n, priceBps: 9_850n, serviceBps: 100n },
    );
    expect([facts.sale.clean, facts.sale.accrued]).to.deep.equal([price.clean, price.accrued]);
    expect([price.clean, price.accrued]).to.deep.equal([149_245n, 341n]);
    expect(facts.results.map(({ sold, bought, claimed }) => [sold, bought, claimed])).to.deep.equal(
      [
        [149_586n, 0n, 217_228n],
        [0n, 0n, 372_391n],
        [0n, 0n, 248_261n],
        [0n, 0n, 248_261n],
        [0n, 149_586n, 155_164n],
      ],
    );
    expect([facts.isExact, facts.left]).to.deep.equal([true, 0n]);
    expect(facts.refusals.map((one) => one.replaceAll(/0x\S+/g, "0x"))).to.deep.equal([
      "0x belongs to the platform or to somebody close to it; an information intermediary neither borrows nor lends nor pays for others.",
      "The holder gave notes of this loan away not long ago; that is possible again from 2026-07-12 on.",
    ]);
    expectBalances(facts, [
      ["issuer of lab yuan", -3_120_000n],
      ["escrows of the loans", 0n],
      ["platform (fees)", 36_528n],
      ["baker", 1_122_167n],
      ["translator", 366_814n],
      ["surveyor", 372_391n],
      ["librarian", 248_261n],
      ["conductor", 248_261n],
      ["gardener", 365_578n],
      ["director of the platform", 360_000n],
    ]);
  });
});

function scheduleOfOven() {
  const schedule = scheduleByDefinition({
    principal: 1_200_000n,
    ratePpm: 81_800n,
    periods: 12,
    method: "equal-instalment",
  });
  if (schedule === undefined) throw new Error("whole fen can repay this loan");
  return schedule;
}
