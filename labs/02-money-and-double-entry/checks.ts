import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Stage } from "./scenario.ts";

import { ZeroAddress } from "ethers";

import { defineChecks } from "../../labkit/define.ts";
import { open } from "./scenario.ts";

const inMoney = (name: string) => ({ file: "contracts/Money.sol", name });

export const checks = defineChecks<Params>([
  {
    id: "issue",
    step: "s3",
    points: 5,
    title: {
      en: "What is issued is booked to the client and counted",
      zh: "发行的货币记入客户账户并计入总额",
    },
    why: {
      en: "The total is what the institution owes. Whoever does not know it cannot say whether it can pay.",
      zh: "总额就是支付机构的负债。不知道总额，就说不清自己能否兑付。",
    },
    code: inMoney("mint"),
    run: issues,
  },
  {
    id: "issuer-only",
    step: "s3",
    points: 5,
    needs: ["issue"],
    title: { en: "Nobody but the institution issues money", zh: "除支付机构外，任何人不得发行" },
    why: {
      en: "Whoever can issue money can write himself a claim on everybody else's deposit.",
      zh: "谁能发行，谁就能凭空写出对别人备付金的债权。",
    },
    code: inMoney("mint"),
    run: issuerOnly,
  },
  {
    id: "covered",
    step: "s3",
    points: 10,
    needs: ["issue"],
    title: {
      en: "Clients never have more than lies in the reserve account",
      zh: "客户余额合计不超过备付金",
    },
    why: {
      en: "Covered to the last fen, every client can be paid even if all come on the same day.",
      zh: "分毫不差地足额备付，即使所有客户同一天来赎回，也付得出。",
    },
    code: inMoney("mint"),
    run: covered,
  },
  {
    id: "pay",
    step: "s4",
    points: 10,
    title: {
      en: "A payment leaves one account and reaches the other",
      zh: "一笔付款：一方减少，另一方等额增加",
    },
    why: {
      en: "Double entry: both sides of a payment are the same amount, so the sum of all balances stays what it was.",
      zh: "复式记账：有借必有贷，借贷必相等，所以全部余额的合计不变。",
    },
    code: inMoney("transfer"),
    run: pays,
  },
  {
    id: "overdraft",
    step: "s4",
    points: 5,
    needs: ["pay"],
    title: { en: "Nobody pays more than he has", zh: "余额不足不得付款" },
    why: {
      en: "An overdraft is a loan, and a payment institution may not lend its clients' money.",
      zh: "透支就是贷款，而支付机构不得用客户的钱放贷。",
    },
    code: inMoney("transfer"),
    run: overdraft,
  },
  {
    id: "self",
    step: "s4",
    points: 5,
    needs: ["pay"],
    title: { en: "Who pays himself has as much as before", zh: "给自己付款，余额不变" },
    why: {
      en: "Payer and payee can be the same account. Eight million dollars were taken from a lender whose code had not thought of that.",
      zh: "付款人和收款人可以是同一个账户。有平台因代码没有想到这一点，被人取走八百万美元。",
    },
    code: inMoney("transfer"),
    run: paysHimself,
  },
  {
    id: "redeem",
    step: "s5",
    points: 10,
    title: { en: "What is redeemed is owed no more", zh: "赎回之后，不再是负债" },
    why: {
      en: "Debt and reserve go down together. If one stays, the books say that money is missing, or that it is owed twice.",
      zh: "负债与备付金同时减少。少减一边，账上就会出现缺口或虚增负债。",
    },
    code: inMoney("burn"),
    run: redeems,
  },
  {
    id: "redeem-limit",
    step: "s5",
    points: 5,
    needs: ["redeem"],
    title: { en: "Nobody redeems more than he has", zh: "赎回不得超过自己的余额" },
    why: {
      en: "What is redeemed beyond the own balance is paid out of somebody else's deposit.",
      zh: "超出自己余额的赎回，花的是别人的备付金。",
    },
    code: inMoney("burn"),
    run: redeemLimit,
  },
]);

