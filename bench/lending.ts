import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "../scripts/chain/course.ts";
import type { LoanWish } from "../scripts/lending/platform.ts";

import { DAY, startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  noonOf,
  requestLoan,
  wantLoan,
} from "../scripts/lending/platform.ts";
import { gas } from "./gas-used.ts";

/** Fixed days and numbers, so that calldata and with it every gas figure is the same in every run. */
const BEGINS = startOfDay("2026-03-02");
const RICH = 100_000_000n;

/** Gas of each operation in steady state: people who have lent and borrowed before, days on which others are due. */
export const lendingOperations: Record<string, (connection: NetworkConnection) => Promise<number>> =
  {
    "lending.request": async (connection) => {
      const { course, ann } = await begin(connection);
      const { wish, score, signature } = await wantLoan(course, ann, wishOf("second"));
      return gas(
        course.loanMarket.connect(ann).request(wish, score, course.people.scorer, signature),
      );
    },

    "lending.fund": async (connection) => {
      const { course, ann, lenders } = await begin(connection);
      const loan = await requestLoan(course, ann, wishOf("second"));
      const [first, second] = lenders;
      await fundLoan(course, loan, [{ wallet: first, amount: 300_000n }]);
      return gas(course.loanMarket.connect(second).fund(loan, 30n));
    },

    "lending.draw": async (connection) => {
      const { course, ann, lenders } = await begin(connection);
      const loan = await requestLoan(course, ann, wishOf("second"));
      await fundLoan(course, loan, quarters(lenders));
      return gas(course.loanMarket.connect(ann).draw(loan));
    },

    "lending.repay@1": async (connection) => gasOfRepaying(connection, 1),
    "lending.repay@500": async (connection) => gasOfRepaying(connection, 500),

    "lending.repayLate": async (connection) => {
      const { course, ann, loan } = await beginSecond(connection);
      await travelTo(connection, noonOf((await dueDay(course, loan)) + 20n));
      return gas(course.loanLedger.connect(ann).repay(loan));
    },

    "lending.payoff": async (connection) => {
      const { course, ann, loan } = await beginSecond(connection);
      await travelTo(connection, noonOf((await dueDay(course, loan)) + 10n));
      return gas(course.loanLedger.connect(ann).payoff(loan));
    },

    "lending.claim": async (connection) => {
      const { course, ann, loan, lenders } = await beginSecond(connection);
      const [lender] = lenders;
      await course.noteBook.connect(lender).claim(loan, lender);
      await course.loanLedger.connect(ann).repay(loan);
      return gas(course.noteBook.connect(lender).claim(loan, lender));
    },

    "lending.transferNote": async (connection) => {
      const { course, loan, lenders } = await beginSecond(connection);
      const [lender, , , known] = lenders;
      return gas(course.noteBook.connect(lender).transfer(known, loan, 10n));
    },

    "lending.transferNote@fresh": async (connection) => {
      const { course, loan, lenders } = await beginSecond(connection);
      const [lender, , , , fresh] = lenders;
      // A person's first note is not given unasked.
      await course.noteBook.connect(lender).approve(fresh, loan, 10n);
      return gas(course.noteBook.connect(fresh).transferFrom(lender, fresh, loan, 10n));
    },

    "lending.auctionClose": async (connection) => {
      const { course, ann, lenders } = await begin(connection);
      const loan = await requestLoan(course, ann, { ...wishOf("second"), isAuction: true });
      for (const [i, one] of lenders.entries()) {
        await course.loanMarket.connect(one).bid(loan, 4 + 4 * i, 30n);
      }
      await travelTo(connection, BEGINS + 30 * DAY);
      return gas(course.loanMarket.close(loan));
    },
  };

type Lenders = readonly [
  HardhatEthersSigner,
  HardhatEthersSigner,
  HardhatEthersSigner,
  HardhatEthersSigner,
  HardhatEthersSigner,
];

