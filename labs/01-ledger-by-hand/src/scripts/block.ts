import type { Trial } from "#labkit";
import type { Block } from "./header.ts";

import { encodeRlp, keccak256, ZeroHash } from "ethers";

import { entriesRoot, headerFields } from "./header.ts";

/** What can be proved about a block, without believing anybody. */
export interface Proof {
  readonly number: number;
  /** The hash of its header, computed. */
  readonly hash: string;
  /** Whether the entries are those that the header stands for. */
  readonly entries: boolean;
  /** Whether the stated hash is the hash of the header. */
  readonly header: boolean;
  /** Whether it names the block before it. */
  readonly link: boolean;
}

// #region headerHash
/** The hash of a block: its fields written down as RLP, hashed with keccak256. */
export function headerHash(block: Block): string {
  // lab:begin s6
  return keccak256(encodeRlp(headerFields(block)));
  // lab:else
  // lab:todo en: three helpers are imported above; put one into the other.
  // lab:todo zh: 上方已导入三个辅助函数，请依次套用。
  //~ return ZeroHash;
  // lab:end
}
// #endregion

// #region prove
/** Goes through a copy of the chain, block by block. */
export function prove(copy: readonly Block[]): Proof[] {
  let before = ZeroHash;
  return copy.map((block) => {
    const hash = headerHash(block);
    // lab:begin s6
    const entries = entriesRoot(block) === block.transactionsRoot;
    const header = hash === block.hash;
    const link = block.parentHash === before;
    before = hash;
    // lab:else
    // lab:todo en: three comparisons, each true or false; then remember the hash for the next block.
    // lab:todo zh: 写出三个比较（结果为 true 或 false），并记下哈希供下一个区块使用。
    //~ const entries = true;
    //~ const header = true;
    //~ const link = true;
    // lab:end
    return { number: Number(block.number), hash, entries, header, link };
  });
}
// #endregion

/** The proofs of several copies. */
export default async function proveAll(
  _: Trial,
  { copies }: { readonly copies: readonly (readonly Block[])[] },
): Promise<Proof[][]> {
  return copies.map((copy) => prove(copy));
}
