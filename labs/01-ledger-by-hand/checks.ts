import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Finding, Forgery } from "./forgeries.ts";
import type { Wish } from "./handed-in.ts";
import type { Params } from "./lab.ts";
import type { Sealed } from "./reference.ts";
import type { Block } from "./scenario.ts";

import { defineChecks } from "../../labkit/define.ts";
import { forgeries } from "./forgeries.ts";
import { foundBy, provedBy, sealedBy } from "./handed-in.ts";
import { bookOf, CLASSIC, CLASSIC_ZEROS, NOTHING } from "./reference.ts";
import { open, pagesOf } from "./scenario.ts";

type Told<R> = readonly Partial<R>[];

const inChain = (name: string) => ({ file: "scripts/chain.ts", name });
const inBlock = (name: string) => ({ file: "scripts/block.ts", name });
const inAudit = { file: "scripts/audit.ts", name: "inspect" };

export const checks = defineChecks<Params>([
  {
    id: "linked",
    step: "s3",
    points: 5,
    title: { en: "Every page is bound to the page before it", zh: "每一页都与上一页绑定" },
    why: {
      en: "Whoever changes an early page then has to change all that follow, in every copy there is.",
      zh: "这样一来，改动前面一页，就得改动它之后的每一页，而且每份副本都要改。",
    },
    code: inChain("seal"),
    run: pagesAreLinked,
  },
  {
    id: "classic",
    step: "s3",
    points: 5,
    needs: ["linked"],
    title: { en: "The classic pages get the classic fingerprints", zh: "经典账页得到经典指纹" },
    why: {
      en: "A fingerprint is worth something only if everybody who computes it gets the same.",
      zh: "人人计算结果一致，指纹才有意义。",
    },
    code: inChain("fingerprint"),
    run: classicPages,
  },
  {
    id: "contents",
    step: "s3",
    points: 5,
    needs: ["classic"],
    title: { en: "The pages of your cooperative get theirs", zh: "合作社的账页得到各自的指纹" },
    why: {
      en: "The order of what is hashed is part of the agreement between those who keep the book.",
      zh: "哈希内容的先后次序，是各方记账约定的一部分。",
    },
    code: inChain("fingerprint"),
    run: ownPages,
  },
  {
    id: "nonce",
    step: "s4",
    points: 10,
    title: { en: "The classic nonces are found", zh: "找到经典的 nonce" },
    why: {
      en: "A seal that costs work makes rewriting a long book costly, not only tedious.",
      zh: "封签需要付出算力，改写长账本就不只是麻烦，而且昂贵。",
    },
    code: inChain("findNonce"),
    run: classicNonces,
  },
  {
    id: "difficulty",
    step: "s4",
    points: 5,
    needs: ["nonce"],
    title: { en: "As many zeros as are asked for", zh: "要求几个零就是几个零" },
    why: {
      en: "Those who keep the book agree on how costly a page has to be, and change it when computers get faster.",
      zh: "封一页要付出多大代价，由各方约定，并随计算机变快而调整。",
    },
    code: inChain("findNonce"),
    run: otherDifficulty,
  },
  {
    id: "header",
    step: "s6",
    points: 10,
    title: {
      en: "The hash of every block is computed from its header",
      zh: "由区块头算出每个区块的哈希",
    },
    why: {
      en: "A hash that is only read off proves nothing: whoever forged the block also wrote the hash.",
      zh: "照抄的哈希什么也证明不了：伪造区块的人同样可以写上哈希。",
    },
    code: inBlock("headerHash"),
    run: headerHashes,
  },
  {
    id: "proofs",
    step: "s6",
    points: 10,
    needs: ["header"],
    title: {
      en: "Entries, header and link of every block are proved",
      zh: "逐块核对账目、区块头和衔接",
    },
    why: {
      en: "The three together tie a payment to the whole history: the entry to the header, the header to the hash, the hash to the next block.",
      zh: "三项合起来才把一笔付款和全部历史绑在一起：账目对应区块头，区块头对应哈希，哈希对应下一区块。",
    },
    code: inBlock("prove"),
    run: threeProofs,
  },
  {
    id: "audit-true",
    step: "s8",
    points: 5,
    title: { en: "A true copy is cleared", zh: "真实的副本不被误判" },
    why: {
      en: "An auditor who suspects everybody is of no use to those who keep proper books.",
      zh: "谁都怀疑的审计，对规矩记账的人毫无用处。",
    },
    code: inAudit,
    run: clearsTheTrue,
  },
  {
    id: "audit-inside",
    step: "s8",
    points: 10,
    title: { en: "A copy that contradicts itself is found out", zh: "查出自相矛盾的副本" },
    why: {
      en: "The first block that does not fit is where to begin asking questions.",
      zh: "第一个对不上的区块，就是开始追问的地方。",
    },
    code: inAudit,
    run: findsContradictions,
  },
  {
    id: "audit-newest",
    step: "s8",
    points: 10,
    needs: ["audit-inside"],
    title: {
      en: "A copy that differs from your own node is found out",
      zh: "查出与自己节点不一致的副本",
    },
    why: {
      en: "A forger with enough time makes a copy in which everything fits. Only somebody else's copy shows it.",
      zh: "伪造者时间充裕，就能做出处处吻合的副本。只有别人手里的副本能揭穿它。",
    },
    code: inAudit,
    run: findsOtherHistory,
  },
]);

