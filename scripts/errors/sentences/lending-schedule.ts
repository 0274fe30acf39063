import type { Sentences } from "./sentences.ts";

/** What the arithmetic of loans refuses, and why. */
export const lendingSchedule: Sentences = {
  AmortisationTermInvalid: {
    en: "A loan runs from 1 to {max:count} months; {periods:count} is outside of that.",
    zh: "贷款期限应为 1 到 {max:count} 个月，{periods:count} 个月不在此范围内。",
  },
  AmortisationRateTooHigh: {
    en: "A rate of {ratePpm:plain} millionths a year is above the {max:plain} (100,000 %) that the arithmetic is made for.",
    zh: "年利率为百万分之 {ratePpm:plain}，超出算法所支持的百万分之 {max:plain}（即 100,000%）。",
  },
  InstalmentTooSmall: {
    en: "{principal:yuan} yuan cannot be repaid over {periods:count} months: there must be a fen for each month, every instalment must repay principal, and some must be left for the last.",
    zh: "{principal:yuan} 元无法分 {periods:count} 个月偿还：本金至少要够每期一分，每期还款须高于利息，且最后一期须有本金可还。",
  },
};
