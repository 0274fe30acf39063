import type { Sentences } from "./sentences.ts";

/** What transfer desk, tender offer and company sale refuse, and why. */
export const exits: Sentences = {
  ExitNothingWaiting: {
    en: "No money in {token:address} waits for {payee:address}; what could be paid was paid directly.",
    zh: "{payee:address} 在 {token:address} 中没有待领款项；能够直接支付的均已支付。",
  },
  ExitWalletRetired: {
    en: "The wallet {wallet:address} was retired, because its key was lost or stolen; what it offered can be pruned, and its shares be sold from the wallet that replaces it.",
    zh: "钱包 {wallet:address} 因密钥丢失或被盗已停用；其申报可予剔除，股份由接替它的钱包出售。",
  },
  ExitNothingToPrune: {
    en: "{holder:address} still has all the shares that he offered; there is nothing to prune.",
    zh: "{holder:address} 申报的股份都还在，没有可剔除的。",
  },
  ExitSharesZero: {
    en: "At least one share is needed.",
    zh: "股数至少为一股。",
  },
  TransferCallerNotAllowed: {
    en: "{caller:address} may not do this; only {allowed:address} may.",
    zh: "{caller:address} 无权进行此项操作，只有 {allowed:address} 可以。",
  },
  TransferRulesAlreadyFixed: {
    en: "The rules of transfer of {register:address} are fixed and never change; other rules need another transfer desk.",
    zh: "{register:address} 的转让规则已经确定，不能更改；另定规则须另设转让台。",
  },
  TransferRulesMissing: {
    en: "The issuer has not fixed the rules of transfer of {register:address} yet.",
    zh: "发行人尚未确定 {register:address} 的转让规则。",
  },
  TransferRulesInvalid: {
    en: "These rules of transfer do not work: no period may exceed {longest:count} business days, and the time for the sale must be longer than the time for consent.",
    zh: "转让规则不成立：任一期限不得超过 {longest:count} 个工作日，出售期须长于公司决定是否同意的期限。",
  },
  TransferPriceZero: {
    en: "A sale of shares has a price above zero.",
    zh: "出售股份的价格必须大于零。",
  },
  TransferWrongStage: {
    en: "Offer {offerId:plain} is {actual:pick(not there: sold, taken back or never made|in the company's right of first refusal|in the holders' right of first refusal|for sale|lapsed)}.",
    zh: "第 {offerId:plain} 号转让要约{actual:pick(不存在：已成交、已撤回或从未提出|处于公司优先购买期|处于股东优先购买期|处于出售期|已失效)}。",
  },
  TransferCallerNotHolder: {
    en: "The right of first refusal belongs to holders now, and {caller:address} holds no shares.",
    zh: "目前由现有股东行使优先购买权，而 {caller:address} 不持有股份。",
  },
  TransferBuyerMissing: {
    en: "The company must consent to the buyer, and offer {offerId:plain} names nobody; the seller names him first.",
    zh: "受让人须经公司同意，而第 {offerId:plain} 号转让要约未指明受让人；请转让方先行指明。",
  },
  TransferBuyerDiffers: {
    en: "The offer names {named:address} as the buyer, not {actual:address}.",
    zh: "要约指明的受让人是 {named:address}，不是 {actual:address}。",
  },
  TransferConsentPending: {
    en: "The company has not consented yet; if it says nothing until {consentUntil:time}, that is consent.",
    zh: "公司尚未表示同意；至 {consentUntil:time} 仍未答复的，视为同意。",
  },
  TransferConsentOver: {
    en: "The company {verdict:pick(has let its time pass|has consented already|has refused already)}; its time to decide ends at {consentUntil:time}.",
    zh: "公司{verdict:pick(逾期未答复|已经同意|已经拒绝)}；决定期限至 {consentUntil:time} 止。",
  },
  TransferBuyerRefused: {
    en: "The company has refused {buyer:address}; the seller may name another buyer.",
    zh: "公司不同意由 {buyer:address} 受让；转让方可另行指明受让人。",
  },
  TransferReasonMissing: {
    en: "Whoever refuses a buyer gives a reason.",
    zh: "拒绝受让人须说明理由。",
  },
  TenderBudgetTooSmall: {
    en: "A budget of {budget:yuan} yuan does not buy one share at {price:yuan} yuan; the price is above zero and the budget pays at least one share.",
    zh: "预算 {budget:yuan} 元按每股 {price:yuan} 元买不到一股；价格须大于零，预算至少够买一股。",
  },
  TenderDeadlineOutOfRange: {
    en: "The deadline of a tender offer set up now lies between {earliest:time} and {latest:time}; given was {deadline:time}.",
    zh: "现在发起的要约收购，截止时间须在 {earliest:time} 与 {latest:time} 之间；现为 {deadline:time}。",
  },
  TenderUnknown: {
    en: "There is no tender offer {tenderId:plain}.",
    zh: "没有第 {tenderId:plain} 号要约收购。",
  },
  TenderDeadlinePassed: {
    en: "The deadline of the tender offer was {deadline:time}; nothing is tendered or taken back any more.",
    zh: "要约收购已于 {deadline:time} 截止，不能再预受或撤回。",
  },
  TenderStillOpen: {
    en: "The tender offer is open until {deadline:time}.",
    zh: "要约收购至 {deadline:time} 截止，目前仍在进行。",
  },
  TenderAlreadyClosed: {
    en: "Tender offer {tenderId:plain} is closed already.",
    zh: "第 {tenderId:plain} 号要约收购已经结束。",
  },
  TenderNotClosed: {
    en: "Tender offer {tenderId:plain} is not closed yet; anybody may close it from its deadline on.",
    zh: "第 {tenderId:plain} 号要约收购尚未结束；截止后任何人都可以将其结束。",
  },
  TenderByBuyer: {
    en: "{buyer:address} is the buyer; his own shares would only lower the proportion of the others.",
    zh: "{buyer:address} 是收购人；预受自己的股份只会压低其他股东的成交比例。",
  },
  TenderNotTendered: {
    en: "{holder:address} tenders {tendered:count} shares here, not {wanted:count}.",
    zh: "{holder:address} 在此预受 {tendered:count} 股，不足 {wanted:count} 股。",
  },
  TenderSettlementOver: {
    en: "The settlement ended at {settleUntil:time}; shares that were not delivered go free.",
    zh: "交收已于 {settleUntil:time} 结束；未交割的股份解除预受。",
  },
  TenderSettlementRunning: {
    en: "Shares may still be settled until {settleUntil:time}; only then do they lapse.",
    zh: "{settleUntil:time} 之前仍可交收，此后方可解除预受。",
  },
  TenderCallerNotBuyer: {
    en: "Only the buyer {buyer:address} may have the money sent elsewhere, not {caller:address}.",
    zh: "只有收购人 {buyer:address} 可以指定款项退往他处，{caller:address} 无权指定。",
  },
  TenderNothingToRefund: {
    en: "All money of tender offer {tenderId:plain} is paid out or may still be needed.",
    zh: "第 {tenderId:plain} 号要约收购的资金已经付清，或仍可能用到。",
  },
  SaleCallerNotAllowed: {
    en: "{caller:address} may not do this; only {allowed:address} may.",
    zh: "{caller:address} 无权进行此项操作，只有 {allowed:address} 可以。",
  },
  SaleBuyerInvalid: {
    en: "A company is sold for a price above zero to somebody else than itself; given were {price:yuan} yuan and {buyer:address}.",
    zh: "出售公司须有大于零的价格，买方不得为公司自身；现为 {price:yuan} 元、{buyer:address}。",
  },
  SaleClassCountInvalid: {
    en: "A sale takes one to {max:count} classes of shares, not {count:count}.",
    zh: "一次出售可含 1 至 {max:count} 个股份类别，现为 {count:count} 个。",
  },
  SaleClassTwice: {
    en: "The register {register:address} stands twice among the classes.",
    zh: "股东名册 {register:address} 在各类别中重复出现。",
  },
  SaleTokenDiffers: {
    en: "One class settles in {actual:address} and the first in {expected:address}; a sale has one settlement token.",
    zh: "某一类别以 {actual:address} 结算，第一类别以 {expected:address} 结算；一次出售只能使用一种结算代币。",
  },
  SaleThresholdInvalid: {
    en: "The threshold of acceptance is above zero and at most 100 %; given was {thresholdBps:bps}.",
    zh: "接受比例门槛须大于零且不超过 100 %；现为 {thresholdBps:bps}。",
  },
  SalePeriodsInvalid: {
    en: "Holders need at least 20 business days to accept, and a claim period of 30 to 365 days; given were {acceptDays:count} business days and {claimSeconds:duration}.",
    zh: "接受期至少 20 个工作日，领取期为 30 至 365 天；现为 {acceptDays:count} 个工作日和 {claimSeconds:duration}。",
  },
  SaleNotNew: {
    en: "The sale {saleId:plain} was proposed before, or its time to open ended at {openUntil:time}.",
    zh: "出售方案 {saleId:plain} 已经提出过，或其启动期限 {openUntil:time} 已过。",
  },
  SaleWrongStage: {
    en: "The sale is {actual:pick(unknown|proposed|open|made|failed)}; this needs it to be {expected:pick(unknown|proposed|open|made|failed)}.",
    zh: "该出售目前{actual:pick(不存在|已提出|正在征求接受|已成交|已失败)}；此项操作须在{expected:pick(不存在|已提出|正在征求接受|已成交|已失败)}时进行。",
  },
  SaleProposalExpired: {
    en: "The buyer could open this sale until {openUntil:time}.",
    zh: "买方须在 {openUntil:time} 之前启动该出售。",
  },
  SaleClassUnknown: {
    en: "The sale has {count:count} classes, counted from 0; there is none with index {index:plain}.",
    zh: "该出售共有 {count:count} 个类别（从 0 起计），没有序号 {index:plain}。",
  },
  SaleDeadlinePassed: {
    en: "The deadline to accept or to change one's mind was {deadline:time}.",
    zh: "接受或撤回的截止时间为 {deadline:time}，现已截止。",
  },
  SaleStillOpen: {
    en: "Holders may accept until {deadline:time}; only then is the sale closed.",
    zh: "股东在 {deadline:time} 之前仍可表示接受，此后方可结束。",
  },
  SaleNotAccepted: {
    en: "{holder:address} has accepted with {accepted:count} shares of this class, not with {wanted:count}.",
    zh: "{holder:address} 以该类别 {accepted:count} 股表示接受，不足 {wanted:count} 股。",
  },
  SaleClassFull: {
    en: "There is room for {room:count} more shares of this class, not for {wanted:count}; the price is for the shares of the opening.",
    zh: "该类别仅余 {room:count} 股的名额，不足 {wanted:count} 股；价款按启动时的股数确定。",
  },
  SaleClaimsOver: {
    en: "The claim period ended at {claimUntil:time}.",
    zh: "领取期已于 {claimUntil:time} 结束。",
  },
  SaleClaimsRunning: {
    en: "Holders may claim until {claimUntil:time}; only then does the rest go back.",
    zh: "股东在 {claimUntil:time} 之前仍可领取，此后余款方可退回。",
  },
  SaleNothingToHandOver: {
    en: "Of class {index:plain} in the sale {saleId:plain} nothing waits to be handed over to the buyer.",
    zh: "出售 {saleId:plain} 中编号 {index:plain} 的类别股份没有待移交给买方的。",
  },
  SaleNothingToRefund: {
    en: "No money of the sale {saleId:plain} is left.",
    zh: "出售 {saleId:plain} 的价款已无剩余。",
  },
};
