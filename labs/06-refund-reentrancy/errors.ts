import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

export const errors: Sentences = {
  NotTheBank: {
    en: "Only the bank may do this, not {caller:address}.",
    zh: "只有银行可以执行此操作，{caller:address} 不行。",
  },
  HandedOverAlready: {
    en: "The bank has handed over before.",
    zh: "银行已经移交过资金和名单。",
  },
  NothingDue: {
    en: "Nothing is due to {investor:address}.",
    zh: "{investor:address} 没有应退款。",
  },
  MoreThanDue: {
    en: "Only {due:yuan} yuan are due to the caller.",
    zh: "调用者的应退款只有 {due:yuan} 元。",
  },
  Refused: { en: "The receiver does not take the money.", zh: "收款人拒收这笔钱。" },
  NotWrittenYet: { en: "Nobody has written this part yet.", zh: "这一部分尚未编写。" },
};
