import type { SafeTerms } from "../input/safes.ts";

/**
 * New shares by the definition of a post-money SAFE: the company after the conversion is looked for, of which each SAFE
 * owns amount / cap; over the plain product of all caps.
 * @returns Shares of each SAFE, rounded down.
 */
export function safeSharesByDefinition({ capitalisation, safes }: SafeTerms): bigint[] {
  const whole = safes.reduce((product, { cap }) => product * cap, 1n);
  const sold = safes.reduce((sum, { amount, cap }) => sum + (amount * whole) / cap, 0n);
  // after = capitalisation * whole / (whole - sold); shares = after * amount / cap
  return safes.map(({ amount, cap }) => (capitalisation * whole * amount) / ((whole - sold) * cap));
}
