import type { Sentences } from "./sentences.ts";

const PROJECT_EN =
  "unknown|under review|signed off once|approved|listed with an offering|disqualified";
const PROJECT_ZH = "不存在|审核中|已通过一审|已获批准|已上线募集|已被取消资格";
const STAGE_EN = "open|ending early|closed|registered|failed|withdrawn";
const STAGE_ZH = "募集中|提前截止中|已结束募集|已登记|募集失败|已撤销";
const IDENTITY_EN =
  "valid|unknown|of a retired wallet|from an inactive issuer|revoked|suspended|expired";
const IDENTITY_ZH = "有效|未登记|钱包已停用|认证机构已失效|已撤销|已暂停|已过期";

/** What screening, the investment ledger and offerings refuse, and why. */
export const offerings: Sentences = {
  // Screening
  ScreeningWrongStage: {
    en: `The project is {actual:pick(${PROJECT_EN})}; this needs one that is {expected:pick(${PROJECT_EN})}.`,
    zh: `项目{actual:pick(${PROJECT_ZH})}，须处于“{expected:pick(${PROJECT_ZH})}”阶段才能执行此操作。`,
  },
  ScreeningCallerNotIssuer: {
    en: "{caller:address} is not the project's issuer {issuer:address}.",
    zh: "{caller:address} 不是该项目的发行人 {issuer:address}。",
  },
  ScreeningCallerNotDesk: {
    en: "{caller:address} tried to list a project; only the offering desk does that.",
    zh: "{caller:address} 试图上线项目，只有发行柜台可以上线。",
  },
  ScreeningIdentityInvalid: {
    en: "{wallet:address} has no valid identity at present and can neither hand in a project nor review one.",
    zh: "{wallet:address} 目前没有有效的身份认证，不能申报或审核项目。",
  },
  ScreeningDossierMissing: {
    en: "A project needs a dossier; its hash may not be zero.",
    zh: "项目须附申报材料，材料的哈希不得为零。",
  },
  ScreeningDossierDiffers: {
    en: "The reviewer looked at dossier {reviewed:plain}, but the project's dossier is now {current:plain}; review the new one.",
    zh: "审核的是材料 {reviewed:plain}，而项目现行材料为 {current:plain}，请审核新材料。",
  },
  ScreeningItemsUnknown: {
    en: "The review {items:plain} names items that the checklist {checklist:plain} does not have.",
    zh: "审核结果 {items:plain} 含有核查清单 {checklist:plain} 之外的项目。",
  },
  ScreeningSelfDealing: {
    en: "Person {subject:plain} has a part in this project already; issuer and beneficiary review nothing of their own, and two different persons must review.",
    zh: "主体 {subject:plain} 已在该项目中担任角色；发行人和收款人不得审核自己的项目，两次审核须由不同的人作出。",
  },
  ScreeningSubjectDisqualified: {
    en: "Person {subject:plain} is barred from being an issuer or beneficiary.",
    zh: "主体 {subject:plain} 已被禁止担任发行人或收款人。",
  },
  ScreeningApprovalExpired: {
    en: "The approval of {approvedAt:time} was good until {validUntil:time}; hand in a new dossier.",
    zh: "{approvedAt:time} 的批准有效至 {validUntil:time}，请重新提交材料。",
  },

  // Investment ledger
  LimitCallerNotDesk: {
    en: "{caller:address} tried to enter an offering; only the offering desk does that.",
    zh: "{caller:address} 试图登记募集，只有发行柜台可以登记。",
  },
  LimitCallerNotOffering: {
    en: "{caller:address} is no offering of the desk and records no investments.",
    zh: "{caller:address} 不是发行柜台开设的募集，不能记录投资。",
  },
  LimitAssessmentInvalid: {
    en: "The assessment was not signed by {assessor:address} as an authorised assessor, or something in it was changed afterwards.",
    zh: "该评估未经获授权的评估人 {assessor:address} 签名，或签名后内容被改动。",
  },
  LimitAssessmentNotCurrent: {
    en: "The assessment counts from {issuedAt:time} to {validUntil:time} and can only be presented in that time.",
    zh: "该评估的有效期为 {issuedAt:time} 至 {validUntil:time}，只能在此期间提交。",
  },
  LimitAssessmentOutdated: {
    en: "The assessment of {issuedAt:time} is not newer than the one of {latest:time}, which counts already.",
    zh: "{issuedAt:time} 的评估并不晚于现行的 {latest:time} 的评估。",
  },
  LimitWalletDiffers: {
    en: "This person invests from {current:address}; {wallet:address} can follow only when that wallet was retired.",
    zh: "此人以钱包 {current:address} 投资；须先停用该钱包，才能改用 {wallet:address}。",
  },
  LimitIdentityInvalid: {
    en: `{wallet:address} may not invest: its identity is {code:pick(${IDENTITY_EN})}.`,
    zh: `{wallet:address} 不能投资：身份状态为“{code:pick(${IDENTITY_ZH})}”。`,
  },
  LimitAssessmentMissing: {
    en: "Person {subject:plain} has no current assessment under the rules {family:text} (the last one counted until {validUntil:time}); have the income and assets assessed first.",
    zh: "主体 {subject:plain} 在规则 {family:text} 下没有有效的评估（上一份有效至 {validUntil:time}），请先评估收入和资产。",
  },
  LimitExceeded: {
    en: "{used:yuan} yuan were invested in the last twelve months; with {amount:yuan} more the limit of {limit:yuan} would be exceeded.",
    zh: "最近十二个月已投资 {used:yuan} 元，再投 {amount:yuan} 元将超过 {limit:yuan} 元的限额。",
  },
  LimitWalletRetired: {
    en: "The wallet {wallet:address} was retired, because its key was lost or stolen; its money goes only to another valid wallet of the same person.",
    zh: "钱包 {wallet:address} 因密钥丢失或被盗已停用；其资金只能退到同一人另一个有效的钱包。",
  },
  LimitNotEligible: {
    en: "These rules admit eligible investors only, or a commitment to one project from {ticket:yuan} yuan (zero: no such amount); with this one it is {amount:yuan}.",
    zh: "该规则只接受合格投资者，或单个项目投资达 {ticket:yuan} 元者（为零则不设此项）；加上本次为 {amount:yuan} 元。",
  },
  LimitAmountTooLarge: {
    en: "{amount:yuan} yuan in one quarter of a year are more than the ledger can record, {max:yuan}.",
    zh: "一个季度内 {amount:yuan} 元超过台账可记录的上限 {max:yuan} 元。",
  },

  // Offerings: who and when
  OfferingWrongStage: {
    en: `The offering is {actual:pick(${STAGE_EN})}; this needs one that is {expected:pick(${STAGE_EN})}.`,
    zh: `该募集目前为“{actual:pick(${STAGE_ZH})}”，须处于“{expected:pick(${STAGE_ZH})}”状态才能执行此操作。`,
  },
  OfferingCallerNotIssuer: {
    en: "{caller:address} is not the issuer {issuer:address} and cannot change, end or call off the offering.",
    zh: "{caller:address} 不是发行人 {issuer:address}，无权变更、提前截止或撤销募集。",
  },
  OfferingCallerNotDesk: {
    en: "{caller:address} tried what only the offering desk may do.",
    zh: "{caller:address} 试图执行只有发行柜台才能执行的操作。",
  },
  OfferingBoundAlready: {
    en: "The register and the vault of the offering were set when it opened and never change.",
    zh: "该募集的股东名册与资金库在开设时已确定，不能变更。",
  },
  OfferingIsPaused: {
    en: "The offering takes no new money at present; taking money back is possible all the same.",
    zh: "该募集目前暂停接受新的认购，撤回与退款不受影响。",
  },
  OfferingNotTakingMoney: {
    en: "Money is taken from {opensAt:time} and before {deadline:time}.",
    zh: "认购期自 {opensAt:time} 起，至 {deadline:time} 前止。",
  },
  OfferingNotClosable: {
    en: "The offering can be closed from {closableAt:time} on: the deadline and the last investor's time of reflection must have passed.",
    zh: "自 {closableAt:time} 起才能结束募集：截止时间和最后一位投资者的冷静期均须已过。",
  },
  OfferingDocumentUnchanged: {
    en: "A change of the offer needs another agreement than the present one; given was {document:plain}.",
    zh: "变更要约须附与现行协议不同的新协议，所给为 {document:plain}。",
  },
  OfferingTargetNotMet: {
    en: "An early end needs the target: {confirmed:count} of {target:count} shares are committed.",
    zh: "达到募集目标才能提前截止：目标 {target:count} 股，现认购 {confirmed:count} 股。",
  },
  OfferingEarlyCloseInvalid: {
    en: "An early end at {deadline:time} is not possible; it must be at {earliest:time} or later, and before {latest:time}.",
    zh: "不能定于 {deadline:time} 提前截止，应不早于 {earliest:time}，且早于 {latest:time}。",
  },

  // Offerings: how much
  OfferingSelfDealing: {
    en: "Person {subject:plain} is issuer, beneficiary or reviewer of this project and may not invest in it.",
    zh: "主体 {subject:plain} 是该项目的发行人、收款人或审核人，不得认购。",
  },
  OfferingBelowMinimum: {
    en: "An investor commits to {minimum:count} shares at least; with this addition it would be {total:count}, and an addition may not be empty.",
    zh: "每位投资者至少认购 {minimum:count} 股，且追加不得为零；加上本次为 {total:count} 股。",
  },
  OfferingAboveMaximum: {
    en: "An investor commits to {maximum:count} shares at most; with this addition it would be {total:count}.",
    zh: "每位投资者最多认购 {maximum:count} 股，加上本次为 {total:count} 股。",
  },
  OfferingCapReached: {
    en: "{wanted:count} shares are wanted and {left:count} are left; places of those who may still reconfirm are kept.",
    zh: "拟认购 {wanted:count} 股，剩余 {left:count} 股；仍可重新确认的投资者的份额予以保留。",
  },
  OfferingHolderCapReached: {
    en: "With this investor there would be {wanted:count} holders; the rules allow {cap:count}, and an entity counts its members.",
    zh: "加上该投资者，股东人数将达 {wanted:count} 人，规则上限为 {cap:count} 人（机构按其成员数穿透计算）。",
  },
  OfferingRiskNotAcknowledged: {
    en: "{amount:yuan} yuan in this offering are above the threshold for a risk warning ({threshold:yuan}; zero: passed before); the agreement must acknowledge the warning.",
    zh: "在该募集中的投资额 {amount:yuan} 元超过风险警示线（{threshold:yuan} 元；为零表示此前已超过），协议中须确认已知悉风险警示。",
  },

  // Offerings: agreements and changes
  OfferingVersionDiffers: {
    en: "The agreement is for version {agreed:plain} of the offer, which is now in version {current:plain}; read it and sign again.",
    zh: "所签协议对应要约第 {agreed:plain} 版，现行为第 {current:plain} 版，请阅读后重新签署。",
  },
  OfferingAgreementInvalid: {
    en: "The agreement was not signed by {investor:address} for exactly this offering, chain, version and number of shares, or its time ended at {validUntil:time}.",
    zh: "该协议并非 {investor:address} 就本募集、本链、本版本及本股数所签，或已于 {validUntil:time} 失效。",
  },
  OfferingSharesDiffer: {
    en: "A reconfirmation covers all {committed:count} shares; the agreement says {agreed:count}.",
    zh: "重新确认须涵盖全部 {committed:count} 股，而协议写的是 {agreed:count} 股。",
  },
  OfferingReconfirmFirst: {
    en: "The earlier commitment is to version {version:plain}, the offer is in version {current:plain}; reconfirm it or take it back before adding to it.",
    zh: "此前认购的是第 {version:plain} 版要约，现行为第 {current:plain} 版；请先重新确认或撤回，再追加认购。",
  },
  OfferingNotReconfirmable: {
    en: "A commitment to version {version:plain} cannot be reconfirmed: it is the present version, or one before version {minLiveVersion:plain}, or the time ended at {reconfirmEnd:time}.",
    zh: "第 {version:plain} 版的认购不能重新确认：已是现行版本，或早于第 {minLiveVersion:plain} 版，或确认期已于 {reconfirmEnd:time} 届满。",
  },

  // Offerings: ways out
  OfferingCancelClosed: {
    en: "Commitments bind since {cutoff:time}; the time of reflection after the last addition is over too.",
    zh: "自 {cutoff:time} 起认购不可撤回，最后一次追加的冷静期也已届满。",
  },
  OfferingNothingCommitted: {
    en: "There is no commitment of {investor:address} here for which something could be claimed or paid back.",
    zh: "{investor:address} 在此没有可领取或可退还的认购。",
  },
  OfferingStillCommitted: {
    en: "{investor:address} is still committed; money is sent back when the commitment has lapsed or the offering has ended without success.",
    zh: "{investor:address} 的认购仍然有效；只有认购失效，或募集失败、撤销后，才能退回款项。",
  },
  OfferingCallerNotInvestor: {
    en: "{caller:address} wants to send money of {investor:address} elsewhere; only its owner may.",
    zh: "{caller:address} 试图将 {investor:address} 的款项转往他处，只有本人可以。",
  },
  OfferingClaimedAlready: {
    en: "{investor:address} has received the shares already.",
    zh: "{investor:address} 已领取股份。",
  },
  OfferingNoRemainder: {
    en: "What rounding leaves goes to the vault once, after the last claim; so far {claimed:count} of {demand:count} committed shares were claimed, or nothing is left.",
    zh: "取整余额在最后一笔领取之后一次性转入资金库；目前 {demand:count} 股认购中已领取 {claimed:count} 股，或已无余额。",
  },
  OfferingNoRoomToRelease: {
    en: "Of the commitment of {investor:address}, nothing that counts in his twelve months exceeds what he was allotted.",
    zh: "{investor:address} 的认购中，计入十二个月限额的部分没有超出获配金额，无额度可释放。",
  },
  OfferingNoFeeDue: {
    en: "No fee waits for the platform.",
    zh: "没有待收取的平台费。",
  },
};
