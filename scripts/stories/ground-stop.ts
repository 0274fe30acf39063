import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { Narrator } from "../language/narrator.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { delayShare } from "../insurance/flight-share.ts";
import { dataFile } from "../input/data-file.ts";
import { readFlights } from "../insurance/input/flights.ts";
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
import { postObservation, unanimous } from "../insurance/observations.ts";
import { bpsText } from "../money/numbers.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";
import { refusalOf } from "./refusal.ts";

const AIRPORT = "DFW";
const DATE = "2001-02-24";
const LATE_MINUTES = 45;
const ZONE = 3;
const ZONE_CAP = 5_000_000n;
const COVER_START = startOfDay(DATE);
const COVER_END = endOfDay(DATE);
/** In the order in which they ask; the third is one too many. */
const OPERATORS: readonly Operator[] = [
  { name: "Lone Star Tours", sumInsured: 2_000_000n },
  { name: "Prairie Travel", sumInsured: 2_000_000n },
  { name: "Big Sky Holidays", sumInsured: 2_000_000n },
  { name: "Red River Trips", sumInsured: 1_000_000n },
];
const REFUSED = "Big Sky Holidays";
/** Premium in basis points of the sum insured. */
const RATE = 500n;

const share = delayShare(
  readFlights(dataFile("flights-2k.json")),
  AIRPORT,
  DATE.replaceAll("-", "/"),
  LATE_MINUTES,
);

export interface GroundStopFacts extends InsurerFacts {
  /** What the refused operator was told, in English. */
  readonly refusal: string;
  readonly lateBps: number;
  readonly payoutBps: bigint;
  /** Fen. */
  readonly paid: bigint;
}

/** Tour operators insure one airport on one day; an accumulation cap keeps one storm from breaking the insurer. */
export const groundStop: Story<GroundStopFacts> = {
  name: "ground-stop",
  title: {
    en: "Ground stop: how much may depend on one airport on one day",
    zh: "机场停摆：一座机场、一天之内最多能累积多少风险",
  },
  startsAt: COVER_START - 14 * DAY,

  async tell(connection, narrator) {
    if (share === undefined) throw new Error("the data has no flight of this airport and day");
    const course = await openCourse(connection);
    const desk = await openDesk(course);
    narrator.say({
      en:
        `Four tour operators want cover for ${AIRPORT} on ${DATE}: if more than 30 % of its flights are ${LATE_MINUTES} ` +
        "minutes late they are paid in proportion, from 60 % in full. The premium is 5 % of the sum insured. The same " +
        `storm would hit all of them, so the insurer counts this airport and day as one zone, number ${ZONE} in its list, and ` +
        `lets at most ${yuanGrouped(ZONE_CAP)} yuan depend on it. That is an accumulation cap.`,
      zh:
        `四家旅行社想为 ${DATE} 的 ${AIRPORT} 机场投保：晚点 ${LATE_MINUTES} 分钟的航班超过三成起按比例赔付，达到六成全额赔付。` +
        `保费为保额的 5 %。同一场风暴会同时击中所有人，所以保险公司把这座机场的这一天编为区域 ${ZONE}，` +
        `规定区域内的风险累积最多 ${yuanGrouped(ZONE_CAP)} 元，这就是累积限额。`,
    });

    const policyIds: string[] = [];
    let refusal: Text = { en: "", zh: "" };
    for (const operator of OPERATORS) {
      if (operator.name === REFUSED) {
        refusal = await refusalOf(insure(course, desk, operator));
        narrator.say({
          en: `${operator.name} is refused: ${refusal.en}`,
          zh: `${operator.name} 被拒：${refusal.zh}`,
        });
      } else {
        policyIds.push(...(await insure(course, desk, operator)));
        await sayInsured(course, narrator, operator);
      }
    }

    const { reserve, payoutBps } = await settle(course, desk, BigInt(share.bps));
    await course.parametric.connect(course.people.agent).push(policyIds);
    await course.parametric.connect(course.people.agent).close(desk.cohort.id);
    narrator.say({
      en:
        `The data: ${share.delayed} of ${share.flights} flights were late, ${bpsText(BigInt(share.bps))}. ` +
        `Payout rate ${bpsText(payoutBps)}; ${yuanGrouped(reserve)} yuan are paid, and not a fen more than the cap. ` +
        "The premiums were 2,500.00: the rest is the capital of the providers, which the cap protects.",
      zh:
        `数据显示：${share.flights} 个航班中 ${share.delayed} 个晚点，占 ${bpsText(BigInt(share.bps))}。` +
        `赔付比例 ${bpsText(payoutBps)}，共赔付 ${yuanGrouped(reserve)} 元，没有超出限额一分钱。` +
        "保费只有 2,500.00 元，其余都由出资人的资本承担，累积限额保护的正是它。",
    });

    return {
      refusal: refusal.en,
      lateBps: share.bps,
      payoutBps,
      paid: reserve,
      reconciliation: await reconcileInsurer(course, narrator, [
        {
          name: { en: "tour operators", zh: "旅行社" },
          addresses: OPERATORS.map(({ name }) => personAddress(name)),
        },
      ]),
    };
  },
};

interface Operator {
  readonly name: string;
  /** Fen. */
  readonly sumInsured: bigint;
}

interface Desk {
  readonly feedId: string;
  readonly cohort: { readonly id: bigint; readonly coverStart: number };
}

async function openDesk(course: CourseChain): Promise<Desk> {
  await capitalise(course, 20_000_000n);
  await fund(course, course.people.agent, 1_000_000n);
  await openZone(course, ZONE, ZONE_CAP);
  const feedId = await registerFeed(course, {
    name: `share of ${AIRPORT} flights ${LATE_MINUTES} minutes late`,
  });
  const productId = await publishProduct(course, {
    name: "ground-stop",
    shape: "above",
    trigger: 3_000n,
    exit: 6_000n,
    maxPayoutBps: 10_000n,
    waitingSeconds: 2 * DAY,
    indexRule: `flights from or to the airport that are ${LATE_MINUTES} minutes late, in basis points of all`,
  });
  const terms = { zone: ZONE, cap: 100_000_000n, coverStart: COVER_START, coverEnd: COVER_END };
  const id = await openCohort(course, { productId, feedId, ...terms });
  return { feedId, cohort: { id, coverStart: COVER_START } };
}

async function insure(course: CourseChain, { cohort }: Desk, { name, sumInsured }: Operator) {
  const premium = (sumInsured * RATE) / 10_000n;
  const terms = { holder: personAddress(name), sumInsured, premium, salt: 0n };
  return buyAll(course, [quoteFor(course, cohort, terms)]);
}

async function sayInsured(
  { pool }: CourseChain,
  narrator: Narrator,
  { name, sumInsured }: Operator,
) {
  const { exposed } = await pool.zoneOf(ZONE);
  narrator.say({
    en: `${name} insures ${yuanGrouped(sumInsured)}; ${yuanGrouped(exposed)} now depend on the airport.`,
    zh: `${name} 投保 ${yuanGrouped(sumInsured)} 元；该机场累积风险现为 ${yuanGrouped(exposed)} 元。`,
  });
}

async function settle(course: CourseChain, { feedId, cohort }: Desk, lateBps: bigint) {
  await travelTo(course.connection, COVER_END + DAY);
  await postObservation(course, { feedId, periodEnd: COVER_END }, unanimous(course, lateBps));
  await travelTo(course.connection, COVER_END + DAY + 2 * HOUR);
  await course.parametric.connect(course.people.agent).settle(cohort.id);
  return course.parametric.cohortOf(cohort.id);
}