async function pagesAreLinked(t: Trial<Params>): Promise<void> {
  const pages = pagesOf(t.params).map(({ number, data }) => ({ number, data, nonce: 7 }));
  const [first, ...rest] = pages;
  const changed = [{ number: 1, nonce: 7, data: `${first?.data}; Li +1.00` }, ...rest];
  const [one = [], two = []] = await sealed(t, [{ pages }, { pages: changed }]);
  const start = {
    en: "What the first page names as the page before it",
    zh: "第一页所写的上一页指纹",
  };
  t.equal(start, one[0]?.previous ?? "-", NOTHING, "text");
  const before = {
    en: "What the second page names as the page before it",
    zh: "第二页所写的上一页指纹",
  };
  t.equal(before, one[1]?.previous ?? "-", one[0]?.hash ?? "-", "text");
  const own = {
    en: "An entry is added to page 1. Is its fingerprint still the same?",
    zh: "第 1 页增加一笔账，它的指纹是否不变？",
  };
  t.equal(own, one[0]?.hash === two[0]?.hash, false, "text");
  const next = {
    en: "An entry is added to page 1. Is the fingerprint of page 2 still the same?",
    zh: "第 1 页增加一笔账，第 2 页的指纹是否不变？",
  };
  t.equal(next, one[1]?.hash === two[1]?.hash, false, "text");
}

async function classicPages(t: Trial<Params>): Promise<void> {
  const pages = CLASSIC.map(({ number, nonce, data }) => ({ number, nonce, data }));
  const [book = []] = await sealed(t, [{ pages }]);
  compareHashes(t, book, CLASSIC);
}

async function ownPages(t: Trial<Params>): Promise<void> {
  const pages = pagesOf(t.params).map(({ number, data }) => ({
    number,
    data,
    nonce: 10 * number,
  }));
  const [book = []] = await sealed(t, [{ pages }]);
  compareHashes(t, book, bookOf(pages, 0));
}

async function classicNonces(t: Trial<Params>): Promise<void> {
  const pages = CLASSIC.map(({ number, data }) => ({ number, data }));
  const [book = []] = await sealed(t, [{ pages, zeros: CLASSIC_ZEROS }]);
  compareNonces(t, book, CLASSIC);
}

async function otherDifficulty(t: Trial<Params>): Promise<void> {
  const pages = pagesOf(t.params);
  const asked = [t.params.zeros, 0].map((zeros) => ({ pages, zeros }));
  const books = await sealed(t, asked);
  for (const [i, { zeros }] of asked.entries())
    compareNonces(t, books[i] ?? [], bookOf(pages, zeros));
}

/** What the student's script makes of these books; one record for each page. */
async function sealed(t: Trial<Params>, wishes: readonly (Omit<Wish, "zeros"> & Partial<Wish>)[]) {
  const books = wishes.map(({ pages, zeros = 0 }) => ({ pages, zeros }));
  const told = await sealedBy(t, books);
  const what = { en: "How many pages your book has", zh: "账本的页数" };
  for (const [i, { pages }] of books.entries())
    t.equal(what, told[i]?.length ?? 0, pages.length, "count");
  return told;
}

function compareHashes(t: Trial<Params>, book: Told<Sealed>, right: readonly Sealed[]): void {
  for (const [i, { number, hash }] of right.entries()) {
    const what = { en: `The fingerprint of page ${number}`, zh: `第 ${number} 页的指纹` };
    t.equal(what, String(book[i]?.hash), hash, "text");
  }
}

