import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { payoutOf, premiumOf } from "./model.ts";
import { rainIn } from "./rain.ts";
import { coverOf, gaugeIn, report, village } from "./scenario.ts";

const DRY = 2012n;
const WET = 2013n;
const WAIT = 150 * 86_400;

/** Alice and Bob have insured a summer, which is over; nothing is reported yet. */
async function afterwards(t: Trial<Params>, year: bigint) {
  const { sum, premiumRate } = t.params;
  const people = await village(t);
  const gauge = await gaugeIn(t);
  const { cover } = await coverOf(t, people, gauge, year, 3n * sum);
  await t.accepts({ en: "Alice insures", zh: "小艾投保" }, cover.connect(people.alice).buy(sum));
  await t.accepts({ en: "Bob insures", zh: "小博投保" }, cover.connect(people.bob).buy(sum / 2n));
  await t.pass(WAIT);
  return { ...people, gauge, cover, premium: premiumOf(sum, premiumRate), year };
}

export async function pays(t: Trial<Params>): Promise<void> {
  const { sum } = t.params;
  const { cash, cover, gauge, alice, bob, insurer, year } = await afterwards(t, DRY);
  const rain = rainIn(year);
  await report(gauge, year, rain);
  const payout = payoutOf(sum, rain, t.params);
  const before = await cash.balanceOf(alice.address);
  const what = {
    en: "Bob claims for Alice after a dry summer",
    zh: "旱季之后，小博替小艾发起理赔",
  };
  const receipt = await t.accepts(what, cover.connect(bob).claim(alice.address));
  const has = { en: "Alice's cash after the claim", zh: "理赔后小艾的现金" };
  t.equal(has, await cash.balanceOf(alice.address), before + payout, "CNY");
  const event = { en: "The event of the claim", zh: "理赔事件" };
  t.emits(event, receipt, cover, "Claimed", [alice.address, rain, payout]);
  const owed = { en: "What may still have to be paid: Bob's policy", zh: "剩余责任：小博的保单" };
  t.equal(owed, await cover.liability(), sum / 2n, "CNY");
  await t.accepts({ en: "Bob claims", zh: "小博理赔" }, cover.connect(bob).claim(bob.address));
  const free = await cover.free();
  const rest = { en: "The insurer takes what is left", zh: "保险人取回余款" };
  await t.accepts(rest, cover.connect(insurer).withdraw(free));
  const empty = { en: "What is left in the cover after all that", zh: "全部了结后合约的余额" };
  t.equal(empty, await cash.balanceOf(cover.address), 0n, "CNY");
  await t.reconciles(cash);
}

export async function wet(t: Trial<Params>): Promise<void> {
  const { cash, cover, gauge, alice, year } = await afterwards(t, WET);
  await report(gauge, year, rainIn(year));
  const before = await cash.balanceOf(alice.address);
  const what = { en: "Alice claims after a wet summer", zh: "多雨的夏天之后，小艾理赔" };
  await t.accepts(what, cover.connect(alice).claim(alice.address));
  const has = { en: "Alice's cash after it", zh: "之后小艾的现金" };
  t.equal(has, await cash.balanceOf(alice.address), before, "CNY");
  const owed = { en: "What may still have to be paid: Bob's policy", zh: "剩余责任：小博的保单" };
  t.equal(owed, await cover.liability(), t.params.sum / 2n, "CNY");
}

export async function once(t: Trial<Params>): Promise<void> {
  const { cash, cover, gauge, alice, mallory, year } = await afterwards(t, DRY);
  const early = {
    en: "Alice claims before anybody has reported the rain",
    zh: "降雨量尚未公布，小艾就来理赔",
  };
  await t.refuses(early, cover.connect(alice).claim(alice.address), "RainUnknown", [year]);
  await report(gauge, year, rainIn(year));
  const stranger = { en: "Mallory claims without a policy", zh: "没有投保的小马来理赔" };
  await t.refuses(stranger, cover.connect(mallory).claim(mallory.address), "NothingInsured", [
    mallory.address,
  ]);
  await t.accepts({ en: "Alice claims", zh: "小艾理赔" }, cover.claim(alice.address));
  const has = await cash.balanceOf(alice.address);
  const twice = { en: "Alice claims a second time", zh: "小艾第二次理赔" };
  await t.refuses(twice, cover.connect(alice).claim(alice.address), "NothingInsured", [
    alice.address,
  ]);
  const same = { en: "Alice's cash after the second try", zh: "第二次之后小艾的现金" };
  t.equal(same, await cash.balanceOf(alice.address), has, "CNY");
}
