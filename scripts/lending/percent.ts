const PPM = 1_000_000n;
const PPM_PER_PERCENT = 10_000n;

/** A rate for machines: millionths to percent with four decimals, "4.9000". */
export function percent(ppm: bigint): string {
  const decimals = (ppm % PPM_PER_PERCENT).toString().padStart(4, "0");
  return `${ppm / PPM_PER_PERCENT}.${decimals}`;
}

/** A rate for readers, without zeros at its end: "4.9 %". */
export function percentText(ppm: bigint): string {
  return `${percent(ppm).replace(/\.?0+$/, "")} %`;
}

/** A part of a whole in millionths, rounded half up; nothing of nothing is nothing. */
export function share(part: bigint, whole: bigint): bigint {
  return whole === 0n ? 0n : (2n * part * PPM + whole) / (2n * whole);
}
