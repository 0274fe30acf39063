import { defineLab, pick } from "../../labkit/define.ts";

/** The case of one student. Money in fen. */
export interface Params {
  readonly goal: bigint;
  /** The most one person may pay in. */
  readonly limit: bigint;
  /** What Alice and Bob pay in. */
  readonly alice: bigint;
  readonly bob: bigint;
  /** Days the offering is open. */
  readonly days: number;
}

export default defineLab<Params>({
  id: "03-crowdfunding-escrow",
  version: "1.0.0",
  title: { en: "Escrowed crowdfunding", zh: "股权众筹资金托管" },
  summary: {
    en: "Build the escrow that holds investors' money until the goal is reached or everybody is paid back.",
    zh: "编写托管合约：达成目标前由合约保管投资款，未达成则全额退还。",
  },
  outcomes: [
    {
      en: "explain why investors' money must not pass through the founder's account",
      zh: "说明投资款为何不能经过融资人账户",
    },
    {
      en: "write a limit per person, a deadline and a refund that pays each once",
      zh: "写出单人限额、截止时间和只退一次的退款逻辑",
    },
    {
      en: "test a contract so that wrong versions of it are found out",
      zh: "编写能识破错误合约的测试",
    },
    {
      en: "find breaches of a limit in public logs, as a regulator does",
      zh: "像监管者一样，从公开日志中查出超限行为",
    },
  ],
  requires: ["02-money-and-double-entry"],
  given: ["contracts/Cash.sol", "contracts/Handshake.sol", "contracts/Board.sol"],
  facts: [
    {
      value: "April 2022, 34 million dollars",
      source: "Akutar, 2022-04 in the list SunWeb3Sec/DeFiHackLabs",
    },
  ],
  params: (dice) => {
    const goal = pick(dice, [8_000_000n, 9_000_000n, 10_000_000n, 12_000_000n]);
    const limit = pick(dice, [4n, 5n]);
    return {
      goal,
      limit: (goal * limit) / 10n,
      alice: (goal * pick(dice, [21n, 23n, 27n])) / 100n,
      bob: (goal * pick(dice, [11n, 13n, 17n])) / 100n,
      days: pick(dice, [20, 30, 45]),
    };
  },
  steps: [
    {
      id: "s1",
      kind: "read",
      title: { en: "Whose account is it?", zh: "钱在谁的账户里？" },
      minutes: 5,
      notes: {
        en: "Ask the class who could spend the money between payment and closing. Let them say it before they read on.",
        zh: "先问学生：从付款到项目结束，谁能动用这笔钱？让他们先说，再往下读。",
      },
    },
    {
      id: "s2",
      kind: "run",
      title: { en: "A handshake", zh: "口头约定" },
      minutes: 5,
      notes: {
        en: "Show the books twice: before and after the founder pays his rent.",
        zh: "账簿展示两次：融资人付房租之前与之后。",
      },
    },
    {
      id: "s3",
      kind: "build",
      title: { en: "Pay in, up to a limit", zh: "限额内投资" },
      minutes: 15,
      files: ["contracts/Escrow.sol"],
      notes: {
        en: "Most first versions compare a single payment with the limit. Ask what two payments do.",
        zh: "多数人第一次只比较单笔金额，请学生想想分两笔付会怎样。",
      },
    },
    {
      id: "s4",
      kind: "build",
      title: { en: "Funded or failed: the clock decides", zh: "成功还是失败：由时间判定" },
      minutes: 15,
      files: ["contracts/Escrow.sol"],
      notes: {
        en: "Why a function and not a stored state: nobody has to call anything for a deadline to pass.",
        zh: "为什么用函数而不是存储状态：到期不需要任何人触发。",
      },
    },
    {
      id: "s5",
      kind: "build",
      title: { en: "Money back", zh: "退款" },
      minutes: 15,
      files: ["contracts/Escrow.sol"],
      notes: {
        en: "The order set to zero, then pay is the subject of lab 06; here ask only what a second call finds.",
        zh: "“先清零再付款”的顺序是实验 06 的主题，这里只问：第二次调用会看到什么？",
      },
    },
    {
      id: "s6",
      kind: "quiz",
      title: { en: "How much of it is Bob's?", zh: "小博占多少？" },
      minutes: 5,
    },
    {
      id: "s7",
      kind: "tests",
      title: { en: "Find out the wrong escrows", zh: "识破有问题的托管合约" },
      minutes: 20,
      files: ["tests/mine.ts"],
    },
    {
      id: "s8",
      kind: "audit",
      title: { en: "Read another platform's log", zh: "审查另一家平台的日志" },
      minutes: 10,
      files: ["scripts/audit.ts"],
    },
  ],
});
