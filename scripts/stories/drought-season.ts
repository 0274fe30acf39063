import type { SeasonOutcome } from "../insurance/season-desk.ts";
import type { TreatyTerms } from "../insurance/reinsurer.ts";
import type { Narrator } from "../language/narrator.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { openCourse } from "../chain/course.ts";
import { dataFile } from "../input/data-file.ts";
import { readSeasonProduct } from "../insurance/input/season-product.ts";
import { readWeather } from "../insurance/input/weather.ts";
import {
  completeSeasons,
  runSeasons,
  seasonHolders,
  seasonsBegin,
} from "../insurance/season-desk.ts";
import { bpsText, tenths } from "../money/numbers.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";

const POLICIES = 100;
const SUM_INSURED = 100_000n;
const PREMIUM = 30_000n;
const COMMISSION_BPS = 1_500n;
/** Quota share 30 %, then 40,000.00 in excess of 30,000.00 for one summer and for one year. */
const TREATY: TreatyTerms = {
  quotaBps: 3_000n,
  commissionBps: 2_500n,
  excessBps: 1_500n,
  retention: 3_000_000n,
  limit: 4_000_000n,
  annualLimit: 4_000_000n,
  years: 5,
};

const product = readSeasonProduct(dataFile("products/summer-drought.json"));
const seasons = completeSeasons(readWeather(dataFile("seattle-weather.csv")), product);

export interface DroughtSeasonFacts extends InsurerFacts {
  readonly seasons: readonly SeasonOutcome[];
}

/** One hundred farmers insure four summers against drought; rain gauges decide, and a reinsurer shares the loss. */
export const droughtSeason: Story<DroughtSeasonFacts> = {
  name: "drought-season",
  title: {
    en: "Drought season: 100 farmers, four summers of real rain",
    zh: "旱季：一百户农民，四个夏天的真实降雨",
  },
  startsAt: seasonsBegin(seasons),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    narrator.say({
      en:
        "Each farmer near Seattle insures 1,000.00 yuan for a premium of 300.00. The rain of July to September decides: " +
        "120 mm or more pays nothing, 20 mm or less pays everything, between them the payout falls in a straight line. " +
        "Nobody inspects a field. Three of five observers sign the rainfall, and one transaction settles all 100 policies.",
      zh:
        "西雅图附近每户农民投保 1,000.00 元，保费 300.00 元。赔付只看七至九月的降雨量：达到 120 毫米不赔，不超过 20 毫米全赔，" +
        "两者之间按直线比例赔付。不用查勘，五名观测员中三名签署雨量，一笔交易即可结清一百张保单。",
    });
    narrator.say({
      en:
        "One drought hits all 100 farms at once, so the insurer buys reinsurance. A quota share hands on 30 % of every " +
        "premium and of every loss. Of what is left, an excess of loss pays what exceeds 30,000.00 in one summer, up to " +
        "40,000.00. The reinsurer puts the money up before the first policy is sold: a promise without collateral would " +
        "not count for the insurer's solvency. The agent who sells the policies is paid 15 % of the premium that stays.",
      zh:
        "一场旱灾会同时殃及全部一百户，所以保险公司要办理再保险（分保）。成数分保：每笔保费和每笔赔款都分出三成；" +
        "剩下的部分由超额赔款分保承担：一个夏天超过 30,000.00 元的损失由再保险人赔付，最多 40,000.00 元。" +
        "再保险人须在第一张保单售出之前足额缴存担保资金，没有担保的承诺不能计入偿付能力。" +
        "保险代理人按分保后自留保费的 15 % 领取佣金。",
    });
    const plan = {
      product,
      name: product.name ?? "summer-drought",
      location: "Seattle",
      seasons,
      policies: POLICIES,
      sumInsured: SUM_INSURED,
      premium: PREMIUM,
      treaty: TREATY,
      commissionBps: COMMISSION_BPS,
    };
    const outcomes = await runSeasons(course, plan, narrator);
    showClaims(narrator, outcomes);
    narrator.say({
      en:
        "2014 is the near miss: 122.3 mm, 2.3 mm too much for a payout. That gap between what a gauge shows and what a " +
        "field has lost is called basis risk.",
      zh: "2014 年差一点就能获赔：122.3 毫米，只多出 2.3 毫米。指数与实际损失之间的差距就叫基差风险。",
    });
    showLayers(narrator, outcomes);
    sayLayers(narrator);

    saySolvency(narrator, outcomes);

    const [first, ...others] = seasonHolders(course, plan);
    return {
      seasons: outcomes,
      reconciliation: await reconcileInsurer(course, narrator, [
        {
          name: { en: "farmer who collects himself", zh: "自行领取赔款的农民" },
          addresses: [first ?? ""],
        },
        {
          name: { en: "99 farmers who are sent theirs", zh: "由他人代为推送的 99 户农民" },
          addresses: others,
        },
      ]),
    };
  },
};

