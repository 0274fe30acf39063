import type { CourseChain } from "../chain/course.ts";
import type { Narrator } from "../language/narrator.ts";
import type { DelayBand, FlightProduct } from "./input/flight-product.ts";
import type { FlightRow } from "./input/flights.ts";

import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { id } from "ethers";

import { endOfDay, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { flightKey } from "./input/flights.ts";
import {
  capitalise,
  fund,
  openZone,
  pages,
  personAddress,
  publishProduct,
  registerFeed,
} from "./insurer.ts";
import { postObservation, unanimous } from "./observations.ts";
import { type GroupQuote, signGroupQuote } from "./quotes.ts";

const ZONE = 2;
/** A day's list of passengers is enrolled at noon of the day before. */
const SALE_LEAD = 12 * HOUR;
const WAITING = 2 * HOUR;
/** Days whose cover can be open at the same time: enrolled, flying, waiting for its report. */
const OPEN_DAYS = 3n;
/** Claims with two Merkle proofs that one transaction carries; well below the gas limit of a transaction. */
const CLAIMS_PER_TRANSACTION = 60;

/** What the desk insures: every flight of the list, one passenger on each. Money in fen. */
export interface FlightPlan {
  readonly product: FlightProduct;
  readonly name: string;
  /** Flights whose keys are all different. */
  readonly flights: readonly FlightRow[];
}

/** What became of it. Money in fen. */
export interface FlightOutcome {
  readonly days: number;
  readonly flights: number;
  /** Number of policies paid by band, the key being the band's minutes. */
  readonly paid: Readonly<Record<string, number>>;
  readonly premium: bigint;
  readonly payout: bigint;
}

interface FlightDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly flights: readonly FlightRow[];
}

