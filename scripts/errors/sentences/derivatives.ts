import type { Sentences } from "./sentences.ts";

const STATES_EN = "unknown|proposed|confirmed|due for valuation|in transfer|settled|terminated";
const STATES_ZH = "不存在|待确认|已成立|待估值|划款中|已结算|已终止";
/** The same states where a trade has to be in one of them. */
const NEEDED_EN = "new|proposed|confirmed|due for valuation|in transfer|settled|terminated";
const NEEDED_ZH = "尚未提出|待确认|已成立|待估值|划款中|已结算|已终止";
const READING_EN = "missing|posted|challenged|final";
const READING_ZH = "尚未提交|已提交|被质疑|已定案";

/** What the bilateral trades refuse, and why. */
export const derivatives: Sentences = {
  // Both products
  TradeWrongState: {
    en: `The trade is {actual:pick(${STATES_EN})}; this needs it to be {expected:pick(${NEEDED_EN})}.`,
    zh: `该笔交易目前{actual:pick(${STATES_ZH})}；此项操作只适用于{expected:pick(${NEEDED_ZH})}的交易。`,
  },
  TradeCallerNotParty: {
    en: "{caller:address} is no party of this trade; {partyA:address} and {partyB:address} are.",
    zh: "{caller:address} 不是该笔交易的当事方；当事方为 {partyA:address} 与 {partyB:address}。",
  },
  TradeCallerNotEntitled: {
    en: "{caller:address} tried what only {entitled:address} may do.",
    zh: "{caller:address} 试图执行只有 {entitled:address} 才能执行的操作。",
  },
  TradePartiesEqual: {
    en: "{party:address} stands on both sides; nobody trades with himself.",
    zh: "{party:address} 同时是买卖双方；不能与自己交易。",
  },
  TradeStakeMissing: {
    en: "The stakes are {stakeA:yuan} and {stakeB:yuan} yuan; each party has to put something at stake.",
    zh: "双方缴存金额为 {stakeA:yuan} 元与 {stakeB:yuan} 元；任何一方都不能为零。",
  },
  TermSheetExpired: {
    en: "The term sheet was good until {validUntil:time}; agree on a new one.",
    zh: "该条款书的有效期已于 {validUntil:time} 届满，请另订条款书。",
  },
  TermSheetSignatureInvalid: {
    en: "The signature is not that of {party:address} over exactly this term sheet.",
    zh: "该签名不是 {party:address} 对这份条款书原文的签名。",
  },
  TradeExpiryPassed: {
    en: "The trade expires at {expiry:time}; it has to be opened before.",
    zh: "该笔交易于 {expiry:time} 到期，必须在此之前成立。",
  },
  TradeReadingUnusable: {
    en: "The reading {reading:plain} makes no sense for this trade; terminate it and both parties get their money back.",
    zh: "读数 {reading:plain} 对该笔交易没有意义；请终止交易，双方各自取回所缴存的资金。",
  },
  TradeNotSilent: {
    en: `The reading for {expiry:time} is {status:pick(${READING_EN})}; a trade is terminated only when none came in time.`,
    zh: `{expiry:time} 的读数{status:pick(${READING_ZH})}；只有逾期没有可用读数时才能终止交易。`,
  },
  TradeNothingDue: {
    en: "No money of {party:address} waits in trade {tradeId:plain}.",
    zh: "交易 {tradeId:plain} 中没有 {party:address} 待领取的资金。",
  },

  // Forward
  ForwardNotionalMissing: {
    en: "A forward needs a notional amount.",
    zh: "远期合约必须有名义本金。",
  },
  ForwardStrikeInvalid: {
    en: "The agreed rate is {actual:plain}; a rate is above zero.",
    zh: "约定汇率为 {actual:plain}；汇率必须大于零。",
  },

  // Option
  OptionTickMissing: {
    en: "The option pays nothing for a unit of the index.",
    zh: "期权没有规定每个指数单位的支付金额。",
  },
  OptionPremiumTooHigh: {
    en: "A premium of {premium:yuan} yuan is more than the largest payout, {cap:yuan}.",
    zh: "期权费 {premium:yuan} 元超过了最高支付额 {cap:yuan} 元。",
  },
};
