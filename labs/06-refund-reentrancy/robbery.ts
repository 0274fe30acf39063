import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Attacker } from "./scenario.ts";

import { CheckFailed } from "../../labkit/engine/failure.ts";
import { failedOffering, MALLORY } from "./scenario.ts";

/** The student's attack on the contract that is given: one transaction, in the name of Mallory. */
async function attack(t: Trial<Params>) {
  const stage = await failedOffering<Attacker>(t, "FragileRefunds", "Attacker", MALLORY);
  const { cash, refunds, intruder, mallory, owed } = stage;
  const what = {
    en: "Mallory calls attack() on his contract, once",
    zh: "小马对自己的合约调用一次 attack()",
  };
  await t.accepts(what, intruder.connect(mallory).attack()).catch((error: unknown) => {
    throw asksTooMuch(error) ?? error;
  });
  const taken = (await cash.balanceOf(intruder.address)) + (await cash.balanceOf(mallory.address));
  return { cash, taken, paidIn: owed.mallory, left: await cash.balanceOf(refunds.address) };
}

/** The refusal that an attack without an end runs into. */
function asksTooMuch(error: unknown): CheckFailed | undefined {
  if (!(error instanceof CheckFailed)) return undefined;
  if (!error.reason.actual?.value.startsWith("ERC20InsufficientBalance")) return undefined;
  const what = {
    en: "Mallory calls attack() once, and the last of his payments is larger than what is left",
    zh: "小马调用一次 attack()，最后一笔付款超过了剩余的钱",
  };
  return new CheckFailed({ ...error.reason, what });
}

export async function robs(t: Trial<Params>): Promise<void> {
  const { cash, taken, paidIn } = await attack(t);
  const what = {
    en: "What Mallory and his contract hold after paying in, less what he paid in, is more than nothing",
    zh: "小马及其合约持有的钱，减去他的投入，应大于零",
  };
  if (taken <= paidIn) t.equal(what, taken - paidIn, "> 0.00", "CNY");
  await t.reconciles(cash);
}

export async function drains(t: Trial<Params>): Promise<void> {
  const { left, paidIn } = await attack(t);
  const what = {
    en: "What is left in the refunds after the attack",
    zh: "攻击之后退款合约的余额",
  };
  if (left >= paidIn) t.equal(what, left, left % paidIn, "CNY");
}
