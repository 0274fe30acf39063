import type { SeasonOutcome } from "../insurance/season-desk.ts";
import type { Story, StoryFacts } from "./story.ts";

import { openCourse } from "../chain/course.ts";
import { dataFile } from "../insurance/input/data-file.ts";
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
import { reconcile } from "./reconcile.ts";

const POLICIES = 100;
const SUM_INSURED = 100_000n;
const PREMIUM = 30_000n;

const product = readSeasonProduct(dataFile("products/summer-drought.json"));
const seasons = completeSeasons(readWeather(dataFile("seattle-weather.csv")), product);

export interface DroughtSeasonFacts extends StoryFacts {
  readonly seasons: readonly SeasonOutcome[];
}

/** One hundred farmers insure four summers against drought; rain gauges decide. */
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
        "西雅图附近每户农民投保 1,000.00 元，保费 300.00 元。赔付只看七至九月的降雨量：达到 120 毫米不赔，不足 20 毫米全赔，" +
        "两者之间按直线比例赔付。不用查勘，五名观测员中三名签署雨量，一笔交易即可结清一百张保单。",
    });
    const plan = {
      product,
      name: product.name ?? "summer-drought",
      location: "Seattle",
      seasons,
      policies: POLICIES,
      sumInsured: SUM_INSURED,
      premium: PREMIUM,
    };
    const outcomes = await runSeasons(course, plan, narrator);
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
    narrator.say({
      en:
        "2014 is the near miss: 122.3 mm, 2.3 mm too much for a payout. That gap between what a gauge shows and what a " +
        "field has lost is called basis risk.",
      zh: "2014 年差一点就能获赔：122.3 毫米，只多出 2.3 毫米。指数与实际损失之间的差距就叫基差风险。",
    });

    const [first, ...others] = seasonHolders(course, plan);
    return {
      seasons: outcomes,
      reconciliation: await reconcile(course, narrator, [
        {
          name: { en: "farmer who collects himself", zh: "自行领取赔款的农民" },
          addresses: [first ?? ""],
        },
        {
          name: { en: "99 farmers who are sent theirs", zh: "赔款被送达的 99 户农民" },
          addresses: others,
        },
      ]),
    };
  },
};
