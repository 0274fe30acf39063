import { say } from "../language/text.ts";
import type { Language, Text } from "../language/text.ts";
import { drawTable } from "../stories/table.ts";
import type { Books, BooksLine } from "./books.ts";
import { yuanGrouped } from "./yuan.ts";

const heads = {
  account: { en: "Account (yuan)", zh: "账户（元）" },
  addresses: { en: "Addresses", zh: "地址数" },
  debit: { en: "Debit (received)", zh: "借方（收到）" },
  credit: { en: "Credit (paid out)", zh: "贷方（付出）" },
  balance: { en: "Balance", zh: "余额" },
  total: { en: "Total", zh: "合计" },
  purpose: { en: "Purpose", zh: "用途" },
  movements: { en: "Movements", zh: "笔数" },
  amount: { en: "Amount (yuan)", zh: "金额（元）" },
  check: { en: "Must be equal (yuan)", zh: "应当相等（元）" },
  left: { en: "One side", zh: "一方" },
  right: { en: "Other side", zh: "另一方" },
  reconciled: { en: "Reconciled to the fen.", zh: "账目核对无误，分毫不差。" },
  differences: { en: "Not reconciled:", zh: "账目不符：" },
} satisfies Record<string, Text>;

type Head = keyof typeof heads;

/** The books as tables in yuan: accounts with equal totals, journal, equalities, and the verdict. */
export function renderBooks(books: Books, language: Language): string {
  const draw = (head: Head[], rows: string[][]): string =>
    drawTable(
      head.map((key) => say(heads[key], language)),
      rows,
    );
  const parts = [
    draw(["account", "addresses", "debit", "credit", "balance"], accountRows(books, language)),
  ];
  if (books.journal.length > 0) {
    const rows = books.journal.map(({ purpose, movements, amount }) => [
      say(purpose, language),
      movements.toString(),
      yuanGrouped(amount),
    ]);
    parts.push(draw(["purpose", "movements", "amount"], rows));
  }
  if (books.expected.length > 0) {
    const rows = books.expected.map(({ what, left, right }) => [
      say(what, language),
      yuanGrouped(left),
      yuanGrouped(right),
    ]);
    parts.push(draw(["check", "left", "right"], rows));
  }
  return [...parts, verdict(books, language)].join("\n");
}

function accountRows({ lines }: Books, language: Language): string[][] {
  const sum = (side: "debit" | "credit" | "balance"): string =>
    yuanGrouped(lines.reduce((total, line) => total + line[side], 0n));
  const total = [say(heads.total, language), "", sum("debit"), sum("credit"), sum("balance")];
  return [...lines.map((line) => accountRow(line, language)), total];
}

function accountRow(line: BooksLine, language: Language): string[] {
  const { name, addresses, debit, credit, balance } = line;
  return [
    say(name, language),
    addresses.toString(),
    yuanGrouped(debit),
    yuanGrouped(credit),
    yuanGrouped(balance),
  ];
}

function verdict({ reconciled, differences }: Books, language: Language): string {
  if (reconciled) return say(heads.reconciled, language);
  return [heads.differences, ...differences].map((text) => say(text, language)).join("\n- ");
}
