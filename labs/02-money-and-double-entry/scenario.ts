import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

export interface Cash {
  mint: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

export interface Money {
  mint: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  burn: Send<[bigint]>;
  balanceOf: View<[string], bigint>;
  totalSupply: View<[], bigint>;
  reserve: View<[], bigint>;
}

/** An institution that has issued nothing yet, and people with money at the bank. Money in fen. */
export interface Stage {
  readonly cash: Deployed<Cash>;
  /** Called by the institution unless connected to somebody else. */
  readonly money: Deployed<Money>;
  readonly institution: Person;
  /** The account at the bank that holds the clients' money. */
  readonly reserve: Person;
  readonly alice: Person;
  readonly bob: Person;
  readonly shop: Person;
  /** A client pays into the reserve account; nothing is issued for it yet. */
  readonly deposit: (client: Person, amount: bigint) => Promise<void>;
  /** A client pays into the reserve account and is issued as much e-money. */
  readonly issue: (client: Person, amount: bigint) => Promise<void>;
}

/** What everybody has at the bank. */
const SAVINGS = 1_000_000n;

export async function open(t: Trial<Params>): Promise<Stage> {
  const institution = await t.person("institution");
  const reserve = await t.person("reserve");
  const cash = await t.deploy<Cash>("Cash", [], await t.person("bank"));
  const args = [cash.address, institution.address, reserve.address];
  const name = { en: "e-money", zh: "电子货币" };
  const money = await t.deploy<Money>("Money", args, institution, { name });
  const [alice, bob, shop] = [
    await t.person("alice"),
    await t.person("bob"),
    await t.person("shop"),
  ];
  for (const { address } of [alice, bob, shop]) await cash.mint(address, SAVINGS);
  const deposit = async (client: Person, amount: bigint) => {
    await cash.connect(client).transfer(reserve.address, amount);
  };
  const issue = async (client: Person, amount: bigint) => {
    await deposit(client, amount);
    await money.mint(client.address, amount);
  };
  return { cash, money, institution, reserve, alice, bob, shop, deposit, issue };
}
