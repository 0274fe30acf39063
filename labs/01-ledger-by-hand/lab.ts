import type { Dice } from "../../scripts/lending/score/random.ts";

import { defineLab, pick } from "../../labkit/define.ts";

/** One line of the cash book. */
export interface Entry {
  readonly member: string;
  /** Fen that came in; negative for what went out. */
  readonly amount: bigint;
}

/** The case of one student. */
export interface Params {
  /** The cash book of the cooperative, in order. */
  readonly entries: readonly Entry[];
  /** Zeros that the fingerprint of a page of this book has to begin with. */
  readonly zeros: number;
}

export default defineLab<Params>({
  id: "01-ledger-by-hand",
  version: "1.0.0",
  title: { en: "A ledger by hand", zh: "手工账本" },
  summary: {
    en: "Seal the cash book of a village cooperative with hashes, then recompute a real block and catch a forger.",
    zh: "用哈希为合作社的现金日记账逐页封签，再亲手重算真实区块，查出伪造的账。",
  },
  outcomes: [
    {
      en: "explain how a hash binds a page to all pages before it",
      zh: "说明哈希如何把一页账与之前所有账页绑定在一起",
    },
    {
      en: "compute the hash of a real block and check its entries and its link",
      zh: "亲手计算真实区块的哈希，并核对其中的账目与衔接",
    },
    {
      en: "say which forgeries hashes reveal, and which only a second copy reveals",
      zh: "分清哪些伪造靠哈希就能发现，哪些必须有另一份副本才能发现",
    },
  ],
  requires: [],
  given: ["contracts/CashBook.sol", "scripts/header.ts"],
  facts: [
    { value: "SHA-256", source: "FIPS 180-4, Secure Hash Standard" },
    {
      value: "1 August 2020: 3,693 blocks, 807,260 ETC, 5,600,000 dollars, 204,000 dollars",
      source: "Bitquery, Attacker Stole 807K ETC in Ethereum Classic; number of blocks: Bitfly",
    },
    { value: "21 fields", source: "the list in scripts/header.ts" },
  ],
  params: (dice) => ({ entries: entriesOf(dice), zeros: 3 }),
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "Who could rewrite this page?", zh: "谁能改写这一页？" },
      minutes: 5,
      notes: {
        en: "Bring a paper cash book with a page torn out and glued in again. Ask how anybody would notice.",
        zh: "带一本撕下一页又粘回去的纸质现金日记账，问学生怎样才能发现。",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "Five pages everybody knows", zh: "人人都见过的五页账" },
      minutes: 5,
      notes: {
        en: "These constants are in countless lectures; let a student type the first text into any SHA-256 page and compare.",
        zh: "这组常数出现在无数课堂上。请学生用任意 SHA-256 工具输入第一页的文字，对比结果。",
      },
    },
    {
      id: "s3",
      kind: "build",
      title: { en: "Seal the pages", zh: "逐页封签" },
      minutes: 15,
      files: ["scripts/chain.ts"],
      notes: {
        en: "The plus sign adds two numbers and joins two texts; most wrong fingerprints come from that.",
        zh: "加号对数字是相加，对文字是连接；算错的指纹多半出在这里。",
      },
    },
    {
      id: "s4",
      kind: "build",
      title: { en: "Make a seal cost work", zh: "让加封需要付出代价" },
      minutes: 10,
      files: ["scripts/chain.ts"],
      notes: {
        en: "Ask how much longer one more zero takes before they try: sixteen times.",
        zh: "动手之前先问：多一个零要多花多少时间？十六倍。",
      },
    },
    {
      id: "s5",
      kind: "quiz",
      title: { en: "The last seal of your book", zh: "你的账本的最后一道封签" },
      minutes: 5,
    },
    {
      id: "s6",
      kind: "build",
      title: { en: "A real block", zh: "真实的区块" },
      minutes: 20,
      files: ["scripts/block.ts"],
      notes: {
        en: "Point out that nothing is asked of the node but the block itself: a student needs no trust to check it.",
        zh: "强调：除了区块本身，什么都不必向节点索取，核对不需要信任任何人。",
      },
    },
    {
      id: "s7",
      kind: "run",
      title: { en: "Four ways to forge an entry", zh: "篡改一笔账的四种做法" },
      minutes: 5,
      notes: {
        en: "Stop before the fourth table and let the class guess which column gives it away. None does.",
        zh: "展示第四张表之前停一下，让学生猜哪一列会露馅。答案是：哪一列都不会。",
      },
    },
    {
      id: "s8",
      kind: "audit",
      title: { en: "Which copy is true?", zh: "哪一份副本是真的？" },
      minutes: 10,
      files: ["scripts/audit.ts"],
    },
    {
      id: "s9",
      kind: "quiz",
      title: { en: "A forger's bill", zh: "伪造者的代价" },
      minutes: 5,
    },
  ],
});

const MEMBERS = ["Li", "Wang", "Zhao", "Sun", "Zhou", "Wu", "Zheng", "Chen"];

/** Fen that the members pay in at the beginning, and that are paid out for the tractor. */
const CAPITAL = [2_000_000n, 2_400_000n, 3_000_000n];
const TRACTOR = [860_000n, 985_000n, 1_128_000n];

/** Fen of what is paid every day. */
const SMALL = [12_050n, 23_680n, 31_500n, 45_275n, 58_840n, 64_000n, 77_760n, 90_125n];

/** Eight entries: first the capital, then small ones, among them the tractor. The box is never empty. */
function entriesOf(dice: Dice): Entry[] {
  const small = dice.shuffle(SMALL).map((amount) => (dice.happens(0.6) ? -amount : amount));
  // Not near either end, so that there are pages before it and after it.
  const place = pick(dice, [2, 3, 4, 5]);
  const amounts = [pick(dice, CAPITAL), ...small.slice(0, 6)];
  amounts.splice(place, 0, -pick(dice, TRACTOR));
  const members = dice.shuffle(MEMBERS);
  return amounts.map((amount, i) => ({ member: members[i] ?? "", amount }));
}