function showClaims(narrator: Narrator, outcomes: readonly SeasonOutcome[]): void {
  narrator.table({
    head: [
      { en: "summer", zh: "年份" },
      { en: "rain (mm)", zh: "降雨（毫米）" },
      { en: "payout rate", zh: "赔付比例" },
      { en: "premium (yuan)", zh: "保费（元）" },
      { en: "paid (yuan)", zh: "赔款（元）" },
    ],
    rows: outcomes.map(({ year, index, payoutBps, premium, payout }) => [
      String(year),
      tenths(index),
      bpsText(BigInt(payoutBps)),
      yuanGrouped(premium),
      yuanGrouped(payout),
    ]),
  });
}

/** Who bore the loss of each summer, and what the reinsurer was paid. */
function showLayers(narrator: Narrator, outcomes: readonly SeasonOutcome[]): void {
  narrator.table({
    head: [
      { en: "summer", zh: "年份" },
      { en: "gross loss", zh: "毛赔款" },
      { en: "quota share", zh: "成数分保摊回" },
      { en: "excess of loss", zh: "超赔分保摊回" },
      { en: "retained", zh: "自留赔款" },
      { en: "paid to reinsurer", zh: "净分保费" },
    ],
    rows: outcomes.map(({ year, payout, reinsurer }) => {
      const { quota, excess, ceded } = reinsurer ?? { quota: 0n, excess: 0n, ceded: 0n };
      const amounts = [payout, quota, excess, payout - quota - excess, ceded];
      return [String(year), ...amounts.map(yuanGrouped)];
    }),
  });
}

/** Where the losses and the price in that table come from. */
function sayLayers(narrator: Narrator): void {
  narrator.say({
    en:
      "In 2012 the insurer keeps 30,000.00 of a loss of 92,800.00; in 2015 the loss after the quota share stays below " +
      "these 30,000.00, the retention, and the excess of loss pays nothing. The reinsurer is paid every summer, also in " +
      "a calm one: 6,750.00 for the quota share (30 % of the premium, less 25 % commission) and 3,150.00 for the excess " +
      "of loss (15 % of the premium that is left).",
    zh:
      "2012 年毛赔款 92,800.00 元，保险公司自己只承担 30,000.00 元；2015 年扣除成数分保后的损失没有超过这 30,000.00 元" +
      "（自留额），超额赔款分保不赔。风调雨顺的年份分保费也照付：保费的三成扣除 25 % 的分保手续费（6,750.00 元），" +
      "再加其余保费的 15 %，作为超额赔款分保的价格（3,150.00 元）。",
  });
}

/** What reinsurance does for solvency, with the first summer sold. */
function saySolvency(narrator: Narrator, [first]: readonly SeasonOutcome[]): void {
  if (first === undefined) return;
  const { locked, resources, unearned, solvencyBps = 0n, coreBps = 0n } = first.booksAtSale;
  const money = { locked: yuanGrouped(locked), resources: yuanGrouped(resources) };
  const ownFunds = yuanGrouped(resources - unearned);
  narrator.say({
    en:
      `What the price buys is also capital. With the summer of 2012 sold the insurer must lock ${money.locked}, the net ` +
      "loss at worst and the premium, which may have to go back, instead of 100,000.00. Comprehensive solvency ratio: " +
      `${money.resources} / ${money.locked} = ${bpsText(solvencyBps)} (line 100 %, no call can cross it). Core ratio, ` +
      `without the premium that is not earned yet: ${ownFunds} / ${money.locked} = ${bpsText(coreBps)} (line 50 %).`,
    zh:
      `分保费换来的还有资本。2012 年夏季售完后，保险公司只需锁定 ${money.locked} 元（最坏情况下的净损失，加上可能要退还的保费），而不是 ` +
      `100,000.00 元。综合偿付能力充足率：${money.resources} / ${money.locked} = ${bpsText(solvencyBps)}（底线 100 %，` +
      `任何操作都不能突破）。核心偿付能力充足率（不计未到期责任准备金）：${ownFunds} / ${money.locked} = ${bpsText(coreBps)}（底线 50 %）。`,
  });
}
