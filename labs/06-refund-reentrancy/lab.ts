import { defineLab, pick } from "../../labkit/define.ts";

/** The case of one student: what the investors of a failed offering have paid in. Money in fen. */
export interface Params {
  readonly alice: bigint;
  readonly bob: bigint;
  /** What Mallory has paid in through a contract of his own. */
  readonly mallory: bigint;
  /** What each of the other 97 has paid in. */
  readonly others: bigint;
}

export default defineLab<Params>({
  id: "06-refund-reentrancy",
  version: "1.0.0",
  title: { en: "Refunds and re-entrancy", zh: "退款与重入" },
  summary: {
    en: "Rob the refund contract of a failed offering, repair it, and prove by tests that it is repaired.",
    zh: "攻击一份发行失败后的退款合约，修复它，再用测试证明漏洞确已消除。",
  },
  outcomes: [
    {
      en: "explain why a payment hands control to the receiver, and what he can do with it",
      zh: "说明付款为何会把控制权交给收款人，以及他能借此做什么",
    },
    {
      en: "put a function into the order check, effects, interactions, and say when a lock is needed as well",
      zh: "按“检查-生效-交互”的顺序编写函数，并说明何时还需要重入锁",
    },
    {
      en: "find the second and the third door: other functions, and views that are read in between",
      zh: "找出第二道、第三道门：其他函数，以及付款途中被读取的视图",
    },
    {
      en: "write tests that a half repaired contract does not pass",
      zh: "编写能识破“只修了一半”的合约的测试",
    },
  ],
  requires: ["03-crowdfunding-escrow"],
  given: [
    "contracts/CallbackCash.sol",
    "contracts/ICashReceiver.sol",
    "contracts/IRefunds.sol",
    "contracts/FragileRefunds.sol",
    "contracts/Robot.sol",
  ],
  facts: [
    {
      value: "70 %, Article 33",
      source: "Securities Law of the People's Republic of China, revision of 2019, Article 33",
    },
    {
      value: "227.304, five business days",
      source: "Regulation Crowdfunding, 17 CFR 227.304(d)",
    },
    { value: "ERC-777", source: "EIP-777: Token Standard, with ERC-1820 as its registry" },
    {
      value: "June 2016, 3,600,000 ether, a third; report of July 2017",
      source: "SEC, Report of Investigation on The DAO, Release 34-81207, 25 July 2017",
    },
    {
      value: "April 2020, 25,000,000 dollars",
      source: "LendfMe, 2020-04-19 in the list SunWeb3Sec/DeFiHackLabs",
    },
    {
      value: "August 2021, 18,000,000 dollars",
      source: "Cream Finance, 2021-08-30 in the list SunWeb3Sec/DeFiHackLabs",
    },
  ],
  // A multiple of what Mallory paid in never comes to everything: something is left in every case.
  params: (dice) => ({
    alice: pick(dice, [4_000_000n, 4_500_000n, 5_000_000n]),
    bob: pick(dice, [2_200_000n, 2_600_000n, 2_700_000n]),
    mallory: pick(dice, [1_700_000n, 2_100_000n, 2_300_000n, 2_400_000n]),
    others: pick(dice, [200_000n, 250_000n, 320_000n, 350_000n]),
  }),
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "A hundred investors wait for their money", zh: "一百名投资人在等退款" },
      minutes: 10,
      notes: {
        en: "Let somebody be the bank clerk and somebody the customer who asks again before the clerk has written anything down.",
        zh: "请两位同学表演：柜员先付钱、后记账，客户在他提笔之前再次要求退款。",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "Everybody is honest", zh: "人人守规矩时" },
      minutes: 5,
      notes: {
        en: "The given contract pays a hundred honest investors to the fen. Ask what this proves.",
        zh: "给定的合约向一百名守规矩的投资人分文不差地退了款。请学生想想：这证明了什么？",
      },
    },
    {
      id: "s3",
      kind: "attack",
      title: { en: "Take the money of the others", zh: "拿走别人的钱" },
      minutes: 20,
      files: ["contracts/Attacker.sol"],
      notes: {
        en: "The first try is usually refused as a whole, because it never stops. Ask which payment failed and why all others are undone.",
        zh: "第一次尝试通常因为不会停而整笔回滚。请学生说出是哪一次付款失败、其余付款为何一并撤销。",
      },
    },
    {
      id: "s4",
      kind: "quiz",
      title: { en: "How much of it was theirs?", zh: "其中多少是别人的？" },
      minutes: 5,
    },
    {
      id: "s5",
      kind: "repair",
      title: { en: "Repair it, and nothing else", zh: "修复漏洞，其余不变" },
      minutes: 20,
      files: ["contracts/Refunds.sol"],
      notes: {
        en: "Two camps form: order and lock. Let the lock camp explain what a buyer of claims reads in the middle of a payment.",
        zh: "学生通常分成“调整顺序”和“加锁”两派。请加锁派说明：付款途中，收购债权的人读到的是什么？",
      },
    },
    {
      id: "s6",
      kind: "tests",
      title: { en: "Prove it", zh: "用测试证明" },
      minutes: 25,
      files: ["tests/mine.ts"],
    },
  ],
});
