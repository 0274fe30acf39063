import { expect } from "chai";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../scripts/chain/course.ts";
import type { OpenOffering } from "../../scripts/crowdfunding/offerings.ts";

import { PLATFORM_FEE_BPS } from "../../ignition/modules/Crowdfunding.ts";
import { HOUR, travelTo } from "../../scripts/chain/clock.ts";
import { claimShares, closeAndFile } from "../../scripts/crowdfunding/company.ts";
import { reconcileOffering } from "../../scripts/crowdfunding/model/offering.ts";
import { invest } from "../../scripts/crowdfunding/offerings.ts";
import { randomFrom } from "../support/random.ts";
import { type Allocation, allocationByDefinition, sum } from "./support/allocation-model.ts";
import { DEADLINE, listOffering, moneyOf, openMarket, OPENS_AT } from "./support/market.ts";

const BOOKS = 8;

/** An offering whose orders are drawn. */
interface OrderBook {
  readonly sharePrice: bigint;
  readonly target: bigint;
  readonly cap: bigint;
  readonly orders: readonly bigint[];
}

/** More investors than shares: nobody gets one, and all money goes back. */
const crowded: OrderBook = { sharePrice: 7n, target: 3n, cap: 3n, orders: [3n, 3n, 3n, 3n, 3n] };

describe("pro-rata allocation", () => {
  it("divides random order books as its definition does, to the last fen", async function () {
    this.timeout(60_000);
    const course = await openMarket();
    const random = randomFrom(20_261_123);
    const books = [crowded, ...Array.from({ length: BOOKS }, () => draw(random))];
    const offerings: OpenOffering[] = [];
    for (const [i, { orders: _, ...terms }] of books.entries()) {
      offerings.push(await listOffering(course, { ...terms, isProRata: true, symbol: `SHOP${i}` }));
    }
    await travelTo(course.connection, OPENS_AT + HOUR);
    for (const [i, { orders }] of books.entries()) await place(course, offerings[i], orders);
    await travelTo(course.connection, DEADLINE);
    for (const [i, book] of books.entries()) await expectAllocation(course, offerings[i], book);
    expect(books.some(isOver) && !books.every(isOver), "both kinds were drawn").to.equal(true);
  });
});

function isOver({ orders, cap }: OrderBook): boolean {
  return sum(orders) > cap;
}

function draw(random: (below: number) => number): OrderBook {
  const cap = BigInt(10 + random(20_000));
  const orders = Array.from({ length: 2 + random(7) }, () => 1n + BigInt(random(Number(cap))));
  const demand = sum(orders);
  const target = 1n + BigInt(random(Number(demand < cap ? demand : cap)));
  return { sharePrice: BigInt(1 + random(997)), target, cap, orders };
}

async function place(
  course: CourseChain,
  offering: OpenOffering | undefined,
  orders: readonly bigint[],
): Promise<void> {
  if (offering === undefined) throw new Error("there is no such offering");
  for (const [i, investor] of buyers(course, orders).entries()) {
    await invest(course, offering, investor, orders[i] ?? 0n, { riskAcknowledged: true });
  }
}

async function expectAllocation(
  course: CourseChain,
  offering: OpenOffering | undefined,
  { orders, ...terms }: OrderBook,
): Promise<void> {
  if (offering === undefined) throw new Error("there is no such offering");
  const { escrow, vault, register } = offering;
  const expected = allocationByDefinition({ ...terms, feeBps: BigInt(PLATFORM_FEE_BPS) }, orders);
  const what = `${orders.join(" + ")} for ${terms.cap} shares at ${terms.sharePrice}`;
  const investors = buyers(course, orders);
  const before = await moneyOf(course, [...investors, course.people.platform]);

  await closeAndFile(course, offering, what);
  expect((await vault.booksOf()).deposited, `proceeds of ${what}`).to.equal(expected.proceeds);
  await claimShares(offering, investors.toReversed());
  const shares = await Promise.all(investors.map((one) => register.balanceOf(one)));
  expect(shares, `shares of ${what}`).to.deep.equal(expected.shares);
  expect(await reconcileOffering(course, offering), `events of ${what}`).to.deep.equal([]);

  await collectRest(offering, expected);
  const after = await moneyOf(course, [...investors, course.people.platform]);
  const gains = after.map((money, i) => money - (before[i] ?? 0n));
  expect(gains, `refunds and fee of ${what}`).to.deep.equal([...expected.refunds, expected.fee]);
  const ends = await moneyOf(course, [escrow, vault]);
  expect(ends, `end of ${what}`).to.deep.equal([0n, expected.proceeds + expected.remainder]);
  expect(await reconcileOffering(course, offering), `end of ${what}`).to.deep.equal([]);
}

async function collectRest({ escrow }: OpenOffering, { remainder, fee }: Allocation) {
  if (remainder !== 0n) await escrow.releaseRemainder();
  if (fee !== 0n) await escrow.collectFee();
}

function buyers({ people }: CourseChain, orders: readonly bigint[]): HardhatEthersSigner[] {
  return people.investors.slice(0, orders.length);
}
