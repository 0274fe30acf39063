import type { Sentences } from "./sentences.ts";

const STATES_EN = "not drawn|running|in default|charged off|closed";
const STATES_ZH = "尚未放款|还款中|已违约|已核销|已结清";

/** What the loan ledger, its book and the escrows refuse, and why. */
export const lendingLoans: Sentences = {
  LoanSealedAlready: {
    en: "The market and the credit register of the loan ledger are named once, and they have been.",
    zh: "借款台账的撮合市场和征信系统只能指定一次，且已指定。",
  },
  LoanCallerNotMarket: {
    en: "Only the loan market pays loans out, and {caller:address} is not it.",
    zh: "只有撮合市场可以放款，{caller:address} 不是。",
  },
  LoanCallerNotBorrower: {
    en: "Only the borrower, {borrower:address}, may name another payee; {caller:address} may not.",
    zh: "只有借款人 {borrower:address} 可以指定其他收款人，{caller:address} 无权指定。",
  },
  LoanWrongState: {
    en: `The loan is {actual:pick(${STATES_EN})}; this needs it to be {expected:pick(${STATES_EN})}.`,
    zh: `该笔借款{actual:pick(${STATES_ZH})}；此项操作要求其{expected:pick(${STATES_ZH})}。`,
  },
  LoanInDefault: {
    en: "The loan is in default since {day:day}: all of it is due, and is paid with repayAmount or payoff.",
    zh: "该笔借款自 {day:day} 起违约，全部债务提前到期；请用 repayAmount 或 payoff 偿还。",
  },
  LoanNotLateEnough: {
    en: "The loan is {daysPastDue:count} days past due; this is possible from {needed:count} days on.",
    zh: "该笔借款逾期 {daysPastDue:count} 天；逾期满 {needed:count} 天方可执行此操作。",
  },
  LoanNothingDue: {
    en: "The next instalment can be paid from {day:day} on; before that, repayAmount prepays principal.",
    zh: "下一期款项自 {day:day} 起可以偿还；在此之前可用 repayAmount 提前偿还本金。",
  },
  LoanPaymentTooSmall: {
    en: "{amount:yuan} yuan do not cover the interest to date, {least:yuan} yuan, which comes before principal.",
    zh: "{amount:yuan} 元不足以支付截至今日的利息 {least:yuan} 元；须先还息，后还本。",
  },
  LoanCostTooHigh: {
    en: "Of this recovery {most:yuan} yuan may be kept for the cost of collection, not {cost:yuan}.",
    zh: "本次回收最多可扣除催收成本 {most:yuan} 元，不能扣除 {cost:yuan} 元。",
  },
  LoanNothingToCollect: {
    en: "In the escrow of loan {loan:address} nothing waits to be paid out.",
    zh: "借款 {loan:address} 的托管账户中没有待支付的款项。",
  },
  LoanFigureTooLarge: {
    en: "A figure of the loan would no longer fit into its books, which end near 2.8 million million yuan.",
    zh: "该笔借款的某项金额超出了账簿的上限（约 2.8 万亿元）。",
  },
  LoanDecimalsUnsupported: {
    en: "The token has {decimals:plain} decimals; the loan ledger keeps at most {most:plain}.",
    zh: "该代币有 {decimals:plain} 位小数，借款台账最多支持 {most:plain} 位。",
  },
  BookCapExceeded: {
    en: "The borrower would owe {exposure:yuan} yuan on this platform; the most allowed is {cap:yuan}.",
    zh: "借款人在本平台的借款余额将达 {exposure:yuan} 元，超过上限 {cap:yuan} 元。",
  },
  EscrowCallerUnknown: {
    en: "Only the loan ledger and the note book can have the escrow pay, and {caller:address} is neither.",
    zh: "只有借款台账和债权登记簿可以指令托管账户付款，{caller:address} 都不是。",
  },

  // Disclosure
  DisclosureTooMany: {
    en: "At most {most:count} borrowers are named, not {count:count}.",
    zh: "最多列明 {most:count} 名借款人，此次列了 {count:count} 名。",
  },
  DisclosureNotAscending: {
    en: "Name borrowers in ascending order of their pseudonyms, each once; {subject:plain} is out of order.",
    zh: "请按假名编号从小到大列明借款人，每人一次；{subject:plain} 的次序不对。",
  },
  DisclosureNotLarger: {
    en: "The borrowers named owe {exposure:yuan} yuan together, no more than the {known:yuan} of those named before.",
    zh: "此次列明的借款人合计欠款 {exposure:yuan} 元，不高于原名单的 {known:yuan} 元。",
  },
};
