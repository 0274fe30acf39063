import type { Calculator, Row, Schedule } from "../../scripts/lending/calculator.ts";
import type { Catalogue } from "../../scripts/errors/catalogue.ts";
import type { AskedLoan } from "../../scripts/lending/input/loans.ts";
import type { Method } from "../../scripts/lending/input/readers.ts";
import type { Text } from "../../scripts/language/text.ts";

import { loadCatalogue } from "../../scripts/errors/catalogue.ts";
import { explain } from "../../scripts/errors/decode.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { amountOf } from "../../scripts/input/amounts.ts";
import { isoDay } from "../../scripts/input/calendar.ts";
import { consoleNarrator, type Narrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { openCalculator, scheduleOf, totalInterest } from "../../scripts/lending/calculator.ts";
import { readLoans } from "../../scripts/lending/input/loans.ts";
import {
  dayOf,
  methodOf,
  parseOption,
  periodsOf,
  rateOf,
} from "../../scripts/lending/input/readers.ts";
import { percentText } from "../../scripts/lending/percent.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import { built } from "../built.ts";
import { onlyCases } from "../cases.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";

interface ScheduleArguments {
  readonly principal: string;
  readonly rate: string;
  readonly periods: string;
  readonly method: string;
  readonly start: string;
  readonly cases: string;
  readonly lang: string;
  readonly json: boolean;
}

type Scheduled = AskedLoan & Schedule;

const methodNames: Readonly<Record<Method, Text>> = {
  "equal-instalment": { en: "equal instalments", zh: "等额本息" },
  "equal-principal": { en: "equal principal", zh: "等额本金" },
  bullet: { en: "interest monthly, principal at the end", zh: "按月付息、到期还本" },
};

export default command<ScheduleArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const loans = readAsked(args);
  await built(hre);
  const calculator = await openCalculator();
  const catalogue = () => loadCatalogue(hre.config.paths.artifacts);
  const scheduled: Scheduled[] = [];
  for (const loan of loans) {
    scheduled.push({ ...loan, ...(await ask(calculator, loan, catalogue)) });
  }
  if (args.json) {
    const documents = scheduled.map(asJson);
    console.log(JSON.stringify(args.cases === "" ? documents[0] : documents, null, 2));
  } else {
    for (const one of scheduled) show(consoleNarrator(language), one);
  }
});

/** Reads and checks everything before a chain is started. */
function readAsked({ principal, rate, periods, method, start, cases }: ScheduleArguments) {
  if (cases === "") return [readLoan({ principal, rate, periods, method, start })];
  onlyCases({
    "--principal": principal,
    "--rate": rate,
    "--periods": periods,
    "--method": method,
    "--start": start,
  });
  return readLoans(cases);
}

function readLoan(
  options: Pick<ScheduleArguments, "principal" | "rate" | "periods" | "method" | "start">,
): AskedLoan {
  const { principal, rate, periods, method, start } = options;
  return {
    principal: parseOption(required(principal, "--principal"), "--principal", amountOf),
    ratePpm: parseOption(required(rate, "--rate"), "--rate", rateOf),
    periods: parseOption(required(periods, "--periods"), "--periods", periodsOf),
    method: parseOption(required(method, "--method"), "--method", methodOf),
    ...(start === "" ? {} : { start: parseOption(start, "--start", dayOf) }),
    refusal: (cause) => new Stop(2, cause),
  };
}

/** What the contract refuses is wrong input, not a "no" to somebody's wish. */
async function ask(
  calculator: Calculator,
  loan: AskedLoan,
  catalogue: () => Catalogue,
): Promise<Schedule> {
  try {
    return await scheduleOf(calculator, loan);
  } catch (error) {
    const cause = explain(error, catalogue);
    throw cause === undefined ? error : loan.refusal(cause);
  }
}

/** Keys without a value do not appear in the document. */
function asJson(scheduled: Scheduled) {
  const { method, instalment, rows } = scheduled;
  return {
    method,
    instalment: instalment === undefined ? undefined : yuan(instalment),
    rows: rows.map(({ period, due, payment, principal, interest, outstanding }) => ({
      period,
      due: due === undefined ? undefined : isoDay(due),
      payment: yuan(payment),
      principal: yuan(principal),
      interest: yuan(interest),
      outstanding: yuan(outstanding),
    })),
    totalInterest: yuan(totalInterest(scheduled)),
    unit: "CNY",
  };
}

function show(narrator: Narrator, scheduled: Scheduled): void {
  const due: Text[] = scheduled.start === undefined ? [] : [{ en: "due", zh: "到期日" }];
  narrator.say(summary(scheduled));
  narrator.table({
    head: [
      { en: "month", zh: "期数" },
      ...due,
      { en: "payment", zh: "还款额" },
      { en: "principal", zh: "本金" },
      { en: "interest", zh: "利息" },
      { en: "outstanding", zh: "剩余本金" },
    ],
    rows: scheduled.rows.map(cellsOf),
  });
}

function cellsOf({ period, due, payment, principal, interest, outstanding }: Row): string[] {
  const amounts = [payment, principal, interest, outstanding].map(yuanGrouped);
  return [String(period), ...(due === undefined ? [] : [isoDay(due)]), ...amounts];
}

function summary(scheduled: Scheduled): Text {
  const { principal, ratePpm, periods, method, instalment } = scheduled;
  const [lent, rate] = [yuanGrouped(principal), percentText(ratePpm)];
  const interest = yuanGrouped(totalInterest(scheduled));
  const monthly: Text =
    instalment === undefined
      ? { en: "", zh: "" }
      : { en: `${yuanGrouped(instalment)} a month, `, zh: `每期 ${yuanGrouped(instalment)} 元，` };
  return {
    en: `${lent} yuan at ${rate} a year, ${periods} months, ${methodNames[method].en}: ${monthly.en}${interest} yuan of interest in all.`,
    zh: `${lent} 元，年利率 ${rate}，${periods} 期，${methodNames[method].zh}：${monthly.zh}利息合计 ${interest} 元。`,
  };
}
