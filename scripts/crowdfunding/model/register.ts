import type { Objections } from "./figures.ts";
import type { TimedRules } from "./rules.ts";

import { ZeroAddress } from "ethers";

import { Tally } from "./figures.ts";

/** Money of dividends is counted in 2^-64 fen: so fine that nothing is ever rounded before it is paid. */
const FRACTION_BITS = 64n;

/** What a register knows of one wallet: shares, parts of them that are bound, and dividends due in whole fen. */
export type HolderFigures = {
  readonly shares: bigint;
  readonly frozen: bigint;
  readonly earmarked: bigint;
  readonly dividend: bigint;
};

/**
 * Books of a share register. Every dividend is divided among the holders of its day, so they know no index of an
 * account: what the contract computes when shares move, they have booked long before.
 */
export class RegisterBooks {
  readonly #objections: Objections;
  readonly #shares = new Tally();
  readonly #due = new Tally();
  readonly #frozen = new Tally();
  readonly #earmarked = new Tally();
  readonly #earmarks = new Tally();
  readonly #subjects = new Map<string, string>();
  readonly #members = new Map<string, bigint>();
  #treasury: string | undefined;
  #minted = 0n;
  #supply = 0n;
  #promised = 0n;
  #index = 0n;
  #carry = 0n;
  #declared = 0n;
  #paid = 0n;

  /** What every event of the register does. */
  readonly rules: TimedRules = {
    Transfer: ({ from, to, value }) => this.#transfer(from, to, value),
    TreasuryOpened: ({ issuer }) => (this.#treasury = issuer),
    WalletRefreshed: ({ wallet, subject, members }) => {
      this.#subjects.set(wallet, subject);
      this.#members.set(subject, members);
    },
    SeatsPromised: ({ promised }) => (this.#promised = promised),
    DividendDeclared: ({ amount, index, carry }) => {
      this.#declare(amount);
      this.#objections.compare("index", this.#index, index);
      this.#objections.compare("carry", this.#carry, carry);
    },
    DividendPaid: ({ holder, amount }) => {
      const own = this.#dividendOf(holder);
      this.#objections.compare("dividend paid", own, amount);
      this.#due.add(holder, -(own << FRACTION_BITS));
      this.#paid += own;
    },
    WalletRecovered: ({ lost, replacement, due }) => {
      const own = this.#due.of(lost);
      this.#objections.compare("dividends recovered", own, due);
      this.#due.set(lost, 0n);
      this.#due.add(replacement, own);
    },
    Frozen: ({ account, amount }) => this.#frozen.set(account, amount),
    EarmarkChanged: ({ desk, holder, shares }) => {
      const key = `${desk} ${holder}`;
      this.#earmarked.add(holder, shares - this.#earmarks.of(key));
      this.#earmarks.set(key, shares);
    },
  };

  constructor(objections: Objections) {
    this.#objections = objections;
  }

  /** Shares that were issued, cancelled or not. */
  get minted(): bigint {
    return this.#minted;
  }

  /** Money that must be in the register, in fen: dividends that were paid in and not paid out. */
  get held(): bigint {
    return this.#declared - this.#paid;
  }

  /** The books as the contract's views tell them; money in fen, index and carry in 2^-64 fen. */
  figures() {
    const holders: Record<string, HolderFigures> = {};
    const wallets = [this.#shares, this.#frozen, this.#earmarked].flatMap((one) => one.addresses);
    for (const wallet of new Set(wallets)) {
      holders[wallet] = {
        shares: this.#shares.of(wallet),
        frozen: this.#frozen.of(wallet),
        earmarked: this.#earmarked.of(wallet),
        dividend: this.#dividendOf(wallet),
      };
    }
    return {
      supply: this.#supply,
      treasury: this.#treasuryShares(),
      holderCount: this.#seatsTaken(),
      promised: this.#promised,
      index: this.#index,
      carry: this.#carry,
      declared: this.#declared,
      holders,
    };
  }

  #transfer(from: string, to: string, shares: bigint): void {
    if (from === ZeroAddress)
      [this.#supply, this.#minted] = [this.#supply + shares, this.#minted + shares];
    else this.#shares.add(from, -shares);
    if (to === ZeroAddress) this.#supply -= shares;
    else this.#shares.add(to, shares);
  }

  #declare(amount: bigint): void {
    const outstanding = this.#supply - this.#treasuryShares();
    const divided = (amount << FRACTION_BITS) + this.#carry;
    const each = divided / outstanding;
    for (const holder of this.#shares.addresses) {
      if (holder !== this.#treasury) this.#due.add(holder, this.#shares.of(holder) * each);
    }
    this.#index += each;
    this.#carry = divided % outstanding;
    this.#declared += amount;
  }

  #dividendOf(holder: string): bigint {
    return this.#due.of(holder) >> FRACTION_BITS;
  }

  #treasuryShares(): bigint {
    return this.#treasury === undefined ? 0n : this.#shares.of(this.#treasury);
  }

  /** Persons with shares in any wallet, an entity counted by its members. */
  #seatsTaken(): bigint {
    const holding = this.#shares.addresses.filter(
      (wallet) => wallet !== this.#treasury && this.#shares.of(wallet) !== 0n,
    );
    const persons = new Set(holding.map((wallet) => this.#subjects.get(wallet) ?? ""));
    return [...persons].reduce((sum, person) => sum + (this.#members.get(person) ?? 0n), 0n);
  }
}
