import { defineLab, pick } from "../../labkit/define.ts";

/** The case of one student. Money in fen, rain in tenths of a millimetre. */
export interface Params {
  /** What Alice insures, and Mallory as well. */
  readonly sum: bigint;
  /** Rain from which nothing is paid; less than the summer of 2014 had. */
  readonly trigger: bigint;
  /** Rain to which everything is paid; less than any summer had. */
  readonly exit: bigint;
  /** Basis points of the sum insured. */
  readonly premiumRate: bigint;
  /** From which the random summers of the checks are made. */
  readonly luck: number;
}

export default defineLab<Params>({
  id: "05-crop-insurance",
  version: "1.0.0",
  title: { en: "Rain, and who reports it", zh: "指数保险：谁来报雨量" },
  summary: {
    en: "Build a crop insurance that pays by the rain alone, rob it with an old reading, and repair what it believes.",
    zh: "编写一份只看降雨量的农业保险，用一份旧读数骗取赔款，再修复它的数据来源。",
  },
  outcomes: [
    {
      en: "work out the payout of an index insurance and its loss ratio, and say what basis risk is",
      zh: "计算指数保险的赔款与赔付率，并说明什么是基差风险",
    },
    {
      en: "write a cover that never promises more than it holds",
      zh: "编写一份承保责任不超过自有资金的保险合约",
    },
    {
      en: "show why a true signature can prove a false statement",
      zh: "说明为什么真实的签名也能证明虚假的陈述",
    },
    {
      en: "bind a reading to its season, contract, chain and time, and ask for a quorum",
      zh: "把读数绑定到季节、合约、链和时间，并要求达到法定人数",
    },
  ],
  requires: ["03-crowdfunding-escrow"],
  given: ["contracts/Cash.sol", "contracts/IRain.sol", "contracts/FragileGauge.sol"],
  facts: [
    {
      value: "1,461 days, 2012 to 2015",
      source: "data/DATA.md: seattle-weather.csv of vega-datasets, from NOAA",
    },
    {
      value: "EIP-712",
      source: "EIP-712: Typed structured data hashing and signing",
    },
    {
      value: "February 2023, 88,000,000 dollars",
      source: "BonqDAO, 2023-02-01 in the list SunWeb3Sec/DeFiHackLabs",
    },
  ],
  params: (dice) => ({
    sum: pick(dice, [8_000_000n, 9_000_000n, 10_000_000n, 12_000_000n]),
    trigger: pick(dice, [1_200n, 1_180n, 1_150n, 1_100n]),
    exit: pick(dice, [200n, 150n, 250n, 100n]),
    premiumRate: pick(dice, [2_500n, 2_800n, 2_400n, 3_000n]),
    luck: Math.floor(dice.uniform() * 2 ** 31),
  }),
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "Nobody looks at the field", zh: "不必查勘田地" },
      minutes: 10,
      notes: {
        en: "Ask who gains if the loss is measured in the field, and who loses if it is not.",
        zh: "问学生：现场查勘定损，谁占便宜？不查勘，谁可能吃亏？",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "Four summers near Seattle", zh: "西雅图的四个夏天" },
      minutes: 5,
      notes: {
        en: "Let the class find the summer that just missed the trigger, and ask what its farmers would say.",
        zh: "请学生找出与触发值擦肩而过的那个夏天，问问当年的农户会怎么说。",
      },
    },
    {
      id: "s3",
      kind: "build",
      title: { en: "The payout curve", zh: "赔付曲线" },
      minutes: 15,
      files: ["contracts/Curve.sol"],
      notes: {
        en: "Draw the curve on the board first: two flat parts and a slope.",
        zh: "先在黑板上画出曲线：两段平线，一段斜线。",
      },
    },
    {
      id: "s4",
      kind: "build",
      title: { en: "Sell no more than you can pay", zh: "卖出的责任不超过赔得起的钱" },
      minutes: 15,
      files: ["contracts/Cover.sol"],
      notes: {
        en: "Ask why a pool of independent risks may promise more than it holds, and a pool of neighbours may not.",
        zh: "问学生：相互独立的风险可以超额承保，为什么同一片田地的邻居不行？",
      },
    },
    {
      id: "s5",
      kind: "build",
      title: { en: "Pay once, and only on what is known", zh: "只赔一次，只凭已知数据" },
      minutes: 15,
      files: ["contracts/Cover.sol"],
      notes: {
        en: "An empty place in a table reads as zero. Ask what zero rain means to this contract.",
        zh: "表中没有填写的格子读出来是零。问学生：零降雨对这份合约意味着什么？",
      },
    },
    {
      id: "s6",
      kind: "attack",
      title: { en: "A drought that never was", zh: "子虚乌有的旱灾" },
      minutes: 15,
      files: ["scripts/attack.ts"],
      notes: {
        en: "Everything Mallory uses is true and public. Ask which sentence the station has really signed.",
        zh: "小马用的每一样东西都真实而公开。问学生：气象站当年签的究竟是哪句话？",
      },
    },
    {
      id: "s7",
      kind: "repair",
      title: { en: "What a signature stands for", zh: "签名究竟证明什么" },
      minutes: 25,
      files: ["contracts/Oracle.sol"],
      notes: {
        en: "Collect what a signature has to name, and for each what can be stolen without it.",
        zh: "请学生列出签名必须写明的内容，并逐项说明：缺了它会被怎样利用。",
      },
    },
    {
      id: "s8",
      kind: "quiz",
      title: { en: "Was it worth it for the insurer?", zh: "保险人赚了吗？" },
      minutes: 5,
    },
  ],
});
