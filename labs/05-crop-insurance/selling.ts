import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { premiumOf } from "./model.ts";
import { coverOf, gaugeIn, village } from "./scenario.ts";

const YEAR = 2014n;

/** A cover with as much capital as one policy needs, and half of another. */
async function onSale(t: Trial<Params>) {
  const { sum, premiumRate } = t.params;
  const people = await village(t);
  const gauge = await gaugeIn(t);
  const capital = sum + sum / 2n;
  const { cover, salesEnd } = await coverOf(t, people, gauge, YEAR, capital);
  return { ...people, cover, salesEnd, capital, premium: premiumOf(sum, premiumRate) };
}

export async function sells(t: Trial<Params>): Promise<void> {
  const { sum } = t.params;
  const { cash, cover, alice, capital, premium } = await onSale(t);
  const before = await cash.balanceOf(alice.address);
  const what = { en: "Alice insures her field", zh: "小艾为田地投保" };
  const receipt = await t.accepts(what, cover.connect(alice).buy(sum));
  const has = { en: "Alice's cash after buying", zh: "小艾投保后的现金" };
  t.equal(has, await cash.balanceOf(alice.address), before - premium, "CNY");
  const held = { en: "What the cover holds: capital and premium", zh: "合约持有的资本与保费" };
  t.equal(held, await cash.balanceOf(cover.address), capital + premium, "CNY");
  const policy = { en: "What Alice has insured", zh: "小艾的保额" };
  t.equal(policy, await cover.sumInsured(alice.address), sum, "CNY");
  const owed = { en: "What may have to be paid", zh: "可能赔付的责任总额" };
  t.equal(owed, await cover.liability(), sum, "CNY");
  const event = { en: "The event of the purchase", zh: "投保事件" };
  t.emits(event, receipt, cover, "Bought", [alice.address, sum, premium]);
  await t.reconciles(cash);
}

export async function solvent(t: Trial<Params>): Promise<void> {
  const { sum, premiumRate } = t.params;
  const { cover, alice, bob, insurer } = await onSale(t);
  await t.accepts({ en: "Alice insures", zh: "小艾投保" }, cover.connect(alice).buy(sum));
  const most = mostFor(await cover.free(), premiumRate);
  const room = (await cover.free()) + premiumOf(most + 1n, premiumRate);
  const over = {
    en: "Bob insures one fen more than capital and premiums can pay after Alice's policy",
    zh: "小艾投保之后，小博的保额比资本加保费所能赔付的多一分",
  };
  await t.refuses(over, cover.connect(bob).buy(most + 1n), "NotCovered", [room]);
  const exact = {
    en: "Bob insures exactly what is left, his own premium included",
    zh: "小博的保额恰好等于剩余可用资金（含他自己的保费）",
  };
  await t.accepts(exact, cover.connect(bob).buy(most));
  const owed = { en: "What may have to be paid to both", zh: "两人的责任总额" };
  t.equal(owed, await cover.liability(), sum + most, "CNY");
  const free = await cover.free();
  const out = { en: "The insurer takes out more than is free", zh: "保险人取走超过可用资金的钱" };
  await t.refuses(out, cover.connect(insurer).withdraw(free + 1n), "NotCovered", [free]);
}

/** The largest sum whose own premium makes it payable out of what is free. */
function mostFor(free: bigint, premiumRate: bigint): bigint {
  let most = (free * 10_000n) / (10_000n - premiumRate);
  while (most + 1n <= free + premiumOf(most + 1n, premiumRate)) most += 1n;
  return most;
}

export async function inTime(t: Trial<Params>): Promise<void> {
  const { cover, alice, bob, salesEnd } = await onSale(t);
  const small = t.params.sum / 4n;
  const again = await t.again(onSale);
  const mine = again.stage.cover.connect(again.stage.alice);
  await again.trial.accepts({ en: "Alice buys", zh: "小艾投保" }, mine.buy(small));
  const twice = { en: "Alice buys a second policy", zh: "小艾再买一张保单" };
  await again.trial.refuses(twice, mine.buy(1n), "InsuredAlready", [small]);
  await again.trial.at(again.stage.salesEnd + 30 * 86_400);
  const late = again.stage.cover.connect(again.stage.bob).buy(small);
  const august = { en: "Bob buys a month into the summer", zh: "夏季过了一个月，小博才投保" };
  await again.trial.refuses(august, late, "SalesOver", [again.stage.salesEnd]);

  await t.at(salesEnd - 1);
  const before = { en: "Alice buys a second before the summer", zh: "夏季开始前一秒，小艾投保" };
  await t.accepts(before, cover.connect(alice).buy(small));
  await t.at(salesEnd);
  const at = {
    en: "Bob buys in the second in which the summer begins",
    zh: "夏季开始那一秒，小博投保",
  };
  await t.refuses(at, cover.connect(bob).buy(small), "SalesOver", [salesEnd]);
}