/** Flights by day of departure, in the order of the calendar. */
export function flightDays(flights: readonly FlightRow[]): FlightDay[] {
  const byDay = Map.groupBy(flights, ({ date }) => date.slice(0, 10).replaceAll("/", "-"));
  return [...byDay]
    .map(([day, rows]) => ({ day, flights: rows }))
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

/** The moment before which the chain must start, in Unix seconds. */
export function flightsBegin(days: readonly FlightDay[]): number {
  return Math.min(...days.map(({ day }) => startOfDay(day))) - SALE_LEAD - 24 * HOUR;
}

/** The address of the passenger who is insured on a flight. */
export function passengerOf(flight: FlightRow): string {
  return personAddress(`passenger ${flightKey(flight)}`);
}

/** The band that a delay reaches, if any: the highest one, not their sum. */
export function bandOf(bands: readonly DelayBand[], delay: number): DelayBand | undefined {
  return bands.findLast(({ fromMinutes }) => delay >= fromMinutes);
}

/** Enrols every day as one group, brings the observers' report, settles, and pays all passengers in pages. */
export async function runFlights(
  course: CourseChain,
  plan: FlightPlan,
  narrator: Narrator,
): Promise<FlightOutcome> {
  const days = flightDays(plan.flights);
  const shop = await openShop(course, plan, days);
  const before = await course.yuan.balanceOf(course.pool);

  const enrolled = new Map<string, Enrolled>();
  narrator.start({ en: "Days", zh: "天数" }, days.length);
  for (const { flightDay, act } of calendarOf(days)) {
    if (act === "enrol") {
      enrolled.set(flightDay.day, await enrol(course, plan, shop, flightDay));
    } else {
      await settleDay(course, plan, shop.feedId, flightDay, enrolled.get(flightDay.day));
      narrator.tick();
    }
  }
  narrator.stop();

  const premium = plan.product.premium * BigInt(plan.flights.length);
  const payout = before + premium - (await course.yuan.balanceOf(course.pool));
  return {
    days: days.length,
    flights: plan.flights.length,
    paid: countPaid(plan),
    premium,
    payout,
  };
}

/** Number of policies that each band pays. */
export function countPaid({ product, flights }: FlightPlan): Record<string, number> {
  const paid = Object.fromEntries(product.bands.map(({ fromMinutes }) => [String(fromMinutes), 0]));
  for (const { delay } of flights) {
    const band = bandOf(product.bands, delay);
    if (band !== undefined)
      paid[String(band.fromMinutes)] = (paid[String(band.fromMinutes)] ?? 0) + 1;
  }
  return paid;
}

interface Shop {
  readonly productId: bigint;
  readonly feedId: string;
}

interface Enrolled {
  readonly groupId: string;
  readonly members: StandardMerkleTree<[number, string, string]>;
}

async function openShop(
  course: CourseChain,
  plan: FlightPlan,
  days: readonly FlightDay[],
): Promise<Shop> {
  const { product, flights, name } = plan;
  const busiest = BigInt(Math.max(0, ...days.map((day) => day.flights.length)));
  const highest = product.bands.at(-1)?.pay ?? 0n;
  const exposure = busiest * highest * OPEN_DAYS;
  const payouts = flights.reduce(
    (sum, { delay }) => sum + (bandOf(product.bands, delay)?.pay ?? 0n),
    0n,
  );
  await capitalise(course, exposure + payouts);
  await fund(course, course.people.broker, product.premium * BigInt(flights.length));
  await openZone(course, ZONE, exposure);
  return {
    feedId: await registerFeed(course, { name, keepsSource: true, submitSeconds: 48 * HOUR }),
    productId: await publishProduct(course, {
      name,
      shape: "amounts",
      waitingSeconds: WAITING,
      indexRule: "minutes late at the gate, by departure time, origin and destination",
      steps: product.bands.map(({ fromMinutes, pay }) => ({ from: BigInt(fromMinutes), pay })),
    }),
  };
}

function calendarOf(days: readonly FlightDay[]) {
  return days
    .flatMap((flightDay) => [
      { flightDay, act: "enrol", time: startOfDay(flightDay.day) - SALE_LEAD },
      { flightDay, act: "settle", time: endOfDay(flightDay.day) + HOUR },
    ])
    .toSorted((a, b) => a.time - b.time);
}

async function enrol(
  course: CourseChain,
  plan: FlightPlan,
  shop: Shop,
  { day, flights }: FlightDay,
): Promise<Enrolled> {
  const coverStart = startOfDay(day);
  await travelTo(course.connection, coverStart - SALE_LEAD);
  const members = StandardMerkleTree.of(
    flights.map((flight, index): [number, string, string] => [
      index,
      passengerOf(flight),
      id(flightKey(flight)),
    ]),
    ["uint32", "address", "bytes32"],
  );
  const { broker, underwriter } = course.people;
  const quote: GroupQuote = {
    ...shop,
    underwriter: underwriter.address,
    broker: broker.address,
    members: members.root,
    count: flights.length,
    premium: plan.product.premium * BigInt(flights.length),
    zone: ZONE,
    coverStart,
    coverEnd: endOfDay(day),
    validUntil: coverStart,
  };
  await course.group.connect(broker).enrol(quote, await signGroupQuote(course, quote));
  return { groupId: await course.group.hashOf(quote), members };
}

async function settleDay(
  course: CourseChain,
  { product }: FlightPlan,
  feedId: string,
  { day, flights }: FlightDay,
  enrolled: Enrolled | undefined,
): Promise<void> {
  if (enrolled === undefined) throw new Error(`nobody was enrolled on ${day}`);
  const periodEnd = endOfDay(day);
  const readings = StandardMerkleTree.of(
    flights.map((flight): [string, number] => [id(flightKey(flight)), flight.delay]),
    ["bytes32", "int64"],
  );
  const payable = flights
    .map((flight, index) => ({ flight, index, band: bandOf(product.bands, flight.delay) }))
    .filter(({ band }) => band !== undefined);
  const due = payable.reduce((sum, { band }) => sum + (band?.pay ?? 0n), 0n);

  await travelTo(course.connection, periodEnd + HOUR);
  await postObservation(
    course,
    { feedId, periodEnd, sourceHash: readings.root },
    unanimous(course, due),
  );
  await travelTo(course.connection, periodEnd + 2 * HOUR + 60);
  const desk = course.group.connect(course.people.agent);
  await desk.settle(enrolled.groupId);
  const claims = payable.map(({ flight, index }) => ({
    index,
    holder: passengerOf(flight),
    item: id(flightKey(flight)),
    reading: flight.delay,
    memberProof: enrolled.members.getProof(index),
    readingProof: readings.getProof(index),
  }));
  for (const page of pages(claims, CLAIMS_PER_TRANSACTION)) await desk.push(enrolled.groupId, page);
}
