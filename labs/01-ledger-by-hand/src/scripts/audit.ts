import type { Trial } from "#labkit";
import type { Block } from "./header.ts";
import type { Proof } from "./block.ts";

import { prove } from "./block.ts";

/** The first thing that is wrong with a copy. */
export interface Finding {
  /** Number of the block where it shows. */
  readonly block: number;
  readonly what: "entries" | "header" | "link" | "newest";
}

// #region inspect
/**
 * What is wrong first with a copy of the chain; null if nothing is.
 * @param proofs what you have proved about its blocks, in order
 * @param mine the newest block that your own node knows
 */
function inspect(proofs: readonly Proof[], mine: Block): Finding | null {
  // lab:begin s8
  for (const { number, entries, header, link } of proofs) {
    if (!entries) return { block: number, what: "entries" };
    if (!header) return { block: number, what: "header" };
    if (!link) return { block: number, what: "link" };
  }
  const last = proofs.at(-1);
  if (last?.hash === mine.hash) return null;
  return { block: last?.number ?? 0, what: "newest" };
  // lab:else
  // lab:todo en: go through the proofs in order and return the first that fails; then compare the last with mine.
  // lab:todo zh: 依次检查每个证明，返回第一处不符；最后与 mine 比较。
  //~ return null;
  // lab:end
}
// #endregion

/** Inspects copies that somebody sent, with the help of your own node. */
export default async function audit(
  t: Trial,
  { copies }: { readonly copies: readonly (readonly Block[])[] },
): Promise<(Finding | null)[]> {
  const mine = (await t.provider.send("eth_getBlockByNumber", ["latest", false])) as Block;
  return copies.map((copy) => inspect(prove(copy), mine));
}