function compareNonces(t: Trial<Params>, book: Told<Sealed>, right: readonly Sealed[]): void {
  for (const [i, { number, nonce }] of right.entries()) {
    const what = { en: `The nonce of page ${number}`, zh: `第 ${number} 页的 nonce` };
    t.equal(what, String(book[i]?.nonce), String(nonce), "count");
  }
}

async function headerHashes(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const { header, forged, at } = await forgeries(t, chain);
  const [own = [], other = []] = await proved(t, [chain, header.copy]);
  for (const [number, { hash }] of chain.entries()) {
    const what = {
      en: `The hash of block ${number} of your chain`,
      zh: `你的链上第 ${number} 个区块的哈希`,
    };
    t.equal(what, String(own[number]?.hash), hash, "text");
  }
  const what = {
    en: "The hash of a changed block that still states its old hash",
    zh: "内容已改、仍写旧哈希的区块，其实际哈希",
  };
  t.equal(what, String(other[at]?.hash), forged.hash, "text");
}

const COLUMNS: Readonly<Record<"entries" | "header" | "link", Text>> = {
  entries: { en: "blocks whose entries do not belong to the header", zh: "账目与区块头不符的区块" },
  header: { en: "blocks whose stated hash is wrong", zh: "所写哈希有误的区块" },
  link: { en: "blocks that do not name the block before them", zh: "未接上前一区块的区块" },
};

async function threeProofs(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const { entry, header, hash, at } = await forgeries(t, chain);
  const none = { entries: [], header: [], link: [] };
  const untouched = { done: { en: "Nothing is changed", zh: "未作任何改动" }, copy: chain };
  const worlds = [
    { ...untouched, failing: none },
    { ...entry, failing: { ...none, entries: [at] } },
    { ...header, failing: { ...none, header: [at], link: [at + 1] } },
    { ...hash, failing: { ...none, link: [at + 1] } },
  ];
  const all = await proved(
    t,
    worlds.map(({ copy }) => copy),
  );
  for (const [i, { done, failing }] of worlds.entries()) {
    for (const column of ["entries", "header", "link"] as const) {
      const found = (all[i] ?? []).filter((proof) => !proof[column]).map(({ number }) => number);
      const { en, zh } = COLUMNS[column];
      const what = { en: `${done.en}: ${en}`, zh: `${done.zh}：${zh}` };
      t.equal(what, listed(found), listed(failing[column]), "text");
    }
  }
}

/** What the student's script says of these copies; one record for each block. */
async function proved(t: Trial<Params>, copies: readonly (readonly Block[])[]) {
  const told = await provedBy(t, copies);
  const what = { en: "How many blocks you have proofs of", zh: "得出证明的区块数" };
  for (const [i, copy] of copies.entries())
    t.equal(what, told[i]?.length ?? 0, copy.length, "count");
  return told;
}

async function clearsTheTrue(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const done = { en: "Nothing is changed", zh: "未作任何改动" };
  await finds(t, [{ done, copy: chain }]);
}

async function findsContradictions(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const { entry, header, hash, removed } = await forgeries(t, chain);
  await finds(t, [entry, header, hash, removed]);
}

async function findsOtherHistory(t: Trial<Params>): Promise<void> {
  const { chain } = await open(t);
  const { tail, cut } = await forgeries(t, chain);
  await finds(t, [cut, tail]);
}

type Copy = Pick<Forgery, "done" | "copy"> & { readonly finding?: Finding };

/** The student's audit says of every copy what is wrong with it first. */
async function finds(t: Trial<Params>, all: readonly Copy[]): Promise<void> {
  const told = await foundBy(
    t,
    all.map(({ copy }) => copy),
  );
  for (const [i, { done, finding }] of all.entries()) {
    const { block, what } = told[i] ?? {};
    const kind = { en: `${done.en}: what you find`, zh: `${done.zh}：你的结论` };
    t.equal(kind, what ?? "-", finding?.what ?? "-", "text");
    const place = { en: `${done.en}: the block where it shows`, zh: `${done.zh}：露出破绽的区块` };
    t.equal(place, String(block ?? "-"), String(finding?.block ?? "-"), "count");
  }
}

function listed(numbers: readonly unknown[]): string {
  return numbers.join(", ") || "-";
}
