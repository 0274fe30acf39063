import type { Sentences } from "./sentences.ts";

const CLASSES_EN = "nobody|a retail investor|a qualified investor|an accredited investor|an entity";
const CLASSES_ZH = "无类别者|零售投资者|合格投资者|获许投资者|机构";
const STANDING_EN = "unknown|active|suspended|ended";
const STANDING_ZH = "不存在|有效|已中止|已终止";

/** What the identity registry refuses, and why. */
export const identity: Sentences = {
  // Issuers
  IdentityKeyMissing: {
    en: "An issuer needs an account that signs for it; the zero address is none.",
    zh: "签发机构须有一个签名账户，零地址不行。",
  },
  IdentityIssuerWrongStanding: {
    en: `Issuer number {issuer:plain} is {actual:pick(${STANDING_EN})}; this needs it to be {expected:pick(${STANDING_EN})}.`,
    zh: `{issuer:plain} 号签发机构目前{actual:pick(${STANDING_ZH})}；此项操作要求其{expected:pick(${STANDING_ZH})}。`,
  },
  IdentityIssuerNotAccredited: {
    en: `Issuer number {issuer:plain} is {standing:pick(${STANDING_EN})}; nothing about it can be changed.`,
    zh: `{issuer:plain} 号签发机构{standing:pick(${STANDING_ZH})}，不能再作任何变更。`,
  },
  IdentityCallerNotIssuer: {
    en: "{caller:address} tried what only the subject's issuer, {key:address}, may do.",
    zh: "{caller:address} 试图执行只有该主体的签发机构 {key:address} 才能执行的操作。",
  },

  // The voucher itself
  IdentityCallerNotWallet: {
    en: "{caller:address} presented a voucher that only {wallet:address} may present.",
    zh: "{caller:address} 出示的凭证只能由 {wallet:address} 出示。",
  },
  IdentitySignatureInvalid: {
    en: "The signature is not that of {key:address}, issuer number {issuer:plain}, over exactly this voucher.",
    zh: "该签名不是 {issuer:plain} 号签发机构的密钥 {key:address} 对这份凭证原文的签名。",
  },
  IdentitySubjectMissing: {
    en: "The voucher names no subject.",
    zh: "凭证没有写明主体。",
  },
  IdentityClassMissing: {
    en: "The voucher names no class of investor.",
    zh: "凭证没有写明投资者类别。",
  },
  IdentityMembersInvalid: {
    en: `The voucher declares {members:count} members for {class:pick(${CLASSES_EN})}; an entity has at least one, everybody else exactly one.`,
    zh: `凭证为{class:pick(${CLASSES_ZH})}申报了 {members:count} 名成员；机构至少一名，其他人只能是一名。`,
  },
  IdentityCountryInvalid: {
    en: "{country:plain} is no country of ISO 3166-1; its numbers go from 1 to 999.",
    zh: "{country:plain} 不是 ISO 3166-1 的国家代码，代码应为 1 至 999。",
  },
  IdentityIssuedInFuture: {
    en: "The voucher says that it was issued at {issuedAt:time}, but now is {limit:time}.",
    zh: "凭证写明的签发时间是 {issuedAt:time}，而现在是 {limit:time}。",
  },
  IdentityVoucherExpired: {
    en: "The voucher expired at {expiresAt:time}.",
    zh: "凭证已于 {expiresAt:time} 到期。",
  },
  IdentityTermTooLong: {
    en: "The voucher would count until {expiresAt:time}; {limit:time} is the latest, three years after it was issued.",
    zh: "凭证的到期时间写为 {expiresAt:time}；最晚只能是签发三年后的 {limit:time}。",
  },

  // The voucher beside what is known
  IdentityWalletTaken: {
    en: "{wallet:address} belongs to subject {subject:plain} for ever.",
    zh: "{wallet:address} 已永久归属主体 {subject:plain}。",
  },
  IdentityWalletRetired: {
    en: "{wallet:address} was retired as lost or stolen; that is for ever.",
    zh: "{wallet:address} 已因丢失或被盗而永久停用。",
  },
  IdentitySubjectTaken: {
    en: "Issuer number {issuer:plain} answers for subject {subject:plain}; another can take it over only when that issuer has ended.",
    zh: "主体 {subject:plain} 由 {issuer:plain} 号签发机构负责；只有在其资格终止之后，别的机构才能接手。",
  },
  IdentityVoucherOutdated: {
    en: "The voucher was issued at {issuedAt:time}, but what is known of its subject is of {known:time}; it must be newer.",
    zh: "凭证签发于 {issuedAt:time}，而该主体的现有记录时间为 {known:time}；凭证必须更新。",
  },
  IdentityVoucherUsed: {
    en: "{wallet:address} has presented what this voucher of {issuedAt:time} says before.",
    zh: "{wallet:address} 此前已出示过 {issuedAt:time} 签发的这一内容。",
  },

  // What an issuer does about its subjects
  IdentityWalletUnknown: {
    en: "{wallet:address} has never presented a voucher.",
    zh: "{wallet:address} 从未出示过凭证。",
  },
  IdentitySubjectUnknown: {
    en: "No voucher of subject {subject:plain} was ever presented.",
    zh: "主体 {subject:plain} 从未有过凭证。",
  },
  IdentitySubjectSuspended: {
    en: "Subject {subject:plain} is suspended already.",
    zh: "主体 {subject:plain} 已处于中止状态。",
  },
  IdentitySubjectNotSuspended: {
    en: "Subject {subject:plain} is not suspended.",
    zh: "主体 {subject:plain} 并未被中止。",
  },
};
