import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { Assessment } from "../lending/score/assess.ts";
import type { Cast } from "./loan-repaid/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { dayNumber, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { admit } from "../identity/people.ts";
import { annualRates } from "../lending/apr.ts";
import { scheduleByDefinition } from "../lending/model/schedule.ts";
import { fillOrder, signOrder } from "../lending/orders.ts";
import {
  admitBorrower,
  admitLender,
  fundLoan,
  noonOf,
  type Person,
  requestLoan,
} from "../lending/platform.ts";
import { assess } from "../lending/score/assess.ts";
import { readModel } from "../lending/score/model.ts";
import {
  APPLICANT,
  ASKED_AT,
  castOf,
  DRAWN_AT,
  KITCHEN,
  LENT,
  ORDER,
  TOO_MUCH,
} from "./loan-repaid/plan.ts";
import {
  introduce,
  sayDraw,
  sayFunding,
  sayMoney,
  sayRefusals,
  showLenders,
  showPayments,
  showScore,
} from "./loan-repaid/words.ts";
import { accountsOf, reconcileLoans } from "./reconcile-loans.ts";
import { refusalOf } from "./refusal.ts";

/** One instalment as the ledger booked it; money in fen. */
export interface Payment {
  /** Number of the day on which it was paid. */
  readonly day: number;
  readonly interest: bigint;
  readonly principal: bigint;
  readonly outstanding: bigint;
  /** Fee of the platform out of it. */
  readonly fee: bigint;
}

/** What a lender put in and got out, in fen. */
export interface Outcome {
  readonly name: Text;
  readonly lent: bigint;
  /** After six months. */
  readonly first: bigint;
  /** With the end of the loan. */
  readonly second: bigint;
}

/** Where the money of the escrow came from and went, in fen. */
export interface Uses {
  readonly lent: bigint;
  readonly repaid: bigint;
  readonly paidOut: bigint;
  readonly claimed: bigint;
  readonly fees: bigint;
  readonly left: bigint;
}

export interface LoanRepaidFacts extends StoryFacts {
  readonly assessment: Assessment;
  readonly payments: readonly Payment[];
  /** Whether every row equals the schedule by its definition, computed with exact fractions. */
  readonly isAsDefined: boolean;
  readonly outcomes: readonly Outcome[];
  readonly uses: Uses;
  /** What the loan cost the borrower a year, fee included, in millionths. */
  readonly costPpm: bigint;
  /** Platform as lender, cook as her own lender, too large a share, same project, in English. */
  readonly refusals: readonly string[];
}

/** A cook borrows from four people for a kitchen, pays twelve instalments, and everybody gets his part to the fen. */
export const loanRepaid: Story<LoanRepaidFacts> = {
  name: "loan-repaid",
  title: {
    en: "A loan from four people, repaid in twelve instalments",
    zh: "四人出借、十二期等额本息、如期还清的一笔网络借款",
  },
  startsAt: startOfDay("2026-03-02"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    await admitAll(course, cast);
    await travelTo(connection, ASKED_AT);
    const assessment = assess(readModel(), APPLICANT);
    introduce(narrator);
    showScore(narrator, assessment);

    const loan = await ask(course, cast, assessment);
    const refusals = await tryTheForbidden(course, cast, assessment, loan);
    await find(course, cast, loan);
    sayFunding(narrator, loan);
    sayRefusals(narrator, refusals);

    await travelTo(connection, DRAWN_AT);
    const drawn = await draw(course, cast, loan);
    sayDraw(narrator, drawn);
    const { payments, firsts } = await payAll(course, cast, loan);
    const isAsDefined = matchesDefinition(payments, assessment.ratePpm);
    showPayments(narrator, payments, isAsDefined);

    const outcomes = await settle(course, cast, loan, firsts);
    showLenders(narrator, outcomes);
    const uses = await usesOf(course, loan, drawn.paidOut, payments, outcomes);
    const { effective: costPpm } = annualRates({
      paidOut: drawn.paidOut,
      instalment: drawn.instalment,
      periods: KITCHEN.periods,
      perYear: 12,
    });
    sayMoney(narrator, uses, { costPpm, ratePpm: assessment.ratePpm });

    return {
      assessment,
      payments,
      isAsDefined,
      outcomes,
      uses,
      costPpm,
      refusals: refusals.map(({ en }) => en),
      reconciliation: await reconcileLoans(course, narrator, accountsOf(Object.values(cast))),
    };
  },
};

/** The lenders of the story, in the order in which they lend. */
function lendersOf({ teacher, engineer, nurse, retiree }: Cast) {
  return [
    { ...teacher, amount: LENT.teacher },
    { ...engineer, amount: LENT.engineer },
    { ...nurse, amount: LENT.nurse },
    { ...retiree, amount: LENT.retiree },
  ] satisfies readonly (Person & { readonly amount: bigint })[];
}

async function admitAll(course: CourseChain, cast: Cast): Promise<void> {
  await admitBorrower(course, cast.cook.wallet);
  for (const { wallet, amount } of lendersOf(cast)) await admitLender(course, wallet, 2n * amount);
  // Even checked and known, the platform is no lender.
  await admit(course, course.people.lendingPlatform, { identity: "platform", class: "entity" });
}

async function ask(course: CourseChain, { cook }: Cast, { score, grade, limit }: Assessment) {
  return requestLoan(course, cook.wallet, {
    ...KITCHEN,
    score: BigInt(score),
    grade: BigInt(grade),
    limit,
  });
}

