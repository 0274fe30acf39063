import type { Trial } from "../../labkit/engine/trial.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { Params } from "./lab.ts";
import type { Curve } from "./scenario.ts";

import { diceOf } from "../../scripts/lending/score/random.ts";
import { tenths } from "../../scripts/money/numbers.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { FULL, payoutOf, rateOf } from "./model.ts";
import { SUMMERS } from "./rain.ts";

const RANDOM = 20;

async function curve(t: Trial<Params>) {
  const { trigger, exit } = t.params;
  const name = { en: "the curve", zh: "赔付曲线" };
  return t.deploy<Curve>("Curve", [trigger, exit], await t.person("insurer"), { name });
}

export async function ends(t: Trial<Params>): Promise<void> {
  const { trigger, exit } = t.params;
  const contract = await curve(t);
  for (const [rain, rate] of [
    [trigger, 0n],
    [trigger + 1n, 0n],
    [trigger * 3n, 0n],
    [exit, FULL],
    [exit - 1n, FULL],
    [0n, FULL],
  ] as const) {
    t.equal(rateFor(rain), await contract.rateOf(rain), rate, "bps");
  }
}

export async function line(t: Trial<Params>): Promise<void> {
  const { trigger, exit, luck } = t.params;
  const contract = await curve(t);
  const dice = diceOf(luck);
  const random = Array.from(
    { length: RANDOM },
    () => exit + BigInt(Math.floor(dice.uniform() * Number(trigger - exit))),
  );
  const summers = SUMMERS.map((summer) => summer.rain);
  const middle = (trigger + exit) / 2n;
  const half = {
    en: "Rate half way between exit and trigger",
    zh: "封顶值与触发值正中间的赔付比例",
  };
  t.equal(half, await contract.rateOf(middle), rateOf(middle, t.params), "bps");
  for (const rain of [exit + 1n, trigger - 1n, ...summers, ...random])
    t.equal(rateFor(rain), await contract.rateOf(rain), rateOf(rain, t.params), "bps");
}

export async function amounts(t: Trial<Params>): Promise<void> {
  const contract = await curve(t);
  for (const { rain } of SUMMERS) {
    for (const sum of [t.params.sum, 10_001n, 9_999n, 1n]) {
      const what = {
        en: `Payout for ${yuanGrouped(sum)} yuan insured and ${tenths(rain)} mm of rain`,
        zh: `保额 ${yuanGrouped(sum)} 元、降雨 ${tenths(rain)} 毫米时的赔款`,
      };
      t.equal(what, await contract.payoutOf(sum, rain), payoutOf(sum, rain, t.params), "CNY");
    }
  }
}

function rateFor(rain: bigint): Text {
  return {
    en: `Rate for ${tenths(rain)} mm of rain`,
    zh: `降雨 ${tenths(rain)} 毫米时的赔付比例`,
  };
}
