const BPS = 10_000n;

/** Terms of an offering that decide who gets what; money in fen. */
export interface SaleTerms {
  readonly sharePrice: bigint;
  readonly cap: bigint;
  readonly feeBps: bigint;
}

/** What an offering comes to, by definition. */
export interface Allocation {
  /** Shares of each investor. */
  readonly shares: readonly bigint[];
  /** Money that each has back, in fen. */
  readonly refunds: readonly bigint[];
  /** Fee of the platform and first payment to the vault, in fen, whoever claims first. */
  readonly fee: bigint;
  readonly proceeds: bigint;
  /** What goes to the vault after the last claim, in fen. */
  readonly remainder: bigint;
}

/** Divides the cap in proportion to the orders: each has the most whole shares that are not above his part. */
export function allocationByDefinition(terms: SaleTerms, orders: readonly bigint[]): Allocation {
  const { sharePrice, cap, feeBps } = terms;
  const demand = sum(orders);
  const isOver = demand > cap;
  const shares = orders.map((order) => (isOver ? (order * cap) / demand : order));
  // Known before anybody claims: every part but one may lose almost a share to rounding.
  const least = isOver ? larger(cap - BigInt(orders.length) + 1n, 0n) : demand;
  const fee = (least * sharePrice * feeBps) / BPS;
  return {
    shares,
    refunds: orders.map((order, i) => (order - (shares[i] ?? 0n)) * sharePrice),
    fee,
    proceeds: least * sharePrice - fee,
    remainder: (sum(shares) - least) * sharePrice,
  };
}

export function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, one) => total + one, 0n);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
