import type { FlightPlan } from "../../scripts/insurance/flight-desk.ts";

import { basename } from "node:path";

import { openCourse } from "../../scripts/chain/course.ts";
import {
  countPaid,
  flightDays,
  flightsBegin,
  passengerOf,
  runFlights,
} from "../../scripts/insurance/flight-desk.ts";
import { readFlightProduct } from "../../scripts/insurance/input/flight-product.ts";
import { readFlights, splitAmbiguous } from "../../scripts/insurance/input/flights.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { yuan, yuanGrouped } from "../../scripts/money/yuan.ts";
import {
  consoleNarrator,
  type Narrator,
  progressNarrator,
} from "../../scripts/language/narrator.ts";
import { reconcileInsurer } from "../../scripts/stories/reconcile-insurer.ts";
import { stageAt } from "../../scripts/stories/stage.ts";
import { built } from "../built.ts";
import { command } from "../command.ts";
import { required } from "../required.ts";

interface FlightsArguments {
  readonly data: string;
  readonly product: string;
  readonly lang: string;
  readonly json: boolean;
}

export default command<FlightsArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const productPath = required(args.product, "--product");
  const rows = readFlights(required(args.data, "--data"));
  const product = readFlightProduct(productPath);
  const { insured, ambiguous } = splitAmbiguous(rows);
  const plan = { product, name: product.name ?? basename(productPath, ".json"), flights: insured };

  await built(hre);
  const narrator = args.json ? progressNarrator(language) : consoleNarrator(language);
  const { paid, premium, payout, reconciled } = await insure(plan, ambiguous, narrator);
  if (args.json) {
    const amounts = { premium: yuan(premium), payout: yuan(payout), unit: "CNY" };
    console.log(
      JSON.stringify({ flights: insured.length, paid, ...amounts, ambiguous, reconciled }, null, 2),
    );
  }
  return reconciled ? 0 : 1;
});

async function insure(plan: FlightPlan, ambiguous: readonly string[], narrator: Narrator) {
  // When every key occurs twice nobody is insured, and there is no first day on which a chain could begin.
  if (plan.flights.length === 0) {
    const nothing = { paid: countPaid(plan), premium: 0n, payout: 0n };
    show(narrator, plan, nothing, ambiguous);
    return { ...nothing, reconciled: true };
  }
  const course = await openCourse(await stageAt(flightsBegin(flightDays(plan.flights))));
  const outcome = await runFlights(course, plan, narrator);
  show(narrator, plan, outcome, ambiguous);
  const { reconciled } = await reconcileInsurer(course, narrator, [
    { name: { en: "passengers", zh: "旅客" }, addresses: plan.flights.map(passengerOf) },
  ]);
  return { ...outcome, reconciled };
}

function show(
  narrator: Narrator,
  { product, flights }: FlightPlan,
  {
    paid,
    premium,
    payout,
  }: { paid: Readonly<Record<string, number>>; premium: bigint; payout: bigint },
  ambiguous: readonly string[],
): void {
  narrator.table({
    head: [
      { en: "delay from (minutes)", zh: "延误达到（分钟）" },
      { en: "pays (yuan)", zh: "每单赔付（元）" },
      { en: "flights", zh: "航班数" },
    ],
    rows: product.bands.map(({ fromMinutes, pay }) => [
      String(fromMinutes),
      yuanGrouped(pay),
      String(paid[String(fromMinutes)] ?? 0),
    ]),
  });
  narrator.say({
    en: `${flights.length} flights insured, premium ${yuanGrouped(premium)} yuan, paid ${yuanGrouped(payout)} yuan.`,
    zh: `承保 ${flights.length} 个航班，保费 ${yuanGrouped(premium)} 元，赔付 ${yuanGrouped(payout)} 元。`,
  });
  if (ambiguous.length === 0) return;
  narrator.say({
    en: `Not insured, because the key names more than one flight: ${ambiguous.join("; ")}.`,
    zh: `以下航班标识对应不止一个航班，未予承保：${ambiguous.join("；")}。`,
  });
}
