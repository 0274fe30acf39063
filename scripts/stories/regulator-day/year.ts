import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../chain/course.ts";
import type { Narrator } from "../../language/narrator.ts";
import type { PlannedLoan } from "./plan.ts";

import { dayNumber, now, travelTo } from "../../chain/clock.ts";
import { crowdOf } from "../../chain/crowd.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  noonOf,
  requestLoan,
} from "../../lending/platform.ts";
import { POLICY } from "../../lending/policy.ts";
import { BORROWERS, LENDERS, planYear, REPORTED_AT } from "./plan.ts";

/** People of the year. */
export interface Crowd {
  readonly borrowers: readonly HardhatEthersSigner[];
  readonly lenders: readonly HardhatEthersSigner[];
}

/** What a borrower has besides the loan, and a lender to lend, in fen. */
const SAVINGS = 2_000_000n;
const CAPITAL = 20_000_000n;

/** Admits everybody who will borrow or lend. */
export async function admitCrowd(course: CourseChain): Promise<Crowd> {
  const borrowers = await crowdOf(course.connection, "borrower", BORROWERS);
  const lenders = await crowdOf(course.connection, "lender", LENDERS);
  for (const wallet of borrowers) {
    await admitBorrower(course, wallet);
    await course.yuan.connect(course.people.operations).mint(wallet, SAVINGS);
  }
  for (const wallet of lenders) await admitLender(course, wallet, CAPITAL);
  return { borrowers, lenders };
}

type Act = () => Promise<void>;

/** What is to be done on which day, in the order in which it was planned. */
class Agenda {
  readonly #acts = new Map<number, Act[]>();

  plan(day: number, act: Act): void {
    this.#acts.set(day, [...(this.#acts.get(day) ?? []), act]);
  }

  /** Does everything up to `last`; an act may plan others, not before its own day. */
  async run(course: CourseChain, last: number): Promise<void> {
    for (let day = Math.min(...this.#acts.keys()); day <= last; day++) {
      if (!this.#acts.has(day)) continue;
      await travelTo(course.connection, noonOf(BigInt(day)));
      // An act of today may add one for today.
      for (let act = this.#next(day); act !== undefined; act = this.#next(day)) await act();
    }
  }

  #next(day: number): Act | undefined {
    return this.#acts.get(day)?.shift();
  }
}

/** Lives through the year: loans are funded and drawn, and every borrower behaves as planned. */
export async function liveThroughYear(
  course: CourseChain,
  crowd: Crowd,
  narrator: Narrator,
): Promise<void> {
  const agenda = new Agenda();
  const loans = planYear();
  for (const [i, planned] of loans.entries()) {
    agenda.plan(planned.day, async () => {
      await lend(course, crowd, agenda, planned, i);
      narrator.tick();
    });
  }
  narrator.start({ en: "a year of loans", zh: "一年的借款" }, loans.length);
  try {
    await agenda.run(course, dayNumber(REPORTED_AT));
  } finally {
    narrator.stop();
  }
}

/** A loan on its way: who, which, and how many instalments are paid. */
interface Running {
  readonly course: CourseChain;
  readonly agenda: Agenda;
  readonly planned: PlannedLoan;
  readonly borrower: HardhatEthersSigner;
  readonly lenders: readonly HardhatEthersSigner[];
  readonly loan: string;
  paid: number;
}

async function lend(
  course: CourseChain,
  crowd: Crowd,
  agenda: Agenda,
  planned: PlannedLoan,
  number: number,
): Promise<void> {
  const borrower = memberOf(crowd.borrowers, planned.borrower);
  const lenders = planned.lenders.map((one) => memberOf(crowd.lenders, one));
  const { tickets, periods, method, score, grade } = planned;
  const amount = tickets * POLICY.ticket;
  const loan = await requestLoan(course, borrower, {
    amount,
    periods,
    method,
    score,
    grade,
    purpose: "working capital",
    project: `shop ${number}`,
  });
  const part = amount / BigInt(lenders.length);
  await fundLoan(
    course,
    loan,
    lenders.map((wallet) => ({ wallet, amount: part })),
  );
  await course.loanMarket.connect(borrower).draw(loan);
  await planNext({ course, agenda, planned, borrower, lenders, loan, paid: 0 });
}

/** Plans what happens to the oldest instalment that is unpaid. */
async function planNext(running: Running): Promise<void> {
  const { course, agenda, planned, loan, paid } = running;
  const { conduct } = planned;
  const { dueDay } = await course.loanLedger.sharesOf(loan);
  const due = Number(dueDay);
  if (conduct.kind === "silent" && paid >= conduct.after) {
    agenda.plan(due + Number(POLICY.defaultDays) + 1, () => declareDefault(running));
    agenda.plan(due + Number(POLICY.chargeOffDays) + 1, () => chargeOff(running));
    return;
  }
  const isLate = conduct.kind === "late" && paid + 1 === conduct.period;
  const isEarly = conduct.kind === "early" && paid + 1 === conduct.period;
  agenda.plan(isLate ? due + conduct.days : due, () => pay(running, isEarly));
}

async function pay(running: Running, isEarly: boolean): Promise<void> {
  const { course, planned, borrower, loan } = running;
  const ledger = course.loanLedger.connect(borrower);
  await (isEarly ? ledger.payoff(loan) : ledger.repay(loan));
  running.paid += 1;
  if (isEarly || running.paid === planned.periods) return collect(running);
  await catchUp(running);
}

/** Who paid late pays at once what has fallen due meanwhile. */
async function catchUp(running: Running): Promise<void> {
  const { course, agenda, loan } = running;
  const { dueDay } = await course.loanLedger.sharesOf(loan);
  const today = dayNumber(await now(course.connection));
  if (Number(dueDay) < today) agenda.plan(today, () => pay(running, false));
  else await planNext(running);
}

/** At the end anybody sends the lenders their money, and the platform its fee. */
async function collect({ course, lenders, loan }: Running): Promise<void> {
  for (const holder of lenders) await course.noteBook.sendClaim(loan, holder);
  await course.loanLedger.collectFee(loan);
}

async function declareDefault({ course, loan }: Running): Promise<void> {
  await course.loanLedger.declareDefault(loan);
}

async function chargeOff({ course, loan }: Running): Promise<void> {
  await course.loanLedger.connect(course.people.servicer).chargeOff(loan);
}

function memberOf(crowd: readonly HardhatEthersSigner[], position: number): HardhatEthersSigner {
  const found = crowd[position];
  if (found === undefined) throw new Error(`the crowd has no member ${position}`);
  return found;
}
