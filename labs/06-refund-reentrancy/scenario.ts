import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { Params } from "./lab.ts";

import { dataSlice, getAddress, id } from "ethers";

export interface Cash {
  mint: Send<[string, bigint]>;
  approve: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

export interface Refunds {
  handOver: Send<[readonly string[], readonly bigint[]]>;
  refund: Send<[]>;
  payOut: Send<[string]>;
  assign: Send<[string, bigint]>;
  due: View<[string], bigint>;
  totalDue: View<[], bigint>;
  isCovered: View<[], boolean>;
}

export interface Attacker {
  attack: Send<[]>;
}

export interface Robot {
  plan: Send<[string]>;
  refuse: Send<[boolean]>;
  refund: Send<[]>;
  done: View<[], bigint>;
  answer: View<[number], readonly [isOk: boolean, data: string]>;
}

/** A failed offering whose money the bank has just handed over to the refunds. Money in fen. */
export interface Failed {
  readonly cash: Deployed<Cash>;
  readonly refunds: Deployed<Refunds>;
  readonly bank: Person;
  readonly alice: Person;
  readonly bob: Person;
  /** Somebody who has not invested. */
  readonly carol: Person;
  /** Owns the contract that has invested; has nothing else in the offering. */
  readonly mallory: Person;
  /** Addresses of the other investors, whose keys nobody here has. */
  readonly others: readonly string[];
  /** What is due to Alice, to Bob, to the contract that has invested, and to each of the others. */
  readonly owed: Params;
  /** What is due to all of them. */
  readonly total: bigint;
}

/** The repaired refunds, and a robot among the investors. */
export interface Stage extends Failed {
  readonly robot: Deployed<Robot>;
  /** A call of the refunds, encoded for the plan of a robot. */
  readonly call: (name: keyof Refunds, ...args: readonly unknown[]) => string;
}

/** What the books call the contract through which Mallory has invested. */
export const MALLORY = { en: "Mallory's contract", zh: "小马的合约" };

/** With Alice, Bob and a contract they are a hundred. */
const OTHERS = 97;
/** Ten investors show the same as a hundred, and a test is twice as fast. */
const FEW = 7;

export async function open(t: Trial<Params>, others = FEW): Promise<Stage> {
  const name = { en: "the robot", zh: "机器人" };
  const { intruder: robot, ...failed } = await failedOffering<Robot>(
    t,
    "Refunds",
    "Robot",
    name,
    others,
  );
  const call = (func: string, ...args: readonly unknown[]) =>
    failed.refunds.contract.interface.encodeFunctionData(func, args);
  return { ...failed, robot, call };
}

/**
 * Sets the stage: investors have paid in, the goal was missed, and the bank has handed over.
 * @param contract the one with the refunds
 * @param investor a contract that is one of the investors; Mallory puts it on the chain
 * @param count how many investors there are besides Alice, Bob and that contract
 */
export async function failedOffering<I>(
  t: Trial<Params>,
  contract: "FragileRefunds" | "Refunds",
  investor: "Attacker" | "Robot",
  name: Text,
  count = OTHERS,
): Promise<Failed & { readonly intruder: Deployed<I> }> {
  const bank = await t.person("bank");
  const [alice, bob] = [await t.person("alice"), await t.person("bob")];
  const [carol, mallory] = [await t.person("carol"), await t.person("mallory")];
  const others = Array.from({ length: count }, (_, i) => addressOf(`investor ${i + 4}`));
  t.name({ en: "the others", zh: "其余投资人" }, ...others);

  const cash = await t.deploy<Cash>("CallbackCash", [], bank);
  const titled = { name: { en: "the refund contract", zh: "退款合约" } };
  const refunds = await t.deploy<Refunds>(contract, [cash.address, bank.address], bank, titled);
  const intruder = await t.deploy<I>(investor, [cash.address, refunds.address], mallory, { name });

  const owed = t.params;
  const total = owed.alice + owed.bob + owed.mallory + BigInt(count) * owed.others;
  await cash.mint(bank.address, total);
  await cash.approve(refunds.address, total);
  const investors = [alice.address, bob.address, intruder.address, ...others];
  const amounts = [owed.alice, owed.bob, owed.mallory, ...others.map(() => owed.others)];
  await refunds.handOver(investors, amounts);
  return { cash, refunds, bank, alice, bob, carol, mallory, others, owed, total, intruder };
}

/** An address without a key. */
function addressOf(name: string): string {
  return getAddress(dataSlice(id(name), 12));
}
