import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { DisclosureReport } from "../../lending/disclosure-report.ts";
import type { DisclosureTable } from "../../lending/disclosure.ts";

import { feesSentence, reportTable } from "../../lending/disclosure-lines.ts";
import { percentText, share } from "../../lending/percent.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { BORROWERS, LENDERS, LOANS } from "./plan.ts";

export function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      `A platform's first year: ${LOANS} loans of ${BORROWERS} borrowers, funded by ${LENDERS} lenders, with three methods of ` +
      "repayment and terms of three to twelve months. Most pay on their due days, some late, some early, some not at all. All " +
      "of it is invented, but every loan was asked for, funded, drawn and repaid on this chain, one transaction after the " +
      "other. On 31 December at six in the evening the regulator opens the book. She asks nobody to send her a report: she " +
      "reads it.",
    zh:
      `一家网贷平台的第一年：${BORROWERS} 名借款人、${LENDERS} 名出借人，共 ${LOANS} 笔借款，三种还款方式，期限三到十二个月。` +
      "多数人按期还款，有人逾期，有人提前结清，也有人从此不还。数据是虚构的，但每一笔都在这条链上逐笔申请、出借、放款和还款。" +
      "12 月 31 日傍晚六点，监管人员打开台账。她不等平台报送，自己直接读。",
  });
}

export function showReport(narrator: Narrator, report: DisclosureReport): void {
  narrator.table(reportTable(report));
  narrator.say(feesSentence(report.fees));
  const { overdue, outstanding, loans } = report.table;
  const [first] = overdue;
  const [amount, count] = [
    percentText(share(first?.principal ?? 0n, outstanding)),
    percentText(share(first?.loans ?? 0n, loans)),
  ];
  narrator.say({
    en:
      `How to read it: ${count} of the loans are overdue, with ${amount} of what is outstanding. The first is the overdue rate ` +
      "by number, the second by amount; a platform with a few large bad loans shows a small first and a large second one. " +
      "Charged-off loans are out of both, which is why they have a line of their own: writing off is the oldest way of making " +
      "a rate look better. An HHI of 100 % would be a single borrower; with equal loans to all it would be one divided by " +
      "their number.",
    zh:
      `怎么读：逾期笔数占 ${count}（项目逾期率），逾期本金占 ${amount}（金额逾期率）。少数大额坏账的平台，前者低、后者高。` +
      "已核销的借款不再计入这两个比率，所以单列一行：核销是美化逾期率最古老的办法。HHI 指数为 100 % 即只有一个借款人；" +
      "若人人金额相同，则等于人数的倒数。",
  });
  narrator.say({
    en:
      "Two lines are zero, and not because somebody wrote a zero. Compensation is what accounts of the platform and its " +
      "related parties ever paid into escrows: market and ledger refuse their money. Loans of related parties are looked up " +
      "among those that were recorded; no such person can borrow, though a borrower may become one later.",
    zh:
      "有两行是零，但不是谁填上去的。代偿金额，是平台及其关联方账户历来付进托管账户的款项：撮合市场和台账都拒收他们的钱。" +
      "关联方借款按已登记的关联方名单逐一核对：关联方借不到款，但借款人日后可能成为关联方。",
  });
}

export function sayNamed(narrator: Narrator, refused: Text): void {
  narrator.say({
    en:
      "The contract keeps outstanding, people, HHI and lateness with every payment, whatever the number of borrowers. Only the " +
      "ten largest it cannot find without looking at everybody. So anybody may name them, and a list is taken if it owes more " +
      `than the one before. Somebody tries a list without one of them: ${refused.en}`,
    zh:
      "余额、人数、HHI 指数和逾期情况，合约随每笔还款更新，与借款人多少无关。唯独前十大借款人，不逐个比较就找不出来。" +
      `于是任何人都可以提交名单，合计欠款更高的名单才会被采用。有人提交了一份少一个人的名单：${refused.zh}`,
  });
}

export function sayRecounted(narrator: Narrator, { differences }: DisclosureReport): void {
  const found = differences.length;
  narrator.say({
    en:
      "Then she recounts. A small program reads nothing but the published events, rebuilds every loan and adds up: " +
      `${found === 0 ? "not one figure differs" : `${found} figures differ`} from the contract's table. She has the table recorded as an event. When the platform ` +
      "hands in its monthly report within five business days, as the guideline of 2017 asks, two columns lie side by side.",
    zh:
      "然后她重新清点。一个小程序只读公开事件，逐笔重建借款后汇总：" +
      `与合约给出的表格相比，${found === 0 ? "没有一项不同" : `有 ${found} 项不同`}。她让合约把这张表作为事件记录下来。` +
      "等平台按 2017 年信息披露指引在次月前五个工作日内报送月报时，两列数字一对便知。",
  });
}

export function sayMidnight(
  narrator: Narrator,
  evening: DisclosureTable,
  midnight: DisclosureTable,
): void {
  narrator.say({
    en:
      "At midnight she looks again. Nobody has sent a transaction since, and no program runs at night to move loans from one " +
      "class to the next. Lateness follows from the due day and today:",
    zh: "午夜一过，她再看一眼。期间没有任何人发过交易，也没有什么夜间程序给借款重新分类。逾期与否，由到期日和当天日期决定：",
  });
  narrator.table({
    head: [
      { en: "more than (days)", zh: "逾期天数大于" },
      { en: "18:00 (yuan)", zh: "18:00（元）" },
      { en: "loans", zh: "笔数" },
      { en: "after midnight", zh: "零点之后（元）" },
      { en: "loans", zh: "笔数" },
    ],
    rows: evening.overdue.map(({ daysPastDue, principal, loans }, step) => [
      `${daysPastDue}`,
      yuanGrouped(principal),
      `${loans}`,
      yuanGrouped(midnight.overdue[step]?.principal ?? 0n),
      `${midnight.overdue[step]?.loans ?? 0n}`,
    ]),
  });
  narrator.say({
    en:
      "One instalment fell due on the 31st and was still unpaid; another had been overdue for exactly thirty days. Midnight " +
      "made the first one late and moved the second one up a class.",
    zh: "有一期款项 31 日到期仍未支付，零点起即为逾期；另一笔此前恰好逾期三十天，零点起升入下一档。",
  });
}
