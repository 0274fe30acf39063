import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Stage } from "./scenario.ts";

import { goesThrough } from "./attempts.ts";
import { open } from "./scenario.ts";

export async function honest(t: Trial<Params>): Promise<void> {
  const stage = await open(t, 97);
  const { refunds, bank, alice, bob, carol, robot, others, owed, total } = stage;
  const stranger = { en: "Alice hands over a list of her own", zh: "小艾自行移交一份名单" };
  await t.refuses(stranger, refunds.connect(alice).handOver([], []), "NotTheBank", [alice.address]);
  const again = { en: "The bank hands over a second time", zh: "银行第二次移交" };
  await t.refuses(again, refunds.connect(bank).handOver([], []), "HandedOverAlready");

  const asks = { en: "Alice asks for her refund", zh: "小艾申请退款" };
  const receipt = await t.accepts(asks, refunds.connect(alice).refund());
  await has(stage, t, alice.address, owed.alice, { en: "Alice's cash", zh: "小艾的现金" });
  const event = { en: "The event of Alice's refund", zh: "小艾退款的事件" };
  t.emits(event, receipt, refunds, "Refunded", [alice.address, owed.alice]);
  const books = { en: "What is due to all others", zh: "其余所有人的应退款" };
  t.equal(books, await refunds.totalDue(), total - owed.alice, "CNY");
  const twice = { en: "Alice asks a second time", zh: "小艾第二次申请退款" };
  await t.refuses(twice, refunds.connect(alice).refund(), "NothingDue", [alice.address]);

  const forBob = { en: "Carol has Bob paid", zh: "小卡替小博触发退款" };
  await t.accepts(forBob, refunds.connect(carol).payOut(bob.address));
  await has(stage, t, bob.address, owed.bob, { en: "Bob's cash", zh: "小博的现金" });
  await has(stage, t, carol.address, 0n, { en: "Carol's cash", zh: "小卡的现金" });
  const bobTwice = { en: "Carol has Bob paid a second time", zh: "小卡第二次替小博触发退款" };
  const call = refunds.connect(carol).payOut(bob.address);
  await t.refuses(bobTwice, call, "NothingDue", [bob.address]);

  const contract = {
    en: "An investor that is a contract asks",
    zh: "以合约身份认购的投资人申请退款",
  };
  await t.accepts(contract, robot.refund());
  await has(stage, t, robot.address, owed.mallory, { en: "Its cash", zh: "该合约的现金" });
  await payTheRest(stage, t, others);
  await inAnotherOrder(t);
}

async function payTheRest(stage: Stage, t: Trial<Params>, rest: readonly string[]): Promise<void> {
  const { refunds, cash, carol } = stage;
  for (const investor of rest) {
    const paid = { en: "Carol has one of the others paid", zh: "小卡替其余投资人触发退款" };
    await t.accepts(paid, refunds.connect(carol).payOut(investor));
  }
  const empty = { en: "What is left when all hundred are paid", zh: "一百人全部退款后的余额" };
  t.equal(empty, await cash.balanceOf(refunds.address), 0n, "CNY");
  const books = {
    en: "What is still due when all hundred are paid",
    zh: "一百人全部退款后的应退总额",
  };
  t.equal(books, await refunds.totalDue(), 0n, "CNY");
  await t.reconciles(cash);
}

/** The last of the list first: everybody gets the same. */
async function inAnotherOrder(t: Trial<Params>): Promise<void> {
  const { trial, stage } = await t.again(open);
  const { refunds, alice, bob, robot, others, owed } = stage;
  const [last = "", first = ""] = [others.at(-1), others[0]];
  const order = { en: "The last on the list is paid first", zh: "名单上的最后一位最先退款" };
  await trial.accepts(order, refunds.payOut(last));
  await has(stage, trial, last, owed.others, { en: "His cash", zh: "他的现金" });
  const turns = { en: "Others are paid in another order", zh: "换一种先后顺序退款" };
  await trial.accepts(turns, refunds.payOut(robot.address));
  await trial.accepts(turns, refunds.payOut(first));
  await trial.accepts(turns, refunds.connect(bob).refund());
  await trial.accepts(turns, refunds.connect(alice).refund());
  await has(stage, trial, alice.address, owed.alice, { en: "Alice's cash", zh: "小艾的现金" });
  await has(stage, trial, bob.address, owed.bob, { en: "Bob's cash", zh: "小博的现金" });
  await has(stage, trial, robot.address, owed.mallory, {
    en: "The robot's cash",
    zh: "机器人的现金",
  });
}

