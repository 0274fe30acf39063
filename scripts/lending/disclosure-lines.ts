import type { Text } from "../language/text.ts";
import type { TableOf } from "../language/narrator.ts";
import type { DisclosureTable } from "./disclosure.ts";
import type { DisclosureReport, Fees } from "./disclosure-report.ts";

import { DAY, dayOf } from "../chain/clock.ts";
import { bpsText } from "../money/numbers.ts";
import { yuan, yuanGrouped } from "../money/yuan.ts";
import { percent, percentText, share } from "./percent.ts";

/** A line of the report: what it is, yuan, number of loans or people, share of what is outstanding. */
type Line = readonly [Text, string, string, string];

/** The report as a table for readers. */
export function reportTable(report: DisclosureReport): TableOf {
  const { table } = report;
  return {
    head: [
      { en: "figure", zh: "指标" },
      { en: "yuan", zh: "金额（元）" },
      { en: "number", zh: "笔数 / 人数" },
      { en: "share", zh: "占比" },
    ],
    rows: [
      ...sinceTheBeginning(report),
      ...outstandingNow(report),
      ...latenessOf(table),
      ...concentrationOf(table),
      ...zeroByConstruction(report),
    ],
  };
}

/** Charges of the policy in force, in one sentence. */
export function feesSentence(fees: Fees): Text {
  const [origination, service] = [bpsText(fees.originationBps), bpsText(fees.serviceBps)];
  const [late, floor] = [bpsText(fees.lateFeeBps), yuanGrouped(fees.lateFeeFloor)];
  const penalty = bpsText(fees.penaltyBps);
  return {
    en:
      `Fees: ${origination} of the principal at the draw, ${service} of every payment on time; late fee ${late} of what is ` +
      `unpaid, at least ${floor}; penalty interest at ${penalty} of the rate.`,
    zh:
      `收费标准：放款时按本金收取 ${origination} 撮合服务费，按期还款时收取还款额的 ${service}；滞纳金为未还金额的 ${late}，` +
      `最低 ${floor} 元；罚息按合同利率的 ${penalty} 计收。`,
  };
}

/** The report as one JSON document: money in yuan, shares and rates in percent. */
export function reportDocument(report: DisclosureReport): object {
  const { table, fees, related } = report;
  return {
    asOf: dayText(table),
    cumulative: {
      amount: yuan(table.lent),
      loans: Number(table.loansEver),
      borrowers: Number(table.borrowersEver),
      lenders: Number(table.lendersEver),
      defaults: Number(report.defaults),
      chargedOff: yuan(table.chargedOff),
    },
    outstanding: {
      amount: yuan(table.outstanding),
      loans: Number(table.loans),
      borrowers: Number(table.borrowers),
      lenders: Number(table.lenders),
      interestAccrued: yuan(report.interestAccrued),
    },
    overdue: table.overdue.map(({ daysPastDue, principal, loans }) => ({
      moreThanDays: Number(daysPastDue),
      amount: yuan(principal),
      loans: Number(loans),
      amountShare: percent(share(principal, table.outstanding)),
      loanShare: percent(share(loans, table.loans)),
    })),
    concentration: {
      hhi: percent(table.concentrationPpm),
      largestShare: percent(share(table.largest, table.outstanding)),
      topTenShare: percent(share(table.topTen, table.outstanding)),
    },
    compensation: { amount: yuan(report.compensation) },
    relatedParties: { amount: yuan(related.principal), loans: Number(related.loans) },
    fees: {
      originationBps: Number(fees.originationBps),
      serviceBps: Number(fees.serviceBps),
      lateFeeBps: Number(fees.lateFeeBps),
      lateFeeFloor: yuan(fees.lateFeeFloor),
      penaltyBps: Number(fees.penaltyBps),
    },
    differencesToEvents: report.differences.length,
    unit: "CNY",
  };
}

/** Day of a table, YYYY-MM-DD. */
export function dayText({ day }: DisclosureTable): string {
  return dayOf(Number(day) * DAY);
}

function sinceTheBeginning({ table, defaults }: DisclosureReport): Line[] {
  return [
    [
      { en: "lent since the beginning", zh: "累计撮合金额 / 笔数" },
      yuanGrouped(table.lent),
      `${table.loansEver}`,
      "",
    ],
    [{ en: "borrowers since the beginning", zh: "累计借款人" }, "", `${table.borrowersEver}`, ""],
    [{ en: "lenders since the beginning", zh: "累计出借人" }, "", `${table.lendersEver}`, ""],
    [{ en: "ever in default", zh: "累计违约笔数" }, "", `${defaults}`, ""],
    [
      { en: "charged off since the beginning", zh: "累计核销本金" },
      yuanGrouped(table.chargedOff),
      "",
      "",
    ],
  ];
}

function outstandingNow({ table, interestAccrued }: DisclosureReport): Line[] {
  return [
    [
      { en: "outstanding", zh: "借贷余额 / 笔数" },
      yuanGrouped(table.outstanding),
      `${table.loans}`,
      percentText(share(table.outstanding, table.outstanding)),
    ],
    [
      { en: "interest run up and unpaid", zh: "应计未付利息（含罚息）" },
      yuanGrouped(interestAccrued),
      "",
      "",
    ],
    [{ en: "borrowers now", zh: "当前借款人" }, "", `${table.borrowers}`, ""],
    [{ en: "lenders now", zh: "当前出借人" }, "", `${table.lenders}`, ""],
  ];
}

function latenessOf({ overdue, outstanding }: DisclosureTable): Line[] {
  return overdue.map(({ daysPastDue, principal, loans }) => [
    {
      en: daysPastDue === 0n ? "overdue" : `overdue by more than ${daysPastDue} days`,
      zh: daysPastDue === 0n ? "逾期本金余额 / 笔数" : `其中逾期 ${daysPastDue} 天以上`,
    },
    yuanGrouped(principal),
    `${loans}`,
    percentText(share(principal, outstanding)),
  ]);
}

function concentrationOf({
  largest,
  topTen,
  outstanding,
  concentrationPpm,
}: DisclosureTable): Line[] {
  return [
    [
      { en: "largest borrower", zh: "最大单一借款人" },
      yuanGrouped(largest),
      "",
      percentText(share(largest, outstanding)),
    ],
    [
      { en: "ten largest borrowers", zh: "前十大借款人" },
      yuanGrouped(topTen),
      "",
      percentText(share(topTen, outstanding)),
    ],
    [
      { en: "concentration (HHI)", zh: "集中度（HHI 指数）" },
      "",
      "",
      percentText(concentrationPpm),
    ],
  ];
}

function zeroByConstruction({ compensation, related }: DisclosureReport): Line[] {
  return [
    [
      { en: "compensation paid for borrowers", zh: "累计代偿金额" },
      yuanGrouped(compensation),
      "",
      "",
    ],
    [
      { en: "loans of related parties", zh: "关联方借款余额 / 笔数" },
      yuanGrouped(related.principal),
      `${related.loans}`,
      "",
    ],
  ];
}
