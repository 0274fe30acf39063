import type { Params } from "./lab.ts";

import { defineChecks } from "../../labkit/define.ts";
import { amounts, ends, line } from "./curve.ts";
import { once, pays, wet } from "./paying.ts";
import { bound, final, posts, quorum, timely } from "./posting.ts";
import { robs } from "./robbing.ts";
import { inTime, sells, solvent } from "./selling.ts";

const inCurve = (name: string) => ({ file: "contracts/Curve.sol", name });
const inCover = (name: string) => ({ file: "contracts/Cover.sol", name });
const inOracle = (name: string) => ({ file: "contracts/Oracle.sol", name });

export const checks = defineChecks<Params>([
  {
    id: "ends",
    step: "s3",
    points: 5,
    title: {
      en: "From the trigger up nothing is paid, from the exit down everything",
      zh: "不低于触发值不赔，不高于封顶值全赔",
    },
    why: {
      en: "A policy that can pay more than the sum insured has no price, and one that fails on a wet summer pays nobody.",
      zh: "赔款可能超过保额的保单无法定价；遇到多雨年份就出错的保单，谁也赔不了。",
    },
    code: inCurve("rateOf"),
    run: ends,
  },
  {
    id: "line",
    step: "s3",
    points: 5,
    needs: ["ends"],
    title: {
      en: "Between them the rate rises in a straight line, rounded down",
      zh: "两者之间按直线比例赔付，向下取整",
    },
    why: {
      en: "A jump at one point makes a tenth of a millimetre worth a fortune, and somebody will see to it that it falls.",
      zh: "若在某一点跳变，零点一毫米雨就值一大笔钱，总会有人设法让它“落下来”。",
    },
    code: inCurve("rateOf"),
    run: line,
  },
  {
    id: "amounts",
    step: "s3",
    points: 5,
    needs: ["line"],
    title: {
      en: "The payout is that part of the sum insured, rounded down to the fen",
      zh: "赔款等于保额乘以赔付比例，向下取整到分",
    },
    why: {
      en: "Who divides first loses everything below ten thousand fen, policy by policy.",
      zh: "先做除法，每张保单不足一万分的部分就都丢了。",
    },
    code: inCurve("payoutOf"),
    run: amounts,
  },
  {
    id: "sells",
    step: "s4",
    points: 10,
    title: {
      en: "The premium is taken, and policy and liability are written down",
      zh: "收取保费，登记保单与责任总额",
    },
    why: {
      en: "The liability is what the insurer's books are about: a policy that is not in it can be paid by nobody.",
      zh: "责任总额是保险账的核心：没有记入的保单，就没有钱来赔。",
    },
    code: inCover("buy"),
    run: sells,
  },
  {
    id: "solvent",
    step: "s4",
    points: 10,
    needs: ["sells"],
    title: {
      en: "All sums insured together never exceed what the contract holds",
      zh: "保额合计永远不超过合约持有的资金",
    },
    why: {
      en: "A drought comes to all fields of a valley at once. Who has promised more than he holds pays only those who ask first.",
      zh: "旱灾一来，整个山谷同时受灾。承诺超过家底的保险人，只赔得起先来的人。",
    },
    code: inCover("buy"),
    run: solvent,
  },
  {
    id: "in-time",
    step: "s4",
    points: 5,
    needs: ["sells"],
    title: {
      en: "Nobody buys once the summer has begun, and nobody buys twice",
      zh: "夏季开始后不再承保，每人只限一张",
    },
    why: {
      en: "Who can wait for the weather buys only before a drought. Then the premiums of the others pay for him.",
      zh: "若能看天投保，就只有遇旱才会有人买，赔款由其他人的保费承担。这就是逆选择。",
    },
    code: inCover("buy"),
    run: inTime,
  },
  {
    id: "pays",
    step: "s5",
    points: 10,
    title: {
      en: "After a dry summer the farmer gets his payout, whoever asks for it",
      zh: "旱季之后，无论谁发起，赔款都付给农户",
    },
    why: {
      en: "The payout belongs to who paid the premium. Who only presses the button gets nothing.",
      zh: "赔款属于交保费的人，替他点一下按钮的人无权分得。",
    },
    code: inCover("claim"),
    run: pays,
  },
  {
    id: "wet",
    step: "s5",
    points: 5,
    needs: ["pays"],
    title: {
      en: "After a wet summer the policy ends without a payout",
      zh: "多雨之年，保单到期，没有赔款",
    },
    why: {
      en: "A policy that nobody can close ties up the insurer's capital for ever.",
      zh: "无法了结的保单会永远占用保险人的资本。",
    },
    code: inCover("claim"),
    run: wet,
  },
  {
    id: "once",
    step: "s5",
    points: 10,
    needs: ["pays"],
    title: {
      en: "A policy is paid once, and only when the rain is known",
      zh: "一张保单只赔一次，且须雨量已知",
    },
    why: {
      en: "What has not been reported reads as zero, and zero rain is a drought.",
      zh: "没有公布的数据读出来是零，而零降雨就是旱灾。",
    },
    code: inCover("claim"),
    run: once,
  },
  {
    id: "robs",
    step: "s6",
    points: 10,
    title: {
      en: "Mallory is paid for a wet summer by a reading that is truly signed",
      zh: "小马凭气象站真实签过的读数，在多雨之年骗得赔款",
    },
    why: {
      en: "A contract pays for what it is told. Who decides what it is told decides who gets the money.",
      zh: "合约只认它得到的数据。谁决定数据，谁就决定钱归谁。",
    },
    code: { file: "scripts/attack.ts", name: "attack" },
    run: robs,
  },
  {
    id: "posts",
    step: "s7",
    points: 5,
    title: {
      en: "What two of three observers have signed is taken",
      zh: "三名观测员中两人签署的读数，予以采纳",
    },
    why: {
      en: "A rule so strict that nobody gets through leaves the farmers without their money.",
      zh: "规则若严到谁也通不过，农户就永远拿不到赔款。",
    },
    code: inOracle("post"),
    run: posts,
  },
  {
    id: "quorum",
    step: "s7",
    points: 10,
    needs: ["posts"],
    title: {
      en: "One observer alone, twice the same or a stranger decide nothing",
      zh: "单独一人、同一人签两次、外人签名，都不算数",
    },
    why: {
      en: "With one signature there is one person to bribe, to threaten or to hack.",
      zh: "只凭一个签名，只要收买、胁迫或入侵一个人就够了。",
    },
    code: inOracle("post"),
    run: quorum,
  },
  {
    id: "bound",
    step: "s7",
    points: 10,
    needs: ["posts"],
    title: {
      en: "A signature counts for its own summer, contract and chain only",
      zh: "签名只对它所写的季节、合约和链有效",
    },
    why: {
      en: "A signature never expires by itself. Whatever it does not name can be put in later by somebody else.",
      zh: "签名本身不会过期。凡是没有写明的，别人日后都可以替你填上。",
    },
    code: inOracle("digestOf"),
    run: bound,
  },
  {
    id: "timely",
    step: "s7",
    points: 5,
    needs: ["posts"],
    title: {
      en: "Readings are taken from the end of the summer, for thirty days",
      zh: "读数从夏季结束起受理三十天",
    },
    why: {
      en: "Before the end nobody can know the rain. And money that waits for ever for a reading is locked up.",
      zh: "季末之前谁也不可能知道雨量；而无限期等待读数，等于把钱锁死。",
    },
    code: inOracle("post"),
    run: timely,
  },
  {
    id: "final",
    step: "s7",
    points: 5,
    needs: ["posts"],
    title: {
      en: "What is known does not change any more",
      zh: "已公布的雨量不再改变",
    },
    why: {
      en: "If the figure can change, the same summer pays some by one figure and some by another.",
      zh: "数字若能改变，同一个夏季就会有人按一个数赔、有人按另一个数赔。",
    },
    code: inOracle("post"),
    run: final,
  },
]);
