import type { LimitCase } from "../../scripts/crowdfunding/input/limit-cases.ts";
import type { Limit, LimitAnswer } from "../../scripts/crowdfunding/limits.ts";
import type { Text } from "../../scripts/language/text.ts";

import { parseRuleSet, readLimitCases } from "../../scripts/crowdfunding/input/limit-cases.ts";
import { askLimit } from "../../scripts/crowdfunding/limits.ts";
import { openRuleBook } from "../../scripts/crowdfunding/rule-book.ts";
import { ruleSets } from "../../scripts/crowdfunding/rule-sets.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { parseAmount } from "../../scripts/input/amounts.ts";
import { consoleNarrator, type TableOf } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import { built } from "../built.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";

interface LimitArguments {
  readonly rules: string;
  readonly income: string;
  readonly netWorth: string;
  readonly accredited: boolean;
  readonly invested: string;
  readonly cases: string;
  readonly lang: string;
  readonly json: boolean;
}

/** A question and what the contract said to it. */
type Answered = readonly [asked: LimitCase, answer: LimitAnswer];

export default command<LimitArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const asked = readQuestions(args);
  await built(hre);
  const book = await openRuleBook(await hre.network.create("default"));
  const answered: Answered[] = [];
  for (const one of asked) answered.push([one, await askLimit(book, one)]);
  if (!args.json) {
    consoleNarrator(language).table(asTable(answered));
    return;
  }
  const documents = answered.map(asJson);
  console.log(JSON.stringify(args.cases === "" ? documents[0] : documents, null, 2));
});

/** Reads and checks everything before a chain is started. */
function readQuestions(args: LimitArguments): LimitCase[] {
  if (args.cases === "") return [readQuestion(args)];
  const { rules, income, netWorth, invested, accredited } = args;
  if (accredited || [rules, income, netWorth, invested].some((option) => option !== "")) {
    throw new Stop(2, {
      en: "--cases: the file says everything about its cases; leave out the options that describe one.",
      zh: "--cases：各案例的内容都写在文件里，请去掉描述单个案例的选项。",
    });
  }
  return readLimitCases(args.cases);
}

function readQuestion(args: LimitArguments): LimitCase {
  return {
    rules: parseRuleSet(required(args.rules, "--rules"), "--rules"),
    income: parseAmount(required(args.income, "--income"), "--income"),
    netWorth: parseAmount(required(args.netWorth, "--net-worth"), "--net-worth"),
    accredited: args.accredited,
    invested: parseAmount(args.invested === "" ? "0" : args.invested, "--invested"),
  };
}

function asJson([{ rules }, { limit, remaining, warningAbove }]: Answered) {
  return {
    rules,
    limit: plain(limit),
    remaining: plain(remaining),
    unit: ruleSets[rules].unit,
    ...(warningAbove === undefined ? {} : { warningAbove: yuan(warningAbove) }),
  };
}

function asTable(answered: readonly Answered[]): TableOf {
  return {
    head: [
      { en: "rules", zh: "规则" },
      { en: "unit", zh: "币种" },
      { en: "income", zh: "年收入" },
      { en: "net worth", zh: "净资产" },
      { en: "accredited", zh: "获许投资者" },
      { en: "limit", zh: "十二个月限额" },
      { en: "remaining", zh: "剩余额度" },
      { en: "warning above", zh: "超过即须警示" },
    ],
    rows: answered.map(([asked, { limit, remaining, warningAbove }]) => [
      asked.rules,
      ruleSets[asked.rules].unit,
      yuanGrouped(asked.income),
      yuanGrouped(asked.netWorth),
      asked.accredited ? { en: "yes", zh: "是" } : { en: "no", zh: "否" },
      readable(limit),
      readable(remaining),
      warningAbove === undefined ? "" : yuanGrouped(warningAbove),
    ]),
  };
}

function plain(amount: Limit): string {
  return amount === "unlimited" ? amount : yuan(amount);
}

function readable(amount: Limit): string | Text {
  return amount === "unlimited" ? { en: "unlimited", zh: "不限" } : yuanGrouped(amount);
}
