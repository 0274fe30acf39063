import { expect } from "chai";

import type { StoryFacts } from "../../scripts/stories/story.ts";

import { droughtSeason } from "../../scripts/stories/drought-season.ts";
import { flightDesk } from "../../scripts/stories/flight-desk.ts";
import { groundStop } from "../../scripts/stories/ground-stop.ts";
import { hedgeTwoWays } from "../../scripts/stories/hedge-two-ways.ts";
import { hualien } from "../../scripts/stories/hualien.ts";
import { motorClaim } from "../../scripts/stories/motor-claim.ts";
import { companySale } from "../../scripts/stories/company-sale.ts";
import { auction } from "../../scripts/stories/auction.ts";
import { loanDefaultAndRecovery } from "../../scripts/stories/loan-default-and-recovery.ts";
import { loanLateThenCured } from "../../scripts/stories/loan-late-then-cured.ts";
import { loanRepaid } from "../../scripts/stories/loan-repaid.ts";
import { regulatorDay } from "../../scripts/stories/regulator-day.ts";
import { stories } from "../../scripts/stories/index.ts";
import { materialChange } from "../../scripts/stories/material-change.ts";
import { milestoneRejected } from "../../scripts/stories/milestone-rejected.ts";
import { noteSale } from "../../scripts/stories/note-sale.ts";
import { offeringFails } from "../../scripts/stories/offering-fails.ts";
import { offeringSuccess } from "../../scripts/stories/offering-success.ts";
import { oversubscribed } from "../../scripts/stories/oversubscribed.ts";
import { silentNarrator } from "../../scripts/language/narrator.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

const reconciled = ({ reconciliation }: StoryFacts) =>
  expect(reconciliation.differences.map(({ en }) => en)).to.deep.equal([]);

