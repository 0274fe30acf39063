/** Figures by name, grouped as deep as need be. */
export interface Figures {
  readonly [name: string]: bigint | boolean | Figures;
}

/** A figure on which two sets of books disagree; undefined where one does not have it. */
export interface Difference {
  /** For example "escrow.investors.0x….shares". */
  readonly figure: string;
  readonly rebuilt: bigint | boolean | undefined;
  readonly actual: bigint | boolean | undefined;
}

/** Where the books that were rebuilt differ from the actual ones, in the order of the actual ones. */
export function differencesBetween(rebuilt: Figures, actual: Figures): Difference[] {
  const own = new Map(leaves(rebuilt));
  const others = new Map(leaves(actual));
  return [...new Set([...others.keys(), ...own.keys()])]
    .map((figure) => ({ figure, rebuilt: own.get(figure), actual: others.get(figure) }))
    .filter((one) => one.rebuilt !== one.actual);
}

function leaves(figures: Figures, prefix = ""): [string, bigint | boolean][] {
  return Object.entries(figures).flatMap(([name, value]): [string, bigint | boolean][] =>
    typeof value === "object" ? leaves(value, `${prefix}${name}.`) : [[prefix + name, value]],
  );
}

/** Notes every event that says another figure than the one that follows from the events before it. */
export class Objections {
  readonly #found: Difference[] = [];

  compare(figure: string, rebuilt: bigint, published: bigint): void {
    if (rebuilt !== published) this.#found.push({ figure, rebuilt, actual: published });
  }

  get found(): readonly Difference[] {
    return this.#found;
  }
}

/** Sums of money or shares by address. */
export class Tally {
  readonly #sums = new Map<string, bigint>();

  of(address: string): bigint {
    return this.#sums.get(address) ?? 0n;
  }

  set(address: string, sum: bigint): void {
    this.#sums.set(address, sum);
  }

  add(address: string, amount: bigint): void {
    this.set(address, this.of(address) + amount);
  }

  get addresses(): readonly string[] {
    return [...this.#sums.keys()];
  }
}
