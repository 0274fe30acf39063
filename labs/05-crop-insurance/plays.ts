import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { definePlays } from "../../labkit/define.ts";
import { bpsText, tenths } from "../../scripts/money/numbers.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { payoutOf, premiumOf, rateOf } from "./model.ts";
import { rainIn, SUMMERS } from "./rain.ts";
import { INSURED, rob } from "./robbing.ts";
import { afterSummer, coverOf, observers, oracleIn, signed, village } from "./scenario.ts";

export const plays = definePlays<Params>([
  {
    name: "summers",
    title: { en: "Four summers", zh: "四个夏天" },
    step: "s2",
    tell: summers,
  },
  {
    name: "attack",
    title: { en: "Your attack", zh: "你的攻击" },
    step: "s6",
    tell: attack,
  },
  {
    name: "oracle",
    title: { en: "The same summer, with your oracle", zh: "同一个夏天，换上你的预言机" },
    step: "s7",
    tell: repaired,
  },
]);

async function summers(t: Trial<Params>): Promise<void> {
  const { params } = t;
  const { sum, trigger, exit, premiumRate } = params;
  const premium = premiumOf(sum, premiumRate);
  t.say({
    en: `Alice insures ${yuanGrouped(sum)} yuan for a premium of ${yuanGrouped(premium)}. With ${tenths(trigger)} mm of rain or more from July to September nothing is paid, with ${tenths(exit)} mm or less everything.`,
    zh: `小艾投保 ${yuanGrouped(sum)} 元，保费 ${yuanGrouped(premium)} 元。七至九月降雨不少于 ${tenths(trigger)} 毫米不赔，不超过 ${tenths(exit)} 毫米全赔。`,
  });
  t.table({
    head: [
      { en: "Summer", zh: "年份" },
      { en: "Rain (mm)", zh: "降雨（毫米）" },
      { en: "Rate", zh: "赔付比例" },
      { en: "Payout (yuan)", zh: "赔款（元）" },
    ],
    rows: SUMMERS.map(({ year, rain }) => [
      String(year),
      tenths(rain),
      bpsText(rateOf(rain, params)),
      yuanGrouped(payoutOf(sum, rain, params)),
    ]),
  });
  const missed = rainIn(INSURED) - trigger;
  t.say({
    en: `In ${INSURED} the rain was ${tenths(missed)} mm above the trigger. Whoever lost his harvest that summer all the same got nothing.`,
    zh: `${INSURED} 年的降雨只比触发值多 ${tenths(missed)} 毫米。即便有人当年颗粒无收，也得不到赔款。`,
  });
}

async function attack(t: Trial<Params>): Promise<void> {
  const { cash, got, rain } = await rob(t);
  t.say({
    en: `The summer of ${INSURED} had ${tenths(rainIn(INSURED))} mm of rain, and the station reported it. After your script the gauge says ${tenths(rain)} mm, and Mallory has been paid ${yuanGrouped(got)} yuan.`,
    zh: `${INSURED} 年夏季降雨 ${tenths(rainIn(INSURED))} 毫米，气象站如实上报。你的脚本运行之后，雨量计报的是 ${tenths(rain)} 毫米，小马得到赔款 ${yuanGrouped(got)} 元。`,
  });
  await t.showBooks(cash);
}

async function repaired(t: Trial<Params>): Promise<void> {
  const { sum } = t.params;
  const people = await village(t);
  const oracle = await oracleIn(t);
  const drought = await signed(oracle, 2012n, rainIn(2012n));
  await afterSummer(t, oracle, 2012n);
  await oracle.post(2012n, rainIn(2012n), drought);
  await afterSummer(t, oracle, INSURED - 1n, 200 * 86_400);
  await people.cash.transfer(people.insurer.address, 0n);
  const { cover } = await coverOf(t, people, oracle, INSURED, 3n * sum);
  for (const farmer of [people.alice, people.mallory]) await cover.connect(farmer).buy(sum);
  await afterSummer(t, oracle, INSURED);
  const what = { en: "Mallory brings the reading of 2012 again", zh: "小马再次提交 2012 年的读数" };
  const replay = oracle.connect(people.mallory).post(INSURED, rainIn(2012n), drought);
  await t.refuses(what, replay, "NotAnObserver");
  const reading = await signed(oracle, INSURED, rainIn(INSURED), observers.slice(0, 2));
  await oracle.post(INSURED, rainIn(INSURED), reading);
  for (const { address } of [people.alice, people.mallory]) await cover.claim(address);
  t.say({
    en: `Mallory brings the reading of 2012 for ${INSURED}: it is refused. Two observers sign ${tenths(rainIn(INSURED))} mm, and both policies end without a payout.`,
    zh: `小马把 2012 年的读数当作 ${INSURED} 年的提交：被拒绝。两名观测员签署 ${tenths(rainIn(INSURED))} 毫米，两张保单均到期无赔款。`,
  });
  await t.showBooks(people.cash);
}
