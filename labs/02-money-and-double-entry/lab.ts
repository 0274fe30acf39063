import { defineLab, pick } from "../../labkit/define.ts";

/** The case of one student. Money in fen. */
export interface Params {
  /** What Alice and Bob pay into the reserve account. */
  readonly alice: bigint;
  readonly bob: bigint;
  /** What Alice pays the shop. */
  readonly price: bigint;
  /** What Bob pays Alice for his share of a meal. */
  readonly meal: bigint;
  /** What the shop has paid out to its bank account. */
  readonly payout: bigint;
  /** What the institution lends to a friend from the clients' money. */
  readonly lent: bigint;
}

export default defineLab<Params>({
  id: "02-money-and-double-entry",
  version: "1.0.0",
  title: { en: "Money and double entry", zh: "货币与复式记账" },
  summary: {
    en: "Build the e-money of a payment institution: issued against client money at a bank, booked twice, reconciled to the fen.",
    zh: "编写支付机构的电子货币：以银行里的客户备付金为限发行，每笔业务借贷两边同时入账，分毫不差。",
  },
  outcomes: [
    {
      en: "explain whose money e-money is and what has to lie at the bank for it",
      zh: "说明电子货币归谁所有、银行里必须有多少备付金",
    },
    {
      en: "write a token whose balances add up to what was issued, whatever happens",
      zh: "写出任何情况下余额合计都等于发行总额的代币",
    },
    {
      en: "read the double-entry books of a token and find what does not add up",
      zh: "读懂代币的复式账簿，找出对不上的地方",
    },
    {
      en: "test a token so that wrong versions of it are found out",
      zh: "编写能识破错误代币的测试",
    },
  ],
  requires: ["01-ledger-by-hand"],
  given: ["contracts/Cash.sol", "contracts/Sheet.sol"],
  facts: [
    {
      value: "768",
      source:
        "State Council of the PRC, Decree No. 768, Regulations on the Supervision and Administration of Non-bank Payment Institutions, in force since 1 May 2024",
    },
    { value: "2024", source: "the same decree" },
    {
      value: "2016",
      source: "People's Bank of China, notice on Shanghai Changgou of January 2016",
    },
    {
      value: "September 2020, 8 million dollars",
      source: "bZx, incident report on iToken duplication",
    },
    {
      value: "2025, 300 trillion dollars",
      source: "Paxos, statement of 15 October 2025 on PYUSD",
    },
  ],
  params: (dice) => ({
    alice: pick(dice, [120_000n, 150_000n, 180_000n]),
    bob: pick(dice, [60_000n, 75_000n, 90_000n]),
    price: pick(dice, [23_800n, 31_500n, 42_600n]),
    meal: pick(dice, [6_640n, 8_850n, 12_450n]),
    payout: pick(dice, [10_000n, 15_000n, 20_000n]),
    lent: pick(dice, [30_000n, 40_000n, 50_000n]),
  }),
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "Whose money is it?", zh: "这是谁的钱？" },
      minutes: 5,
      notes: {
        en: "Let the class look at the balance in their own payment app. Ask who owes it to them, and where the money lies.",
        zh: "请学生看自己支付应用里的余额：是谁欠他们的？钱在哪里？",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "A list of balances", zh: "一张余额表" },
      minutes: 5,
      notes: {
        en: "Ask which of the two lines is wrong. Nobody can tell: the list keeps results and no reasons.",
        zh: "问学生哪一行错了。没有人说得出来：余额表只有结果，没有来由。",
      },
    },
    {
      id: "s3",
      kind: "build",
      title: { en: "Issue what is covered", zh: "足额备付才能发行" },
      minutes: 15,
      files: ["contracts/Money.sol"],
      notes: {
        en: "Most first versions compare a single issue with the reserve. Ask what two issues do.",
        zh: "多数人第一次只拿单笔发行与备付金比较，请学生想想发行两笔会怎样。",
      },
    },
    {
      id: "s4",
      kind: "build",
      title: { en: "Pay: one entry, two sides", zh: "付款：有借必有贷" },
      minutes: 15,
      files: ["contracts/Money.sol"],
      notes: {
        en: "Let somebody pay himself before anybody has thought of it.",
        zh: "在学生想到之前，先演示一个人给自己付款。",
      },
    },
    {
      id: "s5",
      kind: "build",
      title: { en: "Redeem", zh: "赎回" },
      minutes: 10,
      files: ["contracts/Money.sol"],
      notes: {
        en: "First the e-money disappears, then the bank pays. Ask what happens the other way round when the second half fails.",
        zh: "先销毁电子货币，再由银行付款。问学生：反过来，若第二步失败会怎样？",
      },
    },
    {
      id: "s6",
      kind: "run",
      title: { en: "A day in the books", zh: "账簿上的一天" },
      minutes: 5,
      notes: {
        en: "Put the two tables side by side: the institution's debt on the left, the money at the bank on the right.",
        zh: "把两张账簿并排：左边是支付机构的负债，右边是银行里的钱。",
      },
    },
    {
      id: "s7",
      kind: "quiz",
      title: { en: "How much of it is covered?", zh: "备付率是多少？" },
      minutes: 5,
    },
    {
      id: "s8",
      kind: "tests",
      title: { en: "Tests that reconcile", zh: "会对账的测试" },
      minutes: 20,
      files: ["tests/mine.ts"],
    },
  ],
});
