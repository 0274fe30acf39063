import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./loan-default-and-recovery/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { id, MaxUint256 } from "ethers";

import { startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { evidenceHead } from "../lending/evidence.ts";
import { paidByRelated, relatedOnes } from "../lending/model/disclosure.ts";
import { rebuildLoans } from "../lending/model/loans.ts";
import { admitBorrower, admitLender, fundLoan, noonOf, requestLoan } from "../lending/platform.ts";
import {
  ASKED_AT,
  AUCTIONED,
  castOf,
  CHARGED_OFF_ON,
  DRAWN_AT,
  JUDGED_AT,
  LADDER,
  LORRY,
  PAID,
  PAID_LATER_AT,
  SUED_ON,
  TOO_DEAR,
  TOO_EARLY,
  WAGES,
} from "./loan-default-and-recovery/plan.ts";
import {
  introduce,
  sayBooks,
  sayDefault,
  sayRecovery,
  showLadder,
  showLosses,
} from "./loan-default-and-recovery/words.ts";
import { accountsOf, reconcileLoans } from "./reconcile-loans.ts";
import { refusalOf } from "./refusal.ts";

/** What a lender put in and got out, in fen. */
export interface Outcome {
  readonly name: Text;
  readonly lent: bigint;
  readonly got: bigint;
}

/** What the platform's books say of loans; principal in fen. */
export interface Books {
  readonly outstanding: bigint;
  readonly overdue: bigint;
  readonly chargedOff: bigint;
}

export interface LoanDefaultFacts extends StoryFacts {
  /** Whole debt on the first day of the default, in fen. */
  readonly debt: bigint;
  readonly principal: bigint;
  /** On day 90, after the charge-off, and at the end. */
  readonly books: readonly Books[];
  /** Whether the chain of evidence, computed from the events alone, ends as the desk says. */
  readonly isChained: boolean;
  readonly outcomes: readonly Outcome[];
  /** What the platform paid in place of the borrower, in fen: there is no way for it to be more than nothing. */
  readonly compensation: bigint;
  /** Suing too early, transfer in default, cost too high, in English. */
  readonly refusals: readonly string[];
}

/** A carrier stops paying: the ladder of collection, default, charge-off, and what lenders get back in the end. */
export const loanDefaultAndRecovery: Story<LoanDefaultFacts> = {
  name: "loan-default-and-recovery",
  title: {
    en: "A loan in default: collection step by step, charge-off, and what comes back",
    zh: "借款违约：逐级催收、核销与追回",
  },
  startsAt: startOfDay("2026-02-02"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const loan = await lend(course, cast);
    introduce(narrator);
    await payThree(course, cast, loan);
    const { steps, tooEarly, first } = await collect(course, loan);
    showLadder(narrator, steps, tooEarly);

    const { debt, principal, noSale } = await comeIntoDefault(course, cast, loan);
    sayDefault(narrator, { debt, principal, noSale });
    await chargeOff(course, loan);
    const books = [first, await booksOf(course)];
    sayBooks(narrator, books);

    const tooDear = await recover(course, cast, loan);
    sayRecovery(narrator, tooDear);
    const outcomes = await claimAll(course, cast, loan);
    const isChained = await matchesEvents(course, loan);
    showLosses(narrator, outcomes, isChained);

    return {
      debt,
      principal,
      books: [...books, await booksOf(course)],
      isChained,
      outcomes,
      compensation: await compensationIn(course),
      refusals: [tooEarly, noSale, tooDear].map(({ en }) => en),
      reconciliation: await reconcileLoans(course, narrator, [
        ...accountsOf([cast.carrier, ...cast.lenders]),
        {
          name: { en: "servicer", zh: "贷后服务机构" },
          addresses: [course.people.servicer.address],
        },
      ]),
    };
  },
};

async function lend(course: CourseChain, { carrier, lenders }: Cast): Promise<string> {
  await admitBorrower(course, carrier.wallet);
  for (const { wallet, amount } of lenders) await admitLender(course, wallet, amount);
  await travelTo(course.connection, ASKED_AT);
  const loan = await requestLoan(course, carrier.wallet, LORRY);
  await fundLoan(course, loan, lenders);
  await travelTo(course.connection, DRAWN_AT);
  await course.loanMarket.connect(carrier.wallet).draw(loan);
  return loan;
}

async function dueDay({ loanLedger }: CourseChain, loan: string): Promise<bigint> {
  const [known] = await loanLedger.loanOf(loan);
  return known.dueDay;
}

async function payThree(course: CourseChain, { carrier }: Cast, loan: string): Promise<void> {
  for (let paid = 0; paid < PAID; paid += 1) {
    await travelTo(course.connection, noonOf(await dueDay(course, loan)));
    await course.loanLedger.connect(carrier.wallet).repay(loan);
  }
}

/** Four steps on the first days on which they are allowed, and one that is not allowed yet. */
async function collect(course: CourseChain, loan: string) {
  const { collectionDesk, connection, people } = course;
  const desk = collectionDesk.connect(people.servicer);
  const due = await dueDay(course, loan);
  for (const { day, kind, evidence } of LADDER) {
    await travelTo(connection, noonOf(due + day));
    await desk.record(loan, kind, id(evidence));
  }
  await travelTo(connection, noonOf(due + TOO_EARLY));
  const claim = id("statement of claim 2026-771");
  const tooEarly = await refusalOf(desk.openCase(loan, claim, id("district court")));
  const steps = await collectionDesk.queryFilter(collectionDesk.filters.CollectionAction(loan), 0);
  return {
    steps: steps.map(({ args }) => args.daysPastDue),
    tooEarly,
    first: await booksOf(course),
  };
}

/** By the clock alone; then the collector sues, and a lender cannot sell any more. */
async function comeIntoDefault(course: CourseChain, { lenders }: Cast, loan: string) {
  const { loanLedger, collectionDesk, noteBook, connection, people } = course;
  const [seller, buyer] = lenders;
  if (!seller || !buyer) throw new Error("a lender is missing");
  const due = await dueDay(course, loan);
  await travelTo(connection, noonOf(due + 121n));
  const { payoff } = await loanLedger.statusOf(loan);
  const debt = payoff.penalty + payoff.lateFee + payoff.interest + payoff.principal;
  const noSale = await refusalOf(noteBook.connect(seller.wallet).transfer(buyer.wallet, loan, 1n));
  await travelTo(connection, noonOf(due + SUED_ON));
  const claim = id("statement of claim 2026-771");
  await collectionDesk.connect(people.servicer).openCase(loan, claim, id("district court"));
  return { debt, principal: payoff.principal, noSale };
}

async function chargeOff(course: CourseChain, loan: string): Promise<void> {
  const { loanLedger, connection, people } = course;
  await travelTo(connection, noonOf((await dueDay(course, loan)) + CHARGED_OFF_ON));
  await loanLedger.connect(people.holder).declareDefault(loan);
  await loanLedger.connect(people.servicer).chargeOff(loan);
}

async function booksOf({ loanLedger }: CourseChain): Promise<Books> {
  const [overdue] = await loanLedger.overdueBeyond(0);
  const { outstanding } = await loanLedger.totals();
  const { chargedOff } = await loanLedger.history();
  return { outstanding, overdue, chargedOff };
}

/** The court decides, the lorry is sold, and later the carrier pays something himself. */
async function recover(course: CourseChain, { carrier }: Cast, loan: string): Promise<Text> {
  const { loanLedger, collectionDesk, yuan, connection, people } = course;
  const [desk, ledger] = [
    collectionDesk.connect(people.servicer),
    loanLedger.connect(people.servicer),
  ];
  await travelTo(connection, JUDGED_AT);
  await desk.updateCase(loan, 3n, id("judgment of 15 March 2027"));
  await yuan.connect(people.operations).mint(people.servicer, AUCTIONED.amount);
  await yuan.connect(people.servicer).approve(loanLedger, MaxUint256);
  const tooDear = await refusalOf(ledger.recover(loan, AUCTIONED.amount, TOO_DEAR));
  await ledger.recover(loan, AUCTIONED.amount, AUCTIONED.cost);
  await desk.closeCase(loan, 1n, id("protocol of the sale of the lorry"));

  await travelTo(connection, PAID_LATER_AT);
  await loanLedger.connect(carrier.wallet).repayAmount(loan, WAGES);
  return tooDear;
}

async function claimAll(
  { noteBook, yuan, loanLedger }: CourseChain,
  { lenders }: Cast,
  loan: string,
): Promise<readonly Outcome[]> {
  for (const { wallet } of lenders) await noteBook.connect(wallet).claim(loan, wallet);
  await loanLedger.collectFee(loan);
  return Promise.all(
    lenders.map(async ({ name, wallet, amount }) => ({
      name,
      lent: amount,
      got: await yuan.balanceOf(wallet),
    })),
  );
}

/** The head of the chain of evidence, from the events alone. */
async function matchesEvents({ collectionDesk }: CourseChain, loan: string): Promise<boolean> {
  const events = await collectionDesk.queryFilter(collectionDesk.filters.CollectionAction(), 0);
  const steps = events.map(({ args }) => ({
    loan: args.loan,
    kind: args.kind,
    evidence: args.evidence,
    time: args.time,
  }));
  return evidenceHead(loan, steps) === (await collectionDesk.headOf(loan));
}

async function compensationIn(course: CourseChain): Promise<bigint> {
  return paidByRelated(course, await relatedOnes(course), await rebuildLoans(course));
}
