import type { Sentences } from "./sentences.ts";

const REASONS_EN = [
  "allowed",
  "the sender is not admitted to the register now",
  "the sender's wallet is frozen",
  "the receiver is not admitted to the register now",
  "the receiver's wallet is frozen",
  "the shares are locked and may not be resold to this receiver yet",
  "the shares are locked and would lock what the receiver already holds",
  "too many of the sender's shares are frozen or earmarked",
  "no seat is left for another holder",
  "the sender does not have so many",
].join("|");
const REASONS_ZH = [
  "可以转让",
  "转出方目前不在准入名单内",
  "转出方的钱包已被冻结",
  "受让方目前不在准入名单内",
  "受让方的钱包已被冻结",
  "股份仍在限售期内，暂不能转让给该受让方",
  "股份仍在限售期内，转入会使受让方已有的股份一并限售",
  "转出方的股份有一部分已被冻结或预留",
  "股东人数已达上限",
  "转出方的股份不足",
].join("|");
const CODES_EN =
  "valid|unknown|retired|of an inactive issuer|revoked|suspended|valid no longer, because it expired";
const CODES_ZH = "有效|未登记|已停用|认证机构已失效|已撤销|已暂停|已过期";

/** What the share register refuses, and why. */
export const shares: Sentences = {
  SharesTransferRestricted: {
    en: `{shares:count} shares cannot go from {from:address} to {to:address}: {reason:pick(${REASONS_EN})}.`,
    zh: `{from:address} 不能向 {to:address} 转让 {shares:count} 股：{reason:pick(${REASONS_ZH})}。`,
  },
  SharesWalletRetired: {
    en: "The wallet {wallet:address} was retired, because its key was lost or stolen; its dividends are recovered with its shares.",
    zh: "钱包 {wallet:address} 因密钥丢失或被盗已停用；股息随股份一并补办。",
  },
  SharesReceiverIsSender: {
    en: "A forced transfer from {wallet:address} needs another receiver.",
    zh: "从 {wallet:address} 强制过户，受让人须是另一个钱包。",
  },
  SharesCallerNotAllowed: {
    en: "{caller:address} tried what only {allowed:address} may do.",
    zh: "{caller:address} 试图执行只有 {allowed:address} 才能执行的操作。",
  },
  SharesCallerNotDesk: {
    en: "{caller:address} is no desk of this register and may not earmark, deliver or cancel shares of others.",
    zh: "{caller:address} 不是该股东名册的业务台，无权预留、过户或注销他人的股份。",
  },
  SharesNotFree: {
    en: "{holder:address} has only {free:count} shares at disposal, and {wanted:count} are asked for.",
    zh: "{holder:address} 可处置的股份只有 {free:count} 股，而此次需要 {wanted:count} 股。",
  },
  SharesNotEarmarked: {
    en: "{desk:address} has earmarked {earmarked:count} shares of {holder:address}, not {wanted:count}.",
    zh: "{desk:address} 为 {holder:address} 预留的股份只有 {earmarked:count} 股，不足 {wanted:count} 股。",
  },
  SharesHolderCapReached: {
    en: "That would make {wanted:count} holders, promised seats included; the class may have {cap:count}.",
    zh: "连同已承诺的名额，股东人数将达 {wanted:count} 人，超过上限 {cap:count} 人。",
  },
  SharesNotAdmitted: {
    en: "{wallet:address} is not admitted to the register; its owner needs a valid identity, and a seat for each member.",
    zh: "{wallet:address} 未获准登记；持有人须有有效身份，且机构的每名成员都须有名额。",
  },
  SharesSeatsNotPromised: {
    en: "{wanted:count} promised seats were to be used up, but only {promised:count} are promised.",
    zh: "要使用 {wanted:count} 个已承诺的名额，而已承诺的只有 {promised:count} 个。",
  },
  SharesNoneOutstanding: {
    en: "There is no share that could receive a dividend: all are treasury shares, or none was issued.",
    zh: "没有可以分得股息的股份：股份尚未发行，或者全部是库存股。",
  },
  SharesDividendTooLarge: {
    en: "The register can take another {room:yuan} yuan of dividends in its lifetime, not {amount:yuan}.",
    zh: "该名册今后最多还能派发股息 {room:yuan} 元，本次的 {amount:yuan} 元超出了限度。",
  },
  SharesNothingDue: {
    en: "No dividend of at least one fen is due to {holder:address}.",
    zh: "{holder:address} 没有满一分钱的应付股息。",
  },
  SharesReasonMissing: {
    en: "The registrar must name the decision he acts on; the reason is empty.",
    zh: "登记机构的处置必须注明依据，此处未填写理由。",
  },
  SharesWalletNotRetired: {
    en:
      "{wallet:address} is {code:pick(" +
      CODES_EN +
      ")}; only a wallet that the identity registry has retired can be replaced.",
    zh:
      "{wallet:address} 的状态为{code:pick(" +
      CODES_ZH +
      ")}；只有身份登记机构已停用的钱包才能补办。",
  },
  SharesNotSamePerson: {
    en: "{lost:address} and {replacement:address} do not belong to the same person.",
    zh: "{lost:address} 与 {replacement:address} 不属于同一人。",
  },
};
