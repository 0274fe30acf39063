import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";

import { yuanGrouped } from "../../money/yuan.ts";

export function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      "A repair shop for electric bicycles wants to open a second shop and sells shares to the public: 4,000 at most, " +
      "50.00 each, and only if at least 3,000 are taken by 1 April. Before anybody may invest, two reviewers who have " +
      "nothing to do with the company go through the same dossier, twelve items each. Only then can the offering be " +
      "opened, in a contract (the escrow) that holds the money: neither company nor platform can touch it.",
    zh:
      "一家电动自行车维修店要开第二家店，向公众出售股份：每股 50.00 元，最多 4,000 股，到 4 月 1 日至少认购 3,000 股才算成功。" +
      "在任何人投资之前，两名与公司无关的审核员各自对同一份材料逐项核对十二项。通过之后才能开放发行，" +
      "资金由一个合约（托管账户）保管，公司和平台都动不了。",
  });
}

export function sayAdmission(narrator: Narrator, overLimit: Text, unwarned: Text): void {
  narrator.say({
    en:
      "Admission. A teacher earns 120,000.00 a year and owns 200,000.00; both are below 500,000.00, so in twelve months " +
      "she may invest 5 % of the larger: 10,000.00, over all offerings and all her wallets together. She tries 201 " +
      `shares: ${overLimit.en} With 200 shares she is within the limit, but above 4,000.00 (2 % of what she owns) the ` +
      `warning of total loss must be acknowledged: ${unwarned.en} She signs the agreement again with the ` +
      "acknowledgement, and is in.",
    zh:
      "投资者准入。一名教师年收入 120,000.00 元，净资产 200,000.00 元，两者都低于 500,000.00 元，" +
      "因此十二个月内所有项目、所有钱包合计最多投资较高者的 5 %，即 10,000.00 元。她先认购 201 股：" +
      `${overLimit.zh}改为 200 股就在限额之内，但超过 4,000.00 元（净资产的 2 %）须确认“可能血本无归”的风险提示：` +
      `${unwarned.zh}她在协议中勾选确认、重新签名，认购成功。`,
  });
}

export function sayReflection(narrator: Narrator): void {
  narrator.say({
    en:
      "An engineer with a limit of 90,000.00 takes 1,600 shares, an accredited investor, whom the rules exempt, another " +
      "1,600, and a nurse 30. Two days later the nurse thinks better of it: until 48 hours before the end, and for four " +
      "days after each investment in any case, everybody gets everything back without giving a reason. The target was " +
      "passed on the first day; the company reports it within the five business days it has.",
    zh:
      "一名工程师限额 90,000.00 元，认购 1,600 股；一名规则豁免的获许投资者也认购 1,600 股；一名护士认购 30 股。" +
      "四天之内护士改了主意：截止前 48 小时之前可以随时撤回；此外每笔投资都有四天冷静期，无需理由，全额退还。" +
      "首日即达到募集目标，公司在规定的五个工作日内披露了募集进度。",
  });
}

export function sayFiled(narrator: Narrator, proceeds: bigint): void {
  narrator.say({
    en:
      "1 April: 3,400 shares, 170,000.00. Anybody may close the offering now; it succeeds because the target is met. The " +
      "registrar records the filing with the company registry, and only then are shares issued, each locked for a year. " +
      `The platform earns 5 %, 8,500.00; the other ${yuanGrouped(proceeds)} do not go to the company but to a milestone ` +
      "vault.",
    zh:
      "4 月 1 日：共 3,400 股，170,000.00 元。此时任何人都可以结束发行；达到目标，发行成功。" +
      "登记员录入公司登记机关的备案编号之后才发放股份，锁定一年。" +
      `平台收取 5 % 服务费 8,500.00 元；其余 ${yuanGrouped(proceeds)} 元不直接交给公司，而是进入里程碑资金库。`,
  });
}

export function sayMilestones(
  narrator: Narrator,
  [first, second]: readonly bigint[],
  overdue: Text,
): void {
  narrator.say({
    en:
      "Milestone 1, the workshop equipment: the company shows invoices, the shareholders vote for seven days, each with " +
      `the weight of his shares, and 60 %, ${yuanGrouped(first ?? 0n)}, is released. Milestone 2, the second shop, is ` +
      "approved in March 2027. But the annual report for 2026 was due on 30 April and is not there: " +
      `${overdue.en} The company files it, and the last ${yuanGrouped(second ?? 0n)} are released.`,
    zh:
      "里程碑一，购置维修设备：公司出示发票，股东投票七天，按持股数计票，通过后拨付 60 %，" +
      `即 ${yuanGrouped(first ?? 0n)} 元。里程碑二，第二家店开业，2027 年 3 月表决通过。` +
      `但 2026 年年度报告应在 4 月 30 日前披露，却迟迟未交：${overdue.zh}` +
      `公司补交年报后，其余 ${yuanGrouped(second ?? 0n)} 元才得以拨付。`,
  });
}

export function sayDividends(narrator: Narrator, dividends: readonly bigint[]): void {
  const [teacher = 0n, engineer = 0n, angel = 0n] = dividends;
  narrator.say({
    en:
      "June 2027, the first dividend: 34,000.00, 10.00 a share. The company pays once, and each shareholder takes his " +
      `part whenever he likes: teacher ${yuanGrouped(teacher)}, engineer ${yuanGrouped(engineer)}, accredited investor ` +
      `${yuanGrouped(angel)}. However many dividends somebody lets stand, taking them costs the same.`,
    zh:
      "2027 年 6 月首次分红：34,000.00 元，每股 10.00 元。公司一次付清，股东随时自行领取：" +
      `教师 ${yuanGrouped(teacher)} 元，工程师 ${yuanGrouped(engineer)} 元，获许投资者 ${yuanGrouped(angel)} 元。` +
      "无论积攒多少次股息，一次领取的成本都一样。",
  });
}

export function sayExit(narrator: Narrator, exit: bigint): void {
  narrator.say({
    en:
      "The teacher wants to leave; her shares are free since April. At the transfer desk she asks 65.00 a share. The " +
      "company has five business days to buy first and lets them pass; then the other shareholders have ten, and the " +
      `engineer pays ${yuanGrouped(exit)}. Shares and money change hands in one step, or not at all. She paid 10,000.00, ` +
      `got 2,000.00 of dividends and ${yuanGrouped(exit)}.`,
    zh:
      "教师想退出，她的股份 4 月起已解除锁定。她在转让柜台挂牌，每股 65.00 元。公司享有五个工作日的优先购买权，放弃行使；" +
      `其他股东接着有十个工作日，工程师支付 ${yuanGrouped(exit)} 元买下。股份与价款同时交割，要么都成，要么都不成。` +
      `她当初投入 10,000.00 元，得到股息 2,000.00 元和转让款 ${yuanGrouped(exit)} 元。`,
  });
}
