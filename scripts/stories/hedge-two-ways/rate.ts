import type { CourseChain } from "../../chain/course.ts";
import type { ForwardTerms } from "../../derivatives/term-sheets.ts";
import type { Narrator } from "../../language/narrator.ts";

import { id } from "ethers";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../../chain/clock.ts";
import { type Fixing, readFixings } from "../../derivatives/fixings.ts";
import { fundParty, openForward } from "../../derivatives/trades.ts";
import { dataFile } from "../../input/data-file.ts";
import { registerFeed } from "../../insurance/insurer.ts";
import { postObservation, unanimous } from "../../insurance/observations.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import { rateText, signedYuan } from "./words.ts";

/** Fen. */
const NOTIONAL = 100_000_000n;
const MARGIN = 10_000_000n;
/** Agreed rate, yen for one yuan times ten thousand. */
const STRIKE = 216_000n;
/** What the yuan is exchanged for, in whole yen. */
const YEN = (NOTIONAL * STRIKE) / 1_000_000n;

const [today, later] = twoOf(readFixings(dataFile("yen-per-yuan.csv")));

/** What became of the forward. Money in fen. */
export interface ForwardOutcome {
  readonly fixing: bigint;
  /** What the seller of yuan received beyond his margin. */
  readonly sellerGain: bigint;
  /** What the yen were worth on the day of the fixing. */
  readonly yenInYuan: bigint;
}

/** An importer and an exporter fix the rate of one day; both are hedged, and one of them regrets it. */
export async function forwardStory(
  course: CourseChain,
  narrator: Narrator,
): Promise<ForwardOutcome> {
  const { connection, forward, people, yuan } = course;
  await travelTo(connection, startOfDay(today.date) + 10 * HOUR);
  sayAgreement(narrator);
  const feedId = await registerFeed(course, { name: "yen for one yuan, times 10,000" });
  const terms = termsOf(course, feedId);
  await fundParty(course, people.exporter, forward, MARGIN);
  await fundParty(course, people.importer, forward, MARGIN);
  await openForward(course, { first: people.exporter, second: people.importer }, terms);

  await travelTo(connection, endOfDay(later.date) + HOUR);
  const periodEnd = endOfDay(later.date);
  await postObservation(course, { feedId, periodEnd }, unanimous(course, later.rate));
  await travelTo(connection, periodEnd + 3 * HOUR);
  await forward.connect(people.agent).settle(terms);
  const outcome = {
    fixing: later.rate,
    sellerGain: (await yuan.balanceOf(people.importer)) - MARGIN,
    yenInYuan: (NOTIONAL * STRIKE) / later.rate,
  };
  saySettlement(narrator, outcome);
  sayHedge(narrator, outcome);
  return outcome;
}

function termsOf({ people }: CourseChain, feedId: string): ForwardTerms {
  return {
    buyer: people.exporter.address,
    seller: people.importer.address,
    buyerMargin: MARGIN,
    sellerMargin: MARGIN,
    notional: NOTIONAL,
    strike: STRIKE,
    feedId,
    expiry: endOfDay(later.date),
    validUntil: startOfDay(today.date) + DAY,
    termsHash: id("confirmation of a non-deliverable forward, yuan against yen"),
    salt: 0n,
  };
}

function sayAgreement(narrator: Narrator): void {
  const [yen, notional, margin] = [grouped(YEN), yuanGrouped(NOTIONAL), yuanGrouped(MARGIN)];
  const [spot, strike] = [rateText(today.rate), rateText(STRIKE)];
  narrator.say({
    en:
      `Nine years later, on ${today.date}, the same oracle serves a currency forward. An importer has to pay ${yen} yen ` +
      `on ${later.date}; an exporter will receive ${yen} yen on that day. Each is afraid of the opposite: the importer ` +
      `of a weak yuan, the exporter of a strong one. One yuan buys ${spot} yen today, and for ${later.date} they agree on ` +
      `${strike}: below the rate of today, because until then yuan earn more interest than yen (interest rate parity). On ${notional} yuan, the ` +
      `notional amount, the importer is the seller and the exporter the buyer of yuan. Both sign one term sheet; one ` +
      `transaction opens the trade and collects a margin of ${margin} yuan from each. The ${notional} never move: only ` +
      "the difference will be paid, in yuan (a non-deliverable forward).",
    zh:
      `九年后的 ${today.date}，同一个预言机又用于一笔外汇远期。进口商要在 ${later.date} 支付 ${yen} 日元，` +
      `出口商将在同一天收到 ${yen} 日元。两家的担心正好相反：进口商怕人民币走弱，出口商怕人民币走强。` +
      `当天 1 元人民币兑 ${spot} 日元，双方约定 ${later.date} 按 ${strike} 结算；约定汇率低于即期汇率，` +
      `是因为这段时间人民币利率高于日元（利率平价）。名义本金 ${notional} 元，进口商是人民币的卖方，出口商是买方。` +
      `双方签署同一份条款书，一笔交易即告成立，并向双方各收取保证金 ${margin} 元。` +
      `${notional} 元本身并不划转，到期只以人民币支付差额（无本金交割远期）。`,
  });
}

