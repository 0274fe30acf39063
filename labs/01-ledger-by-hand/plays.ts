import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Forgery } from "./forgeries.ts";
import type { Proof } from "./handed-in.ts";
import type { Params } from "./lab.ts";
import type { Sealed } from "./reference.ts";
import type { Block } from "./scenario.ts";

import { Interface } from "ethers";

import { definePlays } from "../../labkit/define.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { forgeries, SWAG } from "./forgeries.ts";
import { provedBy, sealedBy } from "./handed-in.ts";
import { bookOf, CLASSIC, CLASSIC_ZEROS } from "./reference.ts";
import { open, pagesOf, written } from "./scenario.ts";

export const plays = definePlays<Params>([
  {
    name: "classic",
    title: { en: "Five pages and a forged one", zh: "五页账，改一页" },
    step: "s2",
    tell: fivePages,
  },
  {
    name: "book",
    title: { en: "The cash book, sealed by your script", zh: "用你的脚本封签的现金日记账" },
    step: "s4",
    tell: ownBook,
  },
  {
    name: "real",
    title: { en: "The cash book on your chain", zh: "你的链上的现金日记账" },
    step: "s6",
    tell: async (t) => {
      const { chain } = await open(t);
      const [proofs = []] = await provedBy(t, [chain]);
      showProofs(t, chain, proofs);
    },
  },
  {
    name: "forge",
    title: { en: "Four ways to forge an entry", zh: "篡改一笔账的四种做法" },
    step: "s7",
    tell: fourForgeries,
  },
]);

/** Letters of a fingerprint that fit into a table. */
const SHORT = 16;

async function fivePages(t: Trial<Params>): Promise<void> {
  t.say({
    en: `Five pages without any entry. Each fingerprint is made of number, nonce, entries and the fingerprint before, and begins with ${CLASSIC_ZEROS} zeros.`,
    zh: `五页空白账。每个指纹由页码、nonce、账目和上一页的指纹算出，并以 ${CLASSIC_ZEROS} 个零开头。`,
  });
  showBook(t, CLASSIC, CLASSIC);
  const changed = CLASSIC.map(({ number, nonce }) => ({
    number,
    nonce,
    data: number === 2 ? "+1.00" : "",
  }));
  t.say({
    en: "Somebody writes +1.00 on page 2 and changes nothing else. Everybody who computes the fingerprints anew gets these.",
    zh: "有人在第 2 页写上 +1.00，其余不动。任何人重算指纹，得到的都是下面的结果。",
  });
  showBook(t, bookOf(changed, 0), CLASSIC);
}

async function ownBook(t: Trial<Params>): Promise<void> {
  const { zeros } = t.params;
  const [sealed = []] = await sealedBy(t, [{ pages: pagesOf(t.params), zeros }]);
  t.say({
    en: `${sealed.length} pages; every fingerprint has to begin with ${zeros} zeros.`,
    zh: `共 ${sealed.length} 页，每个指纹都要以 ${zeros} 个零开头。`,
  });
  showBook(t, sealed);
}

/** A book as its fingerprints come out, and whether they are those that were written down, if some were. */
function showBook(
  t: Trial<Params>,
  book: readonly Partial<Sealed>[],
  stated?: readonly Sealed[],
): void {
  t.table({
    head: [
      { en: "Page", zh: "页码" },
      { en: "Nonce", zh: "nonce" },
      { en: "Entries", zh: "账目" },
      { en: "Fingerprint", zh: "指纹" },
      ...(stated === undefined ? [] : [{ en: "As written", zh: "与原指纹一致" }]),
    ],
    rows: book.map(({ number, nonce, data = "", hash = "" }, i) => [
      String(number),
      String(nonce),
      data,
      `${hash.slice(0, SHORT)}…`,
      ...(stated === undefined ? [] : [yesNo(hash === stated[i]?.hash)]),
    ]),
  });
}

async function fourForgeries(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const { at, entry, header, hash, tail } = await forgeries(t, chain);
  t.say({
    en: `The forger enlarges the payment in block ${at} by ${yuanGrouped(SWAG)} yuan and keeps the difference.`,
    zh: `伪造者把第 ${at} 个区块的支出改大 ${yuanGrouped(SWAG)} 元，差额装进自己口袋。`,
  });
  const copies: readonly Forgery[] = [entry, header, hash, tail];
  const proofs = await provedBy(
    t,
    copies.map(({ copy }) => copy),
  );
  for (const [i, { done, copy }] of copies.entries()) {
    t.say({ en: `${done.en}.`, zh: `${done.zh}。` });
    showProofs(t, copy, proofs[i] ?? [], [at - 1, at, at + 1, chain.length - 1]);
  }
  const [copied, own] = [tail.copy.at(-1)?.hash ?? "", chain.at(-1)?.hash ?? ""];
  t.say({
    en: `In the last copy everything fits. Its newest hash is ${copied.slice(0, SHORT)}…, that of your own node ${own.slice(0, SHORT)}…`,
    zh: `最后一份副本处处吻合。它的最新哈希是 ${copied.slice(0, SHORT)}…，而你自己节点上的是 ${own.slice(0, SHORT)}…`,
  });
}

/** @param shown numbers of the blocks to show; all if left out */
function showProofs(
  t: Trial<Params>,
  copy: readonly Block[],
  proofs: readonly Partial<Proof>[],
  shown: readonly number[] = copy.map((_, i) => i),
): void {
  t.table({
    head: [
      { en: "Block", zh: "区块" },
      { en: "Entry", zh: "账目" },
      { en: "Computed hash", zh: "算出的哈希" },
      { en: "Entries", zh: "账目相符" },
      { en: "Header", zh: "区块头相符" },
      { en: "Link", zh: "衔接相符" },
    ],
    rows: proofs
      .filter(({ number = -1 }) => shown.includes(number))
      .map(({ number = -1, hash = "", entries = false, header = false, link = false }) => [
        String(number),
        entryIn(copy[number]),
        `${hash.slice(0, SHORT)}…`,
        yesNo(entries),
        yesNo(header),
        yesNo(link),
      ]),
  });
}

const BOOK = new Interface(["function enter(string member, int256 amount)"]);

/** The entry of a block as its transaction says it. */
function entryIn(block: Block | undefined): Text {
  const [transaction] = block?.transactions ?? [];
  if (transaction === undefined) return { en: "-", zh: "-" };
  const call = BOOK.parseTransaction({ data: transaction.input });
  if (call === null) return { en: "the book is opened", zh: "启用账本" };
  const [member, amount] = call.args.toArray() as [string, bigint];
  const entry = written({ member, amount });
  return { en: entry, zh: entry };
}

function yesNo(fits: boolean): Text {
  return fits ? { en: "yes", zh: "是" } : { en: "NO", zh: "否" };
}
