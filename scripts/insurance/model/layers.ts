const BPS = 10_000n;

/** Shares and amounts of a treaty. Money in fen. */
export interface Layers {
  readonly quotaBps: bigint;
  readonly commissionBps: bigint;
  readonly excessBps: bigint;
  readonly retention: bigint;
  readonly limit: bigint;
}

/** Who bears what of a gross loss; `cover` is the excess cover set aside for the event. */
export function splitLoss(terms: Layers, cover: bigint, gross: bigint) {
  const quota = share(gross, terms.quotaBps);
  const above = gross - quota - terms.retention;
  return { quota, excess: clamp(above, cover) };
}

/** What the reinsurer is paid of a gross premium, less the commission that he returns. */
export function cededPremium(terms: Layers, cover: bigint, premium: bigint): bigint {
  const quota = share(premium, terms.quotaBps);
  const price =
    cover === 0n ? 0n : ((premium - quota) * terms.excessBps * cover) / (BPS * terms.limit);
  return share(quota, BPS - terms.commissionBps) + (price < cover ? price : cover);
}

/** What the insurer locks: net loss and premium, or gross loss and price of reinsurance where that is less. */
export function netLock(terms: Layers, cover: bigint, maxLoss: bigint, premium: bigint): bigint {
  const { quota, excess } = splitLoss(terms, cover, maxLoss);
  const net = maxLoss - quota - excess + premium;
  const gross = maxLoss + cededPremium(terms, cover, premium);
  return net < gross ? net : gross;
}

function share(amount: bigint, bps: bigint): bigint {
  return (amount * bps) / BPS;
}

function clamp(amount: bigint, most: bigint): bigint {
  if (amount <= 0n) return 0n;
  return amount < most ? amount : most;
}
