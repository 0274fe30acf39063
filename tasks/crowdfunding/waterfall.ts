import type { Calculator, Division } from "../../scripts/crowdfunding/exit-calculator.ts";
import type { ExitCase } from "../../scripts/crowdfunding/input/share-classes.ts";

import { divideExit, openCalculator } from "../../scripts/crowdfunding/exit-calculator.ts";
import { readExitCases, readShareClasses } from "../../scripts/crowdfunding/input/share-classes.ts";
import { parseAmount } from "../../scripts/input/amounts.ts";
import { consoleNarrator, type Narrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import { built } from "../built.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";
import { onlyCases } from "../cases.ts";

interface WaterfallArguments {
  readonly terms: string;
  readonly exit: string;
  readonly cases: string;
  readonly lang: string;
  readonly json: boolean;
}

type Divided = ExitCase & Division;

export default command<WaterfallArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const exits = readExits(args);
  await built(hre);
  const divided = await divideAll(await openCalculator(), exits);
  if (args.json) {
    const documents = divided.map(asJson);
    const single = args.cases === "" && documents.length === 1;
    console.log(JSON.stringify(single ? documents[0] : documents, null, 2));
  } else {
    show(consoleNarrator(language), divided);
  }
});

/** The exits to divide; those of one command share their classes. */
function readExits({ terms, exit, cases }: WaterfallArguments): ExitCase[] {
  if (cases !== "") {
    onlyCases({ "--terms": terms, "--exit": exit });
    return readExitCases(cases);
  }
  const path = required(terms, "--terms");
  const amounts = required(exit, "--exit")
    .split(",")
    .map((text) => parseAmount(text.trim(), "--exit"));
  const classes = readShareClasses(path);
  return amounts.map((amount) => ({ classes, exit: amount }));
}

async function divideAll(calculator: Calculator, exits: readonly ExitCase[]): Promise<Divided[]> {
  const divided: Divided[] = [];
  for (const one of exits) {
    divided.push({ ...one, ...(await divideExit(calculator, one.classes, one.exit)) });
  }
  return divided;
}

function asJson({ exit, classes, amounts }: Divided) {
  const payouts = classes.map(({ name }, i) => ({ name, amount: yuan(amounts[i] ?? 0n) }));
  return { exit: yuan(exit), payouts, unit: "CNY" };
}

/** One table for each run of exits that share their classes. */
function show(narrator: Narrator, divided: readonly Divided[]): void {
  const groups = Map.groupBy(divided, ({ classes }) => classes);
  for (const [classes, rows] of groups) {
    narrator.table({
      head: [
        { en: "exit (yuan)", zh: "退出价款（元）" },
        ...classes.map(({ name }) => ({ en: name, zh: name })),
        { en: "converted", zh: "已转换" },
      ],
      rows: rows.map(({ exit, amounts, converted }) => {
        const names = classes.filter((_, i) => converted[i]).map(({ name }) => name);
        return [exit, ...amounts].map(yuanGrouped).concat(names.join(", "));
      }),
    });
  }
}
