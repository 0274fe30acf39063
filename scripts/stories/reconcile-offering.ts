import type { CourseChain } from "../chain/course.ts";
import type { NamedInvestor } from "../crowdfunding/market.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Text } from "../language/text.ts";
import type { Reconciliation } from "./reconcile.ts";

import { reconcileExits } from "../crowdfunding/model/exits.ts";
import { reconcileOffering } from "../crowdfunding/model/offering.ts";
import { type AccountName, keepBooks } from "../money/books.ts";
import { concludeBooks, showBooks } from "./reconcile.ts";

/**
 * Reconciles a story of offerings: double-entry books of all movements against the token's balances, and what escrow,
 * vault, register and the ways out say and hold against what their events alone tell.
 */
export async function reconcileOfferings(
  course: CourseChain,
  narrator: Narrator,
  offerings: readonly OpenOffering[],
  accounts: readonly AccountName[],
): Promise<Reconciliation> {
  const books = await keepBooks(course.yuan, [
    ...(await offeringAccounts(course, offerings)),
    ...accounts,
  ]);
  const differences = [...books.differences, ...(await rebuiltDifferences(course, offerings))];
  showBooks(narrator, books);
  return concludeBooks(narrator, books, differences, {
    en: "the books of escrow, vault, share register and exits, rebuilt from published events alone, equal the contracts'.",
    zh: "仅凭公开事件重建的托管账户、资金库、股东名册与退出柜台账目，与合约完全一致。",
  });
}

/** An account for each investor. */
export function accountsOf(investors: readonly NamedInvestor[]): AccountName[] {
  return investors.map(({ name, wallet }) => ({ name, addresses: [wallet.address] }));
}

/** What the contracts say, or hold, otherwise than their events tell. */
async function rebuiltDifferences(
  course: CourseChain,
  offerings: readonly OpenOffering[],
): Promise<Text[]> {
  const differences = await Promise.all([
    ...offerings.map((one) => reconcileOffering(course, one)),
    reconcileExits(course),
  ]);
  return differences.flat().map(({ figure, rebuilt, actual }) => ({
    en: `${figure}: the events tell ${rebuilt}, the contract says ${actual}.`,
    zh: `${figure}：据事件重建为 ${rebuilt}，合约给出 ${actual}。`,
  }));
}

/** Accounts that every story of offerings has. */
async function offeringAccounts(
  { people, transferDesk, tenderOffer, companySale }: CourseChain,
  offerings: readonly OpenOffering[],
): Promise<AccountName[]> {
  const addresses = (pick: (one: OpenOffering) => { getAddress(): Promise<string> }) =>
    Promise.all(offerings.map((one) => pick(one).getAddress()));
  return [
    { name: { en: "escrow", zh: "托管账户" }, addresses: await addresses(({ escrow }) => escrow) },
    {
      name: { en: "milestone vault", zh: "里程碑资金库" },
      addresses: await addresses(({ vault }) => vault),
    },
    {
      name: { en: "share register (dividends)", zh: "股东名册（待付股息）" },
      addresses: await addresses(({ register }) => register),
    },
    {
      name: { en: "transfer desk", zh: "转让柜台" },
      addresses: [await transferDesk.getAddress()],
    },
    {
      name: { en: "tender offer", zh: "要约收购柜台" },
      addresses: [await tenderOffer.getAddress()],
    },
    {
      name: { en: "company sale", zh: "公司出售柜台" },
      addresses: [await companySale.getAddress()],
    },
    { name: { en: "company", zh: "融资公司" }, addresses: [people.company.address] },
    {
      name: { en: "platform (fee)", zh: "众筹平台（服务费）" },
      addresses: [people.platform.address],
    },
  ];
}
