import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Attacker, Failed } from "./scenario.ts";

import { definePlays } from "../../labkit/define.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { goesThrough } from "./attempts.ts";
import { failedOffering, MALLORY } from "./scenario.ts";

/** What the offering had to raise, in fen. */
const GOAL = 50_000_000n;

export const plays = definePlays<Params>([
  {
    name: "refunds",
    title: { en: "A hundred refunds", zh: "一百笔退款" },
    step: "s2",
    tell: honestRefunds,
  },
  {
    name: "attack",
    title: { en: "Your attack", zh: "你的攻击" },
    step: "s3",
    tell: async (t) => tellAttack(t, "FragileRefunds"),
  },
  {
    name: "again",
    title: { en: "Your attack on your repair", zh: "用你的攻击检验你的修复" },
    step: "s5",
    tell: async (t) => tellAttack(t, "Refunds"),
  },
]);

async function honestRefunds(t: Trial<Params>): Promise<void> {
  const { cash, refunds, alice, bob, carol, others, owed, total, intruder } =
    await failedOffering<Attacker>(t, "FragileRefunds", "Robot", MALLORY);
  t.say({
    en: `The offering needed ${yuanGrouped(GOAL)} yuan and raised ${yuanGrouped(total)}. It has failed. The bank has handed the money and the list of investors over to the refund contract: ${yuanGrouped(owed.alice)} are due to Alice, ${yuanGrouped(owed.bob)} to Bob, ${yuanGrouped(owed.mallory)} to Mallory, who paid in through a contract of his own, and ${yuanGrouped(owed.others)} to each of the other 97.`,
    zh: `发行目标为 ${yuanGrouped(GOAL)} 元，实际募集 ${yuanGrouped(total)} 元，发行失败。银行已将资金和投资人名单移交退款合约：应退小艾 ${yuanGrouped(owed.alice)} 元，小博 ${yuanGrouped(owed.bob)} 元，小马 ${yuanGrouped(owed.mallory)} 元（他通过自己的合约认购），其余 97 人每人 ${yuanGrouped(owed.others)} 元。`,
  });
  await t.showBooks(cash);
  await t.accepts({ en: "Alice asks", zh: "小艾申请退款" }, refunds.connect(alice).refund());
  await t.accepts({ en: "Bob asks", zh: "小博申请退款" }, refunds.connect(bob).refund());
  for (const investor of [intruder.address, ...others]) {
    const paid = { en: "Carol has an investor paid", zh: "小卡替一名投资人触发退款" };
    await t.accepts(paid, refunds.connect(carol).payOut(investor));
  }
  t.say({
    en: "Alice and Bob ask for their refunds. Carol, who has nothing to do with it, has all others paid: anybody may. Each has back what he paid in, to the fen, and the contract is empty.",
    zh: "小艾和小博各自申请了退款。小卡与此事无关，却替其余所有人触发了退款：这个操作人人可做。每人都足额收回本金，分文不差，退款合约余额归零。",
  });
  await t.showBooks(cash);
}

/** The student's attacker on one of the two contracts: every payment he gets, and who is left with what. */
async function tellAttack(t: Trial<Params>, contract: "FragileRefunds" | "Refunds"): Promise<void> {
  const stage = await failedOffering<Attacker>(t, contract, "Attacker", MALLORY);
  const { cash, refunds, intruder, mallory, owed } = stage;
  t.say({
    en: `${yuanGrouped(owed.mallory)} yuan are due to Mallory's contract. He calls attack() once.`,
    zh: `应退小马的合约 ${yuanGrouped(owed.mallory)} 元。他调用一次 attack()。`,
  });
  const attack = intruder.connect(mallory).attack();
  if (contract === "FragileRefunds") {
    await t.accepts({ en: "Mallory calls attack()", zh: "小马调用 attack()" }, attack);
  } else if (!(await goesThrough(t, attack))) {
    t.say({
      en: "The whole transaction is refused: nothing was paid, and nothing is lost.",
      zh: "整笔交易被拒绝：分文未付，也没有任何损失。",
    });
  }
  await showPayments(t, stage, intruder.address);
  await t.showBooks(cash);
  const [left, sum] = [await cash.balanceOf(refunds.address), await refunds.totalDue()];
  const waiting = stage.total - owed.mallory;
  const his = await refunds.due(intruder.address);
  const isCovered = String(await refunds.isCovered());
  t.say({
    en: `${yuanGrouped(left)} yuan are left in the refund contract. Its total says that ${yuanGrouped(sum)} are due, so isCovered() answers ${isCovered}. One by one, the entries of Alice, Bob and the other 97 come to ${yuanGrouped(waiting)}, and Mallory's to ${yuanGrouped(his)}.`,
    zh: `退款合约剩余 ${yuanGrouped(left)} 元。它的应退总额是 ${yuanGrouped(sum)} 元，因此 isCovered() 回答 ${isCovered}。逐人相加，小艾、小博和其余 97 人名下的应退款合计 ${yuanGrouped(waiting)} 元，小马名下 ${yuanGrouped(his)} 元。`,
  });
}

async function showPayments(t: Trial<Params>, stage: Failed, to: string): Promise<void> {
  const { cash, refunds, total } = stage;
  const paid = (await t.events(cash)).filter(
    ({ name, args }) => name === "Transfer" && args.from === refunds.address && args.to === to,
  );
  if (paid.length === 0) return;
  let left = total;
  t.table({
    head: [
      { en: "Payment to Mallory", zh: "付给小马的次数" },
      { en: "Yuan", zh: "金额（元）" },
      { en: "Left in the contract", zh: "退款合约余额" },
    ],
    rows: paid.map(({ args }, i) => {
      left -= BigInt(String(args.value));
      return [String(i + 1), yuanGrouped(BigInt(String(args.value))), yuanGrouped(left)];
    }),
  });
}
