import type { View } from "../../labkit/engine/deployed.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Schedule } from "./scenario.ts";

import { definePlays } from "../../labkit/define.ts";
import { annualRates } from "../../scripts/lending/apr.ts";
import { percentText, share } from "../../scripts/lending/percent.ts";
import { yuanGrouped as yuan } from "../../scripts/money/yuan.ts";
import { agree, MONTH, open } from "./scenario.ts";

export const plays = definePlays<Params>([
  {
    name: "flyer",
    title: { en: "The loan on the flyer", zh: "广告单上的贷款" },
    step: "s2",
    tell: flyer,
  },
  {
    name: "schedule",
    title: { en: "Alice's loan, repaid in two ways", zh: "小艾的贷款：两种还法" },
    step: "s5",
    tell: async (t) => {
      await bothWays(t);
    },
  },
  {
    name: "loan",
    title: { en: "A direct debit", zh: "按期代扣" },
    step: "s8",
    tell: collects,
  },
]);

const MONTHS_A_YEAR = 12n;

async function flyer(t: Trial<Params>): Promise<void> {
  const { principal, ratePpm, months } = t.params;
  const platform = await t.person("platform");
  const offer = await t.deploy<{ interest: View<[bigint, bigint], bigint> }>("Flyer", [], platform);
  const interest = await offer.interest(principal, ratePpm);
  const part = principal / BigInt(months);
  const monthly = percentText(ratePpm / MONTHS_A_YEAR);
  t.say({
    en: `"${yuan(principal)} yuan for your shop! Only ${monthly} a month, ${months} months, ${yuan(part + interest)} each."`,
    zh: `“开店贷款 ${yuan(principal)} 元！月费率仅 ${monthly}，分 ${months} 期，每期只还 ${yuan(part + interest)} 元。”`,
  });
  const owed = (month: number) => principal - BigInt(month - 1) * part;
  t.table({
    head: [
      { en: "Month", zh: "期" },
      { en: "Still owed", zh: "所欠本金" },
      { en: "Interest", zh: "利息" },
      { en: "That is, a year", zh: "折合年利率" },
    ],
    rows: Array.from({ length: months }, (_, i) => [
      String(i + 1),
      yuan(owed(i + 1)),
      yuan(interest),
      oneDecimal(share(interest * MONTHS_A_YEAR, owed(i + 1))),
    ]),
  });
  const credit = { paidOut: principal, instalment: part + interest, periods: months, perYear: 12 };
  t.say({
    en: `Interest in all: ${yuan(interest * BigInt(months))} yuan. Measured by what Alice owes month by month, the loan costs ${oneDecimal(annualRates(credit).nominal)} a year, not ${percentText(ratePpm)}.`,
    zh: `利息合计 ${yuan(interest * BigInt(months))} 元。按小艾每月实际占用的本金计算，年化利率是 ${oneDecimal(annualRates(credit).nominal)}，而不是 ${percentText(ratePpm)}。`,
  });
}

/** A rate of millionths with one decimal, as a flyer would have to show it. */
function oneDecimal(ppm: bigint): string {
  const tenths = (2n * ppm + 1_000n) / 2_000n;
  return `${tenths / 10n}.${tenths % 10n} %`;
}

/** The student's loan with equal instalments and with equal principal, side by side. */
export async function bothWays(
  t: Trial<Params>,
): Promise<{ readonly instalments: Schedule; readonly principal: Schedule }> {
  const { principal: lent, ratePpm, months } = t.params;
  const { equalInstalments, equalPrincipal } = await open(t);
  const instalments = await equalInstalments(lent, ratePpm, months);
  const principal = await equalPrincipal(lent, ratePpm, months);
  t.say({
    en: `${yuan(lent)} yuan at ${percentText(ratePpm)} a year over ${months} months. On the left with equal instalments, on the right with equal principal.`,
    zh: `${yuan(lent)} 元，年利率 ${percentText(ratePpm)}，分 ${months} 期。左边是等额本息，右边是等额本金。`,
  });
  const columns = [
    { en: "Payment", zh: "还款" },
    { en: "Interest", zh: "利息" },
    { en: "Still owed", zh: "剩余本金" },
  ];
  t.table({
    head: [{ en: "Month", zh: "期" }, ...columns, ...columns],
    rows: instalments.rows.map((left, i) => {
      const right = principal.month(i + 1);
      const cells = [left, right].flatMap((row) => [row.payment, row.interest, row.outstanding]);
      return [String(i + 1), ...cells.map(yuan)];
    }),
  });
  const [all, less] = [instalments.total("payment"), principal.total("payment")];
  t.say({
    en: `All payments together: ${yuan(all)} yuan with equal instalments, ${yuan(less)} with equal principal.`,
    zh: `还款总额：等额本息 ${yuan(all)} 元，等额本金 ${yuan(less)} 元。`,
  });
  return { instalments, principal };
}

/** Bob collects month by month, and once he asks for a fen too much. */
async function collects(t: Trial<Params>): Promise<void> {
  const { cash, loan, alice, bob } = await agree(t);
  await t.accepts({ en: "Alice draws the loan", zh: "小艾提款" }, loan.connect(alice).draw());
  t.say({
    en: `Bob has lent ${yuan(t.params.principal)} yuan to Alice. She has signed a direct debit for all the money she has.`,
    zh: `小博借给小艾 ${yuan(t.params.principal)} 元。小艾签了代扣授权，范围是她全部的钱。`,
  });
  const rows: string[][] = [];
  for (let month = 1; month <= t.params.months; month++) {
    await t.pass(MONTH);
    // A view sees the time of the last transaction.
    await cash.transfer(bob.address, 0n);
    const due = await loan.due();
    const greedy = { en: "Bob asks for a fen too much", zh: "小博多扣一分" };
    await t.refuses(greedy, loan.connect(bob).collect(due + 1n), "MoreThanDue");
    await t.accepts({ en: "Bob collects", zh: "小博扣款" }, loan.connect(bob).collect(due));
    rows.push([String(month), yuan(due), yuan(await loan.outstanding())]);
  }
  t.table({
    head: [
      { en: "Month", zh: "期" },
      { en: "Due and collected", zh: "应还并扣款" },
      { en: "Still owed", zh: "剩余本金" },
    ],
    rows,
  });
  t.say({
    en: "Each time Bob first asked for one fen more than was due. Each time he was refused.",
    zh: "每一期小博都先试着多扣一分，每一次都被拒绝。",
  });
  await t.showBooks(cash);
}
