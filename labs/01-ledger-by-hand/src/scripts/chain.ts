import type { Trial } from "#labkit";

import { createHash } from "node:crypto";

/** A page of the cash book. */
export interface Page {
  readonly number: number;
  /** The entries, as one line of text. */
  readonly data: string;
  /** Only where it is known already. */
  readonly nonce?: number;
}

/** A page that is bound to the one before it. */
export interface Sealed {
  readonly number: number;
  readonly nonce: number;
  readonly data: string;
  /** Fingerprint of the page before. */
  readonly previous: string;
  /** Fingerprint of this page. */
  readonly hash: string;
}

/** What the first page names as the page before it: 64 zeros. */
const NOTHING = "0".repeat(64);

/** The SHA-256 of a text, as 64 hexadecimal letters. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

// #region fingerprint
/** The fingerprint of a page: number, nonce, data and previous fingerprint, one after the other, hashed. */
function fingerprint(number: number, nonce: number, data: string, previous: string): string {
  // lab:begin s3
  return sha256(`${number}${nonce}${data}${previous}`);
  // lab:else
  // lab:todo en: hash one text made of all four, in this order and with nothing in between.
  // lab:todo zh: 把四项依次连成一段文字（中间不加任何字符），再取哈希。
  //~ return sha256("");
  // lab:end
}
// #endregion

// #region findNonce
/** The smallest nonce, from 0, with which the fingerprint of a page begins with so many zeros. */
function findNonce({ number, data }: Page, previous: string, zeros: number): number {
  const wanted = "0".repeat(zeros);
  // lab:begin s4
  let nonce = 0;
  while (!fingerprint(number, nonce, data, previous).startsWith(wanted)) nonce += 1;
  return nonce;
  // lab:else
  // lab:todo en: try 0, 1, 2 and so on until the fingerprint begins with what is wanted; return that nonce.
  // lab:todo zh: 从 0 开始逐个尝试，直到指纹以所需的零开头，返回该 nonce。
  //~ return 0;
  // lab:end
}
// #endregion

// #region seal
/** Binds pages into a book: every page names the fingerprint of the page before it. */
function seal(pages: readonly Page[], zeros: number): Sealed[] {
  const book: Sealed[] = [];
  let previous = NOTHING;
  for (const { number, data, ...page } of pages) {
    const nonce = page.nonce ?? findNonce({ number, data }, previous, zeros);
    const hash = fingerprint(number, nonce, data, previous);
    book.push({ number, nonce, data, previous, hash });
    // lab:begin s3
    previous = hash;
    // lab:else
    // lab:todo en: what does the next page have to name as the page before it?
    // lab:todo zh: 下一页的“上一页指纹”应是什么？
    //~ previous = NOTHING;
    // lab:end
  }
  return book;
}
// #endregion

/** Seals several books, each with its own pages and its own number of zeros. */
export default async function sealAll(
  _: Trial,
  { books }: { readonly books: readonly { pages: readonly Page[]; zeros: number }[] },
): Promise<Sealed[][]> {
  return books.map(({ pages, zeros }) => seal(pages, zeros));
}
