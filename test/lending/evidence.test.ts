import type { BaseContract } from "ethers";
import type { CollectionStep } from "../../scripts/lending/evidence.ts";

import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";

import { startOfDay, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { eventsOf } from "../../scripts/chain/events.ts";
import { COLLECTION_KINDS, evidenceHead, nextHead } from "../../scripts/lending/evidence.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  noonOf,
  requestLoan,
} from "../../scripts/lending/platform.ts";

const BEGINS = startOfDay("2026-03-31");

describe("The chain of evidence", function () {
  this.timeout(60_000);

  it("has the head of the contract, from the events alone", async () => {
    const { course, desk, loans } = await begin();
    const [first, second] = loans;
    const { dueDay } = (await course.loanLedger.loanOf(first))[0];
    for (const [late, kind] of [1n, 16n, 31n, 61n, 121n].entries()) {
      await travelTo(course.connection, noonOf(dueDay + kind));
      await desk.record(first, late, id(`step ${late}`));
      if (late % 2 === 0) await desk.record(second, 0, id("letter"));
    }
    await desk.openCase(first, id("statement of claim"), id("People's Court"));
    await desk.updateCase(first, 2, id("minutes of the hearing"));
    await desk.closeCase(first, 4, id("settlement"));

    const steps = await stepsOf(desk);
    expect(steps.filter(({ loan }) => loan === first)).to.have.lengthOf(8);
    for (const loan of loans) {
      expect(evidenceHead(loan, steps), loan).to.equal(await desk.headOf(loan));
    }
    const reordered = steps.toReversed();
    expect(evidenceHead(first, reordered)).not.to.equal(await desk.headOf(first));
    expect(evidenceHead(first, steps.slice(1))).not.to.equal(await desk.headOf(first));
  });

  it("begins with zero, and every part of a step counts", () => {
    const step = { loan: `0x${"0a".repeat(20)}`, kind: 1n, evidence: id("call"), time: 1_800_000n };
    const head = nextHead(ZeroHash, step);
    expect(evidenceHead(step.loan, [])).to.equal(ZeroHash);
    expect(evidenceHead(step.loan, [step])).to.equal(head);
    const others = [
      { ...step, loan: `0x${"0b".repeat(20)}` },
      { ...step, kind: 2n },
      { ...step, evidence: id("another call") },
      { ...step, time: 1_800_001n },
    ];
    for (const other of others) expect(nextHead(ZeroHash, other)).not.to.equal(head);
    expect(nextHead(head, step)).not.to.equal(head);
  });

  it("knows the five steps in the order of the contract", () => {
    expect(COLLECTION_KINDS.indexOf("reminder")).to.equal(0);
    expect(COLLECTION_KINDS.indexOf("litigation")).to.equal(4);
  });
});

/** Two loans on which nothing is ever paid, and a desk whose collector is the first account. */
async function begin() {
  const connection = await network.create("default");
  const course = await openCourse(connection);
  const borrowers = course.people.borrowers.slice(0, 2);
  const lenders = course.people.lenders.slice(0, 4);
  await travelTo(connection, BEGINS);
  for (const one of lenders) await admitLender(course, one, 10_000_000n);
  const loans: string[] = [];
  for (const borrower of borrowers) {
    await admitBorrower(course, borrower);
    const loan = await requestLoan(course, borrower, {
      amount: 400_000n,
      periods: 12,
      purpose: "equipment",
      project: borrower.address,
      score: 700n,
      grade: 9n,
    });
    const parts = lenders.map((wallet) => ({ wallet, amount: 100_000n }));
    await fundLoan(course, loan, parts);
    await course.loanMarket.connect(borrower).draw(loan);
    loans.push(loan);
  }
  const [first, second] = loans;
  if (first === undefined || second === undefined) throw new Error("too few borrowers");

  const { ethers } = connection;
  const [collector] = await ethers.getSigners();
  const authority = await ethers.deployContract("AccessManager", [collector]);
  const desk = await ethers.deployContract("CollectionDesk", [authority, course.loanLedger]);
  return { course, desk, loans: [first, second] as const };
}

async function stepsOf(desk: BaseContract): Promise<CollectionStep[]> {
  const events = await eventsOf(desk);
  return events
    .filter(({ eventName }) => eventName === "CollectionAction")
    .map(({ args }) => ({
      loan: String(args["loan"]),
      kind: BigInt(args["kind"]),
      evidence: String(args["evidence"]),
      time: BigInt(args["time"]),
    }));
}
