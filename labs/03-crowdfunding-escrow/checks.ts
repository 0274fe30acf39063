import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { defineChecks } from "../../labkit/define.ts";
import { logs } from "./platform.ts";
import { open } from "./scenario.ts";

const FUNDED = 1n;
const FAILED = 2n;

const inEscrow = (name: string) => ({ file: "contracts/Escrow.sol", name });

export const checks = defineChecks<Params>([
  {
    id: "pays-in",
    step: "s3",
    points: 5,
    title: {
      en: "What is paid in lies in the escrow and is written down",
      zh: "投资款进入托管并入账",
    },
    why: {
      en: "Who has paid how much decides who gets it back. The book and the money have to agree to the fen.",
      zh: "退给谁、退多少，全凭账目。账与钱必须分毫不差。",
    },
    code: inEscrow("invest"),
    run: paysIn,
  },
  {
    id: "limit",
    step: "s3",
    points: 10,
    needs: ["pays-in"],
    title: { en: "Nobody pays in more than the limit", zh: "任何投资人不得超过限额" },
    why: {
      en: "The limit keeps one person from losing too much in one start-up. Two small payments lose as much as a large one.",
      zh: "限额是为了避免一个人在一个项目里损失过多。分两笔付，损失并不会变小。",
    },
    code: inEscrow("invest"),
    run: limits,
  },
  {
    id: "closes",
    step: "s3",
    points: 5,
    needs: ["pays-in"],
    title: { en: "Nobody pays in after the end", zh: "截止后不再接受投资" },
    why: {
      en: "After the end it is decided whether the goal is reached. Late money could turn a failure into a success.",
      zh: "截止时成败已定。迟到的钱可能把失败改成成功。",
    },
    code: inEscrow("invest"),
    run: closes,
  },
  {
    id: "state",
    step: "s4",
    points: 5,
    needs: ["pays-in"],
    title: { en: "The clock and the goal decide the state", zh: "状态由时间和目标决定" },
    why: {
      en: "If somebody had to press a button, he could also not press it, and the money would lie there.",
      zh: "如果要靠人去按按钮，那个人也可以不按，钱就一直卡在那里。",
    },
    code: inEscrow("state"),
    run: state,
  },
  {
    id: "release",
    step: "s4",
    points: 10,
    needs: ["state"],
    title: {
      en: "The founder gets all of it, once, and only when funded",
      zh: "募集成功后，融资人一次性取得全部款项",
    },
    why: {
      en: "Custody means that the money moves for one purpose only, under the conditions everybody has read.",
      zh: "托管就是专款专用：钱只能按事先约定的条件流向约定的用途。",
    },
    code: inEscrow("release"),
    run: release,
  },
  {
    id: "refund",
    step: "s5",
    points: 10,
    needs: ["state"],
    title: {
      en: "In a failure everybody gets back exactly what he paid, once",
      zh: "募集失败时，人人足额退款且只退一次",
    },
    why: {
      en: "A second refund is paid with somebody else's money.",
      zh: "多退的那一次，花的是别人的钱。",
    },
    code: inEscrow("refund"),
    run: refund,
  },
  {
    id: "no-refund",
    step: "s5",
    points: 5,
    needs: ["refund"],
    title: {
      en: "There is no refund while the offering runs or after it succeeded",
      zh: "募集中或募集成功后不得退款",
    },
    why: {
      en: "Others have counted on the goal. Who could leave at the last second could make the offering fail alone.",
      zh: "其他人是看着进度投资的。若能在最后一刻撤出，一个人就能让项目失败。",
    },
    code: inEscrow("refund"),
    run: noRefund,
  },
  {
    id: "audit",
    step: "s8",
    points: 10,
    title: { en: "Exactly those above the limit are named", zh: "恰好找出全部超限投资人" },
    why: {
      en: "A regulator who names an innocent person is as wrong as one who overlooks a guilty one.",
      zh: "冤枉守规矩的人，与放过违规的人，同样是监管失误。",
    },
    code: { file: "scripts/audit.ts", name: "audit" },
    run: audit,
  },
]);

