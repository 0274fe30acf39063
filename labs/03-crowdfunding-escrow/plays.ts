import type { Send } from "../../labkit/engine/deployed.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Stage } from "./scenario.ts";

import { definePlays } from "../../labkit/define.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { bank, open, saver } from "./scenario.ts";

/** The founder's rent, in fen. */
const RENT = 600_000n;

export const plays = definePlays<Params>([
  {
    name: "handshake",
    title: { en: "Crowdfunding by handshake", zh: "口头约定的众筹" },
    step: "s2",
    tell: handshake,
  },
  {
    name: "raise",
    title: { en: "An offering in escrow", zh: "资金托管的众筹" },
    step: "s5",
    tell: async (t) => {
      const stage = await raise(t);
      await t.showBooks(stage.cash);
    },
  },
]);

async function handshake(t: Trial<Params>): Promise<void> {
  const { cash, founder } = await bank(t);
  const collection = await t.deploy<{ invest: Send<[bigint]> }>(
    "Handshake",
    [cash.address, founder.address],
    founder,
  );
  const { alice: first, bob: second, goal } = t.params;
  const alice = await saver(t, cash, collection.address, "alice");
  const bob = await saver(t, cash, collection.address, "bob");
  await collection.connect(alice).invest(first);
  await collection.connect(bob).invest(second);
  t.say({
    en: `Alice pays ${yuanGrouped(first)} yuan and Bob ${yuanGrouped(second)}. The goal is ${yuanGrouped(goal)}, so nothing is decided yet. Whose money is it now?`,
    zh: `小艾付了 ${yuanGrouped(first)} 元，小博付了 ${yuanGrouped(second)} 元。目标是 ${yuanGrouped(goal)} 元，成败未定。此刻，钱在谁手里？`,
  });
  await t.showBooks(cash);
  const landlord = await t.person("landlord");
  await cash.connect(founder).transfer(landlord.address, RENT);
  t.say({
    en: `The founder pays his rent of ${yuanGrouped(RENT)} yuan. Nobody stops him: the money lies in his own account. If the goal is missed now, he owes more than he has.`,
    zh: `融资人付了 ${yuanGrouped(RENT)} 元房租，没有任何人能阻止：钱就在他自己的账户里。若未达目标，他已无力全额退还。`,
  });
  await t.showBooks(cash);
}

/** Alice and Bob pay in, and others until there is a little more than the goal. */
export async function raise(t: Trial<Params>): Promise<Stage> {
  const stage = await open(t);
  const { escrow, alice, bob, goal, fill } = stage;
  const { alice: first, bob: second } = t.params;
  await t.accepts({ en: "Alice invests", zh: "小艾投资" }, escrow.connect(alice).invest(first));
  await t.accepts({ en: "Bob invests", zh: "小博投资" }, escrow.connect(bob).invest(second));
  const rest = goal - first - second + goal / 20n;
  await fill(rest);
  t.say({
    en: `Alice invests ${yuanGrouped(first)} yuan, Bob ${yuanGrouped(second)}, others ${yuanGrouped(rest)}. The goal was ${yuanGrouped(goal)}; ${yuanGrouped(await escrow.raised())} are raised, and all of it lies in the escrow.`,
    zh: `小艾投资 ${yuanGrouped(first)} 元，小博 ${yuanGrouped(second)} 元，其他人 ${yuanGrouped(rest)} 元。目标 ${yuanGrouped(goal)} 元，实际募集 ${yuanGrouped(await escrow.raised())} 元，全部在托管合约中。`,
  });
  return stage;
}
