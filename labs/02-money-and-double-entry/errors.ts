import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

export const errors: Sentences = {
  NotTheIssuer: {
    en: "Only the payment institution issues e-money.",
    zh: "只有支付机构可以发行电子货币。",
  },
  NotCovered: {
    en: "Clients would have {needed:yuan} yuan; only {reserve:yuan} lie in the reserve account.",
    zh: "客户余额合计将达 {needed:yuan} 元，而备付金账户只有 {reserve:yuan} 元。",
  },
  BalanceTooLow: {
    en: "The account holds {balance:yuan} yuan, less than {amount:yuan}.",
    zh: "账户余额 {balance:yuan} 元，不足 {amount:yuan} 元。",
  },
  NotWrittenYet: { en: "Nobody has written this part yet.", zh: "这一部分尚未编写。" },
};
