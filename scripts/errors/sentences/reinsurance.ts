import type { Sentences } from "./sentences.ts";

/** What the reinsurance desk refuses, and why. */
export const reinsurance: Sentences = {
  ReinsuranceCallerNotCedent: {
    en: "{caller:address} tried what only the insurer's pool {cedent:address} may do.",
    zh: "{caller:address} 试图执行只有分出公司资金池 {cedent:address} 才能执行的操作。",
  },
  ReinsuranceCallerNotReinsurer: {
    en: "{caller:address} may not move the collateral of reinsurer {reinsurer:address}.",
    zh: "{caller:address} 无权动用再保险人 {reinsurer:address} 的担保资金。",
  },
  TreatyUnknown: {
    en: "There is no treaty number {treatyId:plain}.",
    zh: "没有编号为 {treatyId:plain} 的分保合同。",
  },
  TreatyTermsInvalid: {
    en: "The terms of the treaty do not fit together: shares are at most 100 %, it needs a reinsurer, a quota share or an excess cover, an end after its start, and an annual limit that is not below the limit for one event.",
    zh: "分保合同条款不成立：各项比例不得超过 100 %；须有再保险人；成数分保与超赔分保至少有其一；终期须晚于始期；年累计限额不得低于单次事件限额。",
  },
  TreatyNotRunning: {
    en: "The cover ends at {endsAt:time}; the treaty takes cover that ends from {from:time} on and before {until:time}.",
    zh: "该保障于 {endsAt:time} 结束，而分保合同只承保 {from:time} 起、{until:time} 之前结束的保障。",
  },
  TreatyUnfunded: {
    en: "{needed:yuan} yuan of collateral are needed and only {free:yuan} are free; the reinsurer must put up more, or less must be asked for.",
    zh: "需要担保资金 {needed:yuan} 元，可用的只有 {free:yuan} 元；请再保险人补足，或减少所需金额。",
  },
  CessionExceeded: {
    en: "With this policy {wanted:yuan} yuan could be lost; the reinsurers' collateral was set aside for {cap:yuan}.",
    zh: "加上这张保单，最大可能损失为 {wanted:yuan} 元，而分保担保只按 {cap:yuan} 元预留。",
  },
};
