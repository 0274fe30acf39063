import type { Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Stage } from "./scenario.ts";

import { definePlays } from "../../labkit/define.ts";
import { nameOf } from "../../labkit/engine/people.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { open } from "./scenario.ts";

export const plays = definePlays<Params>([
  {
    name: "list",
    title: { en: "E-money as a list of balances", zh: "用一张余额表管理电子货币" },
    step: "s2",
    tell: list,
  },
  {
    name: "day",
    title: { en: "A day at the payment institution", zh: "支付机构的一天" },
    step: "s6",
    tell: async (t) => void (await day(t)),
  },
]);

interface Sheet {
  write: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

/** Both clients pay in; then Bob pays Alice, and the clerk writes one of the two lines. */
async function list(t: Trial<Params>): Promise<void> {
  const { alice: first, bob: second, meal } = t.params;
  const sheet = await t.deploy<Sheet>("Sheet", [], await t.person("institution"));
  const [alice, bob] = [await t.person("alice"), await t.person("bob")];
  const show = async () => {
    const named: [string, Person][] = [
      ["alice", alice],
      ["bob", bob],
    ];
    const lines = await Promise.all(
      named.map(async ([name, { address }]) => ({ name, amount: await sheet.balanceOf(address) })),
    );
    const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
    t.table({
      head: [
        { en: "Line", zh: "条目" },
        { en: "Amount", zh: "金额" },
      ],
      rows: [
        ...lines.map(({ name, amount }) => [nameOf(name), yuanGrouped(amount)]),
        [{ en: "sum of the list", zh: "余额表合计" }, yuanGrouped(total)],
        [{ en: "money at the bank", zh: "银行里的钱" }, yuanGrouped(first + second)],
      ],
    });
  };
  await sheet.write(alice.address, first);
  await sheet.write(bob.address, second);
  t.say({
    en: `Alice pays in ${yuanGrouped(first)} yuan and Bob ${yuanGrouped(second)}. A clerk of the institution writes both lines.`,
    zh: `小艾存入 ${yuanGrouped(first)} 元，小博存入 ${yuanGrouped(second)} 元。支付机构的职员记下两行。`,
  });
  await show();
  await sheet.write(alice.address, first + meal);
  t.say({
    en: `Bob pays Alice ${yuanGrouped(meal)} yuan for a meal. The clerk writes Alice's new line, is called away, and forgets Bob's.`,
    zh: `小博付给小艾 ${yuanGrouped(meal)} 元饭钱。职员写好小艾的新余额，被人叫走，忘了写小博的。`,
  });
  await show();
}

/** What the books call account zero: the other side of all money that clients have. */
const OWED = { en: "owed by the institution", zh: "支付机构的负债" };

/** Two clients pay in, pay and are paid; the shop redeems; then the institution lends what is not its own. */
export async function day(t: Trial<Params>): Promise<Stage> {
  const stage = await open(t);
  const { money, cash, alice, bob, shop, reserve } = stage;
  const { price, meal, payout, lent, ...deposits } = t.params;
  await stage.issue(alice, deposits.alice);
  await stage.issue(bob, deposits.bob);
  await t.accepts(
    { en: "Alice pays the shop", zh: "小艾向商户付款" },
    money.connect(alice).transfer(shop.address, price),
  );
  await t.accepts(
    { en: "Bob pays Alice", zh: "小博付款给小艾" },
    money.connect(bob).transfer(alice.address, meal),
  );
  await t.accepts({ en: "The shop redeems", zh: "商户赎回" }, money.connect(shop).burn(payout));
  await cash.connect(reserve).transfer(shop.address, payout);
  t.say({
    en: `Alice pays in ${yuanGrouped(deposits.alice)} yuan and Bob ${yuanGrouped(deposits.bob)}, and both are issued as much. Alice pays the shop ${yuanGrouped(price)}, Bob pays Alice ${yuanGrouped(meal)}, and the shop redeems ${yuanGrouped(payout)}. The books of the e-money:`,
    zh: `小艾存入 ${yuanGrouped(deposits.alice)} 元，小博存入 ${yuanGrouped(deposits.bob)} 元，各获发等额电子货币。小艾付给商户 ${yuanGrouped(price)} 元，小博付给小艾 ${yuanGrouped(meal)} 元，商户赎回 ${yuanGrouped(payout)} 元。电子货币的账簿：`,
  });
  await t.showBooks(money, OWED);
  await showCover(t, stage);
  await lend(t, stage, lent);
  return stage;
}

async function lend(t: Trial<Params>, stage: Stage, lent: bigint): Promise<void> {
  const { cash, reserve, money, bob } = stage;
  const friend = await t.person("friend");
  await cash.connect(reserve).transfer(friend.address, lent);
  t.say({
    en: `In the evening the institution has the bank pay ${yuanGrouped(lent)} yuan from the reserve account to a friend's firm: only for a few weeks, and the clients will not notice. The books of the e-money stay as they are.`,
    zh: `傍晚，支付机构让银行从备付金账户付 ${yuanGrouped(lent)} 元给朋友的公司：只借几个星期，客户不会发觉。电子货币的账簿没有变化。`,
  });
  await showCover(t, stage);
  const needed = (await money.totalSupply()) + 1n;
  await t.refuses(
    { en: "One more fen is issued", zh: "再发行一分" },
    money.mint(bob.address, 1n),
    "NotCovered",
    [needed, await money.reserve()],
  );
  t.say({
    en: "From now on the contract refuses every issue, be it a single fen.",
    zh: "从此刻起，合约拒绝一切发行，哪怕只有一分。",
  });
}

async function showCover(t: Trial<Params>, { money }: Stage): Promise<void> {
  const [owed, held] = [await money.totalSupply(), await money.reserve()];
  t.table({
    head: [
      { en: "Statement", zh: "备付金对账" },
      { en: "Amount", zh: "金额" },
    ],
    rows: [
      [{ en: "in the reserve account", zh: "备付金账户余额" }, yuanGrouped(held)],
      [{ en: "owed to clients", zh: "对客户的负债" }, yuanGrouped(owed)],
      [{ en: "difference", zh: "差额" }, yuanGrouped(held - owed)],
    ],
  });
}
