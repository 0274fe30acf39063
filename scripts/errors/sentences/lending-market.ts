import type { Sentences } from "./sentences.ts";

/** What the loan market and the underwriting refuse, and why. */
export const lendingMarket: Sentences = {
  MarketSealedAlready: {
    en: "The market of the underwriting is named once, and it has been.",
    zh: "授信合约的撮合市场只能指定一次，且已指定。",
  },
  MarketCallerUnknown: {
    en: "Only the loan market has requests underwritten, and {caller:address} is not it.",
    zh: "只有撮合市场可以提交授信，{caller:address} 不是。",
  },
  MarketIdentityInvalid: {
    en: "{wallet:address} may not act: {code:pick(nothing is wrong|no voucher was presented|the wallet is retired|its issuer does not count|the person is revoked|the person is suspended|the person must be checked again)}.",
    zh: "{wallet:address} 不得参与：{code:pick(无异常|未提交身份凭证|钱包已停用|签发机构无效|身份已撤销|身份已暂停|身份须重新核验)}。",
  },
  MarketScoreInvalid: {
    en: "The credit score is not signed by {scorer:address} over exactly this content, or {scorer:address} may not score.",
    zh: "信用评分并非由 {scorer:address} 就该内容签署，或该评分机构未获准入。",
  },
  MarketScoreOther: {
    en: "The credit score is for {borrower:address} and its person, not for whom {caller:address} belongs to.",
    zh: "该信用评分属于 {borrower:address} 及其主体，{caller:address} 不能使用。",
  },
  MarketScoreNotCurrent: {
    en: "The credit score counts from {validFrom:time} until before {validTo:time}.",
    zh: "信用评分的有效期自 {validFrom:time} 起，至 {validTo:time} 前止。",
  },
  MarketScorePolicyOther: {
    en: "The credit score was made under lending policy {actual:plain}; number {expected:plain} is in force.",
    zh: "信用评分依据第 {actual:plain} 号借贷政策作出，现行为第 {expected:plain} 号。",
  },
  MarketPurposeForbidden: {
    en: "Loans for purpose {purpose:plain} are refused.",
    zh: "不接受用途 {purpose:plain} 的借款。",
  },
  MarketTermInvalid: {
    en: "A loan lasts 1 to {most:count} months, not {periods:count}.",
    zh: "借款期限为 1 至 {most:count} 个月，{periods:count} 个月不可。",
  },
  MarketTicketsInvalid: {
    en: "The borrower would be content with {minTickets:count} of {tickets:count} tickets; it must be at least one and at most all of them.",
    zh: "借款人可接受的最低份数为 {minTickets:count}，申请 {tickets:count} 份；最低份数须至少为 1 且不超过申请份数。",
  },
  MarketAmountTooHigh: {
    en: "{amount:yuan} is asked for, but score and platform allow {most:yuan}.",
    zh: "申请金额 {amount:yuan} 超过评分额度与平台余额上限中的较低者 {most:yuan}。",
  },
  MarketPrincipalTooLarge: {
    en: "The books of a loan hold at most {most:yuan}, not {principal:yuan}.",
    zh: "单笔借款账面最多 {most:yuan}，{principal:yuan} 过大。",
  },
  MarketDeadlineInvalid: {
    en: "Funding cannot end at {deadline:time}: it ends in the future, and at the latest at {latest:time}.",
    zh: "募集截止时间 {deadline:time} 无效：须晚于现在，且最迟为 {latest:time}。",
  },
  MarketChargesTooHigh: {
    en: "Interest and fee together cost {chargesPpm:count} millionths a year of what is outstanding; the ceiling is {capPpm:count}.",
    zh: "利息与费用合计的年化综合成本为百万分之 {chargesPpm:count}，超过上限百万分之 {capPpm:count}。",
  },
  MarketWrongState: {
    en: "The request {actual:pick(does not exist|is open|is filled|is drawn|has failed)}; this needs one that {expected:pick(does not exist|is open|is filled|is drawn|has failed)}.",
    zh: "该借款申请{actual:pick(不存在|正在募集|已募足|已放款|已失败)}；此操作要求{expected:pick(尚不存在|正在募集|已募足|已放款|已失败)}。",
  },
  MarketWrongKind: {
    en: "Fixed tickets are funded and auctions are bid in; whether this loan is an auction: {isAuction:plain}.",
    zh: "固定份额直接认购，竞价标的须出价；本笔是否为竞价：{isAuction:plain}。",
  },
  MarketTooLate: {
    en: "The time for this ended at {deadline:time}.",
    zh: "办理期限已于 {deadline:time} 届满。",
  },
  MarketNotOver: {
    en: "Before {deadline:time} there is nothing to close.",
    zh: "{deadline:time} 之前不能截止。",
  },
  MarketCallerNotBorrower: {
    en: "Only the borrower {borrower:address} may do this, not {caller:address}.",
    zh: "只有借款人 {borrower:address} 可以办理，{caller:address} 不可。",
  },
  MarketLenderIsBorrower: {
    en: "{lender:address} belongs to the borrower, and nobody lends to himself.",
    zh: "{lender:address} 属于借款人本人，不能给自己出借。",
  },
  MarketTicketsMissing: {
    en: "A lender takes at least one ticket.",
    zh: "出借人至少认购一份。",
  },
  MarketTooFewLeft: {
    en: "{tickets:count} tickets are asked for, but only {left:count} are left.",
    zh: "要求认购 {tickets:count} 份，剩余仅 {left:count} 份。",
  },
  MarketShareTooLarge: {
    en: "One lender may have {most:count} tickets of this loan, not {tickets:count}.",
    zh: "单一出借人在本笔借款中最多持有 {most:count} 份，{tickets:count} 份超限。",
  },
  MarketTickInvalid: {
    en: "Bids are for the rates 0 to {highest:plain}; there is no number {tick:plain}.",
    zh: "出价档位为 0 至 {highest:plain}，没有 {tick:plain} 档。",
  },
  MarketBidExists: {
    en: "This person has bid in the auction of {loan:address} already, from {lender:address}.",
    zh: "该主体已通过 {lender:address} 对 {loan:address} 出价。",
  },
  MarketBidUnknown: {
    en: "{lender:address} has no bid in the auction of {loan:address}, or it was settled.",
    zh: "{lender:address} 在 {loan:address} 中没有出价，或出价已结算。",
  },
  MarketWalletRetired: {
    en: "{wallet:address} was retired as lost or stolen; its bid goes to another wallet of the same person first.",
    zh: "{wallet:address} 已因遗失或被盗停用；其出价须先转至同一主体的其他钱包。",
  },
  MarketBidNotRescuable: {
    en: "A bid moves from a retired wallet to a valid one of the same person; {from:address} and {to:address} are not such a pair.",
    zh: "出价只能由已停用的钱包转至同一主体的有效钱包；{from:address} 与 {to:address} 不符合。",
  },
  MarketOrderInvalid: {
    en: "The standing order is not signed by {lender:address} over exactly this content.",
    zh: "该自动投标委托并非由 {lender:address} 就该内容签署。",
  },
  MarketOrderExpired: {
    en: "The standing order ended at {expiresAt:time}.",
    zh: "该自动投标委托已于 {expiresAt:time} 到期。",
  },
  MarketOrderCancelled: {
    en: "The lender has cancelled the standing order {digest:plain}.",
    zh: "出借人已撤销自动投标委托 {digest:plain}。",
  },
  MarketOrderGradeOther: {
    en: "The standing order is for grades number {best:plain} to {worst:plain}; this loan has grade number {grade:plain}.",
    zh: "自动投标委托限第 {best:plain} 至 {worst:plain} 级，本笔借款为第 {grade:plain} 级。",
  },
  MarketOrderTermTooLong: {
    en: "The standing order is for loans of at most {most:count} months; this one lasts {periods:count}.",
    zh: "自动投标委托限 {most:count} 个月以内的借款，本笔为 {periods:count} 个月。",
  },
  MarketOrderRateTooLow: {
    en: "The standing order asks for at least {least:count} millionths a year; this loan pays {ratePpm:count}.",
    zh: "自动投标委托要求年利率不低于百万分之 {least:count}，本笔为百万分之 {ratePpm:count}。",
  },
  MarketOrderShareTooLarge: {
    en: "The standing order is for at most {most:count} tickets of one loan; the lender would have {tickets:count}.",
    zh: "自动投标委托限每笔借款最多 {most:count} 份，执行后将达 {tickets:count} 份。",
  },
  MarketOrderBudgetExceeded: {
    en: "These tickets cost {amount:yuan}, but {left:yuan} of the standing order are left.",
    zh: "本次认购需 {amount:yuan}，委托剩余额度为 {left:yuan}。",
  },
  MarketCallerNotLender: {
    en: "Only {lender:address} cancels this standing order, not {caller:address}.",
    zh: "只有 {lender:address} 可以撤销该委托，{caller:address} 不可。",
  },
};
