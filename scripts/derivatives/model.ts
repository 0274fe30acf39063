import type { EventLog } from "ethers";
import type { CourseChain } from "../chain/course.ts";

import { eventsOf } from "../chain/events.ts";

/** What is held in one trade, and how it ended if it did. Money in fen. */
export interface TradeBook {
  readonly state: bigint;
  readonly heldA: bigint;
  readonly heldB: bigint;
}

/** The two contracts whose trades are rebuilt. */
export type Products = Pick<CourseChain, "forward" | "option">;

/** Recorded states; the order is the contract's. */
export const STATES = { incepted: 1n, confirmed: 2n, settled: 5n, terminated: 6n } as const;

/** The stakes of a term sheet and the address of its first party. */
interface Stakes {
  readonly first: string;
  readonly second: string;
  readonly a: bigint;
  readonly b: bigint;
}

/** Rebuilds every trade of both products from their events alone, by trade. */
export async function rebuildTrades({
  forward,
  option,
}: Products): Promise<Map<string, TradeBook>> {
  const books = new Map<string, TradeBook>();
  const stakes = new Map<string, Stakes>();
  for (const log of await eventsOf(forward, option)) {
    const id = String(log.args["tradeId"]);
    const terms = stakesOf(log);
    if (terms !== undefined) stakes.set(id, terms);
    const known = stakes.get(id);
    books.set(id, known === undefined ? withdrawn : apply(books.get(id), known, log));
  }
  return books;
}

/** The same as the contracts' records say. */
export async function readTrade(
  product: Products[keyof Products],
  tradeId: string,
): Promise<TradeBook> {
  const { state, heldA, heldB } = await product.tradeOf(tradeId);
  return { state, heldA, heldB };
}

/** A sheet that was withdrawn before it came on the chain: nobody told its terms. */
const withdrawn: TradeBook = { state: STATES.terminated, heldA: 0n, heldB: 0n };

function apply(
  before: TradeBook | undefined,
  stakes: Stakes,
  { eventName, args }: EventLog,
): TradeBook {
  const book = before ?? { state: STATES.incepted, heldA: 0n, heldB: 0n };
  switch (eventName) {
    case "TradeConfirmed":
      return { state: STATES.confirmed, heldA: stakes.a, heldB: stakes.b };
    case "TradeCancelled":
      return withdrawn;
    case "TradeSettled":
      return { state: STATES.settled, heldA: args["payoutA"], heldB: args["payoutB"] };
    case "TradeTerminated":
      return { ...book, state: STATES.terminated };
    case "TradePaid":
      return args["party"] === stakes.first ? { ...book, heldA: 0n } : { ...book, heldB: 0n };
    case "TradePaymentFailed":
      return book;
    default:
      // The proposer's stake is held; a relayer who is no party brings nothing of his own.
      return {
        state: STATES.incepted,
        heldA: args["proposer"] === stakes.first ? stakes.a : 0n,
        heldB: args["proposer"] === stakes.second ? stakes.b : 0n,
      };
  }
}

function stakesOf({ eventName, args }: EventLog): Stakes | undefined {
  const { terms } = args;
  if (eventName === "ForwardIncepted") {
    return {
      first: terms.buyer,
      second: terms.seller,
      a: terms.buyerMargin,
      b: terms.sellerMargin,
    };
  }
  if (eventName === "OptionIncepted") {
    return { first: terms.buyer, second: terms.writer, a: terms.premium, b: terms.cap };
  }
  return undefined;
}
