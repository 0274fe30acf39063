import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance that is the same in every run. */
export interface Dice {
  /** From 0 up to, but never, 1. */
  uniform(): number;
  /** Bell-shaped around 0 with variance 1: twelve uniform numbers less six. */
  bell(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** How often something happens that happens `mean` times on average (Poisson). */
  count(mean: number): number;
  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Dice that fall in the same way for the same seed. */
export function diceOf(seed: number): Dice {
  const source = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(source);
  return {
    uniform,
    bell: () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6),
    happens: (probability) => uniform() < probability,
    count: (mean) => poisson(mean, uniform),
    shuffle: (items) => shuffled(items, (last) => uniformInt(source, 0, last)),
  };
}

/** Knuth's way: multiply uniform numbers until they fall below e to the minus mean. */
function poisson(mean: number, uniform: () => number): number {
  const end = Math.exp(-mean);
  let events = 0;
  for (let product = uniform(); product > end; product *= uniform()) events += 1;
  return events;
}

/** Fisher and Yates: each place takes one of those that are left. */
function shuffled<T>(items: readonly T[], upTo: (last: number) => number): T[] {
  const rest = [...items];
  return items.flatMap((_, i) => rest.splice(upTo(items.length - 1 - i), 1));
}
