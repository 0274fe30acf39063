import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Block } from "./scenario.ts";

import { open } from "./scenario.ts";

/** What is wrong first with a copy of the chain, and in which block it shows. */
export interface Finding {
  readonly block: number;
  readonly what: "entries" | "header" | "link" | "newest";
}

export interface Forgery {
  /** What the forger has done. */
  readonly done: Text;
  readonly copy: readonly Block[];
  readonly finding: Finding;
}

/** Fen that the forger adds to the largest payment, and keeps. */
export const SWAG = 100_000n;

/**
 * Copies of a chain in which the largest payment has grown. Their hashes are those of a second real chain on which the
 * larger amount was entered, so that nothing here computes what a student has to compute.
 * @param truth every block of the true chain
 */
export async function forgeries(t: Trial<Params>, truth: readonly Block[]) {
  const at = largestPayment(t.params);
  const { stage } = await t.again(async (fresh) => open(fresh, greedy(t.params)));
  const other = stage.chain;
  const forged = blockAt(other, at);
  const last = truth.length - 1;
  const replaced = (block: Block) => truth.map((one, number) => (number === at ? block : one));
  return {
    at,
    forged,
    entry: {
      done: {
        en: "The entry is changed and nothing else",
        zh: "只改了这笔账目",
      },
      copy: replaced({ ...blockAt(truth, at), transactions: forged.transactions }),
      finding: { block: at, what: "entries" },
    },
    header: {
      done: {
        en: "The entry and the header are changed, and the old hash is stated",
        zh: "改了账目和区块头，仍写旧哈希",
      },
      copy: replaced({ ...forged, hash: blockAt(truth, at).hash }),
      finding: { block: at, what: "header" },
    },
    hash: {
      done: {
        en: "The entry, the header and the hash of the block are changed",
        zh: "账目、区块头和本区块哈希都改了",
      },
      copy: replaced(forged),
      finding: { block: at + 1, what: "link" },
    },
    tail: {
      done: {
        en: "The block and every block after it are made anew",
        zh: "该区块及其后所有区块全部重做",
      },
      copy: [...truth.slice(0, at), ...other.slice(at)],
      finding: { block: last, what: "newest" },
    },
    removed: {
      done: { en: "The block is taken out", zh: "把整个区块抽掉" },
      copy: truth.toSpliced(at, 1),
      finding: { block: at + 1, what: "link" },
    },
    cut: {
      done: { en: "The newest block is cut off", zh: "截掉最新的区块" },
      copy: truth.slice(0, -1),
      finding: { block: last - 1, what: "newest" },
    },
  } as const satisfies Record<string, Forgery | Block | number>;
}

/** Number of the block that holds the largest payment out: block 1 deploys the book, block 2 holds the first entry. */
export function largestPayment({ entries }: Params): number {
  const amounts = entries.map(({ amount }) => amount);
  return amounts.indexOf(amounts.reduce((least, one) => (one < least ? one : least))) + 2;
}

function greedy(params: Params): Params["entries"] {
  const at = largestPayment(params) - 2;
  return params.entries.map((entry, i) =>
    i === at ? { ...entry, amount: entry.amount - SWAG } : entry,
  );
}

function blockAt(chain: readonly Block[], number: number): Block {
  const block = chain[number];
  if (block === undefined) throw new Error(`no block ${number}`);
  return block;
}
