import { expect } from "chai";
import { config } from "hardhat";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../scripts/chain/course.ts";
import type { Dice } from "../../scripts/lending/score/random.ts";

import { DAY, now, startOfDay, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { crowdOf } from "../../scripts/chain/crowd.ts";
import { readTable } from "../../scripts/lending/disclosure.ts";
import { discloseBook, nameLargest } from "../../scripts/lending/disclosure-report.ts";
import { METHODS } from "../../scripts/lending/input/readers.ts";
import { rebuildLoans } from "../../scripts/lending/model/loans.ts";
import { reconcileEscrows } from "../../scripts/lending/model/escrows.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  requestLoan,
} from "../../scripts/lending/platform.ts";
import { POLICY } from "../../scripts/lending/policy.ts";
import { diceOf } from "../../scripts/lending/score/random.ts";
import { stageAt } from "../../scripts/stories/stage.ts";
import { explain } from "../../scripts/errors/decode.ts";
import { loadCatalogue } from "../../scripts/errors/catalogue.ts";

const OPERATIONS = 1_000;
/** Operations between two comparisons. */
const STRIDE = 100;
const SEED = 20_261_123;

interface World {
  readonly course: CourseChain;
  readonly dice: Dice;
  readonly borrowers: readonly HardhatEthersSigner[];
  readonly lenders: readonly HardhatEthersSigner[];
  readonly loans: string[];
}

type Operation = (world: World) => Promise<unknown>;

describe("the disclosure of a book, against brute force", function () {
  this.timeout(300_000);

  it(`is the same after ${OPERATIONS} random operations, at any moment between them`, async () => {
    const world = await newWorld();
    const done = new Map<string, number>();
    let count = 0;
    while (count < OPERATIONS) {
      const name = pick(world.dice, CHOICES);
      if (!(await isAccepted(OPERATIONS_BY_NAME[name], world))) continue;
      done.set(name, (done.get(name) ?? 0) + 1);
      count += 1;
      if (count % STRIDE === 0) await compare(world.course);
    }

    // Nobody touches the book for four months: every loan grows late by itself.
    const { connection } = world.course;
    await travelTo(connection, (await now(connection)) + 125 * DAY);
    await compare(world.course);
    for (const name of CHOICES) expect(done.get(name), name).to.be.at.least(3);

    await windUp(world);
    await compare(world.course);
    const { outstanding, loans, borrowers, lenders } = await readTable(world.course.disclosure);
    expect([outstanding, loans, borrowers, lenders]).to.deep.equal([0n, 0n, 0n, 0n]);
  });
});

/** Everything is repaid, also what was charged off, and everybody claims. */
async function windUp({ course, borrowers }: World): Promise<void> {
  const { loanLedger, noteBook } = course;
  const [payer] = borrowers;
  if (payer === undefined) throw new Error("nobody can pay");
  for (const { loan, isClosed } of await rebuildLoans(course)) {
    if (!isClosed) await loanLedger.connect(payer).payoff(loan);
  }
  for (const { loan, notes } of await rebuildLoans(course)) {
    for (const holder of notes.keys()) await noteBook.sendClaim(loan, holder);
  }
}

async function compare(course: CourseChain): Promise<void> {
  await nameLargest(course);
  const { differences, table } = await discloseBook(course);
  expect(differences, `on day ${table.day}`).to.deep.equal([]);
  expect(await reconcileEscrows(course)).to.deep.equal([]);
}

/** Whether the contracts took it; what they refuse changes nothing and does not count. */
async function isAccepted(operation: Operation, world: World): Promise<boolean> {
  try {
    await operation(world);
    return true;
  } catch (error) {
    if (explain(error, () => loadCatalogue(config.paths.artifacts)) === undefined) throw error;
    return false;
  }
}

const OPERATIONS_BY_NAME = {
  lend: async (world: World) => {
    const { course, dice, borrowers, lenders } = world;
    const borrower = pick(dice, borrowers);
    const tickets = BigInt(4 * (1 + upTo(dice, 20)));
    const amount = tickets * POLICY.ticket;
    const grade = BigInt(1 + upTo(dice, 10));
    const loan = await requestLoan(course, borrower, {
      amount,
      grade,
      score: 700n,
      periods: 3 + upTo(dice, 10),
      method: pick(dice, METHODS),
      purpose: "equipment",
      project: `project ${world.loans.length}`,
    });
    const part = amount / 4n;
    const four = dice.shuffle(lenders).slice(0, 4);
    await fundLoan(
      course,
      loan,
      four.map((wallet) => ({ wallet, amount: part })),
    );
    await course.loanMarket.connect(borrower).draw(loan);
    world.loans.push(loan);
  },
  repay: async ({ course, dice, loans, borrowers }: World) =>
    course.loanLedger.connect(pick(dice, borrowers)).repay(pick(dice, loans)),
  repayAmount: async ({ course, dice, loans, borrowers }: World) =>
    course.loanLedger
      .connect(pick(dice, borrowers))
      .repayAmount(pick(dice, loans), BigInt(1 + upTo(dice, 300_000))),
  payoff: async ({ course, dice, loans, borrowers }: World) =>
    course.loanLedger.connect(pick(dice, borrowers)).payoff(pick(dice, loans)),
  declareDefault: async ({ course, dice, loans }: World) =>
    course.loanLedger.declareDefault(pick(dice, loans)),
  chargeOff: async ({ course, dice, loans }: World) =>
    course.loanLedger.connect(course.people.servicer).chargeOff(pick(dice, loans)),
  recover: async ({ course, dice, loans }: World) =>
    course.loanLedger
      .connect(course.people.servicer)
      .recover(pick(dice, loans), BigInt(1 + upTo(dice, 100_000)), 0n),
  claim: async ({ course, dice, loans, lenders }: World) =>
    course.noteBook.sendClaim(pick(dice, loans), pick(dice, lenders)),
  transfer: async ({ course, dice, loans, lenders }: World) =>
    course.noteBook
      .connect(pick(dice, lenders))
      .transfer(pick(dice, lenders), pick(dice, loans), BigInt(1 + upTo(dice, 6))),
  wait: async ({ course, dice }: World) => {
    const { connection } = course;
    await travelTo(connection, (await now(connection)) + (1 + upTo(dice, 5)) * DAY);
  },
} as const satisfies Record<string, Operation>;

const CHOICES = Object.keys(OPERATIONS_BY_NAME) as (keyof typeof OPERATIONS_BY_NAME)[];

async function newWorld(): Promise<World> {
  const course = await openCourse(await stageAt(startOfDay("2026-02-02")));
  const borrowers = await crowdOf(course.connection, "borrower", 12);
  const lenders = await crowdOf(course.connection, "lender", 12);
  const { yuan, people, loanLedger } = course;
  for (const wallet of borrowers) {
    await admitBorrower(course, wallet);
    await yuan.connect(people.operations).mint(wallet, 100_000_000n);
  }
  for (const wallet of lenders) await admitLender(course, wallet, 1_000_000_000n);
  await yuan.connect(people.operations).mint(people.servicer, 100_000_000n);
  await yuan.connect(people.servicer).approve(loanLedger, 100_000_000n);
  const world = { course, dice: diceOf(SEED), borrowers, lenders, loans: [] };
  await OPERATIONS_BY_NAME.lend(world);
  return world;
}

function upTo(dice: Dice, count: number): number {
  return Math.floor(dice.uniform() * count);
}

function pick<T>(dice: Dice, items: readonly T[]): T {
  const item = items[upTo(dice, items.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}
