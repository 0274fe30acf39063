import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Assessment } from "../../lending/score/assess.ts";
import type { Outcome, Payment, Uses } from "../loan-repaid.ts";

import { DAY, dayOf } from "../../chain/clock.ts";
import { gradeName } from "../../lending/grade-tables.ts";
import { percentText } from "../../lending/percent.ts";
import { POLICY } from "../../lending/policy.ts";
import { FEATURES } from "../../lending/score/features.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { KITCHEN, LENT, ORDER, TOO_MUCH } from "./plan.ts";

const { amount, periods } = KITCHEN;

export function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      `A cook wants ${yuanGrouped(amount)} for a second kitchen, to be repaid in ${periods} equal monthly instalments. No bank ` +
      "lends here and no fund: the platform brings her together with people who lend her their own money, and is nothing " +
      "but an information intermediary. It scores her, shows the score to lenders, and keeps the books.",
    zh:
      `面馆老板想借 ${yuanGrouped(amount)} 元添置第二间厨房，分 ${periods} 期等额本息偿还。这里没有银行放款，也没有资金池：` +
      "平台只是信息中介，把她与愿意出借自有资金的人撮合在一起；平台给她评分，把评分披露给出借人，并负责记账。",
  });
}

export function showScore(
  narrator: Narrator,
  { score, grade, ratePpm, limit, reasons }: Assessment,
): void {
  narrator.say({
    en:
      `Her score is ${score}, the sum of the points below; that is grade ${gradeName(grade)}, which costs ` +
      `${percentText(ratePpm)} a year, and she may borrow up to ${yuanGrouped(limit)}. The scorer signs this for her wallet, ` +
      "for 90 days and for one use. Income and credit report stay with the platform; on the chain is only what was signed.",
    zh:
      `她的评分为 ${score}，即下列各项分数之和；对应等级 ${gradeName(grade)}，年利率 ${percentText(ratePpm)}，` +
      `可借额度 ${yuanGrouped(limit)} 元。评分机构就此签名：仅限她的钱包，90 天内有效，只能使用一次。` +
      "收入与征信资料留在平台，上链的只有签名的结论。",
  });
  narrator.table({
    head: [
      { en: "what counts", zh: "评分项" },
      { en: "points", zh: "分数" },
    ],
    rows: [
      ...reasons
        .filter(({ points }) => points !== 0)
        .map(({ key, points }): [Text, string] => [featureName(key), String(points)]),
      [{ en: "score", zh: "评分" }, String(score)],
    ],
  });
}

function featureName(key: Assessment["reasons"][number]["key"]): Text {
  if (key === "reference") return { en: "where everybody starts", zh: "基准分" };
  if (key === "scale") return { en: "ends of the scale", zh: "分数上下限调整" };
  return FEATURES.find((one) => one.key === key)?.name ?? { en: key, zh: key };
}

export function sayFunding(narrator: Narrator, loan: string): void {
  const { teacher, nurse, retiree } = LENT;
  const cap = (amount * POLICY.lenderCapBps) / 10_000n;
  narrator.say({
    en:
      `With the request a loan gets an escrow of its own, ${loan}: one address for one loan, and nobody's money is ever mixed ` +
      `with another's. Tickets cost ${yuanGrouped(POLICY.ticket)}. A teacher and an engineer lend ${yuanGrouped(teacher)} ` +
      `each, a nurse ${yuanGrouped(nurse)}; a retired bookkeeper does not even look: she has signed a standing order ` +
      `(grade C5 or better, a year at most, at least ${percentText(ORDER.minRatePpm)}), and ${yuanGrouped(retiree)} of her ` +
      `money are lent under it. Nobody may lend more than ${yuanGrouped(cap)} of this loan, three tenths: spreading ` +
      "is not left to good will.",
    zh:
      `申请一经受理，这笔借款就有了自己的托管账户 ${loan}：一笔借款一个地址，任何人的资金都不会与别人混同。` +
      `每份 ${yuanGrouped(POLICY.ticket)} 元。教师和工程师各出借 ${yuanGrouped(teacher)} 元，护士出借 ${yuanGrouped(nurse)} 元；` +
      `退休会计不必盯盘，她签过一份自动投标授权（C5 级及以上、期限不超过一年、年利率不低于 ${percentText(ORDER.minRatePpm)}），` +
      `据此出借 ${yuanGrouped(retiree)} 元。单人出借不得超过本笔的三成，即 ${yuanGrouped(cap)} 元：分散风险不靠自觉。`,
  });
}

export function sayRefusals(narrator: Narrator, refusals: readonly Text[]): void {
  narrator.say({
    en: "Four things that the contracts refuse, whoever asks:",
    zh: "有四件事，无论谁来，合约都会拒绝：",
  });
  for (const [i, attempt] of attempts.entries()) {
    const { en, zh } = brief(refusals[i]);
    narrator.say({ en: `${attempt.en}. ${en}`, zh: `${attempt.zh}。${zh}` });
  }
}

const attempts: readonly Text[] = [
  { en: "The platform lends itself (self-financing)", zh: "平台自己出借（自融）" },
  { en: "The cook lends to herself", zh: "借款人给自己出借" },
  {
    en: `The engineer lends ${yuanGrouped(TOO_MUCH)}`,
    zh: `工程师出借 ${yuanGrouped(TOO_MUCH)} 元`,
  },
  { en: "The same kitchen is financed again", zh: "同一项目再次融资" },
];

function brief(text: Text | undefined): Text {
  return { en: shorten(text?.en ?? ""), zh: shorten(text?.zh ?? "") };
}

