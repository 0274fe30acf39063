import type { NetworkConnection } from "hardhat/types/network";
import type { ContractTransactionResponse } from "ethers";
import type { CourseChain } from "../scripts/chain/course.ts";

import { id as hashOf } from "ethers";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import {
  buyIndemnity,
  findingsOf,
  publishIndemnity,
  submitAssessments,
} from "../scripts/insurance/claims.ts";
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
import { concludeTreaty, fundTreaty } from "../scripts/insurance/reinsurer.ts";
import { signQuote } from "../scripts/insurance/quotes.ts";

const ZONE = 1;
const SUM_INSURED = 100_000n;
const PREMIUM = 5_000n;
const DRY = 272n;
const TREATY = {
  quotaBps: 3_000n,
  commissionBps: 2_500n,
  excessBps: 1_000n,
  retention: 30_000n,
  limit: 4_000_000n,
  annualLimit: 100_000_000n,
  years: 2,
};
/** Fixed days, so that calldata and with it every gas figure is the same in every run. */
const COVER_START = startOfDay("2026-03-01");
const COVER_END = endOfDay("2026-05-31");

/** Gas of each operation in steady state: known accounts with a balance, slots in use, second use of the contract. */
export const insuranceOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "insurance.buy": async (connection) => gasOfBuying(connection),
  "insurance.buy@reinsured": async (connection) => gasOfBuying(connection, true),

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

  "insurance.expireCohort": async (connection) => gasOfExpiring(connection),
  "insurance.expireCohort@reinsured": async (connection) => gasOfExpiring(connection, true),

  "insurance.settle@reinsured": async (connection) => gasOfSettling(connection, 1, true),

  "insurance.notifyLoss": async (connection) => {
    const { course, policyId } = await openGarage(connection);
    await notify(course, policyId, "first");
    return gas(notify(course, policyId, "second"));
  },

  "insurance.decide3": async (connection) => {
    const { course, policyId } = await openGarage(connection);
    for (const accident of ["first", "second"]) await notify(course, policyId, accident);
    const decide = (accident: string) =>
      submitAssessments(
        course,
        { policyId, incident: hashOf(accident) },
        "survey",
        findingsOf(course.people.assessors, [800_000n, 900_000n, 1_000_000n]),
      );
    await decide("first");
    return gas(decide("second"));
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
  reinsured = false,
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
  const [coverStart, coverEnd] = [COVER_START, COVER_END];
  const treatyId = reinsured ? await concludeTreaty(course, TREATY) : 0n;
  if (reinsured) await fundTreaty(course, treatyId, 10_000_000_000n);
  const terms = {
    productId,
    feedId,
    zone: ZONE,
    cap: 1_000_000_000n,
    coverStart,
    coverEnd,
    treatyId,
  };
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

/** Second purchase of a cohort. */
async function gasOfBuying(connection: NetworkConnection, reinsured = false): Promise<number> {
  const { course, quotes } = await openShop(connection, 2, "refundsPremium", reinsured);
  const [first, second] = quotes;
  if (first === undefined || second === undefined) throw new Error("the shop has two quotes");
  await buyAll(course, [first]);
  const signature = await signQuote(course, second);
  return gas(course.parametric.connect(course.people.agent).buy(second, signature));
}

async function gasOfExpiring(connection: NetworkConnection, reinsured = false): Promise<number> {
  const { course, quotes, cohortId, coverEnd } = await openShop(
    connection,
    2,
    "meansNoEvent",
    reinsured,
  );
  await buyAll(course, quotes);
  await travelTo(connection, coverEnd + 31 * DAY);
  return gas(course.parametric.expire(cohortId));
}

/** Second settlement of the contract: some claim is outstanding and some premium is earned already. */
async function gasOfSettling(
  connection: NetworkConnection,
  policies: number,
  reinsured = false,
): Promise<number> {
  const { course, quotes, cohortId, neighbourId, ...shop } = await openShop(
    connection,
    policies,
    "refundsPremium",
    reinsured,
  );
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
  const coverStart = COVER_START;
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

/** A garage with one insured car, two months into its cover. */
async function openGarage(connection: NetworkConnection) {
  const course = await openCourse(connection);
  await capitalise(course, 1_000_000_000n);
  await fund(course, course.people.agent, 1_000_000_000n);
  await openZone(course, ZONE, 1_000_000_000n);
  const productId = await publishIndemnity(course, {
    name: "motor",
    deductible: 50_000n,
    coinsuranceBps: 2_000n,
    zone: ZONE,
    wording: "motor",
  });
  const policyId = await buyIndemnity(course, {
    underwriter: course.people.underwriter.address,
    holder: course.people.holder.address,
    productId,
    sumInsured: 10_000_000n,
    perClaimLimit: 800_000n,
    aggregateLimit: 10_000_000n,
    premium: PREMIUM,
    coverStart: COVER_START,
    coverEnd: COVER_END,
    validUntil: COVER_START,
    coolingOffUntil: COVER_START - 1,
    salt: 0n,
  });
  await travelTo(connection, COVER_START + 60 * DAY);
  return { course, policyId };
}

function notify(course: CourseChain, policyId: string, accident: string) {
  const desk = course.indemnity.connect(course.people.holder);
  const at = COVER_START + 59 * DAY;
  return desk.notifyLoss(policyId, hashOf(accident), at, 900_000n, hashOf(`photo of ${accident}`));
}

async function gas(transaction: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await transaction).wait();
  if (receipt === null) throw new Error("the transaction was not mined");
  return Number(receipt.gasUsed);
}
