import type { CourseChain } from "../chain/course.ts";
import type { Narrator } from "../language/narrator.ts";
import type { PoolFigures } from "./model/accounts.ts";
import type { SeasonProduct } from "./input/season-product.ts";
import type { DailyWeather } from "./input/weather.ts";

import { encodeBytes32String } from "ethers";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import {
  buyAll,
  capitalise,
  fund,
  openCohort,
  openZone,
  pages,
  personAddress,
  publishProduct,
  quoteFor,
  registerFeed,
} from "./insurer.ts";
import {
  collateralFor,
  concludeTreaty,
  fundTreaty,
  type ReinsurersPart,
  reinsurersPart,
  type TreatyTerms,
} from "./reinsurer.ts";
import { readFigures } from "./model/regulator.ts";
import { postObservation, unanimous } from "./observations.ts";
import { type Season, seasonsOf } from "./season-index.ts";

const ZONE = 1;
const BPS = 10_000n;
/** Sale opens a week before cover begins and closes after four days. */
const SALE_LEAD = 7 * DAY;
const WAITING = 3 * DAY;
/** Policies that one push transaction pays; well below the gas limit of a transaction. */
export const PAYMENTS_PER_TRANSACTION = 100;

/** A season that the data covers from its first day to its last. */
export type ReadSeason = Season & { readonly index: bigint };

/** The complete seasons of a product in a weather record. */
export function completeSeasons(
  days: readonly DailyWeather[],
  product: SeasonProduct,
): ReadSeason[] {
  return seasonsOf(days, product).filter(
    (season): season is ReadSeason => season.index !== undefined,
  );
}

/** What is insured, season by season. Money in fen. */
export interface SeasonPlan {
  readonly product: SeasonProduct;
  /** Name of the product version and its data feed. */
  readonly name: string;
  readonly location: string;
  /** Complete seasons in order. */
  readonly seasons: readonly ReadSeason[];
  readonly policies: number;
  readonly sumInsured: bigint;
  /** Premium of one policy. */
  readonly premium: bigint;
  /** Treaty to which every season is ceded; none if left out. */
  readonly treaty?: TreatyTerms;
  /** Commission of the agent in basis points of the premium that the insurer has earned; none if left out. */
  readonly commissionBps?: bigint;
}

/** What became of one season. Money in fen. */
export interface SeasonOutcome {
  readonly year: number;
  /** Reading that settled it, in the product's unit. */
  readonly index: bigint;
  readonly payoutBps: number;
  /** Claims paid to all holders together. */
  readonly payout: bigint;
  /** Premium earned, before reinsurance. */
  readonly premium: bigint;
  /** What the reinsurer bore and was paid; undefined without a treaty. */
  readonly reinsurer: ReinsurersPart | undefined;
  /** Commission of the agent. */
  readonly commission: bigint;
  /** The pool's books once the season was sold. */
  readonly booksAtSale: PoolFigures;
}

/** The moment before which the chain must start, in Unix seconds. */
export function seasonsBegin(seasons: readonly Season[]): number {
  return Math.min(...seasons.map(({ firstDay }) => startOfDay(firstDay))) - SALE_LEAD - 30 * DAY;
}

/** Largest amount one policy can be paid, rounded down as the contract does. */
export function largestPayout(sumInsured: bigint, maxPayoutBps: number): bigint {
  return (sumInsured * BigInt(maxPayoutBps)) / BPS;
}

/** People insured: the first one acts for himself, the others are paid without lifting a finger. */
export function seasonHolders(course: CourseChain, plan: SeasonPlan): string[] {
  return Array.from({ length: plan.policies }, (_, i) =>
    i === 0 ? course.people.holder.address : personAddress(`${plan.location} ${i + 1}`),
  );
}

/** Sells, observes, settles and pays every season of a plan on the chain, in the order of the calendar. */
export async function runSeasons(
  course: CourseChain,
  plan: SeasonPlan,
  narrator: Narrator,
): Promise<SeasonOutcome[]> {
  const exposure = plan.sumInsured * BigInt(plan.policies);
  await capitalise(course, exposure * BigInt(plan.seasons.length + 1));
  await fund(
    course,
    course.people.agent,
    plan.premium * BigInt(plan.policies * plan.seasons.length),
  );
  await openZone(course, ZONE, exposure * 2n);
  const shop = {
    treatyId: plan.treaty === undefined ? 0n : await concludeTreaty(course, plan.treaty),
    productId: await publishIndexProduct(course, plan),
    feedId: await registerFeed(course, { name: `${plan.name} @ ${plan.location}` }),
  };

  const sold = new Map<number, Sold>();
  const outcomes: SeasonOutcome[] = [];
  narrator.start({ en: "Policies", zh: "保单" }, plan.seasons.length * plan.policies);
  // The next season may be on sale before the last one is over, so both kinds of act share one calendar.
  for (const { season, act } of calendarOf(plan.seasons)) {
    if (act === "sell") {
      const bought = (count: number) => narrator.tick(count);
      sold.set(season.year, await sell(course, plan, shop, season, bought));
    } else {
      outcomes.push(
        await settleSeason(course, plan, shop.feedId, season, found(sold, season.year)),
      );
    }
  }
  narrator.stop();
  return outcomes;
}

