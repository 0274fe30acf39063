import type { CourseChain } from "../chain/course.ts";
import type { Narrator } from "../language/narrator.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { DAY, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { maxMagnitude, readEarthquakes } from "../insurance/earthquakes.ts";
import { dataFile } from "../input/data-file.ts";
import {
  buyAll,
  capitalise,
  fund,
  openCohort,
  openZone,
  personAddress,
  publishProduct,
  quoteFor,
  registerFeed,
} from "../insurance/insurer.ts";
import { postObservation, type Sighting, signReports } from "../insurance/observations.ts";
import { tenths } from "../money/numbers.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";
import { refusalOf } from "./refusal.ts";

const BOX = { west: 120, east: 123, south: 22, north: 26 };
const ZONE = 4;
/** The hours clause: all shocks within 168 hours are one event. The week is the one that the data covers. */
const WEEK = 168 * HOUR;
const FAIR = 72 * HOUR;
const COVER_START = startOfDay("2018-01-31") + 9 * HOUR + HOUR / 2;
const WEEK_END = COVER_START + WEEK;
const FAIR_END = COVER_START + FAIR;
const SUM_INSURED = 5_000_000n;
const PREMIUM = 100_000n;
const BOND = 20_000n;
/** Distance between observers' magnitudes that is still agreement, in tenths. */
const TOLERANCE = 3n;
const HOTELS = ["Marble Gorge Inn", "Pacific View Hotel", "Harbour Guesthouse"] as const;
const TRADE_FAIR = "Taroko trade fair";

const shocks = readEarthquakes(dataFile("taiwan-earthquakes.json"));
const strongest = maxMagnitude(shocks, BOX, iso(COVER_START), iso(WEEK_END));
const strongestOfFair = maxMagnitude(shocks, BOX, iso(COVER_START), iso(FAIR_END));

export interface HualienFacts extends InsurerFacts {
  /** Strongest shock of the week, tenths of a magnitude. */
  readonly magnitude: bigint;
  /** What a scattered quorum was told, in English. */
  readonly refusal: string;
  readonly payoutBps: bigint;
  /** Fen. */
  readonly paid: bigint;
  /** State of the fair's cohort: 4 is expired. */
  readonly fairState: bigint;
}

/** Hotels insure against an earthquake; one observer has old data, one reports in the wrong unit, the median holds. */
export const hualien: Story<HualienFacts> = {
  name: "hualien",
  title: {
    en: "Hualien: an earthquake, an observer with old data and one with the wrong unit",
    zh: "花莲地震：一名观测员数据过时，一名单位弄错",
  },
  startsAt: COVER_START - 14 * DAY,

  async tell(connection, narrator) {
    if (strongest === undefined || strongestOfFair !== undefined) {
      throw new Error("the data is not that of the Hualien week");
    }
    const course = await openCourse(connection);
    const shop = await openShop(course);
    narrator.say({
      en:
        "Three hotels insure 50,000.00 yuan each against earthquakes between 120 and 123 degrees east, 22 and 26 degrees " +
        "north: half is paid from magnitude 6.0, all of it from 6.3, once per 168 hours, because foreshocks and the main " +
        "shock are one event (the hours clause) and its strongest shock counts. A trade fair insures its three days only. " +
        "Each pays a premium of 1,000.00.",
      zh:
        "三家酒店各投保 50,000.00 元地震险，范围为东经 120 至 123 度、北纬 22 至 26 度：震级达到 6.0 赔一半，达到 6.3 全赔；" +
        "168 小时内的前震与主震只算一次事故（小时条款），以最强的一次为准。另有一场展会只投保三天。保费均为 1,000.00 元。",
    });
    const fair = await sell(course, shop, FAIR_END, [personAddress(TRADE_FAIR)]);
    const week = await sell(course, shop, WEEK_END, hotels(course));

    await travelTo(connection, FAIR_END + 3 * DAY + HOUR);
    await course.parametric.connect(course.people.agent).expire(fair.cohortId);
    narrator.say({
      en: "The fair's three days pass without a shock. Nobody reports an event, so its cover expires and its premium is earned.",
      zh: "展会的三天里没有地震。没有人上报事件，这份保障到期，保费转为已赚保费。",
    });

    const refusal = await observe(course, shop.feedId, narrator);
    await dispute(course, shop.feedId, narrator);
    await course.parametric.connect(course.people.agent).settle(week.cohortId);
    const { payoutBps, reserve } = await course.parametric.cohortOf(week.cohortId);
    await collect(course, week);
    narrator.say({
      en: `Final magnitude ${tenths(BigInt(strongest))}: each hotel is paid in full, ${yuanGrouped(reserve)} yuan together.`,
      zh: `最终震级 ${tenths(BigInt(strongest))}：三家酒店全额获赔，合计 ${yuanGrouped(reserve)} 元。`,
    });

    return {
      magnitude: await course.oracle.finalValue(shop.feedId, WEEK_END),
      refusal,
      payoutBps,
      paid: reserve,
      fairState: (await course.parametric.cohortOf(fair.cohortId)).state,
      reconciliation: await reconcileInsurer(course, narrator, [
        { name: { en: "hotels", zh: "酒店" }, addresses: hotels(course) },
        { name: { en: "trade fair", zh: "展会" }, addresses: [personAddress(TRADE_FAIR)] },
        {
          name: { en: "challenger", zh: "质疑人" },
          addresses: [course.people.secondProvider.address],
        },
      ]),
    };
  },
};

interface Shop {
  readonly productId: bigint;
  readonly feedId: string;
}