async function issues(t: Trial<Params>): Promise<void> {
  const { money, alice, bob, shop, deposit } = await open(t);
  const { alice: first, bob: second } = t.params;
  // More than enough, so that this check does not ask how far the reserve reaches.
  await deposit(shop, second);
  await deposit(alice, first);
  const what = {
    en: "Alice has paid in and is issued e-money",
    zh: "小艾已存入，向她发行电子货币",
  };
  const receipt = await t.accepts(what, money.mint(alice.address, first));
  const has = { en: "Alice's balance", zh: "小艾的余额" };
  t.equal(has, await money.balanceOf(alice.address), first, "CNY");
  const owed = { en: "The total that is issued", zh: "发行总额" };
  t.equal(owed, await money.totalSupply(), first, "CNY");
  const event = { en: "The event of the issue", zh: "发行事件" };
  t.emits(event, receipt, money, "Transfer", [ZeroAddress, alice.address, first]);
  await deposit(bob, second);
  await t.accepts({ en: "Bob, too", zh: "小博也是" }, money.mint(bob.address, second));
  await deposit(alice, second);
  await t.accepts(
    { en: "Alice once more", zh: "再次向小艾发行" },
    money.mint(alice.address, second),
  );
  const both = { en: "Alice's balance after the second issue", zh: "第二次发行后小艾的余额" };
  t.equal(both, await money.balanceOf(alice.address), first + second, "CNY");
  const all = { en: "The total after three issues", zh: "三次发行后的总额" };
  t.equal(all, await money.totalSupply(), first + second + second, "CNY");
  await t.reconciles(money);
}

async function issuerOnly(t: Trial<Params>): Promise<void> {
  const { money, alice, deposit } = await open(t);
  await deposit(alice, t.params.alice);
  const what = { en: "Alice issues money to herself", zh: "小艾给自己发行货币" };
  const call = money.connect(alice).mint(alice.address, 1n);
  await t.refuses(what, call, "NotTheIssuer", [alice.address]);
}

async function covered(t: Trial<Params>): Promise<void> {
  const { money, alice, bob, deposit } = await open(t);
  const { alice: all, bob: part } = t.params;
  const none = {
    en: "One fen is issued and the reserve account is empty",
    zh: "备付金账户为空，发行一分",
  };
  await t.refuses(none, money.mint(alice.address, 1n), "NotCovered", [1n, 0n]);
  await deposit(alice, all);
  const some = { en: "Less than the reserve is issued", zh: "发行额低于备付金" };
  await t.accepts(some, money.mint(bob.address, part));
  const over = { en: "The rest is issued and one fen more", zh: "发行剩余额度再加一分" };
  await t.refuses(over, money.mint(alice.address, all - part + 1n), "NotCovered", [all + 1n, all]);
  const rest = { en: "Exactly the rest is issued", zh: "恰好发行剩余额度" };
  await t.accepts(rest, money.mint(alice.address, all - part));
  const total = { en: "The total is exactly the reserve", zh: "发行总额恰好等于备付金" };
  t.equal(total, await money.totalSupply(), all, "CNY");
}

async function pays(t: Trial<Params>): Promise<void> {
  const { money, alice, bob, shop } = await funded(t);
  const { alice: before, bob: shopBefore, price, meal } = t.params;
  const what = { en: "Alice pays Bob, who has nothing yet", zh: "小艾付款给余额为零的小博" };
  const receipt = await t.accepts(what, money.connect(alice).transfer(bob.address, meal));
  const payer = { en: "Alice's balance after paying", zh: "付款后小艾的余额" };
  t.equal(payer, await money.balanceOf(alice.address), before - meal, "CNY");
  const payee = { en: "Bob's balance after being paid", zh: "收款后小博的余额" };
  t.equal(payee, await money.balanceOf(bob.address), meal, "CNY");
  const second = { en: "Alice pays the shop, too", zh: "小艾再向商户付款" };
  await t.accepts(second, money.connect(alice).transfer(shop.address, price));
  const added = {
    en: "The shop's balance, which was not zero before",
    zh: "商户的余额（原本不为零）",
  };
  t.equal(added, await money.balanceOf(shop.address), shopBefore + price, "CNY");
  const total = {
    en: "The total, which a payment does not change",
    zh: "发行总额（付款不改变它）",
  };
  t.equal(total, await money.totalSupply(), before + shopBefore, "CNY");
  const event = { en: "The event of the payment", zh: "付款事件" };
  t.emits(event, receipt, money, "Transfer", [alice.address, bob.address, meal]);
  await t.reconciles(money);
}

