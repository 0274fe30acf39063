import type { Trial } from "../../labkit/engine/trial.ts";
import type { Finding } from "./forgeries.ts";
import type { Params } from "./lab.ts";
import type { Sealed } from "./reference.ts";
import type { Block } from "./scenario.ts";

/** What a student's script proves about a block. */
export interface Proof {
  readonly number: number;
  readonly hash: string;
  readonly entries: boolean;
  readonly header: boolean;
  readonly link: boolean;
}

/** Pages to be sealed, and how many zeros their fingerprints have to begin with. */
export interface Wish {
  readonly pages: readonly { number: number; data: string; nonce?: number }[];
  readonly zeros: number;
}

type Copies = readonly (readonly Block[])[];

/** The books that a student's script makes. It may return anything, so nothing is taken for granted. */
export async function sealedBy(t: Trial<Params>, books: readonly Wish[]) {
  return listsOf<Sealed>(await run(t, "scripts/chain.ts", { books }), books.length);
}

/** What it proves about each block of these copies. */
export async function provedBy(t: Trial<Params>, copies: Copies) {
  return listsOf<Proof>(await run(t, "scripts/block.ts", { copies }), copies.length);
}

/** What it finds wrong with each of these copies; nothing of it where the script finds nothing. */
export async function foundBy(t: Trial<Params>, copies: Copies): Promise<Partial<Finding>[]> {
  return records<Finding>(await run(t, "scripts/audit.ts", { copies }));
}

/** Runs a script that only reads. */
async function run(
  t: Trial<Params>,
  file: string,
  context: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return t.script<unknown>(file, { context, senders: [], maxTransactions: 0 });
}

function listsOf<R>(returned: unknown, count: number): Partial<R>[][] {
  const lists: readonly unknown[] = Array.isArray(returned) ? returned : [];
  return Array.from({ length: count }, (_, i) => records<R>(lists[i]));
}

function records<R>(returned: unknown): Partial<R>[] {
  const list: readonly unknown[] = Array.isArray(returned) ? returned : [];
  return list.map((one) => Object(one) as Partial<R>);
}
