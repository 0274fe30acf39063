import { expect } from "chai";

import { silentNarrator } from "../../scripts/language/narrator.ts";
import { regulatorDay } from "../../scripts/stories/regulator-day.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

describe("the regulator's day", function () {
  this.timeout(180_000);

  it("reads a book of 200 loans, recounts it, and sees midnight move what nobody touched", async () => {
    const facts = await regulatorDay.tell(await stageAt(regulatorDay.startsAt), silentNarrator);
    const { report, midnight } = facts;
    const { table } = report;

    expect(report.differences).to.deep.equal([]);
    expect([table.loansEver, table.borrowersEver, table.lendersEver]).to.deep.equal([
      200n,
      80n,
      40n,
    ]);
    // Four lenders have taken their money out and gone.
    expect([table.loans, table.borrowers, table.lenders]).to.deep.equal([113n, 73n, 36n]);
    expect([table.lent, table.outstanding, table.chargedOff]).to.deep.equal([
      81_520_000n,
      32_068_198n,
      1_883_779n,
    ]);
    expect(report.defaults).to.equal(9n);
    expect(table.overdue.map(({ principal, loans }) => [principal, loans])).to.deep.equal([
      [1_570_213n, 9n],
      [657_000n, 5n],
      [657_000n, 5n],
      [512_457n, 4n],
    ]);
    expect([table.largest, table.topTen]).to.deep.equal([2_664_000n, 12_505_436n]);
    expect([report.compensation, report.related.principal, report.related.loans]).to.deep.equal([
      0n,
      0n,
      0n,
    ]);
    expect(facts.transactions).to.equal(0);
    expect(midnight.overdue.map(({ loans }) => loans)).to.deep.equal([10n, 6n, 5n, 4n]);
    expect(facts.isRecorded).to.equal(true);
    expect(facts.refusals).to.deep.equal([
      "The borrowers named owe 104,654.36 yuan together, no more than the 125,054.36 of those named before.",
    ]);
    expect(facts.reconciliation.differences.map(({ en }) => en)).to.deep.equal([]);
    expect(
      facts.reconciliation.books.lines.map(({ name, balance }) => [name.en, balance]),
    ).to.deep.equal([
      ["issuer of lab yuan", -960_000_000n],
      ["escrows of the loans", 16_917_980n],
      ["platform (fees)", 953_248n],
      ["80 borrowers", 190_171_400n],
      ["40 lenders", 751_957_372n],
    ]);
  });
});
