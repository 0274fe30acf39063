import type { Trial } from "../../labkit/engine/trial.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { Params } from "./lab.ts";

import { TypedDataEncoder, Wallet, id } from "ethers";

import { tenths } from "../../scripts/money/numbers.ts";
import { rainIn } from "./rain.ts";
import { afterSummer, FIRST_YEAR, observers, oracleIn, signed } from "./scenario.ts";

const WINDOW = 30 * 86_400;
const YEAR = 2014n;
const RAIN = rainIn(YEAR);

export async function posts(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  const [isKnown] = await oracle.rainOf(YEAR);
  t.equal(
    { en: "Known before anybody has posted", zh: "公布之前是否已知" },
    isKnown,
    false,
    "text",
  );
  await afterSummer(t, oracle, YEAR);
  const what = {
    en: "Two observers have signed the rain of a summer that is over",
    zh: "夏季结束，两名观测员签署了雨量",
  };
  const signatures = await signed(oracle, YEAR, RAIN, observers.slice(1));
  const receipt = await t.accepts(what, oracle.post(YEAR, RAIN, signatures));
  const [, rain] = await oracle.rainOf(YEAR);
  const said = { en: "What the oracle says now", zh: "预言机现在给出的雨量" };
  t.equal(said, `${tenths(rain)} mm`, `${tenths(RAIN)} mm`, "text");
  t.emits({ en: "The event of it", zh: "公布事件" }, receipt, oracle, "Posted", [YEAR, RAIN, 2]);
  await afterSummer(t, oracle, YEAR + 1n);
  const all = { en: "All three have signed that of the next", zh: "次年三人全部签署" };
  const three = await signed(oracle, YEAR + 1n, 0n, observers);
  await t.accepts(all, oracle.post(YEAR + 1n, 0n, three));
}

export async function quorum(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  const [first, second] = observers;
  if (first === undefined || second === undefined) throw new Error("observers are missing");
  await afterSummer(t, oracle, YEAR);
  const post = async (by: readonly Wallet[]) =>
    oracle.post(YEAR, RAIN, await signed(oracle, YEAR, RAIN, by));
  const one = { en: "Only one observer has signed", zh: "只有一名观测员签名" };
  await t.refuses(one, post([first]), "TooFew", [1, 2]);
  const none = { en: "Nobody has signed", zh: "没有任何人签名" };
  await t.refuses(none, oracle.post(YEAR, RAIN, []), "TooFew", [0, 2]);
  const twice = { en: "One observer has signed twice", zh: "同一名观测员签了两次" };
  await t.refuses(twice, post([first, first]), "NotInOrder", [first.address]);
  const stranger = new Wallet(id("a stranger"));
  t.name({ en: "a stranger", zh: "外人" }, stranger.address);
  const foreign = { en: "An observer and a stranger have signed", zh: "一名观测员与一名外人签名" };
  const pair = [first, stranger].toSorted((a, b) =>
    BigInt(a.address) < BigInt(b.address) ? -1 : 1,
  );
  await t.refuses(foreign, post(pair), "NotAnObserver", [stranger.address]);
}

export async function bound(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  const drought = await signed(oracle, FIRST_YEAR, rainIn(FIRST_YEAR));
  await afterSummer(t, oracle, YEAR);
  const old = {
    en: "Mallory brings what two observers have signed for the dry summer of 2012 as the rain of 2014",
    zh: "小马把两名观测员为 2012 年旱季签署的读数当作 2014 年的雨量提交",
  };
  await t.refuses(old, oracle.post(YEAR, rainIn(FIRST_YEAR), drought), "NotAnObserver");
  const wrong = {
    en: "Mallory brings other rain than what was signed",
    zh: "小马提交的雨量与签署的不符",
  };
  const right = await signed(oracle, YEAR, RAIN);
  await t.refuses(wrong, oracle.post(YEAR, RAIN - 1n, right), "NotAnObserver");
  await fromElsewhere(t);
  await standard(t);
}

/** The same observers serve a second oracle, of another valley. */
async function fromElsewhere(t: Trial<Params>): Promise<void> {
  const [here, there] = [await oracleIn(t), await oracleIn(t)];
  const signatures = await signed(there, YEAR, rainIn(FIRST_YEAR));
  await afterSummer(t, there, YEAR);
  const what = {
    en: "Mallory brings what was signed for the oracle of another valley",
    zh: "小马拿来为另一个山谷的预言机签署的读数",
  };
  await t.refuses(what, here.post(YEAR, rainIn(FIRST_YEAR), signatures), "NotAnObserver");
}

/** What is signed is what wallets show: a reading in the form of EIP-712, which names the chain. */
async function standard(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  const { chainId } = await t.provider.getNetwork();
  const domain = {
    name: "Rain of the lab",
    version: "1",
    chainId,
    verifyingContract: oracle.address,
  };
  const types = { Reading: ["year", "rain"].map((name) => ({ name, type: "uint256" })) };
  const digest = TypedDataEncoder.hash(domain, types, { year: YEAR, rain: RAIN });
  const what: Text = {
    en: "What observers sign names this chain and this contract as EIP-712 says",
    zh: "签名内容按 EIP-712 写明本链与本合约",
  };
  t.equal(what, await oracle.digestOf(YEAR, RAIN), digest, "text");
}

export async function timely(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  const end = Number(await oracle.endOf(YEAR));
  const signatures = await signed(oracle, YEAR, 0n);
  await t.at(end - 1);
  const early = {
    en: "Two observers have signed no rain a second before the summer ends",
    zh: "夏季结束前一秒，两名观测员就签署了零降雨",
  };
  await t.refuses(early, oracle.post(YEAR, 0n, signatures), "TooEarly", [end]);
  await t.at(end + WINDOW + 1);
  const late = {
    en: "A reading comes a second after the thirty days",
    zh: "三十天期满后一秒才提交读数",
  };
  await t.refuses(late, oracle.post(YEAR, 0n, signatures), "TooLate", [end + WINDOW]);

  const again = await t.again(oracleIn);
  await again.trial.at(end + WINDOW);
  const last = { en: "A reading comes in the last second", zh: "最后一秒提交读数" };
  await again.trial.accepts(
    last,
    again.stage.post(YEAR, RAIN, await signed(again.stage, YEAR, RAIN)),
  );
}

export async function final(t: Trial<Params>): Promise<void> {
  const oracle = await oracleIn(t);
  await afterSummer(t, oracle, YEAR);
  const first = { en: "The rain of 2014 is posted", zh: "公布 2014 年的雨量" };
  await t.accepts(first, oracle.post(YEAR, RAIN, await signed(oracle, YEAR, RAIN)));
  const other = await signed(oracle, YEAR, RAIN - 1n, observers.slice(1));
  const again = {
    en: "Two observers have signed another figure for the same summer",
    zh: "两名观测员又为同一个夏季签署了另一个数字",
  };
  await t.refuses(again, oracle.post(YEAR, RAIN - 1n, other), "KnownAlready", [YEAR]);
}
