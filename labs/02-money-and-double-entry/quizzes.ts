import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineQuizzes } from "../../labkit/define.ts";
import { day } from "./plays.ts";

const ALL = 10_000n;

export const quizzes = defineQuizzes<Params>([
  {
    step: "s7",
    points: 5,
    question: {
      en: "At the end of the day, how many basis points of the e-money are covered by the reserve account, rounded down?",
      zh: "一天结束时，电子货币的备付率是多少个基点（备付金余额除以对客户的负债，向下取整）？",
    },
    unit: "bps",
    because: {
      en: "What lies in the reserve account times 10,000, divided by what is owed to all clients. Anything below 10,000 means that not everybody can be paid.",
      zh: "备付金乘以 10,000，再除以对全体客户的负债。低于 10,000 就意味着不是人人都兑得到钱。",
    },
    answer: async (t) => {
      const { reserve, owed } = await figures(t);
      return (reserve * ALL) / owed;
    },
    wrong: [
      {
        id: "what-is-missing",
        message: {
          en: "That is the part that is not covered.",
          zh: "这是缺口所占的比例。",
        },
        answer: async (t) => {
          const { reserve, owed } = await figures(t);
          return ((owed - reserve) * ALL) / owed;
        },
      },
      {
        id: "of-the-deposits",
        message: {
          en: "You divide by all that was ever issued. A part of it has been redeemed and is owed no more.",
          zh: "你除以了累计发行额。其中一部分已被赎回，不再是负债。",
        },
        answer: async (t) => {
          const { reserve } = await figures(t);
          return (reserve * ALL) / (t.params.alice + t.params.bob);
        },
      },
      {
        id: "rounded-up",
        message: {
          en: "You rounded up. What is not quite covered must not look covered: round down.",
          zh: "你进位了。没有足额备付的，不能显得足额：应向下取整。",
        },
        answer: async (t) => {
          const { reserve, owed } = await figures(t);
          return (reserve * ALL + owed - 1n) / owed;
        },
      },
      {
        id: "upside-down",
        message: {
          en: "You divide the debt by the reserve. What is the whole here, and what the part?",
          zh: "你用负债除以了备付金。哪个是整体，哪个是部分？",
        },
        answer: async (t) => {
          const { reserve, owed } = await figures(t);
          return (owed * ALL) / reserve;
        },
      },
      {
        id: "percent",
        message: {
          en: "That is a percentage. A basis point is a hundredth of a per cent.",
          zh: "这是百分数。一个基点等于百分之零点零一。",
        },
        answer: async (t) => {
          const { reserve, owed } = await figures(t);
          return (reserve * 100n) / owed;
        },
      },
    ],
  },
]);

async function figures(t: Trial<Params>): Promise<{ reserve: bigint; owed: bigint }> {
  const { money } = await day(t);
  return { reserve: await money.reserve(), owed: await money.totalSupply() };
}
