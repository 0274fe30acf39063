import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { AbiCoder, id, keccak256, Wallet } from "ethers";

export interface Cash {
  mint: Send<[string, bigint]>;
  approve: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

export interface Curve {
  rateOf: View<[bigint], bigint>;
  payoutOf: View<[bigint, bigint], bigint>;
}

export interface Cover extends Curve {
  buy: Send<[bigint]>;
  claim: Send<[string]>;
  withdraw: Send<[bigint]>;
  free: View<[], bigint>;
  liability: View<[], bigint>;
  premiumOf: View<[bigint], bigint>;
  sumInsured: View<[string], bigint>;
}

/** Tells how much it rained. */
export interface Rain {
  rainOf: View<[bigint], readonly [isKnown: boolean, rain: bigint]>;
}

export interface Gauge extends Rain {
  report: Send<[bigint, bigint, string]>;
}

export interface Oracle extends Rain {
  post: Send<[bigint, bigint, readonly string[]]>;
  digestOf: View<[bigint, bigint], string>;
  endOf: View<[bigint], bigint>;
}

/** The first summer of the data. */
export const FIRST_YEAR = 2012n;

const DAY = 86_400;
/** From the beginning of the sale to that of the summer. */
const SALE = 60 * DAY;

/** What a farmer has in the bank, and what the insurer has, in fen. */
const SAVINGS = 20_000_000n;
const CAPITAL = 100_000_000n;

/** Money, people, and nothing insured yet. */
export interface Village {
  readonly cash: Deployed<Cash>;
  readonly insurer: Person;
  readonly alice: Person;
  readonly bob: Person;
  readonly mallory: Person;
}

export async function village(t: Trial<Params>): Promise<Village> {
  // The first key of a chain is Mallory's: it is the first that a script gets when it asks for one.
  const mallory = await t.person("mallory");
  const [insurer, alice, bob] = [
    await t.person("insurer"),
    await t.person("alice"),
    await t.person("bob"),
  ];
  const cash = await t.deploy<Cash>("Cash", [], await t.person("bank"));
  await cash.mint(insurer.address, CAPITAL);
  for (const { address } of [alice, bob, mallory]) await cash.mint(address, SAVINGS);
  return { cash, insurer, alice, bob, mallory };
}

/** Puts the student's cover of one summer on the chain, with the insurer's capital in it. */
export async function coverOf(
  t: Trial<Params>,
  { cash, insurer, ...farmers }: Village,
  rain: { readonly address: string },
  year: bigint,
  capital: bigint,
) {
  const { trigger, exit, premiumRate } = t.params;
  const salesEnd = (await t.now()) + SALE;
  const terms = [year, salesEnd, trigger, exit, premiumRate];
  const name = { en: "the cover", zh: "保险合约" };
  const cover = await t.deploy<Cover>(
    "Cover",
    [cash.address, rain.address, insurer.address, ...terms],
    insurer,
    { name },
  );
  await cash.connect(insurer).transfer(cover.address, capital);
  for (const farmer of Object.values(farmers))
    await cash.connect(farmer).approve(cover.address, SAVINGS);
  return { cover, salesEnd };
}

/** The weather station; its key is its own, and no account of the chain. */
export const station = new Wallet(id("the weather station"));

export async function gaugeIn(t: Trial<Params>): Promise<Deployed<Gauge>> {
  const name = { en: "the gauge", zh: "雨量计" };
  t.name({ en: "the weather station", zh: "气象站" }, station.address);
  return t.deploy<Gauge>("FragileGauge", [station.address], await t.person("bank"), { name });
}

/** What the station signs for the fragile gauge: the rain, and nothing else. */
export function signedByStation(rain: bigint): string {
  const digest = keccak256(AbiCoder.defaultAbiCoder().encode(["uint256"], [rain]));
  return station.signingKey.sign(digest).serialized;
}

export async function report(gauge: Deployed<Gauge>, year: bigint, rain: bigint): Promise<void> {
  await gauge.report(year, rain, signedByStation(rain));
}

/** Three observers in ascending order of their addresses, as an oracle wants their signatures. */
export const observers: readonly Wallet[] = ["observer 1", "observer 2", "observer 3"]
  .map((name) => new Wallet(id(name)))
  .toSorted((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));

/** The repaired oracle, and the summers that it knows nothing of yet. */
export async function oracleIn(t: Trial<Params>): Promise<Deployed<Oracle>> {
  const firstEnd = (await t.now()) + 180 * DAY;
  const name = { en: "the oracle", zh: "预言机" };
  const addresses = observers.map(({ address }) => address);
  for (const [i, address] of addresses.entries())
    t.name({ en: `observer ${i + 1}`, zh: `观测员 ${i + 1}` }, address);
  const args = [addresses, FIRST_YEAR, firstEnd];
  return t.deploy<Oracle>("Oracle", args, await t.person("bank"), { name });
}

/** What observers sign: whatever the contract says that stands for this reading. */
export async function signed(
  oracle: Deployed<Oracle>,
  year: bigint,
  rain: bigint,
  by: readonly Wallet[] = observers.slice(0, 2),
): Promise<string[]> {
  const digest = await oracle.digestOf(year, rain);
  return by.map((observer) => observer.signingKey.sign(digest).serialized);
}

/** Lets the next transaction happen so many seconds after the end of a summer. */
export async function afterSummer(
  t: Trial<Params>,
  oracle: Deployed<Oracle>,
  year: bigint,
  seconds: number = DAY,
): Promise<void> {
  await t.at(Number(await oracle.endOf(year)) + seconds);
}