function wishOf(project: string): LoanWish {
  return {
    amount: 1_000_000n,
    periods: 12,
    purpose: "equipment",
    project,
    score: 700n,
    grade: 9n,
    deadline: BEGINS + 18 * DAY,
  };
}

/** 30, 30, 20 and 20 percent of a loan of 10,000.00. */
function quarters(lenders: Lenders) {
  const [first, second, third, fourth] = lenders;
  return [
    { wallet: first, amount: 300_000n },
    { wallet: second, amount: 300_000n },
    { wallet: third, amount: 200_000n },
    { wallet: fourth, amount: 200_000n },
  ];
}

/** Two borrowers have a loan each from the same lenders, drawn on the same day. */
async function begin(connection: NetworkConnection) {
  const course = await openCourse(connection);
  const [ann, bob] = course.people.borrowers;
  const [a, b, c, d, e] = course.people.lenders;
  if (!ann || !bob || !a || !b || !c || !d || !e) throw new Error("too few accounts");
  const lenders: Lenders = [a, b, c, d, e];
  await travelTo(connection, BEGINS);
  for (const one of lenders) await admitLender(course, one, RICH);
  for (const one of [ann, bob]) {
    await admitBorrower(course, one);
    await course.yuan.connect(course.people.operations).mint(one, RICH);
    const loan = await requestLoan(course, one, wishOf(one.address));
    await fundLoan(course, loan, quarters(lenders));
    await course.loanMarket.connect(one).draw(loan);
  }
  return { course, ann, lenders };
}

/** A second loan of the first borrower, on which one instalment is paid, and the next two are due with others. */
async function beginSecond(connection: NetworkConnection) {
  const { course, ann, lenders } = await begin(connection);
  const loan = await requestLoan(course, ann, wishOf("second"));
  await fundLoan(course, loan, quarters(lenders));
  await course.loanMarket.connect(ann).draw(loan);
  await payFirst(course, ann, loan, lenders);
  return { course, ann, loan, lenders };
}

/** Pays the first instalment, and has somebody else pay ahead so that nobody is alone on a due day. */
async function payFirst(
  course: CourseChain,
  borrower: HardhatEthersSigner,
  loan: string,
  lenders: Lenders,
) {
  const [, bob] = course.people.borrowers;
  if (!bob) throw new Error("too few accounts");
  await travelTo(course.connection, noonOf(await dueDay(course, loan)));
  for (let paid = 0; paid < 2; paid += 1) {
    const other = await requestLoan(course, bob, {
      ...wishOf(`other ${paid}`),
      deadline: BEGINS + 40 * DAY,
    });
    await fundLoan(course, other, quarters(lenders));
    await course.loanMarket.connect(bob).draw(other);
    // It is drawn a month later, so its first instalment falls due with the second of the others; the second loan pays
    // its own ahead, and lies a month further.
    if (paid === 1) await course.loanLedger.connect(bob).repay(other);
  }
  await course.loanLedger.connect(borrower).repay(loan);
}

async function gasOfRepaying(connection: NetworkConnection, count: number): Promise<number> {
  const { course, ann, lenders } = await begin(connection);
  const crowd = count === 1 ? [lenders[0]] : (await connection.ethers.getSigners()).slice(-count);
  if (count !== 1) for (const one of crowd) await admitLender(course, one, RICH);
  // One lender alone lends a single ticket, which the cap on lenders always allows.
  const amount = 10_000n * BigInt(count);
  const loan = await requestLoan(course, ann, { ...wishOf("crowd"), amount });
  await fundLoan(
    course,
    loan,
    crowd.map((wallet) => ({ wallet, amount: 10_000n })),
  );
  await course.loanMarket.connect(ann).draw(loan);
  await payFirst(course, ann, loan, lenders);
  await travelTo(connection, noonOf(await dueDay(course, loan)));
  return gas(course.loanLedger.connect(ann).repay(loan));
}

async function dueDay({ loanLedger }: CourseChain, loan: string): Promise<bigint> {
  const [known] = await loanLedger.loanOf(loan);
  return known.dueDay;
}
