/** An exact amount of fen. */
interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const ZERO: Fraction = { num: 0n, den: 1n };

/** Dividends by definition: each is divided among the shares of its day, and nothing is ever rounded. */
export class Dividends {
  readonly #due = new Map<string, Fraction>();

  declare(amount: bigint, holdings: ReadonlyMap<string, bigint>): void {
    const shares = [...holdings.values()].reduce((sum, one) => sum + one, 0n);
    for (const [holder, held] of holdings) {
      this.#due.set(holder, plus(this.#of(holder), { num: amount * held, den: shares }));
    }
  }

  /** All dividends of a holder since the start in 2^-64 fen, rounded down. */
  fineOf(holder: string): bigint {
    const { num, den } = this.#of(holder);
    return (num << 64n) / den;
  }

  #of(holder: string): Fraction {
    return this.#due.get(holder) ?? ZERO;
  }
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}
