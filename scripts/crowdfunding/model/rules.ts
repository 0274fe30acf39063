import type { Result } from "ethers";

/** What each event does to some books, by the event's name; `time` is the Unix second of its block. */
export type TimedRules = Readonly<Record<string, (args: Result, time: bigint) => void>>;

/** What an earlier event must have announced. */
export function announced<K, V>(map: ReadonlyMap<K, V>, key: K, what: string): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`no event announced ${what} ${String(key)}`);
  return found;
}
