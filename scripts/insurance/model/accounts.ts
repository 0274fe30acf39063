const BPS = 10_000n;

/** The pool's books and ratios, in fen and basis points; a solvency ratio is undefined while nothing is locked. */
export interface PoolFigures {
  readonly resources: bigint;
  readonly locked: bigint;
  readonly unearned: bigint;
  readonly earned: bigint;
  readonly reserve: bigint;
  readonly incurred: bigint;
  readonly expenses: bigint;
  readonly solvencyBps: bigint | undefined;
  readonly coreBps: bigint | undefined;
  readonly lossBps: bigint;
  readonly expenseBps: bigint;
  readonly combinedBps: bigint;
}

/** How some cover ended. Money in fen. */
export interface End {
  readonly premium: bigint;
  readonly lock: bigint;
  readonly due: bigint;
  /** What is due is premium that goes back. */
  readonly voided: boolean;
  /** Premium that reinsurers receive. */
  readonly ceded?: bigint;
  /** Loss that reinsurers bear. */
  readonly recovered?: bigint;
}

/** The accounts of the insurer as a bookkeeper keeps them, who reads events and never the contract's storage. */
export class PoolAccounts {
  #resources = 0n;
  #locked = 0n;
  #unearned = 0n;
  #earned = 0n;
  #reserve = 0n;
  #incurred = 0n;
  #expenses = 0n;

  deposit(assets: bigint): void {
    this.#resources += assets;
  }

  expense(amount: bigint): void {
    this.#resources -= amount;
    this.#expenses += amount;
  }

  /** Cover is sold; with negative amounts, cancelled. */
  sell(premium: bigint, lock: bigint): void {
    this.#resources += premium;
    this.#unearned += premium;
    this.#locked += lock;
  }

  end({ premium, lock, due, voided, ceded = 0n, recovered = 0n }: End): void {
    this.#locked -= lock;
    this.#unearned -= premium;
    this.#resources += recovered - due - ceded;
    this.#reserve += due;
    if (voided) return;
    this.#earned += premium - ceded;
    this.#incurred += due - recovered;
  }

  /** A loss is known while its cover goes on, and some premium earned with it; negative when less is known to be due. */
  incur(loss: bigint, earned: bigint): void {
    this.end({ premium: earned, lock: loss, due: loss, voided: false });
  }

  pay(amount: bigint): void {
    this.#reserve -= amount;
  }

  /** Nobody collected in time; reinsurers get back their part. */
  lapse(remainder: bigint, voided: boolean, returned: bigint): void {
    this.#reserve -= remainder;
    this.#resources += remainder - returned;
    if (!voided) this.#incurred -= remainder - returned;
  }

  figures(): PoolFigures {
    const lossBps = ratio(this.#incurred, this.#earned) ?? 0n;
    const expenseBps = ratio(this.#expenses, this.#earned + this.#unearned) ?? 0n;
    return {
      resources: this.#resources,
      locked: this.#locked,
      unearned: this.#unearned,
      earned: this.#earned,
      reserve: this.#reserve,
      incurred: this.#incurred,
      expenses: this.#expenses,
      solvencyBps: ratio(this.#resources, this.#locked),
      coreBps: ratio(this.#resources - this.#unearned, this.#locked),
      lossBps,
      expenseBps,
      combinedBps: lossBps + expenseBps,
    };
  }
}

function ratio(part: bigint, whole: bigint): bigint | undefined {
  return whole === 0n ? undefined : (part * BPS) / whole;
}
