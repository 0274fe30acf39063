import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

export interface Cash {
  mint: Send<[string, bigint]>;
  approve: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

export interface Escrow {
  invest: Send<[bigint]>;
  release: Send<[]>;
  refund: Send<[]>;
  state: View<[], bigint>;
  raised: View<[], bigint>;
  paid: View<[string], bigint>;
}

/** An offering that nobody has paid into, and people who can. Money in fen. */
export interface Stage {
  readonly cash: Deployed<Cash>;
  readonly escrow: Deployed<Escrow>;
  readonly founder: Person;
  readonly alice: Person;
  readonly bob: Person;
  readonly carol: Person;
  readonly goal: bigint;
  readonly limit: bigint;
  /** Unix second at which the offering closes. */
  readonly closesAt: number;
  /** Carol and as many others as are needed pay in so much together. */
  readonly fill: (amount: bigint) => Promise<void>;
}

const DAY = 86_400;

/** What everybody has in the bank: more than any goal. */
const SAVINGS = 20_000_000n;

export async function open(t: Trial<Params>): Promise<Stage> {
  const { goal, limit, days } = t.params;
  const { cash, founder } = await bank(t);
  const closesAt = (await t.now()) + days * DAY;
  const name = { en: "escrow", zh: "托管合约" };
  const args = [cash.address, founder.address, goal, limit, closesAt];
  const escrow = await t.deploy<Escrow>("Escrow", args, founder, { name });
  const investor = async (who: string) => saver(t, cash, escrow.address, who);
  const fill = async (amount: bigint) => {
    let missing = amount;
    for (let i = 0; missing > 0n; i++) {
      const part = missing < limit ? missing : limit;
      const who = await investor(i === 0 ? "carol" : `investor ${i}`);
      await escrow.connect(who).invest(part);
      missing -= part;
    }
  };
  const [alice, bob, carol] = [
    await investor("alice"),
    await investor("bob"),
    await investor("carol"),
  ];
  return { cash, escrow, founder, alice, bob, carol, goal, limit, closesAt, fill };
}

/** Money and a founder. */
export async function bank(t: Trial<Params>) {
  const founder = await t.person("founder");
  return { founder, cash: await t.deploy<Cash>("Cash", [], await t.person("bank")) };
}

/** Somebody with savings who lets a contract take what he invests. */
export async function saver(
  t: Trial<Params>,
  cash: Deployed<Cash>,
  contract: string,
  name: string,
): Promise<Person> {
  const person = await t.person(name);
  if ((await cash.balanceOf(person.address)) > 0n) return person;
  await cash.mint(person.address, SAVINGS);
  await cash.connect(person).approve(contract, SAVINGS);
  return person;
}
