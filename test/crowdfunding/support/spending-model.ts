import { DAY } from "../../../scripts/chain/clock.ts";

/** Twelve months as the ledger counts them, and the quarters in which it keeps them, in seconds. */
export const YEAR = BigInt(365 * DAY);
export const QUARTER = YEAR / 4n;

/** One payment, and what of it has not gone back. */
interface Payment {
  readonly time: bigint;
  readonly paid: bigint;
  left: bigint;
}

/** What left an offering, and the quarter in which money came into it first. */
export interface TakenBack {
  readonly amount: bigint;
  readonly quarter: bigint;
}

/** Every payment of a person by offering, with its second: what the ledger's five amounts stand for. */
export class Spending {
  readonly #payments: Payment[] = [];
  /** Payments since the offering was last left, by offering. */
  readonly #positions = new Map<string, Payment[]>();

  pay(offering: string, time: bigint, amount: bigint): void {
    const payment = { time, paid: amount, left: amount };
    this.#payments.push(payment);
    const known = this.inOffering(offering) === 0n ? [] : this.#positionIn(offering);
    this.#positions.set(offering, [...known, payment]);
  }

  /** Takes everything, or only the last payment, out of an offering. */
  takeBack(offering: string, isAll: boolean): TakenBack {
    const position = this.#positionIn(offering);
    const leaving = isAll ? position : position.slice(-1);
    const amount = leaving.reduce((sum, { left }) => sum + left, 0n);
    for (const payment of leaving) payment.left = 0n;
    return { amount, quarter: (position[0]?.time ?? 0n) / QUARTER };
  }

  /** What is in an offering at present. */
  inOffering(offering: string): bigint {
    return this.#positionIn(offering).reduce((sum, { left }) => sum + left, 0n);
  }

  /** What was paid after a moment and has not gone back. */
  netAfter(time: bigint): bigint {
    return this.#payments.reduce((sum, one) => (one.time > time ? sum + one.left : sum), 0n);
  }

  /** What was paid after a moment, whether or not it has gone back. */
  grossAfter(time: bigint): bigint {
    return this.#payments.reduce((sum, one) => (one.time > time ? sum + one.paid : sum), 0n);
  }

  #positionIn(offering: string): Payment[] {
    return this.#positions.get(offering) ?? [];
  }
}