async function paysIn(t: Trial<Params>): Promise<void> {
  const { escrow, cash, alice, bob } = await open(t);
  const { alice: first, bob: second } = t.params;
  const before = await cash.balanceOf(alice.address);
  const what = { en: "Alice pays into the open offering", zh: "小艾向募集中的项目投资" };
  const receipt = await t.accepts(what, escrow.connect(alice).invest(first));
  const left = { en: "Alice's cash after paying", zh: "小艾付款后的现金" };
  t.equal(left, await cash.balanceOf(alice.address), before - first, "CNY");
  const held = { en: "The cash of the escrow", zh: "托管合约持有的现金" };
  t.equal(held, await cash.balanceOf(escrow.address), first, "CNY");
  const booked = { en: "What the escrow says Alice has paid", zh: "账上小艾已付金额" };
  t.equal(booked, await escrow.paid(alice.address), first, "CNY");
  const event = { en: "The event of Alice's investment", zh: "小艾投资的事件" };
  t.emits(event, receipt, escrow, "Invested", [alice.address, first]);
  await t.accepts(
    { en: "Bob pays in, too", zh: "小博也来投资" },
    escrow.connect(bob).invest(second),
  );
  const raised = { en: "What was raised from both", zh: "两人合计募集金额" };
  t.equal(raised, await escrow.raised(), first + second, "CNY");
  await t.reconciles(cash);
}

async function limits(t: Trial<Params>): Promise<void> {
  const { escrow, cash, alice, bob, limit } = await open(t);
  const whole = { en: "Alice pays in her limit but for one fen", zh: "小艾投资到只剩一分额度" };
  await t.accepts(whole, escrow.connect(alice).invest(limit - 1n));
  const over = { en: "Alice has one fen left and pays two", zh: "小艾只剩一分额度，却再付两分" };
  await t.refuses(over, escrow.connect(alice).invest(2n), "LimitExceeded", [1n]);
  const last = { en: "Alice pays the last fen of her limit", zh: "小艾付满最后一分额度" };
  await t.accepts(last, escrow.connect(alice).invest(1n));
  const total = { en: "What the escrow says Alice has paid in all", zh: "账上小艾累计已付金额" };
  t.equal(total, await escrow.paid(alice.address), limit, "CNY");
  const bobs = { en: "Bob has a limit of his own", zh: "小博有自己的限额" };
  await t.accepts(bobs, escrow.connect(bob).invest(limit));
  const held = { en: "The cash of the escrow", zh: "托管合约持有的现金" };
  t.equal(held, await cash.balanceOf(escrow.address), 2n * limit, "CNY");
}

async function closes(t: Trial<Params>): Promise<void> {
  const late = await t.again(open);
  await late.trial.at(late.stage.closesAt + 86_400);
  const after = { en: "Alice pays a day after the end", zh: "小艾在截止一天后投资" };
  await late.trial.refuses(
    after,
    late.stage.escrow.connect(late.stage.alice).invest(100n),
    "WrongState",
  );

  const { escrow, alice, closesAt } = await open(t);
  await t.at(closesAt - 1);
  const before = { en: "Alice pays a second before the end", zh: "小艾在截止前一秒投资" };
  await t.accepts(before, escrow.connect(alice).invest(100n));
  await t.at(closesAt);
  const at = { en: "Alice pays in the second of the end", zh: "小艾在截止那一秒投资" };
  await t.refuses(at, escrow.connect(alice).invest(100n), "WrongState");
}

async function state(t: Trial<Params>): Promise<void> {
  const { escrow, cash, closesAt, fill, goal } = await open(t);
  await fill(goal);
  const early = {
    en: "The state with the goal reached, before the end",
    zh: "已达目标、尚未截止时的状态",
  };
  t.equal(early, await escrow.state(), 0n, "count");
  await tick(t, cash, closesAt);
  const funded = {
    en: "The state after the end, with exactly the goal raised",
    zh: "恰好达到目标、截止后的状态",
  };
  t.equal(funded, await escrow.state(), FUNDED, "count");

  const poor = await t.again(open);
  await poor.stage.fill(goal - 1n);
  await tick(poor.trial, poor.stage.cash, poor.stage.closesAt);
  const failed = {
    en: "The state after the end, one fen short of the goal",
    zh: "差一分未达目标、截止后的状态",
  };
  t.equal(failed, await poor.stage.escrow.state(), FAILED, "count");
}

