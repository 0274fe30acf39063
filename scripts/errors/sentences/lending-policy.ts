import type { Sentences } from "./sentences.ts";

/** What the lending policy and the list of related parties refuse, and why. */
export const lendingPolicy: Sentences = {
  PolicyUnknown: {
    en: "There is no lending policy number {version:plain}.",
    zh: "没有 {version:plain} 号借贷政策。",
  },
  PolicyInvalid: {
    en: "The field {field:text} of the lending policy is out of its bounds: ticket, caps, times and the rate ceiling must be above zero, shares are at most 100 %, the penalty rate is 130 % to 150 % of the contract rate, terms are 1 to 360 months, and grace, default and charge-off follow one another.",
    zh: "借贷政策的 {field:text} 超出允许范围：每份金额、余额上限、各项时限和综合成本上限须大于零，比例不超过 100 %，罚息利率为合同利率的 130 % 至 150 %，期限为 1 至 360 个月，宽限、违约、核销的天数须依次递增。",
  },
  PolicyRatesNotRising: {
    en: "Grade number {grade:plain} has a rate of {ratePpm:plain} millionths a year; rates must rise from grade to grade, from above zero to at most 1,000,000.",
    zh: "第 {grade:plain} 级的年利率为百万分之 {ratePpm:plain}；利率须大于零、逐级递增，最高不超过百万分之 1,000,000。",
  },
  PolicyGradeInvalid: {
    en: "There is no credit grade number {grade:plain}; grades go from 1 (A1) to 35 (G5).",
    zh: "没有第 {grade:plain} 级信用等级；等级为 1（A1）至 35（G5）。",
  },
  RelatedPartyForbidden: {
    en: "{account:address} belongs to the platform or to somebody close to it; an information intermediary neither borrows nor lends nor pays for others.",
    zh: "{account:address} 是平台的关联方；网贷平台只是信息中介，其关联方不得借款、出借、受让债权或代偿。",
  },
  RelatedPersonMissing: {
    en: "A related person needs a subject; zero stands for all wallets that belong to nobody.",
    zh: "登记关联自然人或机构须写明主体；零代表所有无主钱包，不能登记。",
  },
  RelatedAccountMissing: {
    en: "The zero address is no account of a related party.",
    zh: "零地址不能登记为关联方账户。",
  },
};