/** Addresses are too long to be read. */
function shorten(sentence: string): string {
  return sentence.replaceAll(/0x([0-9a-fA-F]{6})[0-9a-fA-F]{20,}/g, "0x$1…");
}

export function sayDraw(
  narrator: Narrator,
  {
    paidOut,
    instalment,
    firstDue,
  }: { readonly paidOut: bigint; readonly instalment: bigint; readonly firstDue: number },
): void {
  const fee = amount - paidOut;
  narrator.say({
    en:
      `The cook draws the loan: ${yuanGrouped(paidOut)} go to her. ${yuanGrouped(fee)}, two percent, are the platform's ` +
      "origination fee; they stay in the escrow until the loan has ended, and if she repays so early that interest and fee " +
      `together would cost more than ${percentText(POLICY.rateCapPpm)} a year, part of them goes back to her. ` +
      `Her instalment is ${yuanGrouped(instalment)}, first due on ${dayOfNumber(firstDue)}.`,
    zh:
      `面馆老板提款，到账 ${yuanGrouped(paidOut)} 元。差额 ${yuanGrouped(fee)} 元（2%）是平台的撮合服务费，借款结清之前一直留在托管账户：` +
      `如果她提前结清，使利息与费用合计年化超过 ${percentText(POLICY.rateCapPpm)}，多出的部分要退给她。` +
      `每期应还 ${yuanGrouped(instalment)} 元，首个还款日为 ${dayOfNumber(firstDue)}。`,
  });
}

export function showPayments(
  narrator: Narrator,
  payments: readonly Payment[],
  isAsDefined: boolean,
): void {
  narrator.say({
    en:
      "She pays on every due day. Interest of a month is balance x rate / 12, rounded to the fen once; what is left of the " +
      "instalment repays principal, and the last payment takes what rounding has left." +
      (isAsDefined
        ? " Each row equals the textbook formula, computed apart with exact fractions."
        : " THE ROWS DIFFER from the textbook formula."),
    zh:
      "她每期都在还款日还款。每月利息 = 剩余本金 × 年利率 ÷ 12，只在此处四舍五入到分一次；月供其余部分归还本金，尾差由最后一期吸收。" +
      (isAsDefined ? "每一行都与另用精确分数计算的教科书公式一致。" : "各行与教科书公式不一致！"),
  });
  narrator.table({
    head: [
      { en: "due", zh: "还款日" },
      { en: "paid (yuan)", zh: "还款（元）" },
      { en: "interest", zh: "利息" },
      { en: "principal", zh: "本金" },
      { en: "balance", zh: "剩余本金" },
    ],
    rows: payments.map(({ day, interest, principal, outstanding }) => [
      dayOfNumber(day),
      yuanGrouped(interest + principal),
      yuanGrouped(interest),
      yuanGrouped(principal),
      yuanGrouped(outstanding),
    ]),
  });
}

export function showLenders(narrator: Narrator, outcomes: readonly Outcome[]): void {
  narrator.say({
    en:
      "What comes in belongs to the lenders in proportion to their notes, less one percent of what is paid on time, the " +
      "platform's service fee. Each takes his part when he likes, here after six months and at the end. Fractions of a fen are " +
      "not lost: each position carries its remainder, and the last one to redeem gets what the remainders add up to.",
    zh:
      "到账款项按持有份额归出借人所有；平台对按时还款收取 1% 的服务费。各人何时领取由自己决定，这里是六个月时领一次、结清后再领一次。" +
      "不足一分的零头不会丢失：每个持仓都记着自己的余数，最后一个领取的人拿到余数之和。",
  });
  narrator.table({
    head: [
      { en: "lender", zh: "出借人" },
      { en: "lent (yuan)", zh: "出借（元）" },
      { en: "after 6 months", zh: "六个月时领取" },
      { en: "at the end", zh: "结清后领取" },
      { en: "gain", zh: "收益" },
    ],
    rows: outcomes.map(({ name, lent, first, second }) => [
      name,
      yuanGrouped(lent),
      yuanGrouped(first),
      yuanGrouped(second),
      yuanGrouped(first + second - lent),
    ]),
  });
}

export function sayMoney(
  narrator: Narrator,
  uses: Uses,
  { costPpm, ratePpm }: { readonly costPpm: bigint; readonly ratePpm: bigint },
): void {
  narrator.say({
    en:
      `The escrow is empty. With the fee the loan cost the cook ${percentText(costPpm)} a year (effective), not ` +
      `${percentText(ratePpm)}: that is the figure to compare offers by.`,
    zh:
      `托管账户清零。计入服务费后，这笔借款的实际年化成本为 ${percentText(costPpm)}，而不是 ${percentText(ratePpm)}：` +
      "比较不同借款，应看前一个数字。",
  });
  narrator.table({
    head: [
      { en: "escrow", zh: "托管账户" },
      { en: "yuan", zh: "金额（元）" },
    ],
    rows: [
      [{ en: "lent by four people", zh: "四人出借" }, yuanGrouped(uses.lent)],
      [{ en: "paid out to the cook", zh: "借款人提款" }, yuanGrouped(-uses.paidOut)],
      [{ en: "repaid by her", zh: "借款人还款" }, yuanGrouped(uses.repaid)],
      [{ en: "claimed by the lenders", zh: "出借人领取" }, yuanGrouped(-uses.claimed)],
      [{ en: "fees of the platform", zh: "平台费用" }, yuanGrouped(-uses.fees)],
      [{ en: "left", zh: "余额" }, yuanGrouped(uses.left)],
    ],
  });
}

/** Calendar day of a day number. */
function dayOfNumber(day: number): string {
  return dayOf(day * DAY);
}
