import type { CourseChain } from "../../chain/course.ts";
import type { EventLog } from "ethers";

import { getAddress, toBeHex, ZeroAddress } from "ethers";

import { eventsOf } from "../../chain/events.ts";

/** A loan as the events alone tell it; money in fen. */
export interface RebuiltLoan {
  readonly loan: string;
  readonly borrower: string;
  /** Pseudonym of the borrower. */
  readonly subject: string;
  readonly isAuction: boolean;
  readonly ticket: bigint;
  /** Principal paid out; undefined before the draw. */
  principal?: bigint;
  outstanding: bigint;
  /** Day number of UTC+8 on which the oldest unpaid instalment falls due; undefined before the draw. */
  dueDay?: bigint;
  isDefaulted: boolean;
  /** Principal at the charge-off; undefined if there was none. */
  chargedOff?: bigint;
  /** Nothing is owed any more. */
  isClosed: boolean;
  /** Money that must lie in the escrow. */
  cash: bigint;
  /** For the lenders, since the draw. */
  received: bigint;
  /** Notes by holder; who has none is not in it. */
  readonly notes: Map<string, bigint>;
  /** Everybody who ever held one. */
  readonly holders: Set<string>;
}

/** Rebuilds every loan from what the contracts have published, in the order in which loans were asked for. */
export async function rebuildLoans(course: CourseChain): Promise<RebuiltLoan[]> {
  const { loanMarket, loanLedger, noteBook, underwriting } = course;
  const loans = new Map<string, RebuiltLoan>();
  for (const log of await eventsOf(underwriting, loanMarket, loanLedger, noteBook)) {
    book(loans, log);
  }
  return [...loans.values()];
}

function book(loans: Map<string, RebuiltLoan>, { eventName, args }: EventLog): void {
  if (eventName === "LoanOpened") {
    const { loan, borrower, subject, terms } = args;
    loans.set(loan, {
      loan,
      borrower,
      subject,
      isAuction: terms.isAuction,
      ticket: terms.ticket,
      outstanding: 0n,
      isDefaulted: false,
      isClosed: false,
      cash: 0n,
      received: 0n,
      notes: new Map(),
      holders: new Set(),
    });
  }
  const loan = loans.get(eventName === "Transfer" ? addressOf(args.id) : args.loan);
  if (loan !== undefined) EFFECTS[eventName]?.(loan, args);
}

const EFFECTS: Readonly<Record<string, (loan: RebuiltLoan, args: EventLog["args"]) => void>> = {
  Transfer: (loan, { sender, receiver, amount }) => {
    moveNotes(loan, sender, 0n - amount);
    moveNotes(loan, receiver, amount);
    // A note is paid for when it is issued; one that a bid has won was paid for with the bid.
    if (sender === ZeroAddress && !loan.isAuction) loan.cash += amount * loan.ticket;
  },
  BidPlaced: (loan, { tickets }) => (loan.cash += tickets * loan.ticket),
  PaidBack: (loan, { amount }) => (loan.cash -= amount),
  Drawn: (loan, { principal, originationFee, firstDueDay }) => {
    loan.cash += BigInt(originationFee) - BigInt(principal);
    loan.principal = loan.outstanding = principal;
    loan.dueDay = firstDueDay;
  },
  Repaid: (loan, { paid, serviceFee, dueDay }) => {
    payIn(loan, paid, serviceFee);
    loan.dueDay = dueDay;
  },
  Prepaid: (loan, { paid, serviceFee }) => payIn(loan, paid, serviceFee),
  Defaulted: (loan) => (loan.isDefaulted = true),
  ChargedOff: (loan, { principal }) => (loan.chargedOff = principal),
  LoanClosed: (loan) => (loan.isClosed = true),
  Recovered: (loan, { paid, cost }) => {
    payIn(loan, paid, 0n);
    // The cost of collection does not even reach the escrow.
    loan.cash -= cost;
    loan.received -= cost;
  },
  // It lay in the escrow since the draw; at a charge-off it pays a part of the debt.
  OriginationFeeSettled: (loan, { paid }) => {
    const cash = loan.cash;
    payIn(loan, paid, 0n);
    loan.cash = cash;
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

function payIn(loan: RebuiltLoan, paid: Paid, fee: bigint): void {
  const amount = paid.penalty + paid.lateFee + paid.interest + paid.principal;
  loan.cash += amount;
  loan.received += amount - fee;
  loan.outstanding -= paid.principal;
}

function moveNotes({ notes, holders }: RebuiltLoan, holder: string, change: bigint): void {
  if (holder === ZeroAddress) return;
  const held = (notes.get(holder) ?? 0n) + change;
  if (held === 0n) notes.delete(holder);
  else notes.set(holder, held);
  if (held > 0n) holders.add(holder);
}

/** The address whose number is the id of a note. */
function addressOf(id: bigint): string {
  return getAddress(toBeHex(id, 20));
}
