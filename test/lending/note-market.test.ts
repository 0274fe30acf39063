import type { CourseChain } from "../../scripts/chain/course.ts";
import type { RunningLoan } from "../../scripts/lending/note-price.ts";

import { expect } from "chai";
import { MaxUint256, TypedDataEncoder, Wallet } from "ethers";
import { network } from "hardhat";

import { DAY, dayNumber, now, startOfDay, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { scheduleByDefinition } from "../../scripts/lending/model/schedule.ts";
import { NOTE_ORDER, noteOrderDomain, signNoteOrder } from "../../scripts/lending/note-orders.ts";
import { accruedInterest, notePrice } from "../../scripts/lending/note-price.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  noonOf,
  requestLoan,
} from "../../scripts/lending/platform.ts";
import { POLICY } from "../../scripts/lending/policy.ts";
import { randomFrom } from "../support/random.ts";

const BEGINS = startOfDay("2026-03-31");
const PRINCIPAL = 1_000_000n;
const PERIODS = 12;

describe("The note market", function () {
  this.timeout(120_000);

  it("asks for what the model says, on every day of a year", async () => {
    const { course, market, loan, borrower, seller } = await begin();
    const random = randomFrom(11);
    const agreed = await scheduleFor(course, loan);
    for (let paid = 0; paid < PERIODS; paid += 1) {
      const running = agreed(paid);
      const { paidTo, dueDay } = running;
      const days = [1, 2, 3].map(() => paidTo + BigInt(random(Number(dueDay - paidTo))));
      // The last one falls due, or is late by no more than the days of grace.
      days.push(dueDay + BigInt(random(Number(POLICY.graceDays) + 1)));
      for (const day of days.toSorted((a, b) => Number(a - b))) {
        await travelTo(course.connection, noonOf(day));
        const order = orderOf(seller, loan, { priceBps: BigInt(random(20_000)) });
        const units = BigInt(1 + random(30));
        const { clean, accrued } = await market.quote(order, units);
        const price = notePrice(running, await today(course), saleOf(units, order.priceBps));
        expect({ clean, accrued }, `${day}`).to.deep.equal(price);
      }
      await course.loanLedger.connect(borrower).repay(loan);
    }
  });

  it("lets the buyer pay the seller what the model says", async () => {
    const { course, market, loan, seller, buyer } = await begin();
    await travelTo(course.connection, BEGINS + 10 * DAY);
    const order = orderOf(seller, loan, { expiresAt: BigInt(BEGINS + 20 * DAY) });
    const signature = await signNoteOrder(seller, await market.getAddress(), order);
    const before = await course.yuan.balanceOf(seller);

    const running = (await scheduleFor(course, loan))(0);
    const price = notePrice(running, await today(course), saleOf(10n, order.priceBps));
    expect(price).to.deep.equal({ clean: 95_000n, accrued: 302n });
    await market.connect(buyer).buy(order, signature, 10n, price.clean + price.accrued);
    expect((await course.yuan.balanceOf(seller)) - before).to.equal(price.clean + price.accrued);
    expect(await course.noteBook.balanceOf(buyer, loan)).to.equal(10n);
  });

  it("hashes orders as the standard says", async () => {
    const { course, market, loan, seller } = await begin();
    const order = orderOf(seller, loan);
    const { chainId } = await course.connection.ethers.provider.getNetwork();
    const domain = noteOrderDomain(chainId, await market.getAddress());
    const hash = TypedDataEncoder.hash(domain, { NoteOrder: NOTE_ORDER }, order);
    expect(await market.orderHash(order)).to.equal(hash);
  });

  it("needs a seller who knows the chain", async () => {
    const seller = Wallet.createRandom();
    const order = orderOf(seller, seller.address);
    let message = "";
    await signNoteOrder(seller, seller.address, order).catch((error: Error) => {
      message = error.message;
    });
    expect(message).to.equal("the seller is not connected to a chain");
  });
});

