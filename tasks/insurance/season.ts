import type { SeasonOutcome, SeasonPlan } from "../../scripts/insurance/season-desk.ts";
import type { Season } from "../../scripts/insurance/season-index.ts";

import { basename } from "node:path";

import { openCourse } from "../../scripts/chain/course.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { parseCount, parseAmount } from "../../scripts/input/amounts.ts";
import { readSeasonProduct } from "../../scripts/insurance/input/season-product.ts";
import { readWeather } from "../../scripts/insurance/input/weather.ts";
import {
  completeSeasons,
  largestPayout,
  runSeasons,
  seasonHolders,
  seasonsBegin,
} from "../../scripts/insurance/season-desk.ts";
import { seasonsOf } from "../../scripts/insurance/season-index.ts";
import { chosenLanguage } from "../../scripts/language/text.ts";
import { bpsText } from "../../scripts/money/numbers.ts";
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

const MAX_POLICIES = 10_000;
/** What one cohort may insure in all, in fen: the pool's books hold 56 bits, and seasons may overlap. */
const MAX_EXPOSURE = 1_000_000_000_000_000n;
/** Premium of the command's policies, in basis points of the sum insured. */
const PREMIUM_BPS = 1_000n;

interface SeasonArguments {
  readonly data: string;
  readonly location: string;
  readonly product: string;
  readonly policies: string;
  readonly sumInsured: string;
  readonly lang: string;
  readonly json: boolean;
}

export default command<SeasonArguments>(async (args, hre) => {
  const language = chosenLanguage(args.lang);
  const { plan, seasons } = readPlan(args);
  await built(hre);
  const narrator = args.json ? progressNarrator(language) : consoleNarrator(language);
  const { outcomes, reconciled } = await insure(plan, seasons, narrator);
  if (args.json) {
    console.log(JSON.stringify(asJson(plan, seasons, outcomes, reconciled), null, 2));
  }
  return reconciled ? 0 : 1;
});

/** Reads and checks everything before a chain is started. */
function readPlan(args: SeasonArguments): { plan: SeasonPlan; seasons: Season[] } {
  const dataPath = required(args.data, "--data");
  const productPath = required(args.product, "--product");
  const policies = parseCount(required(args.policies, "--policies"), "--policies", {
    min: 1,
    max: MAX_POLICIES,
  });
  const sumInsured = parseAmount(required(args.sumInsured, "--sum-insured"), "--sum-insured");
  refuseSum(sumInsured, policies);

  const product = readSeasonProduct(productPath);
  const days = readWeather(dataPath, args.location === "" ? undefined : args.location);
  const location = args.location === "" ? basename(dataPath, ".csv") : args.location;
  const seasons = seasonsOf(days, product);
  const complete = completeSeasons(days, product);
  if (seasons.length === 0) {
    throw new Stop(2, {
      en: `${dataPath}: not one day of the data lies in the months of the product; choose other data or months.`,
      zh: `${dataPath}：数据中没有一天落在产品所约定的月份内，请更换数据或月份。`,
    });
  }
  const flat = (sumInsured * PREMIUM_BPS) / 10_000n;
  const largest = largestPayout(sumInsured, product.maxPayoutBps);
  const premium = flat < largest ? flat : largest;
  const name = product.name ?? basename(productPath, ".json");
  return {
    plan: { product, name, location, seasons: complete, policies, sumInsured, premium },
    seasons,
  };
}

function refuseSum(sumInsured: bigint, policies: number): void {
  if (sumInsured === 0n) {
    throw new Stop(2, {
      en: "--sum-insured: zero insures nothing; give an amount of at least 0.01.",
      zh: "--sum-insured：保额不能为零，至少为 0.01。",
    });
  }
  if (sumInsured * BigInt(policies) > MAX_EXPOSURE) {
    const limit = yuanGrouped(MAX_EXPOSURE);
    throw new Stop(2, {
      en: `--sum-insured: all policies of a season together may insure at most ${limit} yuan; lower it or --policies.`,
      zh: `--sum-insured：一季全部保单的总保额不得超过 ${limit} 元，请调低保额或 --policies。`,
    });
  }
}

async function insure(plan: SeasonPlan, seasons: readonly Season[], narrator: Narrator) {
  if (plan.seasons.length === 0) {
    show(narrator, seasons, []);
    return { outcomes: [], reconciled: true };
  }
  const course = await openCourse(await stageAt(seasonsBegin(plan.seasons)));
  const outcomes = await runSeasons(course, plan, narrator);
  show(narrator, seasons, outcomes);
  const { reconciled } = await reconcileInsurer(course, narrator, [
    { name: { en: "policyholders", zh: "投保人" }, addresses: seasonHolders(course, plan) },
  ]);
  return { outcomes, reconciled };
}

function asJson(
  plan: SeasonPlan,
  seasons: readonly Season[],
  outcomes: readonly SeasonOutcome[],
  reconciled: boolean,
) {
  return {
    product: plan.name,
    location: plan.location,
    seasons: seasons.map(({ year }) => {
      const outcome = outcomes.find((one) => one.year === year);
      if (outcome === undefined) return { year, complete: false };
      const { index, payoutBps, payout } = outcome;
      return { year, index: Number(index), payoutBps, payout: yuan(payout), unit: "CNY" };
    }),
    reconciled,
  };
}

function show(
  narrator: Narrator,
  seasons: readonly Season[],
  outcomes: readonly SeasonOutcome[],
): void {
  narrator.table({
    head: [
      { en: "season", zh: "保险季" },
      { en: "index", zh: "指数" },
      { en: "payout rate", zh: "赔付比例" },
      { en: "paid (yuan)", zh: "赔款（元）" },
    ],
    rows: seasons.map(({ year }) => {
      const outcome = outcomes.find((one) => one.year === year);
      if (outcome === undefined)
        return [String(year), { en: "incomplete data", zh: "数据不全" }, "", ""];
      const { index, payoutBps, payout } = outcome;
      return [String(year), String(index), bpsText(BigInt(payoutBps)), yuanGrouped(payout)];
    }),
  });
}
