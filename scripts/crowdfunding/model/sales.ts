import type { Objections } from "./figures.ts";
import type { TimedRules } from "./rules.ts";
import type { Result } from "ethers";

import { announced } from "./rules.ts";

interface SoldClass {
  readonly supply: bigint;
  /** What all its shares get together, in fen. */
  readonly payout: bigint;
  sold: bigint;
}

interface Sale {
  readonly classes: Map<bigint, SoldClass>;
  /** Money of the price that nobody has received yet, in fen. */
  left: bigint;
}

/** Books of the desk for sales of companies; it knows those of shares that the offering desk has listed. */
export class SaleBooks {
  readonly #registers: ReadonlySet<string>;
  readonly #objections: Objections;
  readonly #sales = new Map<string, Sale>();

  /** What every event of the desk does. */
  readonly rules: TimedRules = {
    SaleProposed: ({ saleId, proposal }) => {
      const isListed = proposal.classes.every((one: Result) =>
        this.#registers.has(one["register"]),
      );
      if (isListed) this.#sales.set(saleId, { classes: new Map(), left: 0n });
    },
    SaleOpened: ({ saleId, price }) => {
      const sale = this.#sales.get(saleId);
      if (sale !== undefined) sale.left = price;
    },
    SaleClassFixed: ({ saleId, index, supply, payout }) =>
      this.#sales.get(saleId)?.classes.set(index, { supply, payout, sold: 0n }),
    SaleSettled: ({ saleId, index, shares, amount }) => this.#settle(saleId, index, shares, amount),
    SaleRefunded: ({ saleId, amount }) => {
      const sale = this.#sales.get(saleId);
      if (sale === undefined) return;
      this.#objections.compare("price refunded", sale.left, amount);
      sale.left = 0n;
    },
  };

  constructor(registers: ReadonlySet<string>, objections: Objections) {
    this.#registers = registers;
    this.#objections = objections;
  }

  /** Money that each sale must hold, in fen. */
  figures(): Record<string, bigint> {
    return Object.fromEntries([...this.#sales].map(([id, { left }]) => [id, left]));
  }

  /** Each share gets the difference of two parts of the payout, so that nothing is lost between them. */
  #settle(saleId: string, index: bigint, shares: bigint, amount: bigint): void {
    const sale = this.#sales.get(saleId);
    if (sale === undefined) return;
    const sold = announced(sale.classes, index, "class");
    const upTo = (count: bigint) => (sold.payout * count) / sold.supply;
    const own = upTo(sold.sold + shares) - upTo(sold.sold);
    sold.sold += shares;
    sale.left -= own;
    this.#objections.compare("price of sold shares", own, amount);
  }
}
