import type { CourseChain } from "../chain/course.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Person } from "../lending/platform.ts";
import type { AccountName } from "../money/books.ts";
import type { Reconciliation } from "./reconcile.ts";

import { reconcileEscrows } from "../lending/model/escrows.ts";
import { rebuildLoans } from "../lending/model/loans.ts";
import { keepBooks } from "../money/books.ts";
import { concludeBooks, showBooks } from "./reconcile.ts";

/**
 * Reconciles a story of loans: double-entry books of all movements against the token's balances, and what escrows hold
 * and the ledger says against what events alone tell. Ledger, notes and market are accounts too, and must hold nothing.
 */
export async function reconcileLoans(
  course: CourseChain,
  narrator: Narrator,
  accounts: readonly AccountName[],
): Promise<Reconciliation> {
  const { people, loanLedger, noteBook, loanMarket, yuan } = course;
  const empty = await Promise.all(
    [loanLedger, noteBook, loanMarket].map((one) => one.getAddress()),
  );
  const loans = (await rebuildLoans(course)).map(({ loan }) => loan);
  const books = await keepBooks(yuan, [
    { name: { en: "escrows of the loans", zh: "各笔借款托管账户" }, addresses: loans },
    { name: { en: "ledger, notes, market", zh: "账本、债权、撮合合约" }, addresses: empty },
    {
      name: { en: "platform (fees)", zh: "网贷平台（服务费）" },
      addresses: [people.lendingPlatform.address],
    },
    ...accounts,
  ]);
  const rebuilt = await reconcileEscrows(course);
  const differences = [
    ...books.differences,
    ...rebuilt.map(({ figure, rebuilt: told, actual }) => ({
      en: `${figure}: the events tell ${told}, the contract says ${actual}.`,
      zh: `${figure}：据事件重建为 ${told}，合约给出 ${actual}。`,
    })),
  ];
  showBooks(narrator, books);
  return concludeBooks(narrator, books, differences, {
    en: "escrows, principal and receipts of all loans, rebuilt from published events alone, equal the contracts'.",
    zh: "仅凭公开事件重建的各笔借款托管余额、剩余本金与到账款项，与合约完全一致。",
  });
}

/** An account for each person. */
export function accountsOf(people: readonly Person[]): AccountName[] {
  return people.map(({ name, wallet }) => ({ name, addresses: [wallet.address] }));
}
