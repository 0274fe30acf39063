import { expect } from "chai";

import type { CourseChain } from "../../scripts/chain/course.ts";
import type { OpenOffering } from "../../scripts/crowdfunding/offerings.ts";

import { id } from "ethers";

import { DAY, HOUR, travelTo } from "../../scripts/chain/clock.ts";
import { claimShares, closeAndFile } from "../../scripts/crowdfunding/company.ts";
import {
  EscrowBooks,
  type EscrowTerms,
  OFFERING_STAGES,
} from "../../scripts/crowdfunding/model/escrow.ts";
import { differencesBetween, Objections } from "../../scripts/crowdfunding/model/figures.ts";
import { rebuildOffering, reconcileOffering } from "../../scripts/crowdfunding/model/offering.ts";
import { invest, reconfirm } from "../../scripts/crowdfunding/offerings.ts";
import { openAudited } from "./support/audited.ts";
import { DEADLINE, listOffering, OPENS_AT } from "./support/market.ts";

describe("offerings rebuilt from events", () => {
  it("equal the contracts through changes, lapses and an early end that did not come", async function () {
    this.timeout(60_000);
    const { course, offering, agree, investors } = await openAudited({ isProRata: true });
    const { escrow } = offering;
    const { company } = course.people;
    const [ann, ben, cao, dan] = investors;
    await agree("nobody has invested");
    await travelTo(course.connection, OPENS_AT + HOUR);
    await invest(course, offering, ann, 500n);
    await invest(course, offering, ann, 30n);
    await invest(course, offering, ben, 400n);
    await invest(course, offering, cao, 7n);
    await escrow.connect(ann).cancel(ann);
    await invest(course, offering, ann, 333n);
    await agree("money in, out and in again");

    await escrow.connect(company).changeMaterially(id("second version"));
    await agree("all is stale");
    await reconfirm(course, offering, ann);
    await escrow.connect(cao).cancel(dan);
    await invest(course, offering, dan, 901n);
    await agree("reconfirmed, taken back and added");
    await travelTo(course.connection, Number((await escrow.bookOf()).reconfirmEnd));
    await agree("the time to reconfirm is over");
    await escrow.connect(company).changeMaterially(id("third version"));
    await reconfirm(course, offering, ann);
    await reconfirm(course, offering, dan);
    expect((await figuresOf(course, offering)).escrow.lapsed).to.equal(400n);
    await agree("what was not reconfirmed has lapsed");

    const early = Number((await escrow.bookOf()).deadline) - DAY;
    await escrow.connect(company).noticeEarlyClose(early);
    await agree("an early end is announced");
    await escrow.connect(company).changeMaterially(id("fourth version"));
    await agree("and withdrawn by a change");
    await reconfirm(course, offering, dan);
    await escrow.sendBack(ben);
    await agree("a lapsed commitment is sent back");
    await travelTo(course.connection, Number((await escrow.bookOf()).deadline));
    await closeAndFile(course, offering, "filing");
    await agree("filed, one commitment left behind");
    await escrow.sendBack(ann);
    await claimShares(offering, [dan]);
    await escrow.collectFee();
    await agree("one investor is left");
    expect((await figuresOf(course, offering)).escrow.sold).to.equal(901n);
  });

  it("equal them when an early end is missed, and when time alone ends the offering", async function () {
    this.timeout(60_000);
    const { course, offering, agree, investors } = await openAudited({ target: 300n });
    const { escrow } = offering;
    const [ann, ben] = investors;
    await travelTo(course.connection, OPENS_AT + HOUR);
    await invest(course, offering, ann, 200n);
    await invest(course, offering, ben, 150n);
    await travelTo(course.connection, OPENS_AT + 15 * DAY);
    await escrow.connect(course.people.company).noticeEarlyClose(OPENS_AT + 25 * DAY);
    await escrow.connect(ben).cancel(ben);
    await agree("the target is lost again");
    await travelTo(course.connection, OPENS_AT + 25 * DAY);
    await agree("the first deadline counts again");
    expect((await figuresOf(course, offering)).escrow.stage).to.equal(OFFERING_STAGES.open);
    await travelTo(course.connection, DEADLINE + 91 * DAY);
    await agree("nobody has closed in time");
    expect((await figuresOf(course, offering)).escrow.stage).to.equal(OFFERING_STAGES.failed);
    await escrow.connect(ann).refund(ben);
    await agree("everybody has his money back");
  });

  it("equal them when the target is missed, and when the company calls the offering off", async () => {
    const { course, offering, agree, investors } = await openAudited({ target: 300n });
    const other = await listOffering(course, { symbol: "OTHER" });
    const [ann] = investors;
    await travelTo(course.connection, OPENS_AT + HOUR);
    await invest(course, offering, ann, 200n);
    await invest(course, other, ann, 200n);
    await other.escrow.connect(course.people.company).withdraw();
    await other.escrow.sendBack(ann);
    expect(await reconcileOffering(course, other)).to.deep.equal([]);
    await travelTo(course.connection, DEADLINE);
    await offering.escrow.close();
    await agree("failed");
    await offering.escrow.sendBack(ann);
    await agree("sent back");
  });

  it("object to an event that does not follow from those before it", () => {
    const objections = new Objections();
    const terms = { deadline: 1_000n, sharePrice: 3n, seats: 0n } as EscrowTerms;
    const { rules } = new EscrowBooks(terms, objections);
    const invested = { investor: "ann", version: 1n, shares: 5n, total: 5n, members: 0n };
    rules["Invested"]?.(invested as never, 10n);
    expect(objections.found).to.deep.equal([]);
    rules["CommitmentReturned"]?.({ investor: "ann", shares: 2n, amount: 7n } as never, 10n);
    expect(objections.found).to.deep.equal([{ figure: "money returned", rebuilt: 6n, actual: 7n }]);
    expect(() => rules["Reconfirmed"]?.({ investor: "ben", shares: 1n } as never, 10n)).to.throw(
      "no event announced a commitment of ben",
    );
  });

  it("name every figure that differs or is missing", () => {
    const book = { vault: { released: 1n, isUnwinding: false }, stage: 2n };
    expect(differencesBetween(book, { ...book })).to.deep.equal([]);
    const other = { vault: { released: 2n, isUnwinding: true } };
    expect(differencesBetween(book, other)).to.deep.equal([
      { figure: "vault.released", rebuilt: 1n, actual: 2n },
      { figure: "vault.isUnwinding", rebuilt: false, actual: true },
      { figure: "stage", rebuilt: 2n, actual: undefined },
    ]);
  });
});

async function figuresOf(course: CourseChain, offering: OpenOffering) {
  return (await rebuildOffering(course, offering)).figures;
}
