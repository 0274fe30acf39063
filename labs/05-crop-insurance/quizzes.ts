import type { Params } from "./lab.ts";

import { defineQuizzes } from "../../labkit/define.ts";
import { FULL, payoutOf, premiumOf } from "./model.ts";
import { SUMMERS } from "./rain.ts";

export const quizzes = defineQuizzes<Params>([
  {
    step: "s8",
    points: 5,
    question: {
      en: "What was the loss ratio of Alice's policy over all four summers: payouts per 10,000 yuan of premium, in basis points, rounded down?",
      zh: "四个夏天合计，小艾这份保单的赔付率是多少个基点（每 10,000 元保费对应的赔款，向下取整）？",
    },
    unit: "bps",
    because: {
      en: "The loss ratio compares what was paid with what was earned, over the same years. Above 10,000 the premiums did not even pay the claims, let alone capital and work.",
      zh: "赔付率是同一期间的赔款与已赚保费之比。超过 10,000 个基点，说明保费连赔款都不够付，更谈不上资本成本与费用。",
    },
    answer: async ({ params }) => (total(params).paid * FULL) / total(params).earned,
    wrong: [
      {
        id: "paying-years",
        message: {
          en: "You counted premiums only for the summers that paid. In the other two Alice paid hers as well.",
          zh: "你只算了有赔款那两年的保费。另外两年小艾同样交了保费。",
        },
        answer: async ({ params }) => {
          const { paid, earned } = total(params);
          return (paid * FULL * BigInt(SUMMERS.length)) / (earned * paying(params));
        },
      },
      {
        id: "of-the-sum",
        message: {
          en: "You compared with the sums insured. A loss ratio compares with premiums.",
          zh: "你用的分母是保额，赔付率的分母应是保费。",
        },
        answer: async ({ params }) =>
          (total(params).paid * FULL) / (params.sum * BigInt(SUMMERS.length)),
      },
      {
        id: "per-cent",
        message: {
          en: "That is a percentage. A basis point is a hundredth of a per cent.",
          zh: "这是百分数。一个基点等于百分之零点零一。",
        },
        answer: async ({ params }) => (total(params).paid * 100n) / total(params).earned,
      },
      {
        id: "upside-down",
        message: {
          en: "You divided premiums by payouts.",
          zh: "你把分子和分母弄反了：应是赔款除以保费。",
        },
        answer: async ({ params }) => (total(params).earned * FULL) / total(params).paid,
      },
    ],
  },
]);

/** What Alice was paid and what she paid if she had insured every summer. */
function total(params: Params) {
  const premium = premiumOf(params.sum, params.premiumRate);
  return {
    paid: SUMMERS.reduce((sum, { rain }) => sum + payoutOf(params.sum, rain, params), 0n),
    earned: premium * BigInt(SUMMERS.length),
  };
}

/** In how many summers something was paid. */
function paying(params: Params): bigint {
  return BigInt(SUMMERS.filter(({ rain }) => payoutOf(params.sum, rain, params) > 0n).length);
}
