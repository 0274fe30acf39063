import { defineLab, pick } from "../../labkit/define.ts";

/** The case of one student. Money in fen. */
export interface Params {
  /** What Alice borrows; months do not divide it. */
  readonly principal: bigint;
  /** Millionths a year. */
  readonly ratePpm: bigint;
  readonly months: number;
  /** From which the random loans of the checks are made. */
  readonly luck: number;
}

export default defineLab<Params>({
  id: "04-loan-schedule",
  version: "1.0.0",
  title: { en: "A loan, to the fen", zh: "贷款还款计划：精确到分" },
  summary: {
    en: "Build the repayment schedule of a loan to the fen, and a direct debit that never takes more than is due.",
    zh: "编写精确到分的还款计划，以及绝不多扣一分的代扣合约。",
  },
  outcomes: [
    {
      en: "tell a rate on what was lent from a rate on what is still owed",
      zh: "分清按初始本金计的利率与按剩余本金计的利率",
    },
    {
      en: "compute equal instalments and equal principal so that the last payment closes the loan to zero",
      zh: "计算等额本息与等额本金，使最后一期恰好还清",
    },
    {
      en: "say where money is rounded, in which direction, and in whose favour",
      zh: "说明钱在哪里舍入、向哪个方向舍入、对谁有利",
    },
    {
      en: "choose loans that bring wrong arithmetic to light",
      zh: "挑选能暴露错误算法的贷款作为测试用例",
    },
  ],
  requires: ["03-crowdfunding-escrow"],
  given: ["contracts/Cash.sol", "contracts/Flyer.sol", "contracts/Statements.sol"],
  facts: [
    {
      value: "2021, No. 3",
      source:
        "People's Bank of China, Announcement [2021] No. 3 on stating the yearly rate of loans",
    },
    {
      value: "10,000.00 yuan, 12 %, 3 months: 3,400.22, 3,400.22, 3,400.23",
      source: "docs/lending-schedule.md",
    },
    {
      value: "1,000,000.00 yuan, 4.9 %, 360 months; 910,615.12 and 737,041.67 yuan of interest",
      source: "docs/lending-schedule.md",
    },
    {
      value: "November 2025, 120,000,000 dollars",
      source: "Balancer v2, 2025-11 in the list SunWeb3Sec/DeFiHackLabs",
    },
  ],
  params: (dice) => ({
    principal: pick(dice, [10_000_000n, 8_500_000n, 13_000_000n, 11_500_000n]),
    ratePpm: pick(dice, [72_000n, 84_000n, 96_000n, 108_000n, 120_000n]),
    months: pick(dice, [12, 9, 18]),
    luck: Math.floor(dice.uniform() * 2 ** 31),
  }),
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "What does a month cost?", zh: "借一个月要付多少？" },
      minutes: 10,
      notes: {
        en: "Ask who gets the half fen. Let the class find out that always giving it to the bank is a price.",
        zh: "问学生：半分钱归谁？让他们自己发现，总归银行也是一种收费。",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "The flyer", zh: "一张广告单" },
      minutes: 5,
      notes: {
        en: "Hide the last column and let the class guess the rate of the last month.",
        zh: "先遮住最后一列，请学生猜最后一个月的年化利率。",
      },
    },
    {
      id: "s3",
      kind: "build",
      title: { en: "The interest of one month", zh: "一个月的利息" },
      minutes: 10,
      files: ["contracts/Calculator.sol"],
      notes: {
        en: "Two orders of the same sum: divide first and the loan is free. Let somebody try it.",
        zh: "同一个算式的两种次序：先除后乘，利息就变成零。请一位同学试试。",
      },
    },
    {
      id: "s4",
      kind: "build",
      title: { en: "The same payment every month", zh: "等额本息：每月还款额相同" },
      minutes: 20,
      files: ["contracts/Calculator.sol"],
      notes: {
        en: "The annuity factor is in every textbook. Here it is a loop of two lines.",
        zh: "年金现值系数教材里都有，在这里只是一个两行的循环。",
      },
    },
    {
      id: "s5",
      kind: "build",
      title: { en: "The same principal every month", zh: "等额本金：每月归还的本金相同" },
      minutes: 10,
      files: ["contracts/Calculator.sol"],
      notes: {
        en: "A third of 20,000.00 is no whole number of fen. Ask where the missing fen goes before anybody writes.",
        zh: "20,000.00 元的三分之一不是整分。动笔之前先问：差的那一分放在哪一期？",
      },
    },
    {
      id: "s6",
      kind: "quiz",
      title: { en: "What does Alice save?", zh: "小艾省了多少？" },
      minutes: 5,
    },
    {
      id: "s7",
      kind: "tests",
      title: { en: "Find out the wrong calculators", zh: "识破算错的计算器" },
      minutes: 20,
      files: ["tests/mine.ts"],
      notes: {
        en: "A loan without remainders finds nothing. Let the class collect loans that round in different directions.",
        zh: "处处整除的贷款什么也测不出来。请学生收集舍入方向各不相同的贷款。",
      },
    },
    {
      id: "s8",
      kind: "build",
      title: { en: "Never more than is due", zh: "绝不多扣一分" },
      minutes: 20,
      files: ["contracts/Loan.sol"],
      notes: {
        en: "Alice's mandate covers all her money. Ask what protects her: the bank, the lender's good will, or a line of code.",
        zh: "小艾的代扣授权覆盖了她全部的钱。问学生：保护她的是银行、出借人的善意，还是一行代码？",
      },
    },
    {
      id: "s9",
      kind: "audit",
      title: { en: "Whose fen is it?", zh: "这一分钱归谁？" },
      minutes: 15,
      files: ["scripts/audit.ts"],
    },
  ],
});
