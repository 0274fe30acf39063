import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Entry, Params } from "./lab.ts";

import { toQuantity } from "ethers";

import { yuan } from "../../scripts/money/yuan.ts";

export interface CashBook {
  enter: Send<[string, bigint]>;
  balance: View<[], bigint>;
}

/** A block as a node tells it. What a student's script reads of it besides only passes through here. */
export interface Block {
  readonly hash: string;
  readonly transactions: readonly { readonly input: string }[];
}

/** The cash book on a chain with all entries in it. */
export interface Stage {
  readonly book: Deployed<CashBook>;
  /** Every block, from block 0. */
  readonly chain: readonly Block[];
}

/** Entries on a page of the book made by hand. */
const ENTRIES_PER_PAGE = 3;

/** The cashier deploys the book (block 1) and makes every entry in a block of its own (from block 2). */
export async function open(
  t: Trial<Params>,
  entries: readonly Entry[] = t.params.entries,
): Promise<Stage> {
  const book = await t.deploy<CashBook>("CashBook", [], await t.person("cashier"));
  for (const { member, amount } of entries) await book.enter(member, amount);
  return { book, chain: await chainOf(t) };
}

/** Every block with its entries, as a node tells it. */
async function chainOf({ provider }: Trial<Params>): Promise<Block[]> {
  const newest = await provider.getBlockNumber();
  const chain: Block[] = [];
  for (let number = 0; number <= newest; number++) {
    const args = [toQuantity(number), true];
    chain.push((await provider.send("eth_getBlockByNumber", args)) as Block);
  }
  return chain;
}

/** The same entries as pages of a book that is sealed by hand. */
export function pagesOf({ entries }: Params): { number: number; data: string }[] {
  const pages = Math.ceil(entries.length / ENTRIES_PER_PAGE);
  return Array.from({ length: pages }, (_, i) => ({
    number: i + 1,
    data: entries
      .slice(i * ENTRIES_PER_PAGE, (i + 1) * ENTRIES_PER_PAGE)
      .map(written)
      .join("; "),
  }));
}

/** An entry as the cashier writes it: "Li +20000.00". */
export function written({ member, amount }: Entry): string {
  return `${member} ${amount < 0n ? "" : "+"}${yuan(amount)}`;
}
