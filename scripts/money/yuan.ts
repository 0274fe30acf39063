const FEN_PER_YUAN = 100n;

/** An amount for machines: fen to yuan with two decimals, "92800.00". */
export function yuan(fen: bigint): string {
  const { sign, whole, cents } = parts(fen);
  return `${sign}${whole}.${cents}`;
}

/** An amount for readers: fen to yuan with two decimals and grouped thousands, "92,800.00". */
export function yuanGrouped(fen: bigint): string {
  const { sign, whole, cents } = parts(fen);
  return `${sign}${grouped(whole)}.${cents}`;
}

/** A whole number with grouped thousands, "92,800". */
export function grouped(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

function parts(fen: bigint): { sign: string; whole: bigint; cents: string } {
  const size = fen < 0n ? -fen : fen;
  const cents = (size % FEN_PER_YUAN).toString().padStart(2, "0");
  return { sign: fen < 0n ? "-" : "", whole: size / FEN_PER_YUAN, cents };
}
