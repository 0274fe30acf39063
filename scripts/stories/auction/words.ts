import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Award, Payoff } from "../auction.ts";

import { percentText } from "../../lending/percent.ts";
import { POLICY } from "../../lending/policy.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { DRAWN_AT, PAID_OFF_AT, TICKS, VAN } from "./plan.ts";
import { DAY } from "../../chain/clock.ts";

export function introduce(narrator: Narrator, ceilingPpm: bigint): void {
  narrator.say({
    en:
      `A courier wants ${yuanGrouped(VAN.amount)} for an electric van, and lets lenders bid for the rate. His grade, D2, costs at ` +
      `most ${percentText(ceilingPpm)} a year; bids are made in ${TICKS} steps up to it. Whoever bids pays at once, into the ` +
      "escrow of this loan, so nobody bids what he does not have. The lowest steps win until all tickets are placed. All " +
      "winners get the rate of the last step that won: bidding low only decides whether one wins, and there is no reason to " +
      "bid more than one would really accept.",
    zh:
      `快递员想借 ${yuanGrouped(VAN.amount)} 元买一辆电动货车，由出借人竞标利率。他是 D2 级，年利率最高 ${percentText(ceilingPpm)}，` +
      `报价分 ${TICKS} 档，直至该上限。报价时即把全款付入本笔借款的托管账户，没有钱就报不了价。从最低档起逐档中标，直至份额分完；` +
      "所有中标者统一适用最后中标那一档的利率：报低价只影响能否中标，不影响拿到的利率，因此按自己真实可接受的利率报价即可。",
  });
}

export function sayClose(narrator: Narrator, refusals: readonly Text[], ratePpm: bigint): void {
  const [own, early, late] = refusals;
  narrator.say({
    en:
      `The courier cannot bid himself: ${own?.en ?? ""} Nobody can close early: ${early?.en ?? ""} After the end anybody closes ` +
      `it; that looks at the ${TICKS} steps and never at the bids, so it costs the same for six bids and for sixty thousand. ` +
      `And whoever comes now: ${late?.en ?? ""} The rate is ${percentText(ratePpm)}.`,
    zh:
      `快递员不能给自己报价：${own?.zh ?? ""}不到时间谁也不能提前结束：${early?.zh ?? ""}截止之后任何人都可以结标：` +
      `只扫描 ${TICKS} 个档位，不逐个查看报价，六笔报价与六万笔报价花费相同。此时再来报价：${late?.zh ?? ""}` +
      `最终利率 ${percentText(ratePpm)}。`,
  });
}

export function showAwards(narrator: Narrator, awards: readonly Award[]): void {
  narrator.say({
    en:
      "Three bid the step that decided: there, who came first is served first. What did not win goes back, and anybody may " +
      "send it.",
    zh: "决定利率的那一档有三人报价：同档之内先到先得。未中标的款项退回，任何人都可以代为退还。",
  });
  narrator.table({
    head: [
      { en: "lender", zh: "出借人" },
      { en: "bid", zh: "报价" },
      { en: "asked (tickets)", zh: "投标（份）" },
      { en: "won", zh: "中标" },
      { en: "back (yuan)", zh: "退回（元）" },
    ],
    rows: awards.map(({ name, bidPpm, asked, won, returned }) => [
      name,
      percentText(bidPpm),
      String(asked),
      String(won),
      yuanGrouped(returned),
    ]),
  });
}

export function sayPayoff(narrator: Narrator, payoff: Payoff): void {
  const days = Math.round((PAID_OFF_AT - DRAWN_AT) / DAY);
  narrator.say({
    en:
      `After ${days} days he sells the van and repays everything: ${yuanGrouped(payoff.principal)} and ${yuanGrouped(payoff.interest)} ` +
      `of interest for ${days} days of 360; there is no charge for coming early. Of the origination fee of ` +
      `${yuanGrouped(payoff.fee)} the platform keeps ${yuanGrouped(payoff.earned)}: with more, interest and fee together would ` +
      `cost above ${percentText(POLICY.rateCapPpm)} a year on what he owed for so short a time. ${yuanGrouped(payoff.returned)} ` +
      "come back to him.",
    zh:
      `${days} 天后他卖掉货车，一次结清：本金 ${yuanGrouped(payoff.principal)} 元，利息 ${yuanGrouped(payoff.interest)} 元` +
      `（${days} 天，一年按 360 天），提前结清不收违约金。撮合服务费 ${yuanGrouped(payoff.fee)} 元中，平台只能留下 ` +
      `${yuanGrouped(payoff.earned)} 元：用款时间这么短，再多收，利息与费用合计年化就会超过 ${percentText(POLICY.rateCapPpm)}。` +
      `其余 ${yuanGrouped(payoff.returned)} 元退给他。`,
  });
}
