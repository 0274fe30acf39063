import type { Sentences } from "./sentences.ts";

const POLICY_EN = "unknown|active|cancelled|ended|closed";
const POLICY_ZH = "不存在|有效|已退保|保障期满|已终止";
const CLAIM_EN =
  "unknown|noticed|escalated to the appeal panel|decided|appealed|final|withdrawn|paid|lapsed";
const CLAIM_ZH = "不存在|已报案待定损|已转申诉组|已初审|申诉中|已定案|已撤回|已结案|逾期失效";

/** What indemnity cover and its panels refuse, and why. */
export const claims: Sentences = {
  // Products and policies
  IndemnityProductNotOnSale: {
    en: "Indemnity product number {productId:plain} is not on sale.",
    zh: "编号为 {productId:plain} 的损失补偿型产品不在销售中。",
  },
  IndemnityProductInvalid: {
    en: "The product does not fit together: co-insurance must be below 100 %; an appeal needs a bond; notice takes 1 to 730 days, each panel 1 to 90 days, collection 7 to 730 days; and it must be published as on sale.",
    zh: "产品条款不成立：自负比例须低于 100 %；申诉须有保证金；报案期限为 1 至 730 天，每一审定损期限为 1 至 90 天，领款期限为 7 至 730 天；发布时须标为在售。",
  },
  IndemnityCoolingOffTooLong: {
    en: "The cooling-off period lasts until {coolingOffUntil:time}, but cover begins at {coverStart:time}; it must end before.",
    zh: "犹豫期至 {coolingOffUntil:time}，而保障自 {coverStart:time} 开始；犹豫期须在此之前结束。",
  },
  IndemnityCoolingOffOver: {
    en: "The holder could cancel until {until:time}; the cooling-off period is over.",
    zh: "犹豫期已于 {until:time} 结束，不能再退保。",
  },
  IndemnityWrongState: {
    en: `The policy is {actual:pick(${POLICY_EN})}; this needs it to be {expected:pick(${POLICY_EN})}.`,
    zh: `该保单{actual:pick(${POLICY_ZH})}；此项操作要求其{expected:pick(${POLICY_ZH})}。`,
  },
  IndemnityStillRunning: {
    en: "The policy runs, or losses under it can be notified, until {until:time}; this is possible afterwards.",
    zh: "该保单在 {until:time} 之前仍在保障期或报案期内，此后才能进行这项操作。",
  },
  IndemnityClaimsOpen: {
    en: "{openClaims:count} claims of the policy are still open; have them decided and paid first.",
    zh: "该保单还有 {openClaims:count} 个赔案未结，请先定损结案。",
  },

  // Notice
  ClaimOutsideCover: {
    en: "The incident of {incidentAt:time} lies outside the period of cover, {coverStart:time} to {coverEnd:time}.",
    zh: "事故发生于 {incidentAt:time}，不在保险期间 {coverStart:time} 至 {coverEnd:time} 之内。",
  },
  ClaimInWaitingPeriod: {
    en: "The incident of {incidentAt:time} lies in the waiting period, which lasts until {until:time}.",
    zh: "事故发生于 {incidentAt:time}，仍在等待期内（至 {until:time} 止）。",
  },
  ClaimInFuture: {
    en: "The incident is dated {incidentAt:time}, which has not come yet.",
    zh: "事故时间填为 {incidentAt:time}，尚未到来。",
  },
  ClaimNoticeLate: {
    en: "The loss could be notified until {deadline:time}; this notice is late.",
    zh: "该损失最迟应于 {deadline:time} 报案，此次报案逾期。",
  },
  ClaimDuplicate: {
    en: "This incident was claimed under this policy before.",
    zh: "该事故已在此保单下报过案。",
  },
  ClaimBelowDeductible: {
    en: "A loss of {claimed:yuan} yuan does not exceed the deductible of {deductible:yuan}; nothing would be paid.",
    zh: "损失 {claimed:yuan} 元未超过免赔额 {deductible:yuan} 元，无可赔付。",
  },
  ClaimLimitExhausted: {
    en: "Earlier claims have used the policy's limit of {limit:yuan} yuan.",
    zh: "保单累计限额 {limit:yuan} 元已被此前的赔案用尽。",
  },

  // Decision, appeal and payment
  ClaimWrongStatus: {
    en: `The claim is {actual:pick(${CLAIM_EN})}; this needs it to be {expected:pick(${CLAIM_EN})}.`,
    zh: `该赔案{actual:pick(${CLAIM_ZH})}；此项操作要求其{expected:pick(${CLAIM_ZH})}。`,
  },
  ClaimStranger: {
    en: "{caller:address} is neither the policyholder nor a sitting assessor and adds no evidence.",
    zh: "{caller:address} 既非投保人也非现任公估人，不能补充证据。",
  },
  ClaimPayeeNotHolder: {
    en: "Only the policyholder {holder:address} may name another payee than himself, here {to:address}.",
    zh: "只有投保人 {holder:address} 本人可以指定他人收款，此处为 {to:address}。",
  },
  ClaimCollectionOver: {
    en: "The payment could be collected until {deadline:time}; the time is over.",
    zh: "赔款领取已于 {deadline:time} 截止。",
  },
  ClaimCollectionOpen: {
    en: "The payment can be collected until {deadline:time}; it lapses only afterwards.",
    zh: "赔款可领取至 {deadline:time}，此后才会失效。",
  },
  ClaimNoBond: {
    en: "No bond of an appeal is held for claim {claimId:plain}.",
    zh: "赔案 {claimId:plain} 没有待退的申诉保证金。",
  },

  // Panels
  PanelSizeInvalid: {
    en: "Panels of {first:count} and {appeal:count} assessors are not possible: the first needs at least 3, the appeal panel more than the first and at most 32.",
    zh: "公估小组不能为 {first:count} 人和 {appeal:count} 人：初审组至少 3 人，申诉组须多于初审组且不超过 32 人。",
  },
  PanelQuorumInvalid: {
    en: "A quorum of {quorum:count} out of {size:count} is not possible; it must be more than half and not more than all, and larger on appeal.",
    zh: "{size:count} 人小组的法定人数不能是 {quorum:count}；须超过半数且不超过总人数，申诉组的法定人数还须多于初审组。",
  },
  PanelMemberInvalid: {
    en: "{assessor:address} cannot be seated: the address is empty or named twice.",
    zh: "{assessor:address} 不能列入公估小组：地址为空或重复。",
  },
  PanelQuorumTooSmall: {
    en: "{actual:count} assessors have signed, {needed:count} are needed.",
    zh: "只有 {actual:count} 名公估人签名，需要 {needed:count} 名。",
  },
  PanelNotAscending: {
    en: "Assessment number {position:count} (counted from zero) is out of order; losses must ascend.",
    zh: "第 {position:count} 份定损（从零数起）次序不对，金额须由小到大排列。",
  },
  PanelSignerUnknown: {
    en: "The signature recovers to {signer:address}, who does not sit on the panel whose turn it is, or signed something else.",
    zh: "签名还原出的地址 {signer:address} 不是本审级的现任公估人，或所签内容与此不符。",
  },
  PanelSignerDuplicate: {
    en: "{signer:address} has signed twice; one assessor counts once.",
    zh: "{signer:address} 签了两次；一名公估人只计一次。",
  },
  PanelConflictOfInterest: {
    en: "{assessor:address} has an interest in this claim, as policyholder, appellant or underwriter, and may not assess it.",
    zh: "{assessor:address} 与该赔案有利害关系（投保人、申诉人或核保人），应当回避，不得定损。",
  },
};
