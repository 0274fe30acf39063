import type { Credit } from "../../scripts/lending/apr.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { parseAmount } from "../../scripts/input/amounts.ts";
import { consoleNarrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { annualRates } from "../../scripts/lending/apr.ts";
import { countOf, parseOption, periodsOf } from "../../scripts/lending/input/readers.ts";
import { percent } from "../../scripts/lending/percent.ts";
import { yuanGrouped } from "../../scripts/money/yuan.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";

interface AprArguments {
  readonly principal: string;
  readonly fee: string;
  readonly instalment: string;
  readonly periods: string;
  readonly perYear: string;
  readonly lang: string;
  readonly json: boolean;
}

const MAX_PER_YEAR = 365;

export default command<AprArguments>(async (args) => {
  const language = chosenLanguage(args.lang);
  const credit = readCredit(args);
  const { nominal, effective } = annualRates(credit);
  if (args.json) {
    const document = {
      nominalApr: percent(nominal),
      effectiveRate: percent(effective),
      unit: "percent",
    };
    console.log(JSON.stringify(document, null, 2));
    return;
  }
  consoleNarrator(language).table({
    head: [
      { en: "paid out (yuan)", zh: "实际到账（元）" },
      { en: "instalments", zh: "各期还款" },
      { en: "nominal APR", zh: "名义年利率" },
      { en: "effective rate", zh: "实际年利率" },
    ],
    rows: [
      [
        yuanGrouped(credit.paidOut),
        `${credit.periods} x ${yuanGrouped(credit.instalment)}`,
        `${percent(nominal)} %`,
        `${percent(effective)} %`,
      ],
    ],
  });
});

function readCredit(args: AprArguments): Credit {
  const principal = parseAmount(required(args.principal, "--principal"), "--principal");
  const fee = parseAmount(required(args.fee, "--fee"), "--fee");
  const instalment = parseAmount(required(args.instalment, "--instalment"), "--instalment");
  const periods = parseOption(required(args.periods, "--periods"), "--periods", periodsOf);
  const perYear = parseOption(args.perYear, "--per-year", (text) => countOf(text, MAX_PER_YEAR));
  if (fee >= principal) {
    throw new Stop(2, {
      en: `--fee: ${yuanGrouped(fee)} yuan leave nothing of the principal of ${yuanGrouped(principal)} yuan to pay out.`,
      zh: `--fee：扣除 ${yuanGrouped(fee)} 元费用后，${yuanGrouped(principal)} 元本金已没有可发放的金额。`,
    });
  }
  const credit = { paidOut: principal - fee, instalment, periods, perYear };
  if (instalment * BigInt(periods) >= credit.paidOut) return credit;
  throw new Stop(2, {
    en: `--instalment: ${periods} times ${yuanGrouped(instalment)} yuan are less than the ${yuanGrouped(credit.paidOut)} yuan paid out; such a rate would be below zero.`,
    zh: `--instalment：${periods} 期、每期 ${yuanGrouped(instalment)} 元，合计少于实际到账的 ${yuanGrouped(credit.paidOut)} 元，利率将为负数。`,
  });
}
