import type { CourseChain } from "../chain/course.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Text } from "../language/text.ts";
import type { AccountName } from "../money/books.ts";
import type { ForwardOutcome } from "./hedge-two-ways/rate.ts";
import type { WinterOutcome } from "./hedge-two-ways/winter.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { openCourse } from "../chain/course.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { forwardStory } from "./hedge-two-ways/rate.ts";
import {
  openWinterDesk,
  runWinter,
  TERMS,
  tryBothWaysOut,
  winters,
  wintersBegin,
} from "./hedge-two-ways/winter.ts";
import { degreeDays, signedYuan } from "./hedge-two-ways/words.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";

export interface HedgeTwoWaysFacts extends InsurerFacts {
  readonly winters: readonly WinterOutcome[];
  /** What the option's buyer was told when he changed his mind, in English. */
  readonly refusal: string;
  readonly forward: ForwardOutcome;
}

/** One warm winter, insured by one company and traded by another; then an exchange rate on the same oracle. */
export const hedgeTwoWays: Story<HedgeTwoWaysFacts> = {
  name: "hedge-two-ways",
  title: {
    en: "Hedging in two ways: insurance and derivative on one reading",
    zh: "两种避险方式：同一个读数上的保险与衍生品",
  },
  startsAt: wintersBegin,

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    introduceCover(narrator);
    introduceTrade(narrator);
    const desk = await openWinterDesk(course);
    const outcomes: WinterOutcome[] = [];
    let refusal = "";
    for (const winter of winters) {
      outcomes.push(
        await runWinter(course, desk, winter, async (sold) => {
          if (refusal === "") refusal = await tryBothWaysOut(course, narrator, sold);
        }),
      );
    }
    tellWinters(narrator, outcomes);
    sayWhatItMeans(narrator);
    compare(narrator);
    const forward = await forwardStory(course, narrator);

    return {
      winters: outcomes,
      refusal,
      forward,
      reconciliation: await reconcileInsurer(course, narrator, await accountsOf(course)),
    };
  },
};

function introduceCover(narrator: Narrator): void {
  const { sum, premium } = TERMS;
  const [trigger, exit] = [degreeDays(TERMS.trigger), degreeDays(TERMS.exit)];
  narrator.say({
    en:
      "A heating company near Seattle sells less heat in a warm winter. Heating degree days add up how far the mean " +
      `temperature of each day stays below 18 °C: the warmer the winter, the fewer. Below ${trigger} of them from ` +
      `November to March the insurer pays in proportion, at ${exit} the whole sum insured of ${yuanGrouped(sum)} yuan. ` +
      `The premium is ${yuanGrouped(premium)}. The company has an insurable interest: a warm winter costs it money.`,
    zh:
      "西雅图附近一家供热公司，暖冬时卖出的热量就少。采暖度日数把每天平均气温低于 18 °C 的度数逐日相加，冬天越暖，数值越小。" +
      `11 月至次年 3 月低于 ${trigger} 时保险人开始按比例赔付，降到 ${exit} 时全额赔付保额 ${yuanGrouped(sum)} 元，` +
      `保费 ${yuanGrouped(premium)} 元。这家公司具有保险利益：暖冬确实会让它蒙受损失。`,
  });
}

function introduceTrade(narrator: Narrator): void {
  const { sum, premium, perDegreeDay } = TERMS;
  const trigger = degreeDays(TERMS.trigger);
  narrator.say({
    en:
      "A trading house in Shanghai sells no heat and loses nothing in a warm winter. It has no insurable interest, so no " +
      "underwriter signs a policy for it (no code can check that; the underwriter does, before he signs). It buys a " +
      "derivative instead, from an amusement park by the sea, which earns more when winters are warm: a put option on the " +
      `same index, which pays ${yuanGrouped(perDegreeDay)} yuan for every degree day below ${trigger}, and at most ` +
      `${yuanGrouped(sum)}. The price is the same, ${yuanGrouped(premium)}. The park, the writer of the option, puts the ` +
      "whole cap into escrow on the day it signs. The premium waits there too: should no reading come, both sides get " +
      "back what they put in.",
    zh:
      "上海一家贸易公司与供热无关，暖冬对它毫无损失。它没有保险利益，核保人就不会为它签发保单（这一点代码查不出来，" +
      "由核保人在签字之前把关）。于是它改买衍生品，卖方是一座海滨游乐园，冬天越暖，游乐园生意越好：同一指数上的看跌期权，" +
      `采暖度日数比 ${trigger} 每低一个度日，支付 ${yuanGrouped(perDegreeDay)} 元，以 ${yuanGrouped(sum)} 元封顶；` +
      `价格相同，期权费也是 ${yuanGrouped(premium)} 元。游乐园是期权的卖方，签约当天就把封顶金额全数存入托管；` +
      "期权费也一并托管，万一没有读数，双方各自取回所缴的钱。",
  });
}

