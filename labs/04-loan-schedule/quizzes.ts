import { defineQuizzes } from "../../labkit/define.ts";
import { bothWays } from "./plays.ts";
import type { Params } from "./lab.ts";

export const quizzes = defineQuizzes<Params>([
  {
    step: "s6",
    points: 5,
    question: {
      en: "How many yuan of interest does Alice save with equal principal, compared with equal instalments?",
      zh: "与等额本息相比，小艾选择等额本金可少付多少元利息？",
    },
    unit: "CNY",
    because: {
      en: "Both repay the same principal, so the payments differ by the interest alone. The rate is the same, too: with equal principal Alice simply owes less, since she repays earlier.",
      zh: "两种还法归还的本金相同，还款总额之差就是利息之差。利率也相同：等额本金还得早、欠得少，利息自然少。",
    },
    answer: async (t) => {
      const { instalments, principal } = await bothWays(t);
      return instalments.total("interest") - principal.total("interest");
    },
    wrong: [
      {
        id: "the-other-way-round",
        message: {
          en: "That is the difference the other way round. Which of the two costs less interest?",
          zh: "方向反了。两种还法中哪一种利息更少？",
        },
        answer: async (t) => {
          const { instalments, principal } = await bothWays(t);
          return principal.total("interest") - instalments.total("interest");
        },
      },
      {
        id: "all-of-it",
        message: {
          en: "That is all the interest with equal principal. How much would it have been the other way?",
          zh: "这是等额本金的全部利息。另一种还法是多少？",
        },
        answer: async (t) => (await bothWays(t)).principal.total("interest"),
      },
      {
        id: "interest-of-instalments",
        message: {
          en: "That is all the interest with equal instalments. How much of it would she pay the other way?",
          zh: "这是等额本息的全部利息。换另一种还法还要付多少？",
        },
        answer: async (t) => (await bothWays(t)).instalments.total("interest"),
      },
      {
        id: "first-month",
        message: {
          en: "That is by how much the first payment is higher with equal principal. A higher payment is no interest: look at all months.",
          zh: "这是等额本金首期多还的金额。多还的是本金，不是利息；请看全部各期。",
        },
        answer: async (t) => {
          const { instalments, principal } = await bothWays(t);
          return principal.month(1).payment - instalments.month(1).payment;
        },
      },
      {
        id: "last-month",
        message: {
          en: "That is the difference of the last payments. Look at all months together.",
          zh: "这是最后一期还款额之差。请看全部各期的合计。",
        },
        answer: async (t) => {
          const { instalments, principal } = await bothWays(t);
          return instalments.last.payment - principal.last.payment;
        },
      },
    ],
  },
]);
