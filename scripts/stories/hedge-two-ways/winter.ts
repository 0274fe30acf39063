import type { CourseChain } from "../../chain/course.ts";
import type { OptionTerms } from "../../derivatives/term-sheets.ts";
import type { Quote } from "../../insurance/quotes.ts";
import type { ReadSeason } from "../../insurance/season-desk.ts";
import type { Narrator } from "../../language/narrator.ts";

import { id } from "ethers";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../../chain/clock.ts";
import { KINDS } from "../../derivatives/term-sheets.ts";
import { agreeOption, fundParty } from "../../derivatives/trades.ts";
import { dataFile } from "../../input/data-file.ts";
import { readSeasonProduct } from "../../insurance/input/season-product.ts";
import { readWeather } from "../../insurance/input/weather.ts";
import {
  capitalise,
  fund,
  openCohort,
  openZone,
  publishProduct,
  quoteFor,
  registerFeed,
} from "../../insurance/insurer.ts";
import { postObservation, unanimous } from "../../insurance/observations.ts";
import { signQuote } from "../../insurance/quotes.ts";
import { completeSeasons } from "../../insurance/season-desk.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { refusalOf } from "../refusal.ts";

const ZONE = 5;
const FIRST_YEAR = 2013;
const SALE_LEAD = 14 * DAY;

const product = readSeasonProduct(dataFile("products/winter-heating.json"));
const sum = 60_000_000n;
/** What one unit of the index, a twentieth of a degree day, pays: the whole sum between trigger and exit. */
const tick = sum / (product.trigger - product.exit);

/** The same bargain in two forms. Money in fen, index in twentieths of a degree day. */
export const TERMS = {
  sum,
  premium: 12_000_000n,
  trigger: product.trigger,
  exit: product.exit,
  tick,
  perDegreeDay: tick * 20n,
} as const;

/** One cold and one warm winter. */
export const winters = completeSeasons(
  readWeather(dataFile("seattle-weather.csv")),
  product,
).filter(({ year }) => year >= FIRST_YEAR);

/** Unix seconds before which the chain must start. */
export const wintersBegin = startOfDay(winters[0]?.firstDay ?? "") - SALE_LEAD - 30 * DAY;

export interface WinterDesk {
  readonly feedId: string;
  readonly productId: bigint;
}

/** What is agreed for one winter. */
export interface Sold {
  readonly cohort: { readonly id: bigint; readonly coverStart: number };
  readonly policyId: string;
  readonly terms: OptionTerms;
}

/** What the two buyers received on one reading. Fen. */
export interface WinterOutcome {
  readonly year: number;
  /** Twentieths of a degree day. */
  readonly index: bigint;
  /** Paid to the insured. */
  readonly claim: bigint;
  /** Paid to the buyer of the option. */
  readonly payoff: bigint;
}

export async function openWinterDesk(course: CourseChain): Promise<WinterDesk> {
  const { people, option } = course;
  const years = BigInt(winters.length);
  await capitalise(course, 200_000_000n);
  await openZone(course, ZONE, 2n * sum);
  await fund(course, people.holder, (years + 1n) * TERMS.premium);
  await fundParty(course, people.speculator, option, years * TERMS.premium);
  await fundParty(course, people.optionWriter, option, sum);
  return {
    feedId: await registerFeed(course, { name: "heating degree days of Seattle, in twentieths" }),
    productId: await publishProduct(course, {
      name: "winter-heating",
      shape: product.direction,
      trigger: product.trigger,
      exit: product.exit,
      maxPayoutBps: BigInt(product.maxPayoutBps),
      waitingSeconds: 3 * DAY,
      indexRule: JSON.stringify(product.index),
    }),
  };
}

