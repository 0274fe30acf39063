import { yuanGrouped } from "../../money/yuan.ts";
import { RATE_DECIMALS } from "../../derivatives/fixings.ts";

/** Twentieths of a degree day as degree days, exactly: 29,043 is "1,452.15". */
export function degreeDays(twentieths: bigint): string {
  return yuanGrouped(twentieths * 5n);
}

/** A gain with its sign: "+275,700.00". */
export function signedYuan(fen: bigint): string {
  return `${fen > 0n ? "+" : ""}${yuanGrouped(fen)}`;
}

/** A rate as a decimal number: 202,147 is "20.2147". */
export function rateText(rate: bigint): string {
  const digits = rate.toString().padStart(RATE_DECIMALS + 1, "0");
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`;
}
