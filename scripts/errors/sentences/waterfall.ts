import type { Sentences } from "./sentences.ts";

/** What the arithmetic of an exit refuses, and why. */
export const waterfall: Sentences = {
  WaterfallTooManyClasses: {
    en: "There are {count:count} classes of shares; a waterfall takes at most {max:count}.",
    zh: "共有 {count:count} 个股份类别，一次分配最多 {max:count} 个。",
  },
  WaterfallZeroShares: {
    en: "The class of shares with index {index:plain} (counted from 0) has no shares; every class needs at least one.",
    zh: "序号为 {index:plain}（从 0 起）的股份类别没有股份；每个类别至少要有一股。",
  },
  WaterfallNoResidualClass: {
    en: "All {count:count} classes of shares have a preference; one without must be there to take what is left.",
    zh: "{count:count} 个股份类别全都带有清算优先权；必须有一个不带优先权的类别承接剩余部分。",
  },
  SafeTooMany: {
    en: "There are {count:count} SAFEs; one conversion takes at most {max:count}.",
    zh: "共有 {count:count} 份 SAFE，一次转换最多 {max:count} 份。",
  },
  SafeCapitalisationZero: {
    en: "There are no shares before the conversion, so the SAFEs have nothing to be a part of.",
    zh: "转换前没有任何股份，SAFE 的持股比例无从计算。",
  },
  SafeCapZero: {
    en: "The SAFE with index {index:plain} (counted from 0) has no valuation cap; a cap is above zero.",
    zh: "序号为 {index:plain}（从 0 起）的 SAFE 没有估值上限；估值上限必须大于零。",
  },
  SafeOwnershipTooHigh: {
    en: "With the SAFE with index {index:plain} (counted from 0) the whole company is sold; nothing would be left for its holders.",
    zh: "计入序号为 {index:plain}（从 0 起）的 SAFE 后，整个公司已全部售出，原股东将一无所剩。",
  },
  SafeCapsTooUneven: {
    en: "With the SAFE with index {index:plain} (counted from 0) the ownerships have no common denominator of 256 bits; use rounder caps.",
    zh: "计入序号为 {index:plain}（从 0 起）的 SAFE 后，各持股比例的公分母超过 256 位；请使用更整的估值上限。",
  },
};
