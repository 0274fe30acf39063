import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineQuizzes } from "../../labkit/define.ts";
import { largestPayment } from "./forgeries.ts";
import { bookOf } from "./reference.ts";
import { open, pagesOf } from "./scenario.ts";

const LETTERS = 8;

export const quizzes = defineQuizzes<Params>([
  {
    step: "s5",
    points: 5,
    question: {
      en: "What are the first eight letters of the fingerprint of the last page of your cooperative's book?",
      zh: "你的合作社账本最后一页的指纹，前八位是什么？",
    },
    unit: "text",
    because: {
      en: "These eight letters depend on every letter of every page. Whoever knows them notices any change in the book.",
      zh: "这八位取决于每一页上的每一个字。知道它们的人，能发现账本上的任何改动。",
    },
    answer: async ({ params }) => last(params).hash.slice(0, LETTERS),
    wrong: [
      {
        id: "first-page",
        message: {
          en: "That is the first page. It says nothing about the pages after it.",
          zh: "这是第一页的指纹，它说明不了后面的账页。",
        },
        answer: async ({ params }) => (book(params)[0]?.hash ?? "").slice(0, LETTERS),
      },
      {
        id: "page-before",
        message: {
          en: "That is what the last page names as the page before it.",
          zh: "这是最后一页所写的上一页指纹。",
        },
        answer: async ({ params }) => last(params).previous.slice(0, LETTERS),
      },
      {
        id: "last-letters",
        message: { en: "Those are the last eight letters.", zh: "这是最后八位。" },
        answer: async ({ params }) => last(params).hash.slice(-LETTERS),
      },
      {
        id: "unsealed",
        message: {
          en: "That is the fingerprint with nonce 0. The seal of your book has to begin with zeros.",
          zh: "这是 nonce 为 0 时的指纹。封签必须以零开头。",
        },
        answer: async ({ params }) => {
          const { previous, ...page } = last(params);
          const before = book(params).slice(0, -1);
          return (bookOf([...before, { ...page, nonce: 0 }], 0).at(-1)?.hash ?? previous).slice(
            0,
            LETTERS,
          );
        },
      },
    ],
  },
  {
    step: "s9",
    points: 5,
    question: {
      en: "On your real chain a forger enlarges the largest payment out of the cash box, and wants everything within his copy to fit. How many block hashes does he have to compute anew?",
      zh: "在你的真实链上，伪造者把最大的一笔支出改大，并要让副本内部处处吻合。他需要重算多少个区块的哈希？",
    },
    unit: "count",
    because: {
      en: "The block of the entry and every block after it: each names the one before. What comes before stays as it is.",
      zh: "从这笔账所在的区块起，直到最新的区块，因为每个区块都写着前一个区块的哈希。之前的区块不受影响。",
    },
    answer: async (t) => {
      const { at, newest } = await places(t);
      return newest - at + 1n;
    },
    wrong: [
      {
        id: "one",
        message: {
          en: "That block alone is not enough: what does the next block say about it?",
          zh: "只算这一个区块还不够：下一个区块是怎么写它的？",
        },
        answer: async () => 1n,
      },
      {
        id: "without-itself",
        message: {
          en: "You count the blocks after it. What about the block of the entry itself?",
          zh: "你只数了之后的区块。这笔账所在的区块本身呢？",
        },
        answer: async (t) => {
          const { at, newest } = await places(t);
          return newest - at;
        },
      },
      {
        id: "all",
        message: {
          en: "Those are all blocks of the chain. Do the earlier ones know anything about a later entry?",
          zh: "这是链上全部区块。前面的区块会受后面账目的影响吗？",
        },
        answer: async (t) => (await places(t)).newest + 1n,
      },
    ],
  },
]);

function book(params: Params) {
  return bookOf(pagesOf(params), params.zeros);
}

function last(params: Params) {
  const page = book(params).at(-1);
  if (page === undefined) throw new Error("a book without pages");
  return page;
}

async function places(t: Trial<Params>): Promise<{ at: bigint; newest: bigint }> {
  const { chain } = await open(t);
  return { at: BigInt(largestPayment(t.params)), newest: BigInt(chain.length - 1) };
}
