import type { Sentences } from "./sentences.ts";

const STAGE_EN = "at work on a milestone|voting on a claim|complete|being unwound";
const STAGE_ZH = "处于里程碑执行阶段|处于投票阶段|已全部通过|已进入清退";

/** What the milestone vault and the disclosure calendar refuse, and why. */
export const milestones: Sentences = {
  // The plan of a vault
  VaultMilestoneCountInvalid: {
    en: "A plan of {count:count} milestones is not possible; it has at least one and at most {max:count}.",
    zh: "里程碑不能是 {count:count} 个，至少 1 个，至多 {max:count} 个。",
  },
  VaultMilestoneShareMissing: {
    en: "Milestone {milestone:count} releases nothing; every milestone must.",
    zh: "第 {milestone:count} 个里程碑的拨付比例为零；每个里程碑都须有拨付。",
  },
  VaultMilestoneSharesInvalid: {
    en: "The milestones together release {totalBps:bps}; they must release exactly {expectedBps:bps}.",
    zh: "各里程碑拨付比例合计为 {totalBps:bps}，须恰好为 {expectedBps:bps}。",
  },
  VaultMilestoneDateInvalid: {
    en: "Milestone {milestone:count} cannot be due at {dueAt:time}: dates rise and lie ahead, so here from {earliest:time} to {latest:time}.",
    zh: "第 {milestone:count} 个里程碑的期限不能是 {dueAt:time}：期限须依次递增且在未来，此处应在 {earliest:time} 至 {latest:time} 之间。",
  },
  VaultVoteSecondsInvalid: {
    en: "A vote cannot last {voteSeconds:duration}; it lasts {min:duration} to {max:duration}.",
    zh: "投票期不能是 {voteSeconds:duration}，应为 {min:duration} 至 {max:duration}。",
  },
  VaultQuorumInvalid: {
    en: "A quorum of {quorumBps:bps} is not possible; it must be above zero and at most {max:bps}.",
    zh: "最低投票比例不能是 {quorumBps:bps}，须大于零且不超过 {max:bps}。",
  },
  VaultRejectionsMissing: {
    en: "The terms allow for no rejection at all; the number must be at least one.",
    zh: "条款中的否决次数上限为零；至少须为一次。",
  },

  // Claims and votes
  VaultWrongStage: {
    en: `The vault is {actual:pick(${STAGE_EN})}; this needs it to be {expected:pick(${STAGE_EN})}.`,
    zh: `该里程碑资金库{actual:pick(${STAGE_ZH})}；此项操作要求其{expected:pick(${STAGE_ZH})}。`,
  },
  VaultCallerNotOffering: {
    en: "{caller:address} cannot pay in; only the offering {offering:address} can.",
    zh: "{caller:address} 不能存入资金，只有发行合约 {offering:address} 可以。",
  },
  VaultCallerNotIssuer: {
    en: "{caller:address} cannot claim a milestone; only the issuer {issuer:address} can.",
    zh: "{caller:address} 不能申报里程碑，只有发行人 {issuer:address} 可以。",
  },
  VaultCallerNotBeneficiary: {
    en: "{caller:address} cannot say where released money goes; only the beneficiary {beneficiary:address} can.",
    zh: "{caller:address} 不能指定已拨付款项的去向，只有收款人 {beneficiary:address} 可以。",
  },
  VaultNothingDeposited: {
    en: "No proceeds have come in yet, so nobody has a vote; claim the milestone after the filing.",
    zh: "募集资金尚未到账，投资者还没有表决权；请在登记完成后再申报里程碑。",
  },
  VaultEvidenceNotNew: {
    en: "The evidence {evidence:plain} is empty or was judged before; a claim needs other evidence.",
    zh: "证明材料 {evidence:plain} 为空，或此前已经表决；须提交新的证明材料。",
  },
  VaultMilestonePastDue: {
    en: "Milestone {milestone:count} could be claimed before {dueAt:time}; it is too late.",
    zh: "第 {milestone:count} 个里程碑须在 {dueAt:time} 之前申报，现已逾期。",
  },
  VaultVoteOver: {
    en: "The vote ended at {voteEnd:time}; it only remains to be counted.",
    zh: "投票已于 {voteEnd:time} 截止，只待计票。",
  },
  VaultVoteRunning: {
    en: "The vote runs until {voteEnd:time}; it is counted afterwards.",
    zh: "投票进行至 {voteEnd:time}，此后方可计票。",
  },
  VaultVotedAlready: {
    en: "{investor:address} has voted on claim number {attempt:count} already.",
    zh: "{investor:address} 已对第 {attempt:count} 次申报投过票。",
  },
  VaultNoWeight: {
    en: "{caller:address} was allotted no shares in the offering and has no vote.",
    zh: "{caller:address} 在本次发行中没有获配股份，没有表决权。",
  },

  // Money of a vault
  VaultNothingToRelease: {
    en: "Nothing that was approved waits to be released.",
    zh: "没有已通过而待拨付的款项。",
  },
  VaultDisclosureOverdue: {
    en: "The company's disclosure is overdue since {dueAt:time}; it must report before more is released.",
    zh: "公司信息披露自 {dueAt:time} 起逾期；须先补报，方可继续拨付。",
  },
  VaultNotUnwindable: {
    en: "The plan still runs; it can be unwound from {unwindableAt:time} on, if nothing changes.",
    zh: "计划仍在执行；如无变化，自 {unwindableAt:time} 起方可清退。",
  },
  VaultWalletNotRetired: {
    en: "The wallet {investor:address} is not retired; only its owner can have its money sent elsewhere.",
    zh: "钱包 {investor:address} 并未停用；只有其所有人才能指定别的收款地址。",
  },
  VaultNothingDue: {
    en: "No money of {account:address} waits in this vault.",
    zh: "该里程碑资金库中没有 {account:address} 待领取的款项。",
  },

  // Disclosure
  CalendarCallerNotDesk: {
    en: "{caller:address} cannot do this; only the desk {desk:address} can.",
    zh: "{caller:address} 无权执行此项操作，只有发行管理台 {desk:address} 可以。",
  },
  CalendarCallerNotReporter: {
    en: "{caller:address} cannot report for this company; only {reporter:address} can.",
    zh: "{caller:address} 不能代表该公司披露，只有 {reporter:address} 可以。",
  },
  CalendarReporterMissing: {
    en: "Nobody is named who reports for the company.",
    zh: "没有指定公司的信息披露义务人。",
  },
  CalendarEnteredAlready: {
    en: "The offering {offering:address} has a disclosure calendar already.",
    zh: "发行 {offering:address} 已有信息披露日历。",
  },
  CalendarOfferingUnknown: {
    en: "The offering {offering:address} was never entered in the disclosure calendar.",
    zh: "发行 {offering:address} 未列入信息披露日历。",
  },
  CalendarFirstPeriodInvalid: {
    en: "The first fiscal year to be reported cannot end on {periodEnd:day}; it ends between {earliest:day} and {latest:day}.",
    zh: "首个报告年度的截止日不能是 {periodEnd:day}，应在 {earliest:day} 至 {latest:day} 之间。",
  },
  CalendarDocumentMissing: {
    en: "The hash of the document is missing.",
    zh: "缺少文件哈希。",
  },
  CalendarPeriodUnexpected: {
    en: "Fiscal years are reported in order: the next one ends on {expected:day}, not on {periodEnd:day}.",
    zh: "年度报告须逐年披露：下一报告年度截止于 {expected:day}，而不是 {periodEnd:day}。",
  },
  CalendarPeriodNotOver: {
    en: "A report up to {periodEnd:day} is too early; at present it can reach {latest:day}.",
    zh: "截至 {periodEnd:day} 的报告为时过早，目前最晚只能截至 {latest:day}。",
  },
  CalendarNoNewMark: {
    en: "There is no new mark of progress: the offering has passed {marks:count}, {reported:count} are reported, and a report may be owed already.",
    zh: "没有新的募集进度节点：已达到 {marks:count} 个，已披露 {reported:count} 个，或已有一份待披露。",
  },
  CalendarReportUnknown: {
    en: "There is no report number {number:count}; the company has filed {reports:count}.",
    zh: "没有第 {number:count} 号报告；公司共披露 {reports:count} 份。",
  },
  CalendarReportingEnded: {
    en: "The duty to report on the offering {offering:address} has ended already.",
    zh: "发行 {offering:address} 的信息披露义务已经终止。",
  },
  CalendarOverdue: {
    en: "A report is overdue since {dueAt:time}; it must be filed before the duty to report can end.",
    zh: "有报告自 {dueAt:time} 起逾期；须先补报，方可终止信息披露义务。",
  },
  CalendarTooFewReports: {
    en: "The company has filed {annualReports:count} annual reports; to end its duty this way it needs {needed:count}.",
    zh: "公司已披露 {annualReports:count} 份年度报告；以此理由终止义务至少需要 {needed:count} 份。",
  },
  CalendarCompanyTooLarge: {
    en: "The company counts {figure:count} holders or units of total assets; to end its duty this way at most {max:count} are allowed.",
    zh: "公司的股东人数或资产总额为 {figure:count}，超过以此理由终止义务的上限 {max:count}。",
  },
};
