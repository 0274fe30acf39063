import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineQuizzes } from "../../labkit/define.ts";
import { goesThrough } from "./attempts.ts";
import { failedOffering } from "./scenario.ts";
import type { Robot } from "./scenario.ts";

export const quizzes = defineQuizzes<Params>([
  {
    step: "s4",
    points: 5,
    question: {
      en: "After the attack, how many yuan of the other investors' money does Mallory's contract hold?",
      zh: "攻击之后，小马的合约里有多少元是其他投资人的钱？",
    },
    unit: "CNY",
    because: {
      en: "Every payment after the first was made with money of the others. What he paid in himself was his.",
      zh: "从第二笔付款起，用的都是别人的钱。他自己投入的那一份本来就是他的。",
    },
    answer: async (t) => (await robbed(t)).taken - t.params.mallory,
    wrong: [
      {
        id: "with-his-own",
        message: {
          en: "That is all he holds. Some of it he paid in himself.",
          zh: "这是他持有的全部，其中有一份是他自己投入的。",
        },
        answer: async (t) => (await robbed(t)).taken,
      },
      {
        id: "everything",
        message: {
          en: "That is all that the others paid in. A rest is left that is too small for one more refund.",
          zh: "这是其他人投入的全部。合约里还剩一笔零头，不够再退一次。",
        },
        answer: async (t) => (await robbed(t)).total - t.params.mallory,
      },
      {
        id: "what-is-left",
        message: {
          en: "That is what is left in the refunds.",
          zh: "这是退款合约里剩下的钱。",
        },
        answer: async (t) => {
          const { total, taken } = await robbed(t);
          return total - taken;
        },
      },
      {
        id: "one-refund",
        message: {
          en: "That is one refund. How many payments does the table show?",
          zh: "这只是一笔退款。表中一共有多少笔付款？",
        },
        answer: async (t) => t.params.mallory,
      },
    ],
  },
]);

/** What an attacker who enters as often as he can gets out of the given contract. */
async function robbed(t: Trial<Params>) {
  const { trial, stage } = await t.again(async (fresh) =>
    failedOffering<Robot>(fresh, "FragileRefunds", "Robot", { en: "robber", zh: "劫匪" }),
  );
  const { cash, refunds, intruder, total, owed } = stage;
  const refund = refunds.contract.interface.encodeFunctionData("refund");
  // A payment that is too large for what is left is refused, and a robot goes on after a refusal.
  for (let i = 0n; i < total / owed.mallory; i++) await intruder.plan(refund);
  await goesThrough(trial, intruder.refund());
  return { total, taken: await cash.balanceOf(intruder.address) };
}