/** What an information intermediary must not do, and what nobody may. */
async function tryTheForbidden(
  course: CourseChain,
  { cook, engineer }: Cast,
  { score, grade, limit }: Assessment,
  loan: string,
): Promise<readonly Text[]> {
  const { loanMarket, people } = course;
  const rating = { score: BigInt(score), grade: BigInt(grade), limit };
  return [
    await refusalOf(loanMarket.connect(people.lendingPlatform).fund(loan, 1n)),
    await refusalOf(loanMarket.connect(cook.wallet).fund(loan, 1n)),
    await refusalOf(loanMarket.connect(engineer.wallet).fund(loan, TOO_MUCH / 10_000n)),
    await refusalOf(requestLoan(course, cook.wallet, { ...KITCHEN, ...rating, amount: 100_000n })),
  ];
}

/** Three lenders come themselves; the retiree has signed an order, and the platform's operator carries it out. */
async function find(course: CourseChain, cast: Cast, loan: string): Promise<void> {
  const [teacher, engineer, nurse, retiree] = lendersOf(cast);
  if (!teacher || !engineer || !nurse || !retiree) throw new Error("a lender is missing");
  await fundLoan(course, loan, [teacher, engineer, nurse]);
  const order = { ...ORDER, lender: retiree.wallet.address };
  const signature = await signOrder(course, retiree.wallet, order);
  const { operations } = course.people;
  await fillOrder(course, loan, { order, signature }, retiree.amount, operations);
}

/** The cook draws the loan, and spends it: what she repays comes from her business. */
async function draw(
  { loanMarket, loanLedger, yuan, people }: CourseChain,
  { cook }: Cast,
  loan: string,
) {
  await loanMarket.connect(cook.wallet).draw(loan);
  const paidOut = await yuan.balanceOf(cook.wallet);
  await yuan.connect(people.operations).mint(cook.wallet, KITCHEN.amount);
  const [known] = await loanLedger.loanOf(loan);
  return { paidOut, instalment: known.instalment, firstDue: Number(known.dueDay) };
}

/** Twelve payments on their due days; after six of them the lenders take what has come in. */
async function payAll(course: CourseChain, cast: Cast, loan: string) {
  const { loanLedger, connection } = course;
  const payments: Payment[] = [];
  let firsts: readonly bigint[] = [];
  for (let period = 1; period <= KITCHEN.periods; period += 1) {
    const [before] = await loanLedger.loanOf(loan);
    await travelTo(connection, noonOf(before.dueDay));
    await loanLedger.connect(cast.cook.wallet).repay(loan);
    const [after] = await loanLedger.loanOf(loan);
    const [event] = (await loanLedger.queryFilter(loanLedger.filters.Repaid(loan), 0)).slice(-1);
    if (event === undefined) throw new Error("the ledger booked no payment");
    const { paid, serviceFee } = event.args;
    payments.push({
      day: dayNumber(noonOf(before.dueDay)),
      interest: paid.interest,
      principal: paid.principal,
      outstanding: after.outstanding,
      fee: serviceFee,
    });
    if (period === 6) firsts = await claimAll(course, cast, loan);
  }
  return { payments, firsts };
}

/** Every lender claims; returns what each got. */
async function claimAll(
  { noteBook, yuan }: CourseChain,
  cast: Cast,
  loan: string,
): Promise<readonly bigint[]> {
  const amounts: bigint[] = [];
  for (const { wallet } of lendersOf(cast)) {
    const before = await yuan.balanceOf(wallet);
    await noteBook.connect(wallet).claim(loan, wallet);
    amounts.push((await yuan.balanceOf(wallet)) - before);
  }
  return amounts;
}

/** The same rows, computed with exact fractions from the definition alone. */
function matchesDefinition(payments: readonly Payment[], ratePpm: bigint): boolean {
  const defined = scheduleByDefinition({
    principal: KITCHEN.amount,
    ratePpm,
    periods: KITCHEN.periods,
    method: "equal-instalment",
    start: dayNumber(DRAWN_AT),
  });
  return payments.every((one, i) => {
    const row = defined?.rows[i];
    return (
      row?.due === one.day &&
      row.interest === one.interest &&
      row.principal === one.principal &&
      row.outstanding === one.outstanding
    );
  });
}

async function settle(
  course: CourseChain,
  cast: Cast,
  loan: string,
  firsts: readonly bigint[],
): Promise<readonly Outcome[]> {
  const seconds = await claimAll(course, cast, loan);
  await course.loanLedger.collectFee(loan);
  return lendersOf(cast).map(({ name, amount }, i) => ({
    name,
    lent: amount,
    first: firsts[i] ?? 0n,
    second: seconds[i] ?? 0n,
  }));
}

async function usesOf(
  { yuan, people }: CourseChain,
  loan: string,
  paidOut: bigint,
  payments: readonly Payment[],
  outcomes: readonly Outcome[],
): Promise<Uses> {
  return {
    lent: KITCHEN.amount,
    repaid: payments.reduce((sum, { interest, principal }) => sum + interest + principal, 0n),
    paidOut,
    claimed: outcomes.reduce((sum, { first, second }) => sum + first + second, 0n),
    fees: await yuan.balanceOf(people.lendingPlatform),
    left: await yuan.balanceOf(loan),
  };
}
