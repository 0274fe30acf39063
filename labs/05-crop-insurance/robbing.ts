import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { tenths } from "../../scripts/money/numbers.ts";
import { payoutOf } from "./model.ts";
import { rainIn } from "./rain.ts";
import { coverOf, gaugeIn, report, village } from "./scenario.ts";

export const INSURED = 2014n;
const DAY = 86_400;
/** Readings that the station itself has brought. */
const REPORTED = 3;

/** Two summers are in the public log; the third, which Alice and Mallory have insured, was wet and is reported, too. */
export async function threeSummers(t: Trial<Params>) {
  const { sum } = t.params;
  const people = await village(t);
  const gauge = await gaugeIn(t);
  for (const year of [2012n, 2013n]) {
    await report(gauge, year, rainIn(year));
    await t.pass(365 * DAY);
  }
  const { cover } = await coverOf(t, people, gauge, INSURED, 3n * sum);
  for (const farmer of [people.alice, people.mallory]) await cover.connect(farmer).buy(sum);
  await t.pass(150 * DAY);
  await report(gauge, INSURED, rainIn(INSURED));
  return { ...people, gauge, cover };
}

/** The student's script, in the name of Mallory. */
export async function rob(t: Trial<Params>) {
  const stage = await threeSummers(t);
  const { cash, gauge, cover, mallory } = stage;
  const before = await cash.balanceOf(mallory.address);
  await t.script("scripts/attack.ts", {
    context: { gauge: gauge.address, cover: cover.address, year: INSURED },
    senders: [mallory.address],
    maxTransactions: 2,
  });
  const [, rain] = await gauge.rainOf(INSURED);
  const readings = (await t.events(gauge)).length;
  return { ...stage, got: (await cash.balanceOf(mallory.address)) - before, rain, readings };
}

export async function robs(t: Trial<Params>): Promise<void> {
  const { cash, got, rain, readings } = await rob(t);
  const reports = {
    en: "How many readings the gauge has been brought, Mallory's included",
    zh: "雨量计收到的读数份数（含小马提交的）",
  };
  if (readings <= REPORTED) t.equal(reports, readings, REPORTED + 1, "count");
  const driest = rainIn(2012n);
  const brought = {
    en: "The rain of the wet summer, as the gauge tells it after the attack",
    zh: "攻击之后，雨量计所报的那个多雨夏天的雨量",
  };
  t.equal(brought, `${tenths(rain)} mm`, `${tenths(driest)} mm`, "text");
  const paid = { en: "What Mallory is paid for it", zh: "小马因此得到的赔款" };
  t.equal(paid, got, payoutOf(t.params.sum, driest, t.params), "CNY");
  await t.reconciles(cash);
}
