import type { Calculator, Conversion } from "../../scripts/crowdfunding/exit-calculator.ts";
import type { SafeTerms } from "../../scripts/crowdfunding/input/safes.ts";

import { convertSafes, openCalculator } from "../../scripts/crowdfunding/exit-calculator.ts";
import { readSafeCases, readSafeTerms } from "../../scripts/crowdfunding/input/safes.ts";
import { loadCatalogue } from "../../scripts/errors/catalogue.ts";
import { consoleNarrator, type Narrator } from "../../scripts/language/narrator.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { bpsText } from "../../scripts/money/numbers.ts";
import { grouped, yuanGrouped } from "../../scripts/money/yuan.ts";
import { built } from "../built.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";
import { asInput, onlyCases } from "../cases.ts";

interface SafeArguments {
  readonly terms: string;
  readonly cases: string;
  readonly lang: string;
  readonly json: boolean;
}

type Converted = SafeTerms & Conversion;

export default command<SafeArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const { path, cases } = readCases(args);
  await built(hre);
  const catalogue = () => loadCatalogue(hre.config.paths.artifacts);
  const converted = await asInput(path, catalogue, async () =>
    convertAll(await openCalculator(), cases),
  );
  if (args.json) {
    const documents = converted.map(asJson);
    console.log(JSON.stringify(args.cases === "" ? documents[0] : documents, null, 2));
  } else {
    for (const one of converted) show(consoleNarrator(language), one);
  }
});

function readCases({ terms, cases }: SafeArguments): { path: string; cases: SafeTerms[] } {
  if (cases === "") {
    const path = required(terms, "--terms");
    return { path, cases: [readSafeTerms(path)] };
  }
  onlyCases({ "--terms": terms });
  return { path: cases, cases: readSafeCases(cases) };
}

async function convertAll(
  calculator: Calculator,
  cases: readonly SafeTerms[],
): Promise<Converted[]> {
  const converted: Converted[] = [];
  for (const one of cases) converted.push({ ...one, ...(await convertSafes(calculator, one)) });
  return converted;
}

function asJson({ safes, shares, capitalisationAfter }: Converted) {
  return {
    shares: Object.fromEntries(safes.map(({ name }, i) => [name, String(shares[i])])),
    capitalisationAfter: String(capitalisationAfter),
  };
}

function show(
  narrator: Narrator,
  { capitalisation, safes, shares, capitalisationAfter }: Converted,
): void {
  narrator.table({
    head: [
      { en: "SAFE", zh: "SAFE" },
      { en: "amount (yuan)", zh: "投资额（元）" },
      { en: "cap (yuan)", zh: "估值上限（元）" },
      { en: "ownership", zh: "持股比例" },
      { en: "new shares", zh: "新股数" },
    ],
    rows: safes.map(({ name, amount, cap }, i) => [
      name,
      yuanGrouped(amount),
      yuanGrouped(cap),
      bpsText((amount * 10_000n) / cap),
      grouped(shares[i] ?? 0n),
    ]),
  });
  const [before, after] = [grouped(capitalisation), grouped(capitalisationAfter)];
  narrator.say({
    en: `${before} shares before the conversion, ${after} after it.`,
    zh: `转换前共 ${before} 股，转换后共 ${after} 股。`,
  });
}
