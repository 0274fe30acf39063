import type { Sentences } from "./sentences.ts";

/** What the book of crowdfunding rules refuses, and why. */
export const crowdfundingRules: Sentences = {
  RulesUnknown: {
    en: "There is no rule-set {id:text}.",
    zh: "没有名为 {id:text} 的规则。",
  },
  RulesExist: {
    en: "The rule-set {id:text} is published already and never changes; publish the new figures under a new name.",
    zh: "规则 {id:text} 已经公布，不能更改；新的数字请以新的名称公布。",
  },
  RulesIncomplete: {
    en: "A rule-set needs a name, a family, a currency and a source; given were {id:text}, {family:text}, {unit:text} and {sourceHash:plain}.",
    zh: "规则须有名称、所属系列、币种和出处；现为 {id:text}、{family:text}、{unit:text} 和 {sourceHash:plain}。",
  },
  RulesUnitDiffers: {
    en: "The rule-set is in {actual:text}, but its family is in {expected:text}; commitments under one family are added up and need one currency.",
    zh: "该规则以 {actual:text} 计，而所属系列以 {expected:text} 计；同一系列的投资额要累计，币种必须一致。",
  },
  RulesFieldForeign: {
    en: "A rule-set with {kind:pick(a formula|eligibility|a warning only)} has a figure of another kind of limit; leave it at zero.",
    zh: "{kind:pick(按公式计算限额|按资格准入|仅作警示)}的规则中填了另一类限额的数字，应为零。",
  },
  RulesSharesInvalid: {
    en: "The share below the threshold is {lowBps:bps} and the one above it {highBps:bps}; the first must be above zero and not above the second, and neither above 100 %.",
    zh: "门槛以下的比例为 {lowBps:bps}，门槛以上为 {highBps:bps}；前者须大于零且不高于后者，两者都不得超过 100 %。",
  },
  RulesLimitsInvalid: {
    en: "A floor of {floor:yuan}, a threshold of {threshold:yuan} and a cap of {cap:yuan} do not fit together: the last two must be above zero, and the floor not above the cap.",
    zh: "最低限额 {floor:yuan}、门槛 {threshold:yuan}、封顶 {cap:yuan} 不成立：后两项须大于零，且最低限额不得高于封顶。",
  },
  RulesMinimaInvalid: {
    en: "Income of {minIncome:yuan}, assets of {minNetWorth:yuan} or a single commitment of {minTicket:yuan} would make somebody eligible; none of them may be zero.",
    zh: "年收入 {minIncome:yuan}、金融资产 {minNetWorth:yuan}、单笔投资 {minTicket:yuan} 三项准入标准均不得为零。",
  },
  RulesWarningInvalid: {
    en: "A warning above {warningFixed:yuan} or {warningBps:bps} of net worth is not possible: the share is at most 100 % and needs an amount beside it, and rules that only warn must warn.",
    zh: "以 {warningFixed:yuan} 或净资产的 {warningBps:bps} 为警示线不成立：比例不得超过 100 %，且须同时有固定金额；仅作警示的规则必须设警示线。",
  },
  RulesCutoffTooLong: {
    en: "Cancelling would end {cutoff:duration} before the deadline, but an offering need be open only {minOpen:duration}; nobody could be sure of the right to cancel.",
    zh: "截止前 {cutoff:duration} 即不得撤回，而募集期最短只有 {minOpen:duration}，撤回权可能落空。",
  },
};
