import type { CourseChain } from "../chain/course.ts";
import type { PoolFigures } from "../insurance/model/accounts.ts";
import type { Text } from "../language/text.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Reconciliation } from "./reconcile.ts";
import type { StoryFacts } from "./story.ts";

import { readFigures, rebuildFigures, sameFigures } from "../insurance/model/regulator.ts";
import { type AccountName, keepBooks } from "../money/books.ts";
import { bpsText } from "../money/numbers.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { concludeBooks, showBooks } from "./reconcile.ts";

/** Proof for a story of the insurer. */
export interface InsurerReconciliation extends Reconciliation {
  /** The pool's figures, as the contract gives them. */
  readonly figures: PoolFigures;
}

/** What every story of the insurer proves at its end. */
export interface InsurerFacts extends StoryFacts {
  readonly reconciliation: InsurerReconciliation;
}

/**
 * Reconciles a story in three ways: double-entry books of all movements against the token's balances, the pool's
 * books against its money, and the pool's figures against what the events alone tell.
 */
export async function reconcileInsurer(
  course: CourseChain,
  narrator: Narrator,
  accounts: readonly AccountName[],
): Promise<InsurerReconciliation> {
  const books = await keepBooks(course.yuan, [...(await insurerAccounts(course)), ...accounts]);
  const figures = await readFigures(course);
  const differences = [...books.differences, ...(await poolDifferences(course, figures))];
  differences.push(...(await deskDifferences(course)), ...(await bondDifferences(course)));
  showBooks(narrator, books);
  sayRatios(narrator, figures);
  const conclusion = concludeBooks(narrator, books, differences, {
    en: "the pool's figures, rebuilt from published events alone, equal the contract's.",
    zh: "仅凭公开事件重建的资金池数字与合约完全一致。",
  });
  return { ...conclusion, figures };
}

/** The pool's books against its money, and its figures against its events. */
async function poolDifferences(course: CourseChain, figures: PoolFigures): Promise<Text[]> {
  const differences: Text[] = [];
  const balance = await course.yuan.balanceOf(course.pool);
  if (balance !== figures.resources + figures.reserve) {
    differences.push({
      en: `The pool holds ${balance} fen and its books say ${figures.resources + figures.reserve}.`,
      zh: `资金池持有 ${balance} 分，账面却为 ${figures.resources + figures.reserve} 分。`,
    });
  }
  if (!sameFigures(figures, await rebuildFigures(course))) {
    differences.push({
      en: "The contract's figures differ from those rebuilt from its events.",
      zh: "合约给出的数字与仅凭事件重建的数字不一致。",
    });
  }
  return differences;
}

/** The collateral that treaties hold, together, is the money of the reinsurance desk. */
async function deskDifferences({ reinsurance, yuan }: CourseChain): Promise<Text[]> {
  const treaties = await reinsurance.queryFilter(reinsurance.filters.TreatyConcluded(), 0);
  const books = await Promise.all(
    treaties.map(({ args }) => reinsurance.collateralOf(args.treatyId)),
  );
  const held = books.reduce((sum, one) => sum + one.held, 0n);
  const balance = await yuan.balanceOf(reinsurance);
  if (balance === held) return [];
  return [
    {
      en: `The reinsurance desk holds ${balance} fen and its books say ${held}.`,
      zh: `再保险柜台持有 ${balance} 分，账面却为 ${held} 分。`,
    },
  ];
}

/** The claims desk holds the bonds of open appeals and nothing else. */
async function bondDifferences({ indemnity, yuan }: CourseChain): Promise<Text[]> {
  const [appeals, released] = await Promise.all([
    indemnity.queryFilter(indemnity.filters.ClaimAppealed(), 0),
    indemnity.queryFilter(indemnity.filters.AppealBondReleased(), 0),
  ]);
  const held = bondsOf(appeals) - bondsOf(released);
  const balance = await yuan.balanceOf(indemnity);
  if (balance === held) return [];
  return [
    {
      en: `The claims desk holds ${balance} fen and its open bonds are ${held}.`,
      zh: `理赔柜台持有 ${balance} 分，而未了结的保证金为 ${held} 分。`,
    },
  ];
}

function bondsOf(logs: readonly { readonly args: { readonly bond: bigint } }[]): bigint {
  return logs.reduce((total, { args }) => total + args.bond, 0n);
}

/** Accounts that every insurance story has. */
async function insurerAccounts(course: CourseChain): Promise<AccountName[]> {
  const { people, pool, oracle, reinsurance, indemnity } = course;
  const { provider, agent, broker, protectionFund, reinsurer } = people;
  return [
    { name: { en: "solvency pool", zh: "偿付资金池" }, addresses: [await pool.getAddress()] },
    {
      name: { en: "oracle (bonds)", zh: "预言机（保证金）" },
      addresses: [await oracle.getAddress()],
    },
    {
      name: { en: "reinsurance desk (collateral)", zh: "再保险柜台（担保资金）" },
      addresses: [await reinsurance.getAddress()],
    },
    {
      name: { en: "claims desk (bonds)", zh: "理赔柜台（保证金）" },
      addresses: [await indemnity.getAddress()],
    },
    { name: { en: "reinsurer", zh: "再保险人" }, addresses: [reinsurer.address] },
    { name: { en: "capital provider", zh: "出资人" }, addresses: [provider.address] },
    { name: { en: "agent", zh: "保险代理人" }, addresses: [agent.address] },
    { name: { en: "broker", zh: "保险经纪人" }, addresses: [broker.address] },
    { name: { en: "protection fund", zh: "保险保障基金" }, addresses: [protectionFund.address] },
  ];
}

function sayRatios(narrator: Narrator, figures: PoolFigures): void {
  const { lossBps, expenseBps, combinedBps, incurred, earned } = figures;
  const money = { incurred: yuanGrouped(incurred), earned: yuanGrouped(earned) };
  narrator.say({
    en:
      `Loss ratio of the contract: ${bpsText(lossBps)} (claims incurred ${money.incurred} over premium earned ` +
      `${money.earned}, net of reinsurance). Expense ratio: ${bpsText(expenseBps)}. Combined ratio: ` +
      `${bpsText(combinedBps)}; above 100 % the insurer pays out of its capital.`,
    zh:
      `合约给出的赔付率：${bpsText(lossBps)}（已发生赔款 ${money.incurred} 元除以已赚保费 ${money.earned} 元，均为扣除分保后的净额）。` +
      `费用率：${bpsText(expenseBps)}。综合成本率：${bpsText(combinedBps)}，超过 100 % 就要动用资本金。`,
  });
}
