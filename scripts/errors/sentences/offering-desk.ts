import type { Sentences } from "./sentences.ts";

/** What the desk that opens offerings refuses. */
export const offeringDesk: Sentences = {
  DeskSealedAlready: {
    en: "The parts of the offering desk are set already; they are set once.",
    zh: "发行柜台的各部分已经设定，且只能设定一次。",
  },
  DeskOfferingUnknown: {
    en: "The desk has opened no offering at {offering:address}; check the address.",
    zh: "本柜台没有在 {offering:address} 开设过众筹；请核对地址。",
  },
  DeskPlanIncomplete: {
    en: "A share needs a price (given: {sharePrice:yuan} yuan) and the offering a target within its cap (given: {target:count} of {cap:count} shares).",
    zh: "每股须有价格（现为 {sharePrice:yuan} 元），目标须大于零且不超过上限（现为 {target:count} 股，上限 {cap:count} 股）。",
  },
  DeskInvestorRangeInvalid: {
    en: "An investor may commit from {minimum:count} to {maximum:count} shares; that must begin at 1 or more and end within the cap of {cap:count}.",
    zh: "每位投资者可认购 {minimum:count} 至 {maximum:count} 股；下限至少 1 股，上限不得低于下限，也不得超过发行上限 {cap:count} 股。",
  },
  DeskTimesInvalid: {
    en: "The offering would run from {opensAt:time} to {deadline:time}; it must open in the future and be open for at least {minOpenSeconds:count} seconds.",
    zh: "众筹拟自 {opensAt:time} 至 {deadline:time}；须在将来开始，并至少开放 {minOpenSeconds:count} 秒。",
  },
  DeskMilestoneTooEarly: {
    en: "The first milestone would be due on {dueAt:time}; the investors need time for a vote after the deadline, so not before {earliest:time}.",
    zh: "首个里程碑拟于 {dueAt:time} 到期；截止后还须留出投资者表决的时间，最早为 {earliest:time}。",
  },
  DeskFilingTooLate: {
    en: "After {latest:time} too little time is left for a vote before the first milestone is due; the offering fails, and everybody has his money back.",
    zh: "{latest:time} 之后，首个里程碑到期前已来不及表决；发行失败，资金全部退还。",
  },
  DeskHolderCapReached: {
    en: "The company has {otherHolders:count} holders already; these rules allow {holderCap:count} in all.",
    zh: "公司已有 {otherHolders:count} 名股东，本规则总共只允许 {holderCap:count} 名。",
  },
  DeskIssuerCapExceeded: {
    en: "The company may raise {cap:yuan} yuan in twelve months; {raised:yuan} count already, so {wanted:yuan} more are too much.",
    zh: "公司十二个月内最多可募 {cap:yuan} 元，已计入 {raised:yuan} 元，再募 {wanted:yuan} 元即超出。",
  },
  DeskNothingToRelease: {
    en: "The offering {offering:address} still runs, or has raised all that is recorded of it; nothing can be released.",
    zh: "众筹 {offering:address} 仍在进行，或已足额募得所记金额，没有可释放的额度。",
  },
};