async function has(
  { cash }: Stage,
  t: Trial<Params>,
  address: string,
  amount: bigint,
  whose: Text,
): Promise<void> {
  const what = { en: `${whose.en} after the refund`, zh: `退款后${whose.zh}` };
  t.equal(what, await cash.balanceOf(address), amount, "CNY");
}

export async function assigns(t: Trial<Params>): Promise<void> {
  const stage = await open(t);
  const { refunds, alice, bob, carol, owed, total } = stage;
  const part = owed.alice / 4n;
  const sells = {
    en: "Alice assigns a quarter of her claim to Carol",
    zh: "小艾把四分之一的债权转让给小卡",
  };
  const receipt = await t.accepts(sells, refunds.connect(alice).assign(carol.address, part));
  const event = { en: "The event of the assignment", zh: "债权转让的事件" };
  t.emits(event, receipt, refunds, "Assigned", [alice.address, carol.address, part]);
  const left = { en: "What is due to Alice afterwards", zh: "转让后小艾的应退款" };
  t.equal(left, await refunds.due(alice.address), owed.alice - part, "CNY");
  const more = {
    en: "Alice assigns a fen more than is due to her",
    zh: "小艾转让的金额比应退款多一分",
  };
  const tooMuch = refunds.connect(alice).assign(bob.address, owed.alice - part + 1n);
  await t.refuses(more, tooMuch, "MoreThanDue", [owed.alice - part]);
  const rest = { en: "Alice assigns the rest to Bob", zh: "小艾把其余债权转让给小博" };
  await t.accepts(rest, refunds.connect(alice).assign(bob.address, owed.alice - part));
  const self = { en: "Bob assigns something to himself", zh: "小博把一部分债权转让给自己" };
  await t.accepts(self, refunds.connect(bob).assign(bob.address, part));
  const all = { en: "What is due to all, after the assignments", zh: "转让之后的应退总额" };
  t.equal(all, await refunds.totalDue(), total, "CNY");

  const paid = { en: "Who holds the claims asks for the refund", zh: "债权的持有人申请退款" };
  await t.accepts(paid, refunds.connect(carol).refund());
  await t.accepts(paid, refunds.connect(bob).refund());
  await has(stage, t, carol.address, part, { en: "Carol's cash", zh: "小卡的现金" });
  const sum = owed.alice - part + owed.bob;
  await has(stage, t, bob.address, sum, { en: "Bob's cash", zh: "小博的现金" });
  const nothing = { en: "Alice, who has sold everything, asks", zh: "已全部转让的小艾申请退款" };
  await t.refuses(nothing, refunds.connect(alice).refund(), "NothingDue", [alice.address]);
}

export async function refuser(t: Trial<Params>): Promise<void> {
  const stage = await open(t);
  const { refunds, cash, alice, bob, carol, robot, others, owed } = stage;
  await robot.refuse(true);
  await goesThrough(t, robot.refund());
  await goesThrough(t, refunds.connect(carol).payOut(robot.address));
  const kept = {
    en: "What is due to the robot after it turned its money away",
    zh: "机器人拒收之后的应退款",
  };
  t.equal(kept, await refunds.due(robot.address), owed.mallory, "CNY");
  const next = { en: "All others are paid", zh: "其他人照常退款" };
  await t.accepts(next, refunds.connect(alice).refund());
  await t.accepts(next, refunds.connect(carol).payOut(bob.address));
  await t.accepts(next, refunds.payOut(others[0] ?? ""));
  await has(stage, t, bob.address, owed.bob, { en: "Bob's cash", zh: "小博的现金" });
  await robot.refuse(false);
  const later = { en: "The robot changes its mind and asks", zh: "机器人改变主意后申请退款" };
  await t.accepts(later, robot.refund());
  await has(stage, t, robot.address, owed.mallory, { en: "The robot's cash", zh: "机器人的现金" });
  await t.reconciles(cash);
}