describe("Accrued interest", () => {
  const loan: RunningLoan = {
    outstanding: PRINCIPAL,
    ratePpm: 120_000n,
    paidTo: 100n,
    dueDay: 131n,
    principalDue: 78_849n,
  };

  it("grows by a day in 360, up to that of a month", () => {
    const days = [99n, 100n, 101n, 110n, 129n, 130n];
    expect(days.map((day) => accruedInterest(loan, day))).to.deep.equal([
      0n,
      0n,
      333n,
      3_333n,
      9_667n,
      10_000n,
    ]);
  });

  it("goes on with the next month when the last one is not paid", () => {
    expect(accruedInterest(loan, 131n)).to.equal(10_000n);
    expect(accruedInterest(loan, 141n)).to.equal(13_071n);
  });

  it("leaves out what a prepayment has paid", () => {
    const prepaid = { ...loan, daysPrepaid: 10n };
    const days = [105n, 110n, 120n, 131n];
    expect(days.map((day) => accruedInterest(prepaid, day))).to.deep.equal([
      0n,
      0n,
      3_334n,
      6_667n,
    ]);
  });
});

/** A loan of 100 notes, drawn on the last day of March; its first lender sells to somebody who has lent nothing. */
async function begin() {
  const connection = await network.create("default");
  const course = await openCourse(connection);
  const [borrower] = course.people.borrowers;
  const [seller, second, third, fourth, buyer] = course.people.lenders;
  if (!borrower || !seller || !second || !third || !fourth || !buyer) throw new Error("accounts");
  await travelTo(connection, BEGINS);
  for (const one of [seller, second, third, fourth, buyer]) {
    await admitLender(course, one, 10_000_000n);
  }
  await admitBorrower(course, borrower);
  await course.yuan.connect(course.people.operations).mint(borrower, 10_000_000n);
  const loan = await requestLoan(course, borrower, {
    amount: PRINCIPAL,
    periods: PERIODS,
    purpose: "equipment",
    project: "lathe",
    score: 700n,
    grade: 9n,
  });
  await fundLoan(course, loan, [
    { wallet: seller, amount: 300_000n },
    { wallet: second, amount: 300_000n },
    { wallet: third, amount: 200_000n },
    { wallet: fourth, amount: 200_000n },
  ]);
  await course.loanMarket.connect(borrower).draw(loan);

  const { noteBook, noteMarket: market } = course;
  await noteBook.connect(seller).setOperator(market, true);
  await course.yuan.connect(buyer).approve(market, MaxUint256);
  return { course, market, loan, borrower, seller, buyer };
}

function orderOf(
  seller: { readonly address: string },
  loan: string,
  terms: { readonly priceBps?: bigint; readonly expiresAt?: bigint } = {},
) {
  const rest = { priceBps: 9_500n, expiresAt: 1n << 39n, ...terms };
  return { seller: seller.address, loan, units: 30n, minUnits: 1n, nonce: 1n, ...rest };
}

function saleOf(units: bigint, priceBps: bigint) {
  return { units, all: 100n, priceBps, serviceBps: POLICY.serviceBps };
}

/** The loan by the definition of its schedule, for the rate that it has got, when so many instalments are paid. */
async function scheduleFor({ loanLedger }: CourseChain, loan: string) {
  const [{ ratePpm }] = await loanLedger.loanOf(loan);
  const start = dayNumber(BEGINS);
  const terms = { principal: PRINCIPAL, ratePpm, periods: PERIODS, start } as const;
  const schedule = scheduleByDefinition({ ...terms, method: "equal-instalment" });
  return (paid: number): RunningLoan => {
    const [last, next] = [schedule?.rows[paid - 1], schedule?.rows[paid]];
    if (next?.due === undefined) throw new Error(`there is no instalment ${paid + 1}`);
    return {
      outstanding: last?.outstanding ?? PRINCIPAL,
      ratePpm,
      paidTo: BigInt(last?.due ?? start),
      dueDay: BigInt(next.due),
      principalDue: next.principal,
    };
  };
}

async function today({ connection }: CourseChain): Promise<bigint> {
  return BigInt(dayNumber(await now(connection)));
}
