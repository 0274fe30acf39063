import type { Params } from "./lab.ts";

import { defineChecks } from "../../labkit/define.ts";
import { doors, once, views } from "./doors.ts";
import { assigns, honest, refuser } from "./honesty.ts";
import { drains, robs } from "./robbery.ts";

const attacker = (name: string) => ({ file: "contracts/Attacker.sol", name });
const repaired = (name: string) => ({ file: "contracts/Refunds.sol", name });

export const checks = defineChecks<Params>([
  {
    id: "robs",
    step: "s3",
    points: 10,
    title: {
      en: "In one transaction Mallory gets more than he paid in",
      zh: "一笔交易，小马取走的钱多于他的投入",
    },
    why: {
      en: "Who gets back more than he paid in has got it from somebody who waits.",
      zh: "多拿走的每一分，都出自还在排队等退款的人。",
    },
    code: attacker("onCashReceived"),
    run: robs,
  },
  {
    id: "drains",
    step: "s3",
    points: 5,
    needs: ["robs"],
    title: {
      en: "What is left would not pay Mallory once more",
      zh: "剩余的钱已不够再退小马一次",
    },
    why: {
      en: "A thief does not stop after the second time. The loss is all the money there is, not one refund.",
      zh: "窃贼不会只偷一次就收手。损失的上限是全部资金，而不是一笔退款。",
    },
    code: attacker("onCashReceived"),
    run: drains,
  },
  {
    id: "honest",
    step: "s5",
    points: 10,
    title: {
      en: "Everybody gets exactly what is due to him, once, in any order",
      zh: "人人足额退款，只退一次，与先后无关",
    },
    why: {
      en: "A repair that changes what honest investors get is a new damage.",
      zh: "修复漏洞若改变了守规矩的人应得的结果，就是新的损害。",
    },
    code: repaired("refund"),
    run: honest,
  },
  {
    id: "assigns",
    step: "s5",
    points: 5,
    needs: ["honest"],
    title: {
      en: "What is due can still be assigned, and not more than that",
      zh: "债权仍可转让，且以应退款为限",
    },
    why: {
      en: "An investor who needs money today sells his claim. Who closes the function takes that from him.",
      zh: "急用钱的投资人会出让债权。关掉这个函数，就剥夺了他的这项权利。",
    },
    code: repaired("assign"),
    run: assigns,
  },
  {
    id: "once",
    step: "s5",
    points: 10,
    needs: ["honest"],
    title: {
      en: "Who enters the same function again gets nothing more",
      zh: "重入同一函数，多一分也拿不到",
    },
    why: {
      en: "Both doors lead to the same money. A lock on one of them protects nothing.",
      zh: "两道门通向同一笔钱，只守一道等于没守。",
    },
    code: repaired("refund"),
    run: once,
  },
  {
    id: "doors",
    step: "s5",
    points: 10,
    needs: ["honest"],
    title: {
      en: "Who enters by another function gets nothing more either",
      zh: "从其他函数绕进来，同样多拿不到一分",
    },
    why: {
      en: "What is due is money, too. Who assigns it while he is being paid has it twice: once in cash and once as a claim.",
      zh: "债权也是钱。在收款途中转让债权，就等于拿了两份：一份现金，一份债权。",
    },
    code: repaired("assign"),
    run: doors,
  },
  {
    id: "views",
    step: "s5",
    points: 10,
    needs: ["honest"],
    title: {
      en: "Who looks into the books during a payment reads nothing false",
      zh: "付款途中查账，读到的数字也不会有误",
    },
    why: {
      en: "Others act on these figures: a buyer of claims asks what is due and whether it is covered. A lock on what pays does not help him.",
      zh: "别人会依据这些数字行事：收购债权的人要看应退多少、资金是否足额。付款函数上的锁保护不了他。",
    },
    code: repaired("refund"),
    run: views,
  },
  {
    id: "refuser",
    step: "s5",
    points: 5,
    needs: ["honest"],
    title: {
      en: "Who turns his money away harms only himself, and only until he takes it",
      zh: "拒收者只影响自己，愿意收时仍可领取",
    },
    why: {
      en: "A refund that failed was not paid. Who writes it off takes somebody's money without paying him.",
      zh: "没付成的退款就是没退。把它从账上划掉，等于侵吞了这笔钱。",
    },
    code: repaired("payOut"),
    run: refuser,
  },
]);