interface Sold {
  readonly booksAtSale: PoolFigures;
  readonly cohortId: bigint;
  readonly policyIds: readonly string[];
}

function calendarOf(seasons: readonly ReadSeason[]) {
  return seasons
    .flatMap((season) => [
      { season, act: "sell", time: startOfDay(season.firstDay) - SALE_LEAD },
      { season, act: "settle", time: endOfDay(season.lastDay) },
    ])
    .toSorted((a, b) => a.time - b.time);
}

async function publishIndexProduct(course: CourseChain, { name, product }: SeasonPlan) {
  return publishProduct(course, {
    name,
    shape: product.direction,
    trigger: product.trigger,
    exit: product.exit,
    maxPayoutBps: BigInt(product.maxPayoutBps),
    waitingSeconds: WAITING,
    indexRule: JSON.stringify(product.index),
  });
}

async function sell(
  course: CourseChain,
  plan: SeasonPlan,
  shop: { productId: bigint; feedId: string; treatyId: bigint },
  season: ReadSeason,
  bought: (count: number) => void,
): Promise<Sold> {
  const coverStart = startOfDay(season.firstDay);
  await travelTo(course.connection, coverStart - SALE_LEAD);
  const cap = plan.sumInsured * BigInt(plan.policies);
  if (plan.treaty !== undefined) {
    await fundTreaty(course, shop.treatyId, collateralFor(plan.treaty, cap));
  }
  const cohortId = await openCohort(course, {
    ...shop,
    zone: ZONE,
    cap,
    coverStart,
    coverEnd: endOfDay(season.lastDay),
  });
  const quotes = seasonHolders(course, plan).map((holder, salt) =>
    quoteFor(
      course,
      { id: cohortId, coverStart },
      { holder, sumInsured: plan.sumInsured, premium: plan.premium, salt: BigInt(salt) },
    ),
  );
  const policyIds = await buyAll(course, quotes, bought);
  return { cohortId, policyIds, booksAtSale: await readFigures(course) };
}

async function settleSeason(
  course: CourseChain,
  plan: SeasonPlan,
  feedId: string,
  season: ReadSeason,
  { cohortId, policyIds, booksAtSale }: Sold,
): Promise<SeasonOutcome> {
  const { connection, parametric, people, yuan } = course;
  const periodEnd = endOfDay(season.lastDay);
  await travelTo(connection, periodEnd + DAY);
  await postObservation(course, { feedId, periodEnd }, unanimous(course, season.index));
  await travelTo(connection, periodEnd + DAY + 2 * HOUR);
  const earnedBefore = (await course.pool.books()).earned;
  await parametric.connect(people.agent).settle(cohortId);
  const { payoutBps, cession } = await parametric.cohortOf(cohortId);
  const { earned } = await course.pool.books();
  const before = await yuan.balanceOf(course.pool);

  if (plan.policies > 0 && (await parametric.dueOf(policyIds[0] ?? "")) > 0n) {
    await parametric.connect(people.holder).claim(policyIds[0] ?? "", people.holder);
    for (const page of pages(policyIds.slice(1), PAYMENTS_PER_TRANSACTION)) {
      await parametric.connect(people.agent).push(page);
    }
  }
  const payout = before - (await yuan.balanceOf(course.pool));
  if (payout !== 0n) await closeWhenCollected(course, cohortId);
  return {
    year: season.year,
    index: season.index,
    payoutBps: Number(payoutBps),
    payout,
    premium: plan.premium * BigInt(plan.policies),
    booksAtSale,
    reinsurer: cession === 0n ? undefined : await reinsurersPart(course, cession),
    commission: await payCommission(course, plan, earned - earnedBefore),
  };
}

/** The treasurer pays the agent his part of the premium that the season has earned for the insurer. */
async function payCommission(
  { pool, people }: CourseChain,
  { commissionBps = 0n }: SeasonPlan,
  earned: bigint,
): Promise<bigint> {
  const commission = (earned * commissionBps) / BPS;
  if (commission === 0n) return 0n;
  const purpose = encodeBytes32String("commission of the agent");
  await pool.connect(people.treasurer).payExpense(people.agent, commission, purpose);
  return commission;
}

/** Everybody has collected, so the fraction of a fen that rounding left returns to the pool. */
async function closeWhenCollected(course: CourseChain, cohortId: bigint): Promise<void> {
  const { uncollected } = await course.parametric.cohortOf(cohortId);
  if (uncollected === 0n) await course.parametric.connect(course.people.agent).close(cohortId);
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing was sold for ${String(key)}`);
  return value;
}