async function release(t: Trial<Params>): Promise<void> {
  const { escrow, cash, founder, closesAt, fill, goal } = await open(t);
  await fill(goal + 1n);
  const early = { en: "Somebody asks for the release before the end", zh: "截止前有人请求放款" };
  await t.refuses(early, escrow.release(), "WrongState", [0n, FUNDED]);
  await t.at(closesAt);
  const what = { en: "Somebody asks for the release after the end", zh: "截止后有人请求放款" };
  const receipt = await t.accepts(what, escrow.release());
  const has = { en: "The founder's cash after the release", zh: "放款后融资人的现金" };
  t.equal(has, await cash.balanceOf(founder.address), goal + 1n, "CNY");
  t.emits({ en: "The event of the release", zh: "放款事件" }, receipt, escrow, "Released", [
    goal + 1n,
  ]);
  await cash.mint(escrow.address, goal + 1n);
  const twice = { en: "The founder asks a second time", zh: "融资人第二次请求放款" };
  await t.refuses(twice, escrow.release(), "NothingToPay");
  await t.reconciles(cash);

  const poor = await t.again(open);
  await poor.stage.fill(goal - 1n);
  await poor.trial.at(poor.stage.closesAt);
  const failed = {
    en: "The founder asks though the goal is missed",
    zh: "未达目标，融资人仍请求放款",
  };
  await t.refuses(failed, poor.stage.escrow.release(), "WrongState", [FAILED, FUNDED]);
}

async function refund(t: Trial<Params>): Promise<void> {
  const { escrow, cash, alice, bob, closesAt } = await open(t);
  const { alice: first, bob: second } = t.params;
  const before = await cash.balanceOf(alice.address);
  await escrow.connect(alice).invest(first - 1n);
  await escrow.connect(alice).invest(1n);
  await escrow.connect(bob).invest(second);
  await t.at(closesAt);
  const what = { en: "Alice asks for her money after the failure", zh: "募集失败后小艾申请退款" };
  const receipt = await t.accepts(what, escrow.connect(alice).refund());
  const has = { en: "Alice's cash after the refund", zh: "退款后小艾的现金" };
  t.equal(has, await cash.balanceOf(alice.address), before, "CNY");
  t.emits({ en: "The event of the refund", zh: "退款事件" }, receipt, escrow, "Refunded", [
    alice.address,
    first,
  ]);
  const twice = { en: "Alice asks a second time", zh: "小艾第二次申请退款" };
  await t.refuses(twice, escrow.connect(alice).refund(), "NothingToPay");
  await t.accepts({ en: "Bob asks for his", zh: "小博申请退款" }, escrow.connect(bob).refund());
  const left = { en: "What is left in the escrow", zh: "托管合约的余额" };
  t.equal(left, await cash.balanceOf(escrow.address), 0n, "CNY");
  await t.reconciles(cash);
}

async function noRefund(t: Trial<Params>): Promise<void> {
  const { escrow, alice, closesAt, fill, goal } = await open(t);
  await escrow.connect(alice).invest(t.params.alice);
  const early = {
    en: "Alice wants her money back while the offering runs",
    zh: "募集期间小艾要求退款",
  };
  await t.refuses(early, escrow.connect(alice).refund(), "WrongState", [0n, FAILED]);
  await fill(goal);
  await t.at(closesAt);
  const late = { en: "Alice wants her money back after the success", zh: "募集成功后小艾要求退款" };
  await t.refuses(late, escrow.connect(alice).refund(), "WrongState", [FUNDED, FAILED]);
}

async function audit(t: Trial<Params>): Promise<void> {
  for (const { what, play } of logs) {
    const { trial, stage } = await t.again(play);
    const context = { board: stage.board, limit: t.params.limit };
    const job = { context, senders: [], maxTransactions: 0 };
    const named = await trial.script<unknown>("scripts/audit.ts", job);
    t.equal(what, listed(named), listed(stage.offenders), "text");
  }
}

/** Addresses in one fixed order, each once as the script gave it. */
function listed(addresses: unknown): string {
  if (!Array.isArray(addresses)) return String(addresses);
  return (
    addresses
      .map((address) => String(address).slice(0, 8))
      .toSorted()
      .join(" ") || "-"
  );
}

/** Lets time pass to a second by a transaction that does nothing. */
async function tick(
  t: Trial<Params>,
  cash: { transfer(to: string, amount: bigint): Promise<unknown> },
  time: number,
) {
  await t.at(time);
  await cash.transfer((await t.person("bank")).address, 0n);
}