async function overdraft(t: Trial<Params>): Promise<void> {
  const { money, alice, bob, shop } = await funded(t);
  const { alice: has } = t.params;
  const over = { en: "Alice pays one fen more than she has", zh: "小艾的付款比余额多一分" };
  const call = money.connect(alice).transfer(shop.address, has + 1n);
  await t.refuses(over, call, "BalanceTooLow", [has, has + 1n]);
  const empty = { en: "Bob has nothing and pays one fen", zh: "小博余额为零，付款一分" };
  await t.refuses(empty, money.connect(bob).transfer(shop.address, 1n), "BalanceTooLow", [0n, 1n]);
  const all = { en: "Alice pays all that she has", zh: "小艾付出全部余额" };
  await t.accepts(all, money.connect(alice).transfer(shop.address, has));
}

async function paysHimself(t: Trial<Params>): Promise<void> {
  const { money, alice } = await funded(t);
  const { alice: has, price } = t.params;
  const what = { en: "Alice pays herself", zh: "小艾给自己付款" };
  await t.accepts(what, money.connect(alice).transfer(alice.address, price));
  const after = { en: "Alice's balance after paying herself", zh: "给自己付款后小艾的余额" };
  t.equal(after, await money.balanceOf(alice.address), has, "CNY");
  await t.reconciles(money);
}

async function redeems(t: Trial<Params>): Promise<void> {
  const { money, cash, alice, shop, reserve } = await funded(t);
  const { alice: has, bob: shopHas, payout } = t.params;
  const what = { en: "Alice redeems a part of what she has", zh: "小艾赎回一部分余额" };
  const receipt = await t.accepts(what, money.connect(alice).burn(payout));
  const left = { en: "Alice's balance after redeeming", zh: "赎回后小艾的余额" };
  t.equal(left, await money.balanceOf(alice.address), has - payout, "CNY");
  const total = { en: "The total after redeeming", zh: "赎回后的发行总额" };
  t.equal(total, await money.totalSupply(), has + shopHas - payout, "CNY");
  const event = { en: "The event of redeeming", zh: "赎回事件" };
  t.emits(event, receipt, money, "Transfer", [alice.address, ZeroAddress, payout]);
  await cash.connect(reserve).transfer(alice.address, payout);
  const all = { en: "The shop redeems all that it has", zh: "商户赎回全部余额" };
  await t.accepts(all, money.connect(shop).burn(shopHas));
  await cash.connect(reserve).transfer(shop.address, shopHas);
  const even = { en: "Once the bank has paid, the reserve is", zh: "银行付款之后的备付金" };
  t.equal(even, await money.reserve(), await money.totalSupply(), "CNY");
  await t.reconciles(money);
}

async function redeemLimit(t: Trial<Params>): Promise<void> {
  const { money, alice, bob } = await funded(t);
  const { alice: has } = t.params;
  const over = { en: "Alice redeems one fen more than she has", zh: "小艾赎回的金额比余额多一分" };
  const call = money.connect(alice).burn(has + 1n);
  await t.refuses(over, call, "BalanceTooLow", [has, has + 1n]);
  const empty = { en: "Bob has nothing and redeems one fen", zh: "小博余额为零，赎回一分" };
  await t.refuses(empty, money.connect(bob).burn(1n), "BalanceTooLow", [0n, 1n]);
}

/** Alice and the shop have e-money, and Bob has none. */
async function funded(t: Trial<Params>): Promise<Stage> {
  const stage = await open(t);
  await stage.issue(stage.alice, t.params.alice);
  await stage.issue(stage.shop, t.params.bob);
  return stage;
}
