import { expect } from "chai";
import { network } from "hardhat";

import type { CourseChain } from "../../scripts/chain/course.ts";
import type { ForwardTerms, OptionTerms } from "../../scripts/derivatives/term-sheets.ts";
import type { Parties } from "../../scripts/derivatives/trades.ts";

import { id, MaxUint256 } from "ethers";

import { DAY, HOUR, now, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import {
  type Products,
  readTrade,
  rebuildTrades,
  STATES,
} from "../../scripts/derivatives/model.ts";
import { KINDS } from "../../scripts/derivatives/term-sheets.ts";
import {
  agreeForward,
  agreeOption,
  fundParty,
  openForward,
  openOption,
} from "../../scripts/derivatives/trades.ts";
import { registerFeed } from "../../scripts/insurance/insurer.ts";
import { postObservation, unanimous } from "../../scripts/insurance/observations.ts";

const MARGIN = 1_000_000n;
const PREMIUM = 200_000n;
const STRIKE = 200_000n;
/** At this fixing the seller of yuan gains a ninth of the notional amount. */
const FIXING = 180_000n;

describe("trades rebuilt from events", () => {
  it("equal the contracts' records at every stage", async () => {
    const desk = await openDesk();
    const { course, forward, option, parties } = desk;
    const [settled, proposed, signed] = [forward(0n), forward(1n), forward(2n)];
    await openForward(course, parties, settled);
    await course.forward.connect(parties.second).incept(proposed);
    await course.forward.connect(parties.first).cancel(signed, parties.first);
    await agreeOption(course, parties, option(0n));
    await openOption(course, parties, option(1n));
    await course.option.connect(parties.first).incept(option(2n));
    const before = await expectSame(course);
    expect(before.size).to.equal(6);

    await desk.observe();
    await course.forward.settle(settled);
    await course.option.settle(option(0n));
    await course.forward.connect(parties.second).cancel(proposed, parties.second);
    const after = await expectSame(course);
    expect(
      [...after.values()].map(({ state }) => state).toSorted((a, b) => Number(a - b)),
    ).to.deep.equal([
      STATES.incepted,
      STATES.confirmed,
      STATES.settled,
      STATES.settled,
      STATES.terminated,
      STATES.terminated,
    ]);
    // 10,000.00 yuan of margin each, 90,000.00 of notional: a ninth is all of the buyer's margin.
    expect(await course.yuan.balanceOf(course.forward)).to.equal(0n);
  });

  it("equal them when no reading came", async () => {
    const { course, forward, parties, expiry } = await openDesk();
    const tradeId = await agreeForward(course, parties, forward(0n));
    await travelTo(course.connection, expiry + 31 * DAY);
    await course.forward.terminate(forward(0n));
    const books = await expectSame(course);
    expect(books.get(tradeId)).to.deep.equal({ state: STATES.terminated, heldA: 0n, heldB: 0n });
  });

  it("equal them while somebody who could not be paid waits", async () => {
    const { course: ordinary, forward, parties, observe } = await openDesk();
    const { ethers } = ordinary.connection;
    const token = await ethers.deployContract("BlocklistToken");
    const desk = await ethers.deployContract("FxForward", [token, ordinary.oracle]);
    const course = { ...ordinary, forward: await ethers.getContractAt("FxForward", desk) };
    for (const party of [parties.first, parties.second]) {
      await token.mint(party, MARGIN);
      await token.connect(party).approve(desk, MaxUint256);
    }
    const tradeId = await openForward(course, parties, forward(0n));
    await observe();
    await token.setBlocked(parties.second, true);
    await course.forward.settle(forward(0n));
    const waiting = { state: STATES.settled, heldA: 0n, heldB: 2n * MARGIN };
    expect((await expectSame(course)).get(tradeId)).to.deep.equal(waiting);

    await course.forward.connect(parties.second).collect(forward(0n), course.people.agent);
    expect((await expectSame(course)).get(tradeId)).to.deep.equal({ ...waiting, heldB: 0n });
  });
});

async function expectSame(products: Products) {
  const books = await rebuildTrades(products);
  for (const [tradeId, book] of books) {
    const [forward, option] = [
      await readTrade(products.forward, tradeId),
      await readTrade(products.option, tradeId),
    ];
    expect(book).to.deep.equal(forward.state === 0n ? option : forward);
  }
  return books;
}

/** Two parties with money for several trades of both kinds on one feed. */
async function openDesk() {
  const course = await openCourse(await network.create());
  const { importer, exporter } = course.people;
  const parties: Parties = { first: exporter, second: importer };
  for (const party of [exporter, importer]) {
    await fundParty(course, party, course.forward, 5n * MARGIN);
    await fundParty(course, party, course.option, 5n * MARGIN);
  }
  const feedId = await registerFeed(course, { name: "a rate and an index" });
  const expiry = (await now(course.connection)) + 30 * DAY;
  const dates = { feedId, expiry, validUntil: expiry - DAY, termsHash: id("terms") };
  const forward = (salt: bigint): ForwardTerms => ({
    buyer: exporter.address,
    seller: importer.address,
    buyerMargin: MARGIN,
    sellerMargin: MARGIN,
    notional: 9n * MARGIN,
    strike: STRIKE,
    ...dates,
    salt,
  });
  const option = (salt: bigint): OptionTerms => ({
    buyer: exporter.address,
    writer: importer.address,
    premium: PREMIUM,
    cap: MARGIN,
    tick: 1n,
    strike: STRIKE,
    kind: KINDS.put,
    ...dates,
    salt,
  });
  return {
    course,
    parties,
    forward,
    option,
    expiry,
    observe: () => publish(course, feedId, expiry),
  };
}

async function publish(course: CourseChain, feedId: string, periodEnd: number): Promise<void> {
  await travelTo(course.connection, periodEnd);
  await postObservation(course, { feedId, periodEnd }, unanimous(course, FIXING));
  await travelTo(course.connection, periodEnd + 2 * HOUR);
}
