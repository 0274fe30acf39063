import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineChecks } from "../../labkit/define.ts";
import {
  closes,
  equalPrincipal,
  instalment,
  monthInterest,
  rounding,
  splits,
} from "./arithmetic.ts";
import { collects, due, outstanding } from "./debit.ts";
import { logs } from "./statements.ts";

const inCalculator = (name: string) => ({ file: "contracts/Calculator.sol", name });
const inLoan = (name: string) => ({ file: "contracts/Loan.sol", name });

export const checks = defineChecks<Params>([
  {
    id: "half-up",
    step: "s3",
    points: 5,
    title: { en: "Quotients are rounded half up", zh: "商按四舍五入取整" },
    why: {
      en: "There is no half fen. A rule that always drops it, or always adds it, takes from one side month after month.",
      zh: "没有半分钱。总是舍去或总是进位，就是月复一月地偏向一方。",
    },
    code: inCalculator("halfUp"),
    run: rounding,
  },
  {
    id: "interest",
    step: "s3",
    points: 5,
    needs: ["half-up"],
    title: {
      en: "A month costs a twelfth of the yearly rate on what is owed, rounded once",
      zh: "月利息等于所欠本金乘以年利率的十二分之一，只舍入一次",
    },
    why: {
      en: "Who divides before he multiplies, or rounds twice, gets another price from the same contract.",
      zh: "先除后乘，或者舍入两次，同一份合同就会算出另一个价格。",
    },
    code: inCalculator("interestOf"),
    run: monthInterest,
  },
  {
    id: "instalment",
    step: "s4",
    points: 10,
    needs: ["interest"],
    title: {
      en: "The instalment is the principal over the annuity factor, to the fen",
      zh: "每期还款额等于本金除以年金现值系数，精确到分",
    },
    why: {
      en: "The lender has to get back exactly what his money is worth over time: a fen less each month is a gift, a fen more a fee.",
      zh: "出借人收回的，应恰好是这笔钱的时间价值：每期少一分是白送，多一分是收费。",
    },
    code: inCalculator("instalmentOf"),
    run: instalment,
  },
  {
    id: "closes",
    step: "s4",
    points: 5,
    needs: ["instalment"],
    title: { en: "The last payment closes the loan to zero", zh: "最后一期恰好还清" },
    why: {
      en: "Rounding leaves some fen over. If they stay in the books, a repaid loan still owes, or has been paid too often.",
      zh: "舍入会留下几分尾差。若不在最后一期结清，还完的贷款账上仍有欠款，或者多收了钱。",
    },
    code: inCalculator("equalInstalments"),
    run: closes,
  },
  {
    id: "splits",
    step: "s4",
    points: 5,
    needs: ["closes"],
    title: {
      en: "Every payment pays the month's interest first; the rest repays the loan",
      zh: "每期还款先付当月利息，其余归还本金",
    },
    why: {
      en: "Interest is the price of what is still owed. What has been repaid costs nothing any more.",
      zh: "利息是所欠本金的价格。已经归还的部分不再计息。",
    },
    code: inCalculator("equalInstalments"),
    run: splits,
  },
  {
    id: "equal-principal",
    step: "s5",
    points: 10,
    needs: ["interest"],
    title: {
      en: "After every month the right part is repaid, to the nearest fen",
      zh: "每一期之后，累计归还的本金都精确到最近的一分",
    },
    why: {
      en: "Rounding each share by itself gathers its errors in the last month. Rounding the sum never strays by more than half a fen.",
      zh: "逐期舍入，误差会堆到最后一期；对累计数舍入，任何时候误差都不超过半分。",
    },
    code: inCalculator("equalPrincipal"),
    run: equalPrincipal,
  },
  {
    id: "due",
    step: "s8",
    points: 10,
    title: {
      en: "What is due grows on due days only, and never beyond the schedule",
      zh: "应还金额只在到期日增加，且不超出还款计划",
    },
    why: {
      en: "A day too early, and Alice pays for time she has not had. A month too many, and she pays a loan that does not exist.",
      zh: "早一天，小艾就为没用过的时间付钱；多一期，她就在还一笔不存在的贷款。",
    },
    code: inLoan("due"),
    run: due,
  },
  {
    id: "collect",
    step: "s8",
    points: 10,
    needs: ["due"],
    title: {
      en: "Only the lender collects, and never more than is due",
      zh: "只有出借人可以扣款，且绝不超过应还金额",
    },
    why: {
      en: "A direct debit is a key to somebody else's account. What it must not open has to be in the lock, not in a promise.",
      zh: "代扣授权是别人账户的钥匙。不该打开的门，要靠锁来挡，而不是靠承诺。",
    },
    code: inLoan("collect"),
    run: collects,
  },
  {
    id: "outstanding",
    step: "s8",
    points: 5,
    needs: ["collect"],
    title: { en: "A part of an instalment pays interest first", zh: "部分还款先抵利息，再抵本金" },
    why: {
      en: "The order decides what is still owed, and with it every bill to come. It is agreed once, for all cases.",
      zh: "抵扣顺序决定还欠多少本金，因此必须事先约定，一视同仁。",
    },
    code: inLoan("outstanding"),
    run: outstanding,
  },
  {
    id: "audit",
    step: "s9",
    points: 10,
    title: {
      en: "Exactly the loans that were charged too much are named",
      zh: "恰好找出被多收利息的贷款",
    },
    why: {
      en: "A fen a month is nothing to one borrower. On a million loans it is a business.",
      zh: "每月一分，对一个借款人不算什么；放到百万笔贷款上，就是一门生意。",
    },
    code: { file: "scripts/audit.ts", name: "audit" },
    run: audit,
  },
]);

async function audit(t: Trial<Params>): Promise<void> {
  for (const { what, play } of logs) {
    const { trial, stage } = await t.again(play);
    const context = { statements: stage.statements };
    const job = { context, senders: [], maxTransactions: 0 };
    const named = await trial.script<unknown>("scripts/audit.ts", job);
    t.equal(what, listed(named), listed(stage.overcharged), "text");
  }
}

/** Numbers of loans in order, each as often as it was named. */
function listed(loans: unknown): string {
  if (!Array.isArray(loans)) return String(loans);
  return loans.map(String).toSorted().join(", ") || "-";
}
