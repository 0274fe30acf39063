import type { Text } from "../../scripts/language/text.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Terms } from "./model.ts";
import type { Row, Schedule } from "./scenario.ts";

import { exact, randomLoans, told } from "./model.ts";
import { open } from "./scenario.ts";

/** Random loans that each rule is tried on, besides those that were chosen for a reason. */
const RANDOM = 20;

/** The example of docs/lending-schedule.md, which can be done by hand. */
const SMALL: Terms = { principal: 1_000_000n, ratePpm: 120_000n, months: 3 };
/** The mortgage of docs/lending-schedule.md. */
const MORTGAGE: Terms = { principal: 100_000_000n, ratePpm: 49_000n, months: 360 };

const loansOf = ({ params }: Trial<Params>): Terms[] => [
  params,
  ...randomLoans(params.luck, RANDOM),
];

export async function rounding(t: Trial<Params>): Promise<void> {
  const { calculator } = await open(t);
  const quotients = [
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [149n, 100n, 1n],
    [20n, 5n, 4n],
    [0n, 7n, 0n],
  ] as const;
  for (const [a, b, rounded] of quotients) {
    const what = { en: `${a} divided by ${b}, rounded`, zh: `${a} 除以 ${b}，取整` };
    t.equal(what, await calculator.halfUp(a, b), rounded, "count");
  }
  const half = { en: "150 divided by 100, exactly a half over", zh: "150 除以 100，恰好余一半" };
  t.equal(half, await calculator.halfUp(150n, 100n), 2n, "count");
}

export async function monthInterest(t: Trial<Params>): Promise<void> {
  const { calculator } = await open(t);
  const examples: readonly [Text, bigint, bigint, bigint][] = [
    [{ en: "100.00 yuan at 12 % a year", zh: "100.00 元，年利率 12 %" }, 10_000n, 120_000n, 100n],
    [
      { en: "1.50 yuan at 12 % a year: exactly 1.5 fen", zh: "1.50 元，年利率 12 %：恰好 1.5 分" },
      150n,
      120_000n,
      2n,
    ],
    [
      {
        en: "0.55 yuan at 10 % a year: 5.5 fen a year, less than half a fen a month",
        zh: "0.55 元，年利率 10 %：一年 5.5 分，一个月不足半分",
      },
      55n,
      100_000n,
      0n,
    ],
  ];
  for (const [what, outstanding, ratePpm, interest] of examples) {
    t.equal(of(what), await calculator.interestOf(outstanding, ratePpm), interest, "CNY");
  }
  for (const terms of loansOf(t)) {
    const [first] = exact("equal-instalment", terms).rows;
    const interest = await calculator.interestOf(terms.principal, terms.ratePpm);
    t.equal(of(told(terms)), interest, first?.interest ?? 0n, "CNY");
  }
}

export async function instalment(t: Trial<Params>): Promise<void> {
  const { calculator } = await open(t);
  const amountOf = async ({ principal, ratePpm, months }: Terms) =>
    calculator.instalmentOf(principal, ratePpm, months);
  const month = { ...SMALL, months: 1 };
  const [single, small] = [
    { en: "A loan of a single month", zh: "只有一期的贷款" },
    { en: "A small loan of three months", zh: "三期的小额贷款" },
  ];
  t.equal(named(single, month), await amountOf(month), 1_010_000n, "CNY");
  t.equal(named(small, SMALL), await amountOf(SMALL), 340_022n, "CNY");
  const half = { principal: 2_525n, ratePpm: 240_000n, months: 2 };
  const tie = { en: "An instalment of exactly 13.005 yuan", zh: "每期恰好 13.005 元" };
  t.equal(named(tie, half), await amountOf(half), 1_301n, "CNY");
  for (const terms of [MORTGAGE, ...loansOf(t)]) {
    const what = { en: "The instalment", zh: "每期还款额" };
    const right = exact("equal-instalment", terms).instalment;
    t.equal(named(what, terms), await amountOf(terms), right, "CNY");
  }
}

export async function closes(t: Trial<Params>): Promise<void> {
  const { equalInstalments } = await open(t);
  for (const terms of [SMALL, MORTGAGE, ...loansOf(t)]) {
    const found = await equalInstalments(terms.principal, terms.ratePpm, terms.months);
    const sum = { en: "The principal of all months", zh: "各期本金合计" };
    t.equal(named(sum, terms), found.total("principal"), terms.principal, "CNY");
    const left = { en: "What is owed after the last month", zh: "最后一期之后的剩余本金" };
    t.equal(named(left, terms), found.last.outstanding, 0n, "CNY");
  }
}

export async function splits(t: Trial<Params>): Promise<void> {
  const { equalInstalments } = await open(t);
  for (const terms of [SMALL, MORTGAGE, ...loansOf(t)]) {
    const { rows } = exact("equal-instalment", terms);
    const found = await equalInstalments(terms.principal, terms.ratePpm, terms.months);
    compare(t, terms, found, rows);
  }
}

export async function equalPrincipal(t: Trial<Params>): Promise<void> {
  const stage = await open(t);
  const thirds = { ...SMALL, principal: 2n * SMALL.principal };
  for (const terms of [thirds, MORTGAGE, ...loansOf(t)]) {
    const { rows } = exact("equal-principal", terms);
    const found = await stage.equalPrincipal(terms.principal, terms.ratePpm, terms.months);
    compare(t, terms, found, rows);
  }
}

const COLUMNS: readonly (readonly [keyof Row, Text])[] = [
  ["interest", { en: "Interest", zh: "利息" }],
  ["principal", { en: "Principal", zh: "本金" }],
  ["payment", { en: "Payment", zh: "还款额" }],
  ["outstanding", { en: "What is owed afterwards", zh: "剩余本金" }],
];

/** Row by row, column by column. */
function compare(t: Trial<Params>, terms: Terms, found: Schedule, rows: readonly Row[]): void {
  for (const [i, row] of rows.entries()) {
    for (const [column, name] of COLUMNS) {
      const what = { en: `${name.en} of month ${i + 1}`, zh: `第 ${i + 1} 期的${name.zh}` };
      t.equal(named(what, terms), found.month(i + 1)[column], row[column], "CNY");
    }
  }
}

function of(loan: Text): Text {
  return { en: `Interest of a month on ${loan.en}`, zh: `一个月的利息：${loan.zh}` };
}

function named(what: Text, terms: Terms): Text {
  const loan = told(terms);
  return { en: `${what.en}: ${loan.en}`, zh: `${what.zh}：${loan.zh}` };
}
