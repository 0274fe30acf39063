import type { TableOf } from "../../scripts/language/narrator.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { TypedApplicant } from "../../scripts/lending/input/applicants.ts";
import type { Assessment } from "../../scripts/lending/score/assess.ts";
import type { Applicant } from "../../scripts/lending/score/features.ts";
import type { Reason } from "../../scripts/lending/score/scorecard.ts";

import { Stop } from "../../scripts/errors/stop.ts";
import { consoleNarrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { gradeName } from "../../scripts/lending/grade-tables.ts";
import { parseApplicant, readApplicants } from "../../scripts/lending/input/applicants.ts";
import { assess } from "../../scripts/lending/score/assess.ts";
import { FEATURES } from "../../scripts/lending/score/features.ts";
import { readModel } from "../../scripts/lending/score/model.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";

interface ScoreArguments extends TypedApplicant {
  readonly cases: string;
  readonly lang: string;
  readonly json: boolean;
}

/** An applicant and what the model says of him. */
type Assessed = readonly [applicant: Applicant, assessment: Assessment];

export default command<ScoreArguments>(async (args) => {
  const language = chosenLanguage(args.lang);
  const applicants = args.cases === "" ? [readOptions(args)] : readCases(args);
  const model = readModel();
  const assessed = applicants.map((applicant): Assessed => [applicant, assess(model, applicant)]);
  if (args.json) {
    const documents = assessed.map(([, assessment]) => asJson(assessment));
    console.log(JSON.stringify(args.cases === "" ? documents[0] : documents, null, 2));
    return;
  }
  const narrator = consoleNarrator(language);
  narrator.table(summaryOf(assessed));
  for (const one of assessed) narrator.table(reasonsOf(one));
});

function readOptions(args: ScoreArguments): Applicant {
  return parseApplicant({
    income: required(args.income, "--income"),
    debtRatio: required(args.debtRatio, "--debt-ratio"),
    monthsEmployed: required(args.monthsEmployed, "--months-employed"),
    latePayments: required(args.latePayments, "--late-payments"),
    enquiries: required(args.enquiries, "--enquiries"),
    creditMonths: required(args.creditMonths, "--credit-months"),
    fraudFlags: args.fraudFlags === "" ? "0" : args.fraudFlags,
  });
}

function readCases({ cases, lang: _lang, json: _json, ...typed }: ScoreArguments): Applicant[] {
  if (Object.values(typed).every((option) => option === "")) return readApplicants(cases);
  throw new Stop(2, {
    en: "--cases: the file says everything about its applicants; leave out the options that describe one.",
    zh: "--cases：各申请人的内容都写在文件里，请去掉描述单个申请人的选项。",
  });
}

function asJson(assessment: Assessment) {
  return {
    score: assessment.score,
    grade: gradeName(assessment.grade),
    defaultProbability: percent(assessment.defaultProbability),
    rate: ratePercent(assessment),
    limit: yuan(assessment.limit),
    unit: "CNY",
    points: Object.fromEntries(assessment.reasons.map(({ key, points }) => [nameIn(key), points])),
  };
}

/** A feature is called alike in the file of cases and in the answer. */
function nameIn(key: Reason["key"]): string {
  return key === "debtRatioBps" ? "debtRatio" : key;
}

function summaryOf(assessed: readonly Assessed[]): TableOf {
  return {
    head: [
      { en: "score", zh: "信用分" },
      { en: "grade", zh: "等级" },
      { en: "probability of default", zh: "违约概率" },
      { en: "rate a year", zh: "年利率" },
      { en: "limit", zh: "授信额度" },
    ],
    rows: assessed.map(([, assessment]) => [
      String(assessment.score),
      gradeName(assessment.grade),
      `${percent(assessment.defaultProbability)} %`,
      `${ratePercent(assessment)} %`,
      yuanGrouped(assessment.limit),
    ]),
  };
}

/** Why: the applicant's figures and their points, which add up to the score. */
function reasonsOf([applicant, { score, reasons }]: Assessed): TableOf {
  const rows = reasons.map((reason) => reasonRow(applicant, reason));
  return {
    head: [
      { en: "reason", zh: "依据" },
      { en: "figure", zh: "取值" },
      { en: "points", zh: "得分" },
    ],
    rows: [...rows, [{ en: "score", zh: "信用分" }, "", String(score)]],
  };
}

function reasonRow(applicant: Applicant, { key, points }: Reason): (string | Text)[] {
  if (key === "reference") {
    return [{ en: "reference applicant", zh: "参照申请人" }, "", String(points)];
  }
  if (key === "scale") return [{ en: "ends of the scale", zh: "分数上下限" }, "", signed(points)];
  const name = FEATURES.find((feature) => feature.key === key)?.name ?? key;
  return [name, figureOf(applicant, key), signed(points)];
}

function figureOf(applicant: Applicant, key: keyof Applicant): string {
  if (key === "income") return yuanGrouped(applicant.income);
  if (key === "debtRatioBps") return `${percent(applicant.debtRatioBps / 10_000)} %`;
  return String(applicant[key]);
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

/** Millionths are a whole number of hundredths of a percent in every table of grades. */
function ratePercent({ ratePpm }: Assessment): string {
  return percent(Number(ratePpm) / 1_000_000);
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