describe("stories", function () {
  this.timeout(120_000);

  // Those of offerings have theirs in offering-stories.test.ts and company-stories.test.ts, those of loans in
  // loan-stories.test.ts and regulator-day.test.ts.
  it("has a test for every story of the demo", () => {
    expect(stories).to.deep.equal([
      droughtSeason,
      flightDesk,
      groundStop,
      hualien,
      motorClaim,
      hedgeTwoWays,
      offeringSuccess,
      offeringFails,
      materialChange,
      oversubscribed,
      milestoneRejected,
      companySale,
      loanRepaid,
      loanLateThenCured,
      loanDefaultAndRecovery,
      auction,
      noteSale,
      regulatorDay,
    ]);
  });

  it("pays 100 farmers what the rain of four summers says", async () => {
    const facts = await droughtSeason.tell(await stageAt(droughtSeason.startsAt), silentNarrator);

    expect(
      facts.seasons.map(({ year, index, payoutBps, payout }) => [year, index, payoutBps, payout]),
    ).to.deep.equal([
      [2012, 272n, 9_280, 9_280_000n],
      [2013, 1_912n, 0, 0n],
      [2014, 1_223n, 0, 0n],
      [2015, 1_067n, 1_330, 1_330_000n],
    ]);
    // Gross, borne by the quota share, borne by the excess of loss, retained.
    expect(
      facts.seasons.map(({ payout, reinsurer: { quota = 0n, excess = 0n } = {} }) => [
        payout,
        quota,
        excess,
        payout - quota - excess,
      ]),
    ).to.deep.equal([
      [9_280_000n, 2_784_000n, 3_496_000n, 3_000_000n],
      [0n, 0n, 0n, 0n],
      [0n, 0n, 0n, 0n],
      [1_330_000n, 399_000n, 0n, 931_000n],
    ]);
    // 30 % of the premium less 25 % commission, and 15 % of the other 70 %.
    const ceded = 675_000n + 315_000n;
    const earned = 4n * (3_000_000n - ceded);
    const commissions = (earned * 15n) / 100n;
    expect(facts.seasons.map(({ reinsurer }) => reinsurer?.ceded)).to.deep.equal([
      ceded,
      ceded,
      ceded,
      ceded,
    ]);
    // What the insurer can lose: 100,000.00 less quota and excess, and the premium, which may have to go back.
    const locked = 10_000_000n - 3_000_000n - 4_000_000n + 3_000_000n;
    expect(facts.seasons.map(({ booksAtSale }) => booksAtSale.locked)).to.deep.equal([
      locked,
      locked,
      locked,
      locked,
    ]);
    expect(facts.reconciliation.figures).to.deep.equal({
      resources: 50_000_000n + earned - 3_931_000n - commissions,
      locked: 0n,
      unearned: 0n,
      earned,
      reserve: 0n,
      incurred: 3_931_000n,
      expenses: commissions,
      solvencyBps: undefined,
      coreBps: undefined,
      lossBps: 4_889n,
      expenseBps: 1_500n,
      combinedBps: 6_389n,
    });
    reconciled(facts);
  });

  it("pays late passengers by band and nobody else", async () => {
    const facts = await flightDesk.tell(await stageAt(flightDesk.startsAt), silentNarrator);

    expect(facts.outcome).to.deep.equal({
      days: 90,
      flights: 2_000,
      paid: { "45": 137, "120": 22, "180": 5 },
      premium: 3_000_000n,
      payout: 1_005_000n,
    });
    reconciled(facts);
  });

  it("lets no more than the accumulation cap depend on one airport and day", async () => {
    const facts = await groundStop.tell(await stageAt(groundStop.startsAt), silentNarrator);

    expect(facts.refusal).to.equal(
      "With this cover 60,000.00 yuan would depend on zone 3; the accumulation cap is 50,000.00.",
    );
    expect(facts.lateBps).to.equal(6_666);
    expect(facts.payoutBps).to.equal(10_000n);
    expect(facts.paid).to.equal(5_000_000n);
    reconciled(facts);
  });

  it("finds the right magnitude among five observers of whom two are wrong", async () => {
    const facts = await hualien.tell(await stageAt(hualien.startsAt), silentNarrator);

    expect(facts.magnitude).to.equal(64n);
    expect(facts.refusal).to.equal(
      "Only 2 of the reports agree with their median, 3 must; bring the reports of more observers.",
    );
    expect(facts.payoutBps).to.equal(10_000n);
    expect(facts.paid).to.equal(15_000_000n);
    expect(facts.fairState).to.equal(4n);
    reconciled(facts);
  });

  it("assesses a motor claim by panels, hears an appeal and keeps to the limit", async () => {
    const facts = await motorClaim.tell(await stageAt(motorClaim.startsAt), silentNarrator);

    expect(facts.paid).to.deep.equal([500_000n, 500_000n]);
    expect(facts.beforeAppeal).to.equal(288_000n);
    expect(facts.refusals).to.deep.equal([
      "This incident was claimed under this policy before.",
      "The loss could be notified until 2026-09-11 12:00:00 (UTC+8); this notice is late.",
      "Earlier claims have used the policy's limit of 10,000.00 yuan.",
    ]);
    expect(facts.reconciliation.figures).to.deep.include({ incurred: 1_000_000n, locked: 0n });
    reconciled(facts);
  });

  it("pays insured and option buyer alike on one reading, and a forward on one fixing", async () => {
    const facts = await hedgeTwoWays.tell(await stageAt(hedgeTwoWays.startsAt), silentNarrator);

    // 1,672.00 and 1,452.15 degree days; 395,700.00 yuan is 65.95 % of 600,000.00.
    expect(facts.winters).to.deep.equal([
      { year: 2013, index: 33_440n, claim: 0n, payoff: 0n },
      { year: 2014, index: 29_043n, claim: 39_570_000n, payoff: 39_570_000n },
    ]);
    expect(facts.refusal).to.equal("The trade is confirmed; this needs it to be proposed.");
    // 1,000,000.00 x (21.6000 - 20.2147) / 20.2147, down to the fen.
    expect(facts.forward).to.deep.equal({
      fixing: 202_147n,
      sellerGain: 6_852_933n,
      yenInYuan: 106_852_933n,
    });
    expect(
      facts.reconciliation.books.lines.map(({ name, balance }) => [name.en, balance]),
    ).to.deep.equal([
      ["issuer of lab yuan", -340_000_000n],
      ["solvency pool", 184_430_000n],
      ["capital provider", 0n],
      ["options (escrow)", 0n],
      ["forwards (escrow)", 0n],
      ["heating company", 51_570_000n],
      ["trading house", 39_570_000n],
      ["amusement park", 44_430_000n],
      ["importer", 16_852_933n],
      ["exporter", 3_147_067n],
    ]);
    reconciled(facts);
  });
});
