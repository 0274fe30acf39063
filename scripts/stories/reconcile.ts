import type { Narrator } from "../language/narrator.ts";
import type { Text } from "../language/text.ts";
import type { Books } from "../money/books.ts";

import { yuanGrouped } from "../money/yuan.ts";

/** Proof that every fen of a story is accounted for. */
export interface Reconciliation {
  readonly reconciled: boolean;
  readonly books: Books;
  readonly differences: readonly Text[];
}

/** Shows every account of a story with what came in, what went out and what is left. */
export function showBooks(narrator: Narrator, books: Books): void {
  const total = (pick: (line: Books["lines"][number]) => bigint) =>
    books.lines.reduce((sum, line) => sum + pick(line), 0n);
  narrator.table({
    head: [
      { en: "account", zh: "账户" },
      { en: "debit (yuan)", zh: "借方（元）" },
      { en: "credit (yuan)", zh: "贷方（元）" },
      { en: "balance (yuan)", zh: "余额（元）" },
    ],
    rows: [
      ...books.lines.map(({ name, debit, credit, balance }) => [
        name,
        yuanGrouped(debit),
        yuanGrouped(credit),
        yuanGrouped(balance),
      ]),
      [
        { en: "total", zh: "合计" },
        yuanGrouped(total(({ debit }) => debit)),
        yuanGrouped(total(({ credit }) => credit)),
        yuanGrouped(total(({ balance }) => balance)),
      ],
    ],
  });
}

/** Says what differs, or that all agrees; `agreed` names what was compared besides the books. */
export function concludeBooks(
  narrator: Narrator,
  books: Books,
  differences: readonly Text[],
  agreed: Text,
): Reconciliation {
  const reconciled = differences.length === 0;
  for (const difference of differences) narrator.say(difference);
  narrator.say(
    reconciled
      ? {
          en:
            `Reconciled: all ${books.movements} movements of money kept in double entry, every fen accounted for; ` +
            agreed.en,
          zh: `对账平衡：${books.movements} 笔资金往来全部复式记账，一分不差；${agreed.zh}`,
        }
      : { en: "NOT reconciled: see the differences above.", zh: "对账不平：差异见上。" },
  );
  return { reconciled, books, differences };
}
