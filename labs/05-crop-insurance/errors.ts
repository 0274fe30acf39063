import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

export const errors: Sentences = {
  NotWrittenYet: { en: "Nobody has written this part yet.", zh: "这一部分尚未编写。" },
  NotTheInsurer: {
    en: "{caller:address} is not the insurer.",
    zh: "{caller:address}不是保险人。",
  },
  SalesOver: {
    en: "Nothing is sold since {since:time}: the summer has begun.",
    zh: "自 {since:time} 起停售：夏季已经开始。",
  },
  InsuredAlready: {
    en: "There is a policy over {amount:yuan} yuan already.",
    zh: "已有一张保额 {amount:yuan} 元的保单。",
  },
  NotCovered: {
    en: "Only {free:yuan} yuan are not promised to anybody.",
    zh: "未被占用的资金只有 {free:yuan} 元。",
  },
  NothingInsured: {
    en: "{farmer:address} has no open policy.",
    zh: "{farmer:address}没有未了结的保单。",
  },
  RainUnknown: {
    en: "The rain of {year:plain} has not been reported.",
    zh: "{year:plain} 年的降雨量尚未公布。",
  },
  NotSigned: {
    en: "Signed by {signer:address}, and not by the station, or something else was signed.",
    zh: "签名人是 {signer:address}，不是气象站，或者签名对应的是其他内容。",
  },
  KnownAlready: {
    en: "The rain of {year:plain} is known and never changes.",
    zh: "{year:plain} 年的降雨量已经公布，不可更改。",
  },
  TooEarly: {
    en: "The summer ends on {endsAt:time}; nobody can know its rain before.",
    zh: "这个夏季到 {endsAt:time} 才结束，此前谁也不知道雨量。",
  },
  TooLate: {
    en: "Readings of this summer were taken until {endedAt:time}.",
    zh: "该季读数只受理到 {endedAt:time}。",
  },
  TooFew: {
    en: "{found:count} signed; {needed:count} have to.",
    zh: "只有 {found:count} 个签名，需要 {needed:count} 个。",
  },
  NotAnObserver: {
    en: "Signed by {signer:address}, who is no observer, or something else was signed.",
    zh: "签名人 {signer:address} 不是观测员，或者签名对应的是其他内容。",
  },
  NotInOrder: {
    en: "{signer:address} comes twice or in the wrong place; signers come in ascending order.",
    zh: "{signer:address} 重复或次序不对，签名人须按地址升序排列。",
  },
};
