import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Agreed, Row } from "./scenario.ts";

import { exact } from "./model.ts";
import { agree, MONTH } from "./scenario.ts";

/** The loan of the student, drawn, and its schedule by the model. */
async function drawn(t: Trial<Params>) {
  const stage = await agree(t);
  await t.accepts(
    { en: "Alice draws the loan", zh: "小艾提款" },
    stage.loan.connect(stage.alice).draw(),
  );
  const at = await t.now();
  const { rows } = exact("equal-instalment", t.params);
  /** Lets time pass to so many months after the draw, less some seconds. */
  const toMonth = async (month: number, before = 0) => {
    await t.at(at + month * MONTH - before);
    // A view sees the time of the last transaction.
    await stage.cash.transfer(stage.bob.address, 0n);
  };
  return { ...stage, rows, toMonth };
}

export async function due(t: Trial<Params>): Promise<void> {
  const { loan } = await agree(t);
  const before = { en: "Due before Alice has the money", zh: "放款之前的应还金额" };
  t.equal(before, await loan.due(), 0n, "CNY");

  const { trial, stage } = await t.again(drawn);
  const { rows, toMonth } = stage;
  const at = { en: "Due right after the draw", zh: "刚放款时的应还金额" };
  t.equal(at, await stage.loan.due(), 0n, "CNY");
  // Calls that only ask see a time that may lie a second later.
  await toMonth(1, 2);
  const early = { en: "Due just before the first due day", zh: "首个到期日前夕的应还金额" };
  t.equal(early, await stage.loan.due(), 0n, "CNY");
  await toMonth(1);
  const first = { en: "Due on the first due day", zh: "首个到期日的应还金额" };
  t.equal(first, await stage.loan.due(), paymentsOf(rows.slice(0, 1)), "CNY");
  await toMonth(3);
  const third = {
    en: "Due on the third due day, nothing paid",
    zh: "第三个到期日的应还金额（从未还款）",
  };
  t.equal(third, await stage.loan.due(), paymentsOf(rows.slice(0, 3)), "CNY");
  await toMonth(rows.length + 5);
  const late = {
    en: "Due long after the end, nothing paid",
    zh: "全部到期很久之后的应还金额（从未还款）",
  };
  const asked = stage.loan.due().catch((error: unknown) => {
    throw trial.explained(late, error);
  });
  t.equal(late, await asked, paymentsOf(rows), "CNY");
}

export async function collects(t: Trial<Params>): Promise<void> {
  const stage = await drawn(t);
  const { loan, cash, alice, bob, rows, toMonth } = stage;
  const instalment = paymentsOf(rows.slice(0, 1));
  await toMonth(1);
  const mallory = await t.person("mallory");
  const thief = { en: "Mallory collects a fen of Alice's money", zh: "小马从小艾账上扣一分钱" };
  await t.refuses(thief, loan.connect(mallory).collect(1n), "NotTheLender", [mallory.address]);
  const more = { en: "Bob asks for a fen more than is due", zh: "小博申请扣款，比应还多一分" };
  const tooMuch = loan.connect(bob).collect(instalment + 1n);
  await t.refuses(more, tooMuch, "MoreThanDue", [instalment + 1n, instalment]);

  const part = instalment / 3n;
  await takes(t, stage, part, instalment);
  const again = {
    en: "After a third, Bob asks for the whole instalment",
    zh: "已扣三分之一后，小博又申请扣全额",
  };
  const rest = instalment - part;
  await t.refuses(again, loan.connect(bob).collect(instalment), "MoreThanDue", [instalment, rest]);
  await takes(t, stage, rest, rest);
  const twice = {
    en: "After all of it, Bob asks for one more fen",
    zh: "全额扣完后，小博再多扣一分",
  };
  await t.refuses(twice, loan.connect(bob).collect(1n), "MoreThanDue", [1n, 0n]);

  await toMonth(rows.length);
  const left = paymentsOf(rows.slice(1));
  await takes(t, stage, left, left);
  const spent = { en: "What Alice has at the end", zh: "还清后小艾的现金" };
  const has = 2n * t.params.principal - paymentsOf(rows);
  t.equal(spent, await cash.balanceOf(alice.address), has, "CNY");
  await t.reconciles(cash);
}

/** Bob collects; the money, the book and the log have to follow. */
async function takes(t: Trial<Params>, stage: Agreed, amount: bigint, open: bigint): Promise<void> {
  const { loan, cash, bob } = stage;
  const [had, paid] = [await cash.balanceOf(bob.address), await loan.paid()];
  const what =
    amount < open
      ? { en: "Bob collects a part of what is due", zh: "小博扣应还金额的一部分" }
      : { en: "Bob collects exactly what is due", zh: "小博恰好扣应还金额" };
  const receipt = await t.accepts(what, loan.connect(bob).collect(amount));
  const got = { en: "What Bob has got", zh: "小博收到的钱" };
  t.equal(got, (await cash.balanceOf(bob.address)) - had, amount, "CNY");
  const book = { en: "What the book says is paid", zh: "账上的已还金额" };
  t.equal(book, await loan.paid(), paid + amount, "CNY");
  const event = { en: "The event of the debit", zh: "扣款事件" };
  t.emits(event, receipt, loan, "Collected", [amount, open - amount]);
}

export async function outstanding(t: Trial<Params>): Promise<void> {
  const { loan, bob, rows, toMonth } = await drawn(t);
  const lent = { en: "Owed right after the draw", zh: "刚放款时的剩余本金" };
  t.equal(lent, await loan.outstanding(), t.params.principal, "CNY");
  await toMonth(2);
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error("a loan of one month");
  const collect = async (amount: bigint) =>
    t.accepts({ en: "Bob collects", zh: "小博扣款" }, loan.connect(bob).collect(amount));

  await collect(first.interest);
  const interest = {
    en: "Owed after a payment of just the first month's interest",
    zh: "只还了首期利息之后的剩余本金",
  };
  t.equal(interest, await loan.outstanding(), t.params.principal, "CNY");
  await collect(1n);
  const fen = { en: "Owed after one fen more", zh: "再还一分之后的剩余本金" };
  t.equal(fen, await loan.outstanding(), t.params.principal - 1n, "CNY");
  await collect(first.principal - 1n + second.interest);
  const month = {
    en: "Owed after the first instalment and the second month's interest",
    zh: "还了首期全额和第二期利息之后的剩余本金",
  };
  t.equal(month, await loan.outstanding(), first.outstanding, "CNY");
  await toMonth(rows.length);
  await collect(await loan.due());
  const end = { en: "Owed after all payments", zh: "全部还完之后的剩余本金" };
  t.equal(end, await loan.outstanding(), 0n, "CNY");
}

function paymentsOf(rows: readonly Pick<Row, "payment">[]): bigint {
  return rows.reduce((sum, { payment }) => sum + payment, 0n);
}
