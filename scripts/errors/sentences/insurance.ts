import type { Sentences } from "./sentences.ts";

const STATES_EN = "unknown|open|settled|voided|expired|closed";
const STATES_ZH = "不存在|承保中|已结算|已作废|已到期|已关闭";
const POLICY_EN = "unknown|active|cancelled|paid";
const POLICY_ZH = "不存在|有效|已退保|已赔付";
const SHAPES_EN = "linear, below the trigger|linear, above the trigger|stepped|fixed amounts";
const SHAPES_ZH = "低于触发值线性赔付|高于触发值线性赔付|分档按比例赔付|分档定额赔付";
const OBSERVATION_EN = "missing|posted|challenged|final";
const OBSERVATION_ZH = "尚无|已提交|被质疑|已定案";

/** What the insurance contracts refuse, and why. */
export const insurance: Sentences = {
  // Solvency pool
  PoolAlreadySealed: {
    en: "The pool's lines of business were fixed earlier and can never change.",
    zh: "资金池的业务线早已固定，不能再变更。",
  },
  PoolLineUnknown: {
    en: "{caller:address} is no line of business of this pool and may not move its books.",
    zh: "{caller:address} 不是该资金池的业务线，无权动用账目。",
  },
  PoolDecimalsUnsupported: {
    en: "The settlement token has {actual:count} decimals; the pool accepts at most {limit:count}.",
    zh: "结算代币有 {actual:count} 位小数，资金池最多接受 {limit:count} 位。",
  },
  PoolCoverTooLong: {
    en: "The cover would end at {endsAt:time}; it must end by {limit:time}, within ten years.",
    zh: "保障将于 {endsAt:time} 结束，最迟不得超过 {limit:time}（十年之内）。",
  },
  PoolInsolvent: {
    en: "The pool would hold {resources:yuan} yuan against a largest possible loss of {locked:yuan}; solvency may not fall below 100 %.",
    zh: "资金池将只剩 {resources:yuan} 元，而最大可能损失为 {locked:yuan} 元；偿付能力充足率不得低于 100 %。",
  },
  PoolZoneCapExceeded: {
    en: "With this cover {wanted:yuan} yuan would depend on zone {zone:plain}; the accumulation cap is {cap:yuan}.",
    zh: "加上这份保障，区域 {zone:plain} 的累积风险将达 {wanted:yuan} 元，超过累积限额 {cap:yuan} 元。",
  },

  PoolExpensesTooHigh: {
    en: "Expenses would reach {wanted:yuan} yuan; the premium earned so far allows {cap:yuan}.",
    zh: "费用累计将达 {wanted:yuan} 元，按迄今已赚保费最多允许 {cap:yuan} 元。",
  },

  // Oracle
  OraclePanelSizeInvalid: {
    en: "A panel of {actual:count} observers is not possible; it needs 3 to 32.",
    zh: "观测小组不能由 {actual:count} 人组成，须为 3 至 32 人。",
  },
  OracleQuorumInvalid: {
    en: "A quorum of {actual:count} out of {size:count} is not possible; it must be odd, more than half and not more than all.",
    zh: "{size:count} 人小组的法定人数不能是 {actual:count}；须为奇数、超过半数且不超过总人数。",
  },
  OracleObserverInvalid: {
    en: "{observer:address} cannot be an observer: the address is empty or named twice.",
    zh: "{observer:address} 不能担任观测员：地址为空或重复。",
  },
  OracleFeedExists: {
    en: "Feed {feedId:plain} exists; the rules of a feed never change.",
    zh: "数据源 {feedId:plain} 已存在，其规则不可更改。",
  },
  OracleFeedInvalid: {
    en: "Feed {feedId:plain} needs a time to submit and a time to challenge, each of at most 90 days.",
    zh: "数据源 {feedId:plain} 必须规定提交期限和质疑期限，各不超过 90 天。",
  },
  OracleFeedUnknown: {
    en: "Nobody has registered feed {feedId:plain}.",
    zh: "数据源 {feedId:plain} 尚未登记。",
  },
  OraclePeriodRunning: {
    en: "The observed period runs until {periodEnd:time}; nothing can be reported before.",
    zh: "观测期至 {periodEnd:time} 才结束，在此之前不能上报。",
  },
  OracleWindowClosed: {
    en: "Observations were accepted until {closedAt:time}; this one is too late.",
    zh: "观测数据的提交已于 {closedAt:time} 截止，此次上报过迟。",
  },
  OracleAlreadyObserved: {
    en: "The period that ended at {periodEnd:time} has its observation; there is one per period.",
    zh: "截至 {periodEnd:time} 的观测期已有数据；每期只有一个。",
  },
  OracleQuorumTooSmall: {
    en: "{actual:count} observers have signed, {needed:count} are needed.",
    zh: "只有 {actual:count} 名观测员签名，需要 {needed:count} 名。",
  },
  OracleNotAscending: {
    en: "Report number {position:count} (counted from zero) is out of order; values must ascend.",
    zh: "第 {position:count} 份报告（从零数起）次序不对，数值须由小到大排列。",
  },
  OracleSignerUnknown: {
    en: "The signature recovers to {signer:address}, who is no current observer of exactly this observation.",
    zh: "签名还原出的地址 {signer:address} 不是现任观测员，或所签内容与此不符。",
  },
  OracleSignerDuplicate: {
    en: "{signer:address} has signed twice; one observer counts once.",
    zh: "{signer:address} 签了两次；一名观测员只计一次。",
  },
  OracleDispersed: {
    en: "Only {agreeing:count} of the reports agree with their median, {needed:count} must; bring the reports of more observers.",
    zh: "只有 {agreeing:count} 份报告与中位数相符，至少需要 {needed:count} 份；请补充更多观测员的报告。",
  },
  OracleNotChallengeable: {
    en: `This observation is {status:pick(${OBSERVATION_EN})} and cannot be challenged now.`,
    zh: `该观测数据目前{status:pick(${OBSERVATION_ZH})}，不能质疑。`,
  },
  OracleNotObserved: {
    en: "There is no observation for the period that ended at {periodEnd:time}.",
    zh: "截至 {periodEnd:time} 的观测期尚无数据。",
  },
  OracleNotFinal: {
    en: "The value can still be challenged; it is final from {finalAt:time} on.",
    zh: "该数值仍可被质疑，{finalAt:time} 起才定案。",
  },
  OracleNoBond: {
    en: "No bond is held for the period that ended at {periodEnd:time}.",
    zh: "截至 {periodEnd:time} 的观测期没有待退的保证金。",
  },

  // Products
  ProductUnknown: {
    en: "There is no product number {productId:plain}.",
    zh: "没有编号为 {productId:plain} 的产品。",
  },
  ProductNotOnSale: {
    en: "Product number {productId:plain} is no longer on sale; choose another.",
    zh: "编号为 {productId:plain} 的产品已停售，请另选产品。",
  },
  ProductTriggerInvalid: {
    en: "Trigger {trigger:plain} and exit {exit:plain} are equal or on the wrong sides of each other.",
    zh: "触发值 {trigger:plain} 与封顶值 {exit:plain} 相等或方向不对。",
  },
  ProductMaxPayoutInvalid: {
    en: "The largest payout is given as {actual:bps}; {expected:bps} is what the terms allow.",
    zh: "最高赔付比例填为 {actual:bps}，而条款允许的是 {expected:bps}。",
  },
  ProductStepInvalid: {
    en: "Step number {position:count} (counted from zero) is wrong: one to eight steps must ascend in reading and payout, and a linear product has none.",
    zh: "第 {position:count} 档（从零数起）有误：应有一至八档，读数与赔付均递增；线性产品不设分档。",
  },
  ProductClaimTimeTooShort: {
    en: "The product gives holders {actual:duration} to collect; it must be at least {least:duration}.",
    zh: "产品给投保人领取赔款的时间为 {actual:duration}，至少须为 {least:duration}。",
  },
  ProductShapeUnsuitable: {
    en: `Product number {productId:plain} pays in another way ({shape:pick(${SHAPES_EN})}) than this line of business.`,
    zh: `编号为 {productId:plain} 的产品赔付方式（{shape:pick(${SHAPES_ZH})}）不适用于该业务线。`,
  },

  // Quotes
  QuoteExpired: {
    en: "The quote was good until {validUntil:time}; ask the underwriter for a new one.",
    zh: "报价有效期至 {validUntil:time}，现已过期，请向核保人另要报价。",
  },
  QuoteUnderwriterUnknown: {
    en: "{underwriter:address} may not sign quotes; ask an underwriter of this line for one.",
    zh: "{underwriter:address} 无权签发报价，请向该业务线的核保人要报价。",
  },
  QuoteSignatureInvalid: {
    en: "The signature is not {underwriter:address}'s over exactly these terms, this chain and this contract.",
    zh: "签名不是 {underwriter:address} 对这份条款、这条链和这个合约所签。",
  },
  QuoteUsed: {
    en: "This quote has been accepted before; a quote binds once, so ask for another.",
    zh: "该报价已被接受过；一份报价只能使用一次，请另要报价。",
  },
  QuoteCoolingOffTooLong: {
    en: "The cooling-off period lasts until {coolingOffUntil:time}, but cover begins at {coverStart:time}; it must end before.",
    zh: "犹豫期至 {coolingOffUntil:time}，而保障自 {coverStart:time} 开始；犹豫期须在此之前结束。",
  },

  // Cover of every line
  CoverPeriodInvalid: {
    en: "Cover from {coverStart:time} to {coverEnd:time} with sale until {saleClosesAt:time} is not possible now; sale must still be open, and cover must last and outlast its waiting period.",
    zh: "保障期 {coverStart:time} 至 {coverEnd:time}、销售截至 {saleClosesAt:time}，这样的安排现在无法成立；销售须尚未截止，保障的结束须晚于其开始和等待期。",
  },
  CoverWrongState: {
    en: `The cover is {actual:pick(${STATES_EN})}; this needs it to be {expected:pick(${STATES_EN})}.`,
    zh: `该保障{actual:pick(${STATES_ZH})}；此项操作要求其{expected:pick(${STATES_ZH})}。`,
  },
  CoverNotSilent: {
    en: "Data for the cover that ends at {coverEnd:time} can still come or has come; it cannot end without it.",
    zh: "{coverEnd:time} 结束的保障仍可能收到数据或已有数据，不能在无数据的情况下了结。",
  },
  CoverClaimsOpen: {
    en: "Payouts can be collected until {claimDeadline:time}; the remainder stays reserved until then.",
    zh: "赔款可领取至 {claimDeadline:time}，在此之前余额须继续留存。",
  },
  CoverClaimsOver: {
    en: "Payouts could be collected until {claimDeadline:time}; the time is over.",
    zh: "赔款领取已于 {claimDeadline:time} 截止。",
  },
  CoverCallerNotEntitled: {
    en: "{caller:address} tried what only {entitled:address} may do.",
    zh: "{caller:address} 试图执行只有 {entitled:address} 才能执行的操作。",
  },
  CoverEmpty: {
    en: "Cover that could never pay is not sold; sums insured, limits and the number of insured must be above zero, and a limit per claim above the deductible.",
    zh: "永远赔不出钱的保障不能承保；保额、限额和被保险人数须大于零，单次赔偿限额须高于免赔额。",
  },
  CoverPremiumTooHigh: {
    en: "A premium of {premium:yuan} yuan is more than the largest payout, {maxPayout:yuan}.",
    zh: "保费 {premium:yuan} 元超过了最高赔款 {maxPayout:yuan} 元。",
  },

  // Parametric cover
  CohortSaleClosed: {
    en: "Cohort {cohortId:plain} is not on sale; its sale ended at {saleClosesAt:time}.",
    zh: "第 {cohortId:plain} 批保单不在销售中，销售已于 {saleClosesAt:time} 截止。",
  },
  CohortCapExceeded: {
    en: "The cohort would insure {wanted:yuan} yuan; its cap is {cap:yuan}.",
    zh: "该批保单总保额将达 {wanted:yuan} 元，超过限额 {cap:yuan} 元。",
  },
  CohortSilenceMeansOtherwise: {
    en: "Cohort {cohortId:plain} ends in the other way when no data comes; its product says so.",
    zh: "第 {cohortId:plain} 批保单在没有数据时按产品约定以另一种方式了结。",
  },
  PolicyCoolingOffOver: {
    en: "The holder could cancel until {coolingOffUntil:time}; the cooling-off period is over.",
    zh: "犹豫期已于 {coolingOffUntil:time} 结束，不能再退保。",
  },
  PolicyWrongState: {
    en: `The policy is {actual:pick(${POLICY_EN})}; this needs it to be {expected:pick(${POLICY_EN})}.`,
    zh: `该保单{actual:pick(${POLICY_ZH})}；此项操作要求其{expected:pick(${POLICY_ZH})}。`,
  },
  PolicyNotPayable: {
    en: `Nothing is due under policy {policyId:plain}: its cohort is {state:pick(${STATES_EN})}.`,
    zh: `保单 {policyId:plain} 没有应付赔款：所属批次{state:pick(${STATES_ZH})}。`,
  },

  // Group cover
  GroupFeedWithoutSource: {
    en: "Feed {feedId:plain} does not keep the root that the observers sign; a group needs it.",
    zh: "数据源 {feedId:plain} 不保存观测员签署的默克尔根，团体保险需要它。",
  },
  GroupPeriodTaken: {
    en: "Another group is insured on the period that ends at {coverEnd:time}; each group needs its own report.",
    zh: "截至 {coverEnd:time} 的观测期已有另一团体投保；每个团体须有各自的报告。",
  },
  GroupSilenceMeansOtherwise: {
    en: "Group {groupId:plain} ends in the other way when no data comes; its product says so.",
    zh: "团体 {groupId:plain} 在没有数据时按产品约定以另一种方式了结。",
  },
  GroupMemberUnproven: {
    en: "Number {index:count} is not proven to be on the group's list.",
    zh: "未能证明第 {index:count} 号在该团体的被保险人清单上。",
  },
  GroupReadingUnproven: {
    en: "The observers did not sign the reading {reading:plain} for item {item:plain}.",
    zh: "观测员没有签署项目 {item:plain} 的读数 {reading:plain}。",
  },
  GroupMemberPaid: {
    en: "Number {index:count} of the group has collected already.",
    zh: "该团体第 {index:count} 号已领取赔款。",
  },
  GroupNothingDue: {
    en: "A reading of {reading:plain} pays nothing.",
    zh: "读数 {reading:plain} 达不到赔付标准。",
  },
  GroupReserveExhausted: {
    en: "{amount:yuan} yuan are due, but only {reserve:yuan} of the reported sum are left.",
    zh: "应付 {amount:yuan} 元，而上报总额只剩 {reserve:yuan} 元。",
  },
};
