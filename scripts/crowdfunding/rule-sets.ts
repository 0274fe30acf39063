import { encodeBytes32String, hexlify, id, toUtf8Bytes } from "ethers";

import type { Text } from "../language/text.ts";

/** How the limit of a person is found; the numbers are those of the contract's enum. */
export const LIMIT_KINDS = { formula: 0, eligibility: 1, warningOnly: 2 } as const;

export type RuleSetName = keyof typeof ruleSets;

/** A rule-set as the contract takes it, except that names are text; amounts in the smallest unit (cent, fen). */
export interface RuleSet {
  readonly family: string;
  readonly unit: "USD" | "CNY" | "EUR";
  readonly kind: keyof typeof LIMIT_KINDS;
  readonly usesGreater: boolean;
  readonly exemptsAccredited: boolean;
  /** Basis points. */
  readonly lowBps: number;
  readonly highBps: number;
  readonly warningBps: number;
  readonly minOpenSeconds: number;
  readonly cancelCutoffSeconds: number;
  readonly reflectionSeconds: number;
  readonly resaleLockSeconds: number;
  readonly earlyCloseNoticeBusinessDays: number;
  readonly reconfirmBusinessDays: number;
  readonly holderCap: number;
  readonly floor: bigint;
  readonly threshold: bigint;
  readonly cap: bigint;
  readonly issuerCap12m: bigint;
  readonly minIncome: bigint;
  readonly minNetWorth: bigint;
  readonly minTicket: bigint;
  readonly warningFixed: bigint;
  /** Where the figures come from; the hash of the English text is published with them. */
  readonly source: Text;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Rules that limit nothing and delay nothing: what a rule-set does not mention. */
const silent = {
  usesGreater: false,
  exemptsAccredited: false,
  lowBps: 0,
  highBps: 0,
  warningBps: 0,
  minOpenSeconds: 0,
  cancelCutoffSeconds: 0,
  reflectionSeconds: 0,
  resaleLockSeconds: 0,
  earlyCloseNoticeBusinessDays: 0,
  reconfirmBusinessDays: 0,
  holderCap: 0,
  floor: 0n,
  threshold: 0n,
  cap: 0n,
  issuerCap12m: 0n,
  minIncome: 0n,
  minNetWorth: 0n,
  minTicket: 0n,
  warningFixed: 0n,
} as const;

/** United States, Regulation Crowdfunding: what has not changed since 2016. */
const regulationCrowdfunding = {
  ...silent,
  family: "reg-cf",
  unit: "USD",
  kind: "formula",
  lowBps: 500,
  highBps: 1_000,
  minOpenSeconds: 21 * DAY,
  cancelCutoffSeconds: 48 * HOUR,
  resaleLockSeconds: 365 * DAY,
  earlyCloseNoticeBusinessDays: 5,
  reconfirmBusinessDays: 5,
} as const;

/** China, drafts of the Securities Association: never in force, but the model that is taught. */
const chineseDraft = {
  ...silent,
  family: "cn-draft",
  unit: "CNY",
  kind: "eligibility",
  exemptsAccredited: true,
  holderCap: 200,
} as const;

/**
 * The published rule-sets, oldest first within a family. What is verified and what is only recalled is said in the
 * source of each and in docs/crowdfunding-rules.md.
 */
export const ruleSets = {
  "reg-cf-2016": {
    ...regulationCrowdfunding,
    floor: money(2_000n),
    threshold: money(100_000n),
    cap: money(100_000n),
    issuerCap12m: money(1_000_000n),
    source: {
      en: "17 CFR 227.100 as in force from 2016-05-16; amounts and the lesser of income and net worth recalled, not verified against the original text",
      zh: "《美国联邦法规》第 17 编 227.100 条，2016-05-16 起施行的文本；金额及“取收入与净资产孰低者”系凭记忆写出，未与原文核对",
    },
  },
  "reg-cf-2017": {
    ...regulationCrowdfunding,
    floor: money(2_200n),
    threshold: money(107_000n),
    cap: money(107_000n),
    issuerCap12m: money(1_070_000n),
    source: {
      en: "17 CFR 227.100 as adjusted for inflation in April 2017; confirmed by investor education pages, not by the original text",
      zh: "《美国联邦法规》第 17 编 227.100 条，2017 年 4 月通胀调整后的文本；经投资者教育网页印证，未与原文核对",
    },
  },
  "reg-cf-2021": {
    ...regulationCrowdfunding,
    usesGreater: true,
    exemptsAccredited: true,
    floor: money(2_200n),
    threshold: money(107_000n),
    cap: money(107_000n),
    issuerCap12m: money(5_000_000n),
    source: {
      en: "17 CFR 227.100 as amended from 2021-03-15: the greater of income and net worth, accredited investors exempt; verified in a copy of the section that states the 2022 amounts",
      zh: "《美国联邦法规》第 17 编 227.100 条，2021-03-15 起施行的修订：取收入与净资产孰高者，获许投资者不受限；依据载有 2022 年金额的条文副本核对",
    },
  },
  "reg-cf-2022": {
    ...regulationCrowdfunding,
    usesGreater: true,
    exemptsAccredited: true,
    floor: money(2_500n),
    threshold: money(124_000n),
    cap: money(124_000n),
    issuerCap12m: money(5_000_000n),
    source: {
      en: "17 CFR 227.100(a)(2) with the amounts of September 2022 (87 FR 57398); times from 227.304 and 227.501; text verified in a copy, the extension of 227.304(c) recalled",
      zh: "《美国联邦法规》第 17 编 227.100(a)(2) 条，2022 年 9 月公布的金额（87 FR 57398）；期限见 227.304、227.501 条；已与副本核对，227.304(c) 的延期规定凭记忆写出",
    },
  },
  "cn-draft-2014": {
    ...chineseDraft,
    minIncome: money(500_000n),
    minNetWorth: money(3_000_000n),
    minTicket: money(1_000_000n),
    source: {
      en: "Securities Association of China, draft measures for private equity crowdfunding of 2014-12-18; verified in a copy of the text",
      zh: "中国证券业协会《私募股权众筹融资管理办法（试行）（征求意见稿）》，2014-12-18；已与文本副本核对",
    },
  },
  "cn-draft-2015": {
    ...chineseDraft,
    minIncome: money(300_000n),
    minNetWorth: money(1_000_000n),
    minTicket: money(100_000n),
    source: {
      en: "Revised draft of the same measures as reported by Xinhua on 2015-01-26; the draft itself was not published",
      zh: "同一办法的修改稿，依据新华网 2015-01-26 的报道；修改稿本身未公布",
    },
  },
  "ecspr-2020": {
    ...silent,
    family: "ecspr",
    unit: "EUR",
    kind: "warningOnly",
    reflectionSeconds: 4 * DAY,
    issuerCap12m: money(5_000_000n),
    warningFixed: money(1_000n),
    warningBps: 500,
    source: {
      en: "Regulation (EU) 2020/1503, articles 1(2)(c), 21 and 22; article 21 read in part, figures recalled",
      zh: "欧盟条例 (EU) 2020/1503 第 1 条第 2 款 (c) 项、第 21 条、第 22 条；第 21 条仅部分核对，数字凭记忆写出",
    },
  },
  "lab-default": {
    ...silent,
    family: "lab",
    unit: "CNY",
    kind: "formula",
    usesGreater: true,
    exemptsAccredited: true,
    lowBps: 500,
    highBps: 1_000,
    floor: money(5_000n),
    threshold: money(500_000n),
    cap: money(100_000n),
    warningFixed: money(2_000n),
    warningBps: 200,
    minOpenSeconds: 21 * DAY,
    cancelCutoffSeconds: 48 * HOUR,
    reflectionSeconds: 4 * DAY,
    resaleLockSeconds: 365 * DAY,
    earlyCloseNoticeBusinessDays: 5,
    reconfirmBusinessDays: 5,
    holderCap: 200,
    issuerCap12m: money(5_000_000n),
    source: {
      en: "FinChain Lab, docs/crowdfunding-rules.md: rules of the course, of no place",
      zh: "FinChain Lab，docs/crowdfunding-rules.zh-CN.md：课程自拟规则，不属于任何法域",
    },
  },
} as const satisfies Readonly<Record<string, RuleSet>>;

export const ruleSetNames = Object.keys(ruleSets) as readonly RuleSetName[];

/** The name of a rule-set or family on the chain. */
export function ruleId(name: string): string {
  return encodeBytes32String(name);
}

/** A rule-set in the form that `RuleBook.publish` takes. */
export function onChain({ source, ...rules }: RuleSet) {
  return {
    ...rules,
    family: ruleId(rules.family),
    unit: hexlify(toUtf8Bytes(rules.unit)),
    kind: LIMIT_KINDS[rules.kind],
    sourceHash: id(source.en),
  };
}

/** Whole currency units as the smallest unit, of which there are a hundred in each. */
function money(whole: bigint): bigint {
  return whole * 100n;
}
