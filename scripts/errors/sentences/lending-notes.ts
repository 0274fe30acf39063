import type { Sentences } from "./sentences.ts";

const CODES_EN =
  "nothing is wrong|no voucher was presented|the wallet is retired|its issuer does not count|the person is revoked|the person is suspended|the person must be checked again";
const CODES_ZH =
  "无异常|未提交身份凭证|钱包已停用|签发机构无效|身份已撤销|身份已暂停|身份须重新核验";
const STAGES_EN = "not filed|filed|heard|judged|enforced|closed";
const STAGES_ZH = "未立案|已立案|已开庭|已判决|已执行|已结案";

/** What the note book, the note market and the collection desk refuse, and why. */
export const lendingNotes: Sentences = {
  // Note book
  NoteSealedAlready: {
    en: "The market of the note book is named once, and it has been.",
    zh: "债权登记簿的撮合市场只能指定一次，且已指定。",
  },
  NoteCallerNotMarket: {
    en: "Only the loan market issues notes and takes them back, and {caller:address} is not it.",
    zh: "只有撮合市场可以登记或注销债权份额，{caller:address} 不是。",
  },
  NoteWalletOther: {
    en: "A person lends from one wallet, so that limits hold for the person: {lending:address}, not {wallet:address}.",
    zh: "出借限额按人计算，每人只能用一个钱包出借：应为 {lending:address}，而不是 {wallet:address}。",
  },
  NoteNotTransferable: {
    en: "Notes of loan {loan:address} cannot be transferred: the loan does not run, or is in default.",
    zh: "借款 {loan:address} 的债权不能转让：借款不在还款中，或已经违约。",
  },
  NoteNothingToClaim: {
    en: "Nothing is due to {holder:address} of this loan now.",
    zh: "{holder:address} 目前没有该笔借款的可领取款项。",
  },
  NoteNotAskedFor: {
    en: "{to:address} holds no note and has not asked for one; a person's first note is bought, or taken by himself.",
    zh: "{to:address} 名下没有债权，也没有申请受让；一个人的第一份债权须由本人购买或主动受让，不能由他人赠与。",
  },
  NoteUnknown: {
    en: "No loan has the number {id:plain}; a loan is numbered by its address.",
    zh: "没有编号为 {id:plain} 的借款；借款以其地址编号。",
  },
  NoteMonthPaidAhead: {
    en: "The borrower has paid this month of loan {loan:address} ahead; its notes are sold again from {day:day}.",
    zh: "借款 {loan:address} 的本期款项已提前支付，其债权自 {day:day} 起可再次转让。",
  },
  NoteTooFew: {
    en: "The holder has {units:count} notes of this loan; {needed:count} are needed.",
    zh: "持有人只有该笔借款的 {units:count} 份债权，而此次需要 {needed:count} 份。",
  },
  NoteHolderNotAdmitted: {
    en: `{account:address} cannot receive notes: {code:pick(${CODES_EN})}.`,
    zh: `{account:address} 不能受让债权：{code:pick(${CODES_ZH})}。`,
  },
  NoteHolderIsBorrower: {
    en: "{account:address} belongs to the borrower, who cannot hold notes of his own loan.",
    zh: "{account:address} 属于借款人；借款人不能持有自己借款的债权。",
  },
  NoteShareTooLarge: {
    en: "{account:address} would hold {units:count} notes of this loan; one person may hold {most:count}.",
    zh: "{account:address} 将持有该笔借款的 {units:count} 份债权，超过每人上限 {most:count} 份。",
  },
  NoteTransferTooFrequent: {
    en: "The holder gave notes of this loan away not long ago; that is possible again from {day:day} on.",
    zh: "持有人不久前刚转让过该笔借款的债权，自 {day:day} 起方可再次转让。",
  },
  NoteWalletRetired: {
    en: "The wallet {wallet:address} was retired, because its key was lost or stolen; its notes go to another wallet of the same person first.",
    zh: "钱包 {wallet:address} 因密钥丢失或被盗已停用；须先将债权转至同一人的其他钱包。",
  },
  NoteNotRescuable: {
    en: "Notes go from {from:address} to {to:address} only if the first is retired and the second is a valid wallet of the same person.",
    zh: "只有 {from:address} 已停用，且 {to:address} 是同一人的有效钱包，债权才能转过去。",
  },

  // Note market
  NoteOrderExpired: {
    en: "The order expired at {expiresAt:time}.",
    zh: "该转让挂单已于 {expiresAt:time} 到期。",
  },
  NoteOrderCancelled: {
    en: "The seller has cancelled the order {orderHash:plain}.",
    zh: "转让方已撤销挂单 {orderHash:plain}。",
  },
  NoteOrderSignatureInvalid: {
    en: "{seller:address} has not signed exactly this order for this market on this chain.",
    zh: "该签名不是 {seller:address} 针对本链本市场对这份挂单原文的签名。",
  },
  NoteOrderCallerNotSeller: {
    en: "Only the seller, {seller:address}, may cancel the order; {caller:address} may not.",
    zh: "只有转让方 {seller:address} 可以撤销挂单，{caller:address} 无权撤销。",
  },
  NoteOrderBuyerIsSeller: {
    en: "{seller:address} is the seller and cannot buy from himself.",
    zh: "{seller:address} 是转让方，不能受让自己转让的债权。",
  },
  NoteOrderTooFewUnits: {
    en: "{units:count} notes are wanted; the seller sells at least {least:count} at once.",
    zh: "拟受让 {units:count} 份；转让方要求每次至少 {least:count} 份。",
  },
  NoteOrderTooManyUnits: {
    en: "{units:count} notes are wanted; {left:count} are left of the order.",
    zh: "拟受让 {units:count} 份；该挂单只剩 {left:count} 份。",
  },
  NotePriceAboveLimit: {
    en: "Price and accrued interest come to {amount:yuan} yuan; the buyer pays at most {maxPay:yuan}.",
    zh: "转让价款与应计利息合计 {amount:yuan} 元，超过受让方愿付的上限 {maxPay:yuan} 元。",
  },
  NoteLoanOverdue: {
    en: "Loan {loan:address} is {daysPastDue:count} days past due, more than the {graceDays:count} days of grace; its notes are not sold.",
    zh: "借款 {loan:address} 已逾期 {daysPastDue:count} 天，超过 {graceDays:count} 天的宽限期，其债权不能挂牌转让。",
  },

  // Collection desk
  CollectionTooEarly: {
    en: "The loan is {daysPastDue:count} days past due; this step of collection is allowed from {needed:count} days on.",
    zh: "该笔借款逾期 {daysPastDue:count} 天；此项催收措施须逾期满 {needed:count} 天方可采取。",
  },
  CollectionEvidenceMissing: {
    en: "A step of collection needs the hash of its evidence, and a law case that of its court.",
    zh: "催收记录须附证据的哈希值，立案还须附受理法院的哈希值。",
  },
  CollectionCaseExists: {
    en: `Loan {loan:address} has its law case already, which is {stage:pick(${STAGES_EN})}.`,
    zh: `借款 {loan:address} 已有诉讼案件，{stage:pick(${STAGES_ZH})}。`,
  },
  CollectionCaseMissing: {
    en: "Loan {loan:address} has no law case.",
    zh: "借款 {loan:address} 没有诉讼案件。",
  },
  CollectionStageNotForward: {
    en: `The law case is {actual:pick(${STAGES_EN})}; it cannot become {wanted:pick(${STAGES_EN})} now, as it goes forward only and ends with an outcome.`,
    zh: `案件{actual:pick(${STAGES_ZH})}，不能变更为{wanted:pick(${STAGES_ZH})}；诉讼阶段只能向前推进，结案须写明结果。`,
  },
  CollectionOutcomeMissing: {
    en: "A law case ends with an outcome.",
    zh: "结案须写明诉讼结果。",
  },
};
