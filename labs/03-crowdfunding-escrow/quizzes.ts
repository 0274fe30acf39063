import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineQuizzes } from "../../labkit/define.ts";
import { raise } from "./plays.ts";

const ALL = 10_000n;

export const quizzes = defineQuizzes<Params>([
  {
    step: "s6",
    points: 5,
    question: {
      en: "How many basis points of all the money raised are Bob's, rounded down?",
      zh: "小博的投资占募集总额多少个基点？（向下取整）",
    },
    unit: "bps",
    because: {
      en: "A share is measured by what was raised, not by what was hoped for: Bob's payment times 10,000, divided by the total.",
      zh: "占比的分母是实际募集总额，而不是目标：小博的投资额乘以 10,000，再除以总额。",
    },
    answer: async (t) => {
      const { bob, raised } = await figures(t);
      return (bob * ALL) / raised;
    },
    wrong: [
      {
        id: "of-the-goal",
        message: {
          en: "That is Bob's share of the goal. More than the goal was raised.",
          zh: "这是相对募集目标的占比，而实际募集额超过了目标。",
        },
        answer: async (t) => ((await figures(t)).bob * ALL) / t.params.goal,
      },
      {
        id: "percent",
        message: {
          en: "That is a percentage. A basis point is a hundredth of a per cent.",
          zh: "这是百分数。一个基点等于百分之零点零一。",
        },
        answer: async (t) => {
          const { bob, raised } = await figures(t);
          return (bob * 100n) / raised;
        },
      },
      {
        id: "alice",
        message: { en: "That is Alice's share.", zh: "这是小艾的占比。" },
        answer: async (t) => {
          const { alice, raised } = await figures(t);
          return (alice * ALL) / raised;
        },
      },
    ],
  },
]);

async function figures(t: Trial<Params>) {
  const { escrow, alice, bob } = await raise(t);
  return {
    alice: await escrow.paid(alice.address),
    bob: await escrow.paid(bob.address),
    raised: await escrow.raised(),
  };
}
