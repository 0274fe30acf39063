import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Attacker, Stage } from "./scenario.ts";

import { goesThrough } from "./attempts.ts";
import { failedOffering, MALLORY, open } from "./scenario.ts";

/** A way to get at the money: by which function one is paid, and what one calls in the middle of it. */
type Trick = (t: Trial<Params>) => Promise<void>;

type Door = "refund" | "payOut";

/** Back through the door through which the payment comes. */
const sameDoor: readonly Trick[] = [trick("refund", "refund"), trick("payOut", "payOut")];

/** Back through another one. */
const betweenDoors: readonly Trick[] = [
  trick("refund", "payOut"),
  trick("payOut", "refund"),
  trick("refund", "assign"),
  trick("payOut", "assign"),
];

/** Each on a fresh chain: the robot is paid, tries its trick, and Mallory asks for whatever is due to him then. */
function trick(paidBy: Door, calls: Door | "assign"): Trick {
  return async (t) => {
    const { trial, stage } = await t.again(open);
    const { cash, refunds, robot, mallory, alice, carol, owed } = stage;
    await robot.plan(planned(stage, calls));
    const paid =
      paidBy === "refund" ? robot.refund() : refunds.connect(carol).payOut(robot.address);
    await goesThrough(trial, paid);
    await goesThrough(trial, refunds.connect(mallory).refund());
    const taken = (await cash.balanceOf(robot.address)) + (await cash.balanceOf(mallory.address));
    if (taken > owed.mallory) trial.equal(told(paidBy, calls), taken, owed.mallory, "CNY");
    const others = {
      en: "Alice is paid after the attempt",
      zh: "尝试之后小艾照常退款",
    };
    await trial.accepts(others, refunds.connect(alice).refund());
  };
}

function planned({ call, robot, mallory, owed }: Stage, name: Door | "assign"): string {
  if (name === "refund") return call("refund");
  if (name === "payOut") return call("payOut", robot.address);
  return call("assign", mallory.address, owed.mallory);
}

function told(paidBy: Door, calls: Door | "assign"): Text {
  return {
    en: `A receiver paid by ${paidBy}() calls ${calls}() before the payment has ended; what he and his accomplice get, at most`,
    zh: `收款人经由 ${paidBy}() 收款，途中又调用 ${calls}()；他与同伙最多应得`,
  };
}

export async function once(t: Trial<Params>): Promise<void> {
  const stage = await failedOffering<Attacker>(t, "Refunds", "Attacker", MALLORY);
  const { cash, intruder, mallory, owed } = stage;
  await goesThrough(t, intruder.connect(mallory).attack());
  const what = {
    en: "What your own attack gets out of your repaired contract, at most",
    zh: "用你自己的攻击合约，从修复后的合约最多能取走",
  };
  const taken = (await cash.balanceOf(intruder.address)) + (await cash.balanceOf(mallory.address));
  if (taken > owed.mallory) t.equal(what, taken, owed.mallory, "CNY");
  for (const attempt of sameDoor) await attempt(t);
}

export async function doors(t: Trial<Params>): Promise<void> {
  for (const attempt of betweenDoors) await attempt(t);
}

export async function views(t: Trial<Params>): Promise<void> {
  for (const paidBy of ["refund", "payOut"] as const) {
    const { trial, stage } = await t.again(open);
    const { robot, owed, total } = stage;
    const [sum, isCovered, due] = await readWhilePaid(trial, stage, paidBy);
    const answered = (view: string): Text => ({
      en: `What ${view}() says while the robot is paid by ${paidBy}()`,
      zh: `机器人经由 ${paidBy}() 收款途中 ${view}() 的回答`,
    });
    const rest = total - owed.mallory;
    trial.equal(answered("totalDue"), sum ?? rest, rest, "CNY");
    trial.equal(answered("isCovered"), isCovered ?? true, true, "text");
    trial.equal(answered("due"), due ?? 0n, 0n, "CNY");
    const paid = { en: "The robot's cash afterwards", zh: "机器人事后的现金" };
    trial.equal(paid, await stage.cash.balanceOf(robot.address), owed.mallory, "CNY");
  }
}

/** What the three views say in the middle of a payment. One that refuses to answer there says nothing false. */
async function readWhilePaid(
  trial: Trial<Params>,
  { refunds, robot, carol, call }: Stage,
  paidBy: Door,
): Promise<[sum?: bigint, isCovered?: boolean, due?: bigint]> {
  const questions = [
    ["totalDue", []],
    ["isCovered", []],
    ["due", [robot.address]],
  ] as const;
  for (const [view, args] of questions) await robot.plan(call(view, ...args));
  const what = {
    en: "The robot looks into the books while it is paid",
    zh: "机器人在收款途中查账",
  };
  const byOther = paidBy === "payOut";
  const paid = byOther ? refunds.connect(carol).payOut(robot.address) : robot.refund();
  await trial.accepts(what, paid);
  const answers: unknown[] = [];
  for (const [i, [view]] of questions.entries()) {
    const [isOk, data] = await robot.answer(i);
    const said = isOk ? refunds.contract.interface.decodeFunctionResult(view, data) : [];
    answers.push(said[0]);
  }
  return answers as [sum?: bigint, isCovered?: boolean, due?: bigint];
}