function tellWinters(narrator: Narrator, outcomes: readonly WinterOutcome[]): void {
  narrator.table({
    head: [
      { en: "winter", zh: "冬季" },
      { en: "degree days", zh: "采暖度日数" },
      { en: "who", zh: "谁" },
      { en: "paid (yuan)", zh: "付出（元）" },
      { en: "received (yuan)", zh: "收到（元）" },
      { en: "result (yuan)", zh: "盈亏（元）" },
    ],
    rows: outcomes.flatMap(({ year, index, claim, payoff }) => {
      const { premium } = TERMS;
      const row = (who: Text, paid: bigint, received: bigint) => [
        `${year}-${year + 1}`,
        degreeDays(index),
        who,
        yuanGrouped(paid),
        yuanGrouped(received),
        signedYuan(received - paid),
      ];
      return [
        row({ en: "heating company, insured", zh: "供热公司（被保险人）" }, premium, claim),
        row({ en: "insurer's pool", zh: "保险资金池" }, claim, premium),
        row({ en: "trading house, buyer of the put", zh: "贸易公司（期权买方）" }, premium, payoff),
        row({ en: "amusement park, writer", zh: "海滨游乐园（期权卖方）" }, payoff, premium),
      ];
    }),
  });
}

function sayWhatItMeans(narrator: Narrator): void {
  narrator.say({
    en:
      "The results agree to the fen, because one reading, signed once by the observers, settles both contracts. Yet they " +
      "are not the same thing. The payment makes good what the heating company did not sell; to the trading house it is " +
      "pure gain. And the trading house's gain is the park's loss: a derivative creates nothing, it moves money from one " +
      "side to the other. Should the reading differ from what the company really lost, it bears the difference itself " +
      "(basis risk).",
    zh:
      "两边分毫不差，因为观测员只签署一次的同一个读数结算了两份合约。但两者并不是一回事：这笔钱对供热公司是弥补少卖的热量，" +
      "对贸易公司则纯属盈利；而贸易公司所得正是游乐园所失，衍生品不创造财富，只在双方之间转移。" +
      "若读数与公司的真实损失不符，差额由公司自己承担（基差风险）。",
  });
}

/** What sets the two apart. */
const COMPARISON = [
  words(
    "who may buy",
    "who would suffer the loss",
    "anybody",
    "谁可以买",
    "有保险利益者",
    "任何人",
  ),
  words(
    "what for",
    "to make good a loss",
    "to hedge or to speculate",
    "目的",
    "补偿损失",
    "套期保值或投机",
  ),
  words(
    "who can lose",
    "insured: the premium, no more",
    "either side, up to its stake",
    "谁可能亏损",
    "被保险人最多损失保费",
    "双方皆可能，以所缴为限",
  ),
  words(
    "what stands behind",
    "pool, solvency ratio >= 100 %",
    "full collateral of both sides",
    "以何担保",
    "资金池，偿付能力充足率不低于 100 %",
    "双方足额缴存的资金",
  ),
  words("change of mind", "cooling-off period", "never", "反悔", "犹豫期内可退保", "不可反悔"),
  words(
    "no data",
    "void, premium back",
    "terminated, both stakes back",
    "没有数据",
    "保单作废，退还保费",
    "交易终止，各自取回所缴",
  ),
  words(
    "who can pause",
    "guardian, new sales only",
    "nobody",
    "谁能暂停",
    "安全管理员，仅限新业务",
    "无人",
  ),
  words(
    "law in China",
    "Insurance Law",
    "Futures and Derivatives Law",
    "适用法律",
    "《保险法》",
    "《期货和衍生品法》",
  ),
];

function compare(narrator: Narrator): void {
  narrator.table({
    head: words("", "insurance", "derivative", "", "保险", "衍生品"),
    rows: COMPARISON,
  });
}

/** Three cells of a row: three in English, then the same in Chinese. */
function words(
  ...[a, b, c, d, e, f]: readonly [string, string, string, string, string, string]
): Text[] {
  return [
    { en: a, zh: d },
    { en: b, zh: e },
    { en: c, zh: f },
  ];
}

/** Whoever moves money in this story, besides the insurer. */
async function accountsOf({ people, option, forward }: CourseChain): Promise<AccountName[]> {
  return [
    account("options (escrow)", "期权合约（托管）", await option.getAddress()),
    account("forwards (escrow)", "远期合约（托管）", await forward.getAddress()),
    account("heating company", "供热公司", people.holder.address),
    account("trading house", "贸易公司", people.speculator.address),
    account("amusement park", "海滨游乐园", people.optionWriter.address),
    account("importer", "进口商", people.importer.address),
    account("exporter", "出口商", people.exporter.address),
  ];
}

function account(en: string, zh: string, address: string): AccountName {
  return { name: { en, zh }, addresses: [address] };
}
