/** Basis points as a percentage: "92.80 %". */
export function bpsText(bps: bigint): string {
  return `${decimal(bps, 2)} %`;
}

/** Tenths as a decimal number: "27.2". */
export function tenths(value: bigint): string {
  return decimal(value, 1);
}

/** A whole number of small units written in the large unit, exactly. */
function decimal(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
