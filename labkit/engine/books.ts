import type { AccountName, Books } from "../../scripts/money/books.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { TableOf } from "../../scripts/language/narrator.ts";
import type { LabYuan } from "../../types/ethers-contracts/index.ts";
import type { Deployed } from "./deployed.ts";

import { keepBooks } from "../../scripts/money/books.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";

/** The double-entry books of a token of a lab, as figures and as a table. */
export async function booksOf(
  token: Deployed<unknown>,
  named: readonly AccountName[],
  issuer?: Text,
): Promise<Books & { readonly table: TableOf }> {
  // Only what every ERC-20 has is asked: its Transfer events, balances and total supply.
  const books = await keepBooks(token.contract as unknown as LabYuan, named, issuer);
  return {
    ...books,
    table: {
      head: [
        { en: "Account", zh: "账户" },
        { en: "Debit (in)", zh: "借方（收）" },
        { en: "Credit (out)", zh: "贷方（付）" },
        { en: "Balance", zh: "余额" },
      ],
      rows: books.lines.map(({ name, debit, credit, balance }) => [
        name,
        yuanGrouped(debit),
        yuanGrouped(credit),
        yuanGrouped(balance),
      ]),
    },
  };
}
