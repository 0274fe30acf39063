import type { CourseChain } from "../../chain/course.ts";
import type { EventLog } from "ethers";

import { getAddress, toBeHex, ZeroAddress } from "ethers";

import { eventsOf } from "../../chain/events.ts";

/** What the events alone tell of a loan; money in fen. */
interface Rebuilt {
  readonly isAuction: boolean;
  readonly ticket: bigint;
  /** Money that must lie in the escrow. */
  cash: bigint;
  outstanding: bigint;
  /** For the lenders, since the draw. */
  received: bigint;
}

/** A figure that the contracts say, or hold, otherwise than the events tell. */
export interface Difference {
  readonly figure: string;
  readonly rebuilt: bigint;
  readonly actual: bigint;
}

/** Rebuilds escrow, principal and receipts of every loan from events, and compares them with token and ledger. */
export async function reconcileEscrows(course: CourseChain): Promise<Difference[]> {
  const { loanMarket, loanLedger, noteBook, underwriting, yuan } = course;
  const loans = new Map<string, Rebuilt>();
  for (const log of await eventsOf(underwriting, loanMarket, loanLedger, noteBook)) {
    book(loans, log);
  }
  const differences: Difference[] = [];
  for (const [loan, { cash, outstanding, received }] of loans) {
    const [known] = await loanLedger.loanOf(loan);
    differences.push(
      { figure: `cash in escrow ${loan}`, rebuilt: cash, actual: await yuan.balanceOf(loan) },
      { figure: `principal of ${loan}`, rebuilt: outstanding, actual: known.outstanding },
      { figure: `receipts of ${loan}`, rebuilt: received, actual: known.received },
    );
  }
  differences.push({
    figure: "outstanding in all",
    rebuilt: await outstandingInAll(course, loans),
    actual: (await loanLedger.totals()).outstanding,
  });
  return differences.filter(({ rebuilt, actual }) => rebuilt !== actual);
}

/** Loans that are charged off no longer count. */
async function outstandingInAll(
  { loanLedger }: CourseChain,
  loans: ReadonlyMap<string, Rebuilt>,
): Promise<bigint> {
  const gone = await loanLedger.queryFilter(loanLedger.filters.ChargedOff(), 0);
  const chargedOff = new Set(gone.map(({ args }) => args.loan));
  return [...loans]
    .filter(([loan]) => !chargedOff.has(loan))
    .reduce((sum, [, { outstanding }]) => sum + outstanding, 0n);
}

function book(loans: Map<string, Rebuilt>, { eventName, args }: EventLog): void {
  if (eventName === "LoanOpened") {
    const { isAuction, ticket } = args.terms;
    loans.set(args.loan, { isAuction, ticket, cash: 0n, outstanding: 0n, received: 0n });
  }
  const loan = loans.get(eventName === "Transfer" ? addressOf(args.id) : args.loan);
  if (loan !== undefined) EFFECTS[eventName]?.(loan, args);
}

const EFFECTS: Readonly<Record<string, (loan: Rebuilt, args: EventLog["args"]) => void>> = {
  // A note is paid for when it is issued; one that a bid has won was paid for with the bid.
  Transfer: (loan, { sender, amount }) => {
    if (sender === ZeroAddress && !loan.isAuction) loan.cash += amount * loan.ticket;
  },
  BidPlaced: (loan, { tickets }) => (loan.cash += tickets * loan.ticket),
  PaidBack: (loan, { amount }) => (loan.cash -= amount),
  Drawn: (loan, { principal, originationFee }) => {
    loan.cash += BigInt(originationFee) - BigInt(principal);
    loan.outstanding = BigInt(principal);
  },
  Repaid: (loan, { paid, serviceFee }) => payIn(loan, paid, 0n, serviceFee),
  Prepaid: (loan, { paid, serviceFee }) => payIn(loan, paid, 0n, serviceFee),
  Recovered: (loan, { paid, cost }) => payIn(loan, paid, cost, 0n),
  OriginationFeeSettled: (loan, { isToLenders, returned }) => {
    if (isToLenders) loan.received += returned;
  },
  Claimed: (loan, { amount }) => (loan.cash -= amount),
  FeeCollected: (loan, { amount }) => (loan.cash -= amount),
  FeeReturned: (loan, { amount }) => (loan.cash -= amount),
};

interface Paid {
  readonly penalty: bigint;
  readonly lateFee: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
}

function payIn(loan: Rebuilt, paid: Paid, cost: bigint, fee: bigint): void {
  const amount = paid.penalty + paid.lateFee + paid.interest + paid.principal - cost;
  loan.cash += amount;
  loan.received += amount - fee;
  loan.outstanding -= paid.principal;
}

/** The address whose number is the id of a note. */
function addressOf(id: bigint): string {
  return getAddress(toBeHex(id, 20));
}
