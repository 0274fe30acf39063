import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

const states = {
  en: "open|funded|failed",
  zh: "募集中|募集成功|募集失败",
};

export const errors: Sentences = {
  WrongState: {
    en: `The offering is {actual:pick(${states.en})}; this needs one that is {expected:pick(${states.en})}.`,
    zh: `项目状态为{actual:pick(${states.zh})}，此操作要求{expected:pick(${states.zh})}。`,
  },
  LimitExceeded: {
    en: "More than the limit of one investor: {left:yuan} yuan are left.",
    zh: "超过单一投资人限额，剩余额度 {left:yuan} 元。",
  },
  NothingToPay: { en: "There is nothing to pay.", zh: "没有可支付的款项。" },
  NotWrittenYet: { en: "Nobody has written this part yet.", zh: "这一部分尚未编写。" },
};