/** Sells policy and option, lets something happen, observes the winter once and settles both. */
export async function runWinter(
  course: CourseChain,
  desk: WinterDesk,
  winter: ReadSeason,
  meanwhile: (sold: Sold) => Promise<void>,
): Promise<WinterOutcome> {
  const { connection, people, yuan, parametric, option } = course;
  await travelTo(connection, startOfDay(winter.firstDay) - SALE_LEAD);
  const sold = await sell(course, desk, winter);
  await meanwhile(sold);

  const periodEnd = endOfDay(winter.lastDay);
  await travelTo(connection, periodEnd + DAY);
  await postObservation(
    course,
    { feedId: desk.feedId, periodEnd },
    unanimous(course, winter.index),
  );
  await travelTo(connection, periodEnd + DAY + 2 * HOUR);
  const balances = () =>
    Promise.all([people.holder, people.speculator].map((buyer) => yuan.balanceOf(buyer)));
  const before = await balances();
  await parametric.connect(people.agent).settle(sold.cohort.id);
  await parametric.connect(people.agent).push([sold.policyId]);
  await option.connect(people.agent).settle(sold.terms);
  const [claim = 0n, payoff = 0n] = (await balances()).map(
    (balance, i) => balance - (before[i] ?? 0n),
  );
  return { year: winter.year, index: winter.index, claim, payoff };
}

/** The insured cancels a policy within its cooling-off period; the option's buyer finds that he cannot. */
export async function tryBothWaysOut(
  course: CourseChain,
  narrator: Narrator,
  { cohort, terms }: Sold,
): Promise<string> {
  const { parametric, option, people } = course;
  const mistaken = await buy(course, quote(course, cohort, 1n));
  await parametric.connect(people.holder).cancel(mistaken.quote, people.holder);
  const refusal = await refusalOf(
    option.connect(people.speculator).cancel(terms, people.speculator),
  );
  const premium = yuanGrouped(TERMS.premium);
  narrator.say({
    en:
      "By mistake the heating company has accepted a second quote. Within the cooling-off period it cancels that policy " +
      `and has all of its ${premium} yuan back. The trading house would like to change its mind too, and is refused: ` +
      `"${refusal.en}" A trade binds both sides from the moment it is confirmed.`,
    zh:
      `供热公司误把另一份报价也接受了，于是在犹豫期内退保，${premium} 元保费全数退回。贸易公司也想反悔，却被拒绝：` +
      `“${refusal.zh}”交易一经确认，双方即受约束。`,
  });
  return refusal.en;
}

async function sell(course: CourseChain, desk: WinterDesk, winter: ReadSeason): Promise<Sold> {
  const { people } = course;
  const [coverStart, coverEnd] = [startOfDay(winter.firstDay), endOfDay(winter.lastDay)];
  const cohort = {
    id: await openCohort(course, { ...desk, zone: ZONE, cap: 2n * sum, coverStart, coverEnd }),
    coverStart,
  };
  const { policyId } = await buy(course, quote(course, cohort, 0n));
  const terms: OptionTerms = {
    buyer: people.speculator.address,
    writer: people.optionWriter.address,
    premium: TERMS.premium,
    cap: sum,
    tick,
    strike: TERMS.trigger,
    kind: KINDS.put,
    feedId: desk.feedId,
    expiry: coverEnd,
    validUntil: coverStart - 1,
    termsHash: id("confirmation of a capped put on heating degree days"),
    salt: BigInt(winter.year),
  };
  await agreeOption(course, { first: people.speculator, second: people.optionWriter }, terms);
  return { cohort, policyId, terms };
}

function quote(course: CourseChain, cohort: Sold["cohort"], salt: bigint): Quote {
  const holder = course.people.holder.address;
  return quoteFor(course, cohort, { holder, sumInsured: sum, premium: TERMS.premium, salt });
}

/** The heating company pays for itself. */
async function buy(course: CourseChain, accepted: Quote) {
  const { parametric, people } = course;
  await parametric.connect(people.holder).buy(accepted, await signQuote(course, accepted));
  return { quote: accepted, policyId: await parametric.hashOf(accepted) };
}
