import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./auction/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { admitBorrower, admitLender, requestLoan } from "../lending/platform.ts";
import { POLICY } from "../lending/policy.ts";
import {
  ASKED_AT,
  BIDS,
  castOf,
  DRAWN_AT,
  ENDS_AT,
  PAID_OFF_AT,
  TICKS,
  VAN,
} from "./auction/plan.ts";
import { introduce, sayClose, sayPayoff, showAwards } from "./auction/words.ts";
import { accountsOf, reconcileLoans } from "./reconcile-loans.ts";
import { refusalOf } from "./refusal.ts";

/** What a bid asked for and won. */
export interface Award {
  readonly name: Text;
  /** Rate that was bid, in millionths a year. */
  readonly bidPpm: bigint;
  /** Tickets bid for, and won. */
  readonly asked: bigint;
  readonly won: bigint;
  /** What went back, in fen. */
  readonly returned: bigint;
}

/** The early end of the loan; money in fen. */
export interface Payoff {
  readonly interest: bigint;
  readonly principal: bigint;
  /** Origination fee: withheld, kept by the platform, given back to the borrower. */
  readonly fee: bigint;
  readonly earned: bigint;
  readonly returned: bigint;
}

export interface AuctionFacts extends StoryFacts {
  /** Highest rate, and the one at which all winners lend, in millionths a year. */
  readonly ceilingPpm: bigint;
  readonly ratePpm: bigint;
  readonly awards: readonly Award[];
  readonly payoff: Payoff;
  readonly left: bigint;
  /** Bid by the borrower, early close, late bid, in English. */
  readonly refusals: readonly string[];
}

/** Six lenders bid for a courier's loan: the cheapest win, all at one rate, and a loan repaid early returns its fee. */
export const auction: Story<AuctionFacts> = {
  name: "auction",
  title: {
    en: "A rate auction: who asks for less interest wins, and all winners get the same",
    zh: "利率竞标：报价低者得，中标者同一利率",
  },
  startsAt: startOfDay("2026-05-04"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const loan = await ask(course, cast);
    const { ratePpm: ceilingPpm } = await course.loanMarket.requestOf(loan);
    introduce(narrator, ceilingPpm);

    await bidAll(course, cast, loan);
    const { refusals, ratePpm } = await close(course, cast, loan);
    sayClose(narrator, refusals, ratePpm);
    const awards = await settleAll(course, cast, loan, ceilingPpm);
    showAwards(narrator, awards);

    const payoff = await payOff(course, cast, loan);
    sayPayoff(narrator, payoff);
    for (const { wallet } of cast.lenders) {
      if ((await course.noteBook.claimable(loan, wallet)) === 0n) continue;
      await course.noteBook.connect(wallet).claim(loan, wallet);
    }

    return {
      ceilingPpm,
      ratePpm,
      awards,
      payoff,
      left: await course.yuan.balanceOf(loan),
      refusals: refusals.map(({ en }) => en),
      reconciliation: await reconcileLoans(
        course,
        narrator,
        accountsOf([cast.courier, ...cast.lenders]),
      ),
    };
  },
};

async function ask(course: CourseChain, { courier, lenders }: Cast): Promise<string> {
  await admitBorrower(course, courier.wallet);
  for (const [i, { wallet }] of lenders.entries()) {
    await admitLender(course, wallet, POLICY.ticket * (BIDS[i]?.tickets ?? 0n));
  }
  await travelTo(course.connection, ASKED_AT);
  return requestLoan(course, courier.wallet, VAN);
}

async function bidAll({ loanMarket }: CourseChain, { lenders }: Cast, loan: string): Promise<void> {
  for (const [i, { tick, tickets }] of BIDS.entries()) {
    const lender = lenders[i];
    if (lender === undefined) throw new Error("a lender is missing");
    await loanMarket.connect(lender.wallet).bid(loan, tick, tickets);
  }
}

/** Anybody closes the auction once it is over, and nobody before. */
async function close(course: CourseChain, { courier, lenders }: Cast, loan: string) {
  const { loanMarket, connection, people } = course;
  const own = await refusalOf(loanMarket.connect(courier.wallet).bid(loan, 0n, 1n));
  const early = await refusalOf(loanMarket.connect(people.holder).close(loan));
  await travelTo(connection, ENDS_AT);
  await loanMarket.connect(people.holder).close(loan);
  const [first] = lenders;
  if (first === undefined) throw new Error("a lender is missing");
  const late = await refusalOf(loanMarket.connect(first.wallet).bid(loan, 0n, 1n));
  const { ratePpm } = await loanMarket.requestOf(loan);
  return { refusals: [own, early, late], ratePpm };
}

/** Turns every bid into notes and money that goes back. */
async function settleAll(
  { loanMarket, noteBook, people }: CourseChain,
  { lenders }: Cast,
  loan: string,
  ceilingPpm: bigint,
): Promise<readonly Award[]> {
  const awards: Award[] = [];
  for (const [i, { name, tick, tickets }] of BIDS.entries()) {
    const wallet = lenders[i]?.wallet;
    if (wallet === undefined) throw new Error("a lender is missing");
    await loanMarket.connect(people.holder).settleBid(loan, wallet);
    const won = await noteBook.balanceOf(wallet, loan);
    awards.push({
      name,
      bidPpm: (ceilingPpm * (tick + 1n)) / TICKS,
      asked: tickets,
      won,
      returned: (tickets - won) * POLICY.ticket,
    });
  }
  return awards;
}

/** The courier draws the loan and repays it three weeks later. */
async function payOff(course: CourseChain, { courier }: Cast, loan: string): Promise<Payoff> {
  const { loanMarket, loanLedger, yuan, connection, people } = course;
  await travelTo(connection, DRAWN_AT);
  await loanMarket.connect(courier.wallet).draw(loan);
  const fee = VAN.amount - (await yuan.balanceOf(courier.wallet));
  await yuan.connect(people.operations).mint(courier.wallet, VAN.amount);

  await travelTo(connection, PAID_OFF_AT);
  const { payoff } = await loanLedger.statusOf(loan);
  await loanLedger.connect(courier.wallet).payoff(loan);
  const [settled] = await loanLedger.queryFilter(loanLedger.filters.OriginationFeeSettled(loan), 0);
  if (settled === undefined) throw new Error("the fee was not settled");
  await loanLedger.collectFee(loan);
  await loanLedger.connect(courier.wallet).returnFee(loan, courier.wallet);
  return {
    interest: payoff.interest,
    principal: payoff.principal,
    fee,
    earned: settled.args.earned,
    returned: settled.args.returned,
  };
}