interface Sold {
  readonly cohortId: bigint;
  readonly policyIds: readonly string[];
}

function iso(time: number): string {
  return new Date(time * 1_000).toISOString();
}

/** The first hotel acts for itself. */
function hotels(course: CourseChain): string[] {
  return [course.people.holder.address, ...HOTELS.slice(1).map(personAddress)];
}

async function openShop(course: CourseChain): Promise<Shop> {
  await capitalise(course, 50_000_000n);
  await fund(course, course.people.agent, PREMIUM * 6n);
  await openZone(course, ZONE, SUM_INSURED * 6n);
  return {
    feedId: await registerFeed(course, {
      name: "strongest shock in the box within 168 hours",
      maxSpread: TOLERANCE,
      bond: BOND,
      submitSeconds: 3 * DAY,
    }),
    productId: await publishProduct(course, {
      name: "hualien-earthquake",
      shape: "steps",
      silence: "meansNoEvent",
      maxPayoutBps: 10_000n,
      waitingSeconds: 2 * DAY,
      indexRule: "largest magnitude in tenths, 120-123 E, 22-26 N, within 168 hours",
      steps: [
        { from: 60n, pay: 5_000n },
        { from: 63n, pay: 10_000n },
      ],
    }),
  };
}

async function sell(
  course: CourseChain,
  shop: Shop,
  coverEnd: number,
  holders: readonly string[],
): Promise<Sold> {
  const cap = SUM_INSURED * BigInt(holders.length);
  const terms = { ...shop, zone: ZONE, cap, coverStart: COVER_START, coverEnd };
  const cohort = { id: await openCohort(course, terms), coverStart: COVER_START };
  const quotes = holders.map((holder, salt) =>
    quoteFor(course, cohort, {
      holder,
      sumInsured: SUM_INSURED,
      premium: PREMIUM,
      salt: BigInt(salt),
    }),
  );
  return { cohortId: cohort.id, policyIds: await buyAll(course, quotes) };
}

/** Three who agree, one who still has the foreshock, one who is off by a factor of ten. */
function sightings(course: CourseChain): Sighting[] {
  const right = BigInt(strongest ?? 0);
  const values = [right, right, right, 61n, right * 10n];
  return course.people.observers.map((observer, i) => ({ observer, value: values[i] ?? right }));
}

async function observe(course: CourseChain, feedId: string, narrator: Narrator): Promise<string> {
  const period = { feedId, periodEnd: WEEK_END };
  await travelTo(course.connection, period.periodEnd + HOUR);
  const all = sightings(course);
  const refusal = await refusalOf(postObservation(course, period, all.slice(2)));
  await postObservation(course, period, all);
  narrator.say({
    en:
      `Then the earth shakes, 6.1 on 4 February and ${tenths(BigInt(strongest ?? 0))} on the 6th. Five observers sign; one has ` +
      "not looked again since the first shock (6.1), one reports ten times too much (64.0). The middle of the reports, " +
      `the median, counts, and only if at least three lie within ${tenths(TOLERANCE)} of it (the tolerance). Three signatures that ` +
      `include both are refused: ${refusal.en} All five together give a median that neither of them can move.`,
    zh:
      `随后地震来了：2 月 4 日 6.1 级，6 日 ${tenths(BigInt(strongest ?? 0))} 级。五名观测员签名，一人用的还是第一次震动的数据（6.1），一人报大了十倍（64.0）。` +
      `计入的是各份报告的中位数，且至少三份与它相差不超过 ${tenths(TOLERANCE)}（容差）才算数。` +
      `恰好包含这两人的三份签名被拒：${refusal.zh}五份签名齐备后，中位数不受这两人影响。`,
  });
  return refusal.en;
}

/** Somebody doubts the value with a bond; the supermajority confirms it, so the bond is lost to the protection fund. */
async function dispute(course: CourseChain, feedId: string, narrator: Narrator): Promise<void> {
  const { oracle, people } = course;
  const periodEnd = WEEK_END;
  const challenger = people.secondProvider;
  await course.yuan.connect(people.operations).mint(challenger, BOND);
  await course.yuan.connect(challenger).approve(oracle, BOND);
  await oracle.connect(challenger).challenge(feedId, periodEnd);
  const reports = await signReports(course, { feedId, periodEnd }, sightings(course));
  await oracle.connect(people.agent).answer(feedId, periodEnd, `0x${"00".repeat(32)}`, reports);
  await oracle.connect(people.agent).releaseBond(feedId, periodEnd);
  narrator.say({
    en:
      "Before a value is final anybody may doubt it. One of the providers of capital, who will have to bear the claims, " +
      `challenges it with a bond of ${yuanGrouped(BOND)} yuan. Now two thirds of the observers must sign, rounded up to an odd number (a supermajority, of ` +
      "five all five). They sign the same again, the value stands, and the bond goes to the protection fund.",
    zh:
      "数值最终确定之前，任何人都可以质疑。一位要承担赔款的出资人" +
      `交纳 ${yuanGrouped(BOND)} 元保证金提出质疑。这时须有三分之二的观测员签名，并进到奇数（特别多数，五人小组须五人齐签）。` +
      "他们按原值再次签名，数值维持不变，保证金划入保险保障基金。",
  });
}

async function collect(course: CourseChain, { cohortId, policyIds }: Sold): Promise<void> {
  const { parametric, people } = course;
  const [own, ...others] = policyIds;
  await parametric.connect(people.holder).claim(own ?? "", people.holder);
  await parametric.connect(people.agent).push(others);
  await parametric.connect(people.agent).close(cohortId);
}
