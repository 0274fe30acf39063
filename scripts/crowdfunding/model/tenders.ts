import type { Objections } from "./figures.ts";
import type { TimedRules } from "./rules.ts";
import type { Result } from "ethers";

import { Tally } from "./figures.ts";

interface Tender {
  readonly price: bigint;
  readonly tendered: Tally;
  /** What the buyer's budget still holds, in fen. */
  left: bigint;
  total: bigint;
  /** Shares that are neither settled nor let go. */
  open: bigint;
  accepted: bigint;
  settleUntil: bigint;
}

type Act = (tender: Tender, args: Result, time: bigint) => void;

/** Books of the desk for tender offers; it knows those for shares that the offering desk has listed. */
export class TenderBooks {
  readonly #registers: ReadonlySet<string>;
  readonly #objections: Objections;
  readonly #tenders = new Map<bigint, Tender>();

  /** What every event of the desk does. */
  readonly rules: TimedRules = {
    TenderOpened: ({ tenderId, register, price, budget }) => {
      if (this.#registers.has(register)) this.#open(tenderId, price, budget);
    },
    TenderChanged: this.#on((tender, { holder, shares, tendered }) => {
      tender.total += shares - tender.tendered.of(holder);
      tender.open = tender.total;
      tender.tendered.set(holder, shares);
      this.#objections.compare("shares tendered", tender.total, tendered);
    }),
    TenderClosed: this.#on((tender, { accepted, settleUntil }) => {
      tender.accepted = smaller(tender.left / tender.price, tender.total);
      tender.settleUntil = settleUntil;
      this.#objections.compare("shares accepted", tender.accepted, accepted);
    }),
    TenderSettled: this.#on((tender, { holder, accepted, amount }) => {
      const own = partOf(tender, take(tender, holder));
      tender.left -= own * tender.price;
      this.#objections.compare("shares settled", own, accepted);
      this.#objections.compare("price of a tender", own * tender.price, amount);
    }),
    TenderLapsed: this.#on((tender, { holder, shares }) =>
      this.#objections.compare("shares let go", take(tender, holder), shares),
    ),
    TenderRefunded: this.#on((tender, { amount }, time) => {
      const own = refundable(tender, time);
      tender.left -= own;
      this.#objections.compare("budget refunded", own, amount);
    }),
  };

  constructor(registers: ReadonlySet<string>, objections: Objections) {
    this.#registers = registers;
    this.#objections = objections;
  }

  /** Money that each tender must hold, in fen. */
  figures(): Record<string, bigint> {
    return Object.fromEntries([...this.#tenders].map(([id, { left }]) => [String(id), left]));
  }

  /** Does something to a tender that these books know. */
  #on(act: Act): TimedRules[string] {
    return (args, time) => {
      const tender = this.#tenders.get(args["tenderId"]);
      if (tender !== undefined) act(tender, args, time);
    };
  }

  #open(tenderId: bigint, price: bigint, budget: bigint): void {
    const none = { total: 0n, open: 0n, accepted: 0n, settleUntil: 0n };
    this.#tenders.set(tenderId, { price, left: budget, tendered: new Tally(), ...none });
  }
}

function take(tender: Tender, holder: string): bigint {
  const shares = tender.tendered.of(holder);
  tender.tendered.set(holder, 0n);
  tender.open -= shares;
  return shares;
}

function partOf({ accepted, total }: Tender, shares: bigint): bigint {
  return shares === 0n ? 0n : (shares * accepted) / total;
}

/** While shares can be settled, what they may cost together stays. */
function refundable(tender: Tender, time: bigint): bigint {
  if (time >= tender.settleUntil) return tender.left;
  return tender.left - partOf(tender, tender.open) * tender.price;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
