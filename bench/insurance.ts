import type { NetworkConnection } from "hardhat/types/network";
import type { ContractTransactionResponse } from "ethers";
import type { CourseChain } from "../scripts/chain/course.ts";

import { DAY, HOUR, now, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import {
  buyAll,
  capitalise,
  fund,
  openCohort,
  openZone,
  publishProduct,
  quoteFor,
  registerFeed,
} from "../scripts/insurance/insurer.ts";
import { postObservation, unanimous } from "../scripts/insurance/observations.ts";
import { signQuote } from "../scripts/insurance/quotes.ts";

const ZONE = 1;
const SUM_INSURED = 100_000n;
const PREMIUM = 5_000n;
const DRY = 272n;

/** Gas of each operation in steady state: known accounts with a balance, slots in use, second use of the contract. */
export const insuranceOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "insurance.buy": async (connection) => {
    const { course, quotes } = await openShop(connection, 2);
    await buyAll(course, quotes.slice(0, 1));
    const second = quotes[1]!;
    return gas(
      course.parametric.connect(course.people.agent).buy(second, await signQuote(course, second)),
    );
  },

  "insurance.observe3": async (connection) => {
    const { course, feedId, coverEnd } = await openShop(connection, 1);
    await travelTo(connection, coverEnd + DAY);
    await postObservation(course, { feedId, periodEnd: coverEnd - DAY }, unanimous(course, 1_223n));
    return gas(postObservation(course, { feedId, periodEnd: coverEnd }, unanimous(course, DRY)));
  },

  "insurance.settle@1": async (connection) => gasOfSettling(connection, 1),
  "insurance.settle@1000": async (connection) => gasOfSettling(connection, 1_000),

  "insurance.claim": async (connection) => {
    const { course, quotes, cohortId, ...shop } = await openShop(connection, 2);
    const [first, second] = await buyAll(course, quotes);
    await observe(course, shop);
    await course.parametric.settle(cohortId);
    const { holder } = course.people;
    const desk = course.parametric.connect(holder);
    await desk.claim(first ?? "", holder);
    return gas(desk.claim(second ?? "", holder));
  },

  "insurance.expireCohort": async (connection) => {
    const { course, quotes, cohortId, coverEnd } = await openShop(connection, 2, "meansNoEvent");
    await buyAll(course, quotes);
    await travelTo(connection, coverEnd + 31 * DAY);
    return gas(course.parametric.expire(cohortId));
  },

  "insurance.lpDeposit": async (connection) => {
    const { course } = await openShop(connection, 1);
    const { provider } = course.people;
    await fund(course, provider, 1_000_000n);
    return gas(course.pool.connect(provider).deposit(500_000n, provider));
  },

  "insurance.lpWithdraw": async (connection) => {
    const { course } = await openShop(connection, 1);
    const { provider } = course.people;
    await fund(course, provider, 1_000_000n);
    return gas(course.pool.connect(provider).withdraw(500_000n, provider, provider));
  },
};

/** A shop in full use: another cohort of the same zone and day has been sold and stays open. */
async function openShop(
  connection: NetworkConnection,
  policies: number,
  silence: "refundsPremium" | "meansNoEvent" = "refundsPremium",
) {
  const course = await openCourse(connection);
  await capitalise(course, 1_000_000_000n);
  await fund(course, course.people.agent, 1_000_000_000n);
  await openZone(course, ZONE, 1_000_000_000n);
  const feedId = await registerFeed(course, { name: "rain" });
  const productId = await publishProduct(course, {
    name: "drought",
    shape: "below",
    silence,
    trigger: 1_200n,
    exit: 200n,
    maxPayoutBps: 10_000n,
    indexRule: "rain",
  });
  const coverStart = (await now(connection)) + 30 * DAY;
  const coverEnd = coverStart + 92 * DAY;
  const terms = { productId, feedId, zone: ZONE, cap: 1_000_000_000n, coverStart, coverEnd };
  const neighbour = { id: await openCohort(course, terms), coverStart };
  const cohort = { id: await openCohort(course, terms), coverStart };

  const holder = course.people.holder.address;
  const quote = (of: typeof cohort, salt: bigint) =>
    quoteFor(course, of, { holder, sumInsured: SUM_INSURED, premium: PREMIUM, salt });
  await buyAll(course, [quote(neighbour, 0n)]);
  const quotes = Array.from({ length: policies }, (_, salt) => quote(cohort, BigInt(salt)));
  return { course, feedId, coverEnd, cohortId: cohort.id, neighbourId: neighbour.id, quotes };
}

async function observe(
  course: CourseChain,
  shop: { feedId: string; coverEnd: number },
): Promise<void> {
  const { feedId, coverEnd } = shop;
  await travelTo(course.connection, coverEnd + DAY);
  await postObservation(course, { feedId, periodEnd: coverEnd }, unanimous(course, DRY));
  await travelTo(course.connection, coverEnd + DAY + 2 * HOUR);
}

/** Second settlement of the contract: some claim is outstanding and some premium is earned already. */
async function gasOfSettling(connection: NetworkConnection, policies: number): Promise<number> {
  const { course, quotes, cohortId, neighbourId, ...shop } = await openShop(connection, policies);
  await buyAll(course, quotes);
  await openThird(course, shop);
  await observe(course, shop);
  await course.parametric.settle(neighbourId);
  return gas(course.parametric.settle(cohortId));
}

/** Keeps day and zone in use while the two other cohorts are settled. */
async function openThird(
  course: CourseChain,
  shop: { feedId: string; coverEnd: number },
): Promise<void> {
  const coverStart = shop.coverEnd - 92 * DAY;
  const terms = { productId: 1n, zone: ZONE, cap: 1_000_000_000n, coverStart, ...shop };
  const id = await openCohort(course, terms);
  const holder = course.people.holder.address;
  await buyAll(course, [
    quoteFor(
      course,
      { id, coverStart },
      { holder, sumInsured: SUM_INSURED, premium: PREMIUM, salt: 0n },
    ),
  ]);
}

async function gas(transaction: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await transaction).wait();
  if (receipt === null) throw new Error("the transaction was not mined");
  return Number(receipt.gasUsed);
}