function saySettlement(narrator: Narrator, { sellerGain }: ForwardOutcome): void {
  const [fixing, strike, notional] = [
    rateText(later.rate),
    rateText(STRIKE),
    yuanGrouped(NOTIONAL),
  ];
  narrator.say({
    en:
      `The fixing of ${later.date} is ${fixing}: the yuan has fallen. ${notional} x (${fixing} - ${strike}) / ${fixing} = ` +
      `${yuanGrouped(-sellerGain)} yuan, rounded toward zero to the fen. The result is negative, so the buyer of yuan, ` +
      "the exporter, pays the importer out of his margin, and the rest of both margins goes back in the same transaction.",
    zh:
      `${later.date} 的定盘价为 ${fixing}，人民币贬值。${notional} ×（${fixing} - ${strike}）÷ ${fixing} = ` +
      `${yuanGrouped(-sellerGain)} 元，向零舍入到分。结果为负，由人民币买方（出口商）用保证金付给进口商，` +
      "双方保证金的余额在同一笔交易中退回。",
  });
}

/** What both sides have in the end, their business included. */
function sayHedge(narrator: Narrator, { sellerGain, yenInYuan }: ForwardOutcome): void {
  const notional = yuanGrouped(NOTIONAL);
  const row = (en: string, zh: string, sign: bigint) => [
    { en, zh },
    signedYuan(-sign * yenInYuan),
    signedYuan(sign * sellerGain),
    signedYuan(sign * (sellerGain - yenInYuan)),
  ];
  narrator.table({
    head: [
      { en: "", zh: "" },
      { en: "yen at the day's rate (yuan)", zh: "日元按当日汇率折合（元）" },
      { en: "forward (yuan)", zh: "远期损益（元）" },
      { en: "together (yuan)", zh: "合计（元）" },
    ],
    rows: [row("importer", "进口商", 1n), row("exporter", "出口商", -1n)],
  });
  narrator.say({
    en:
      `Both end at ${notional} yuan, whatever the rate did: that is a hedge. It took away the exporter's luck as well as ` +
      `the importer's bad luck. Either side could have lost up to its margin; an insured never loses more than his premium. Below ` +
      `${rateText(limitRate())} the exporter's margin would have been used up and the importer's hedge incomplete: the ` +
      "price of a trade without margin calls, in which nobody can ever owe more than he has put up.",
    zh:
      `无论汇率怎么走，两家最终都是 ${notional} 元，这就是套期保值。它消除了进口商的风险，也让出口商放弃了意外之喜；` +
      `双方都可能亏到保证金为止，而投保人最多只损失保费。若定盘价低于 ${rateText(limitRate())}，出口商的保证金就会耗尽，` +
      "进口商的避险便不完整：没有追加保证金，任何人都不会欠下超出所缴金额的债，这就是代价。",
  });
}

/** Every rate below this one uses up the buyer's margin. */
function limitRate(): bigint {
  const whole = NOTIONAL + MARGIN;
  return (NOTIONAL * STRIKE + whole - 1n) / whole;
}

function twoOf(fixings: readonly Fixing[]): readonly [Fixing, Fixing] {
  const [first, second] = fixings;
  if (first === undefined || second === undefined) throw new Error("the data has two fixings");
  return [first, second];
}
