import type { IReinsurance } from "../../types/ethers-contracts/contracts/insurance/Reinsurance.ts";
import type { CourseChain } from "../chain/course.ts";

import { MaxUint256 } from "ethers";

import { NOTICE_SECONDS } from "../../ignition/roles.ts";
import { DAY, now, travelTo } from "../chain/clock.ts";

/** Terms of a treaty of the course: it runs for years from the moment it is announced. Money in fen. */
export interface TreatyTerms {
  readonly quotaBps: bigint;
  readonly commissionBps: bigint;
  readonly excessBps: bigint;
  readonly retention: bigint;
  readonly limit: bigint;
  readonly annualLimit: bigint;
  readonly years: number;
}

/** Collateral that cover with this largest loss needs: the whole quota, and the whole excess cover. */
export function collateralFor({ quotaBps, limit }: TreatyTerms, maxLoss: bigint): bigint {
  return (maxLoss * quotaBps) / 10_000n + limit;
}

/**
 * Concludes a treaty: announced, and in force only after the notice period, so that providers of capital who dislike it
 * can leave. Returns the number of the treaty.
 */
export async function concludeTreaty(
  course: CourseChain,
  { years, ...shares }: TreatyTerms,
): Promise<bigint> {
  const { authority, reinsurance, people, connection } = course;
  const startsAt = (await now(connection)) + NOTICE_SECONDS;
  const terms: IReinsurance.TermsStruct = {
    ...shares,
    reinsurer: people.reinsurer,
    startsAt,
    endsAt: startsAt + years * 365 * DAY,
  };
  const conclude = await reinsurance.conclude.populateTransaction(terms);
  await authority.connect(people.operations).schedule(reinsurance, conclude.data, 0);
  await travelTo(connection, startsAt + 1);
  const desk = reinsurance.connect(people.operations);
  const treatyId = await desk.conclude.staticCall(terms);
  await desk.conclude(terms);
  return treatyId;
}

/** The reinsurer puts up what is missing until `needed` is free in his treaty; he earns or is given it first. */
export async function fundTreaty(
  course: CourseChain,
  treatyId: bigint,
  needed: bigint,
): Promise<void> {
  const { reinsurance, people, yuan } = course;
  const { held, reserved } = await reinsurance.collateralOf(treatyId);
  const missing = needed - (held - reserved);
  if (missing <= 0n) return;
  await yuan.connect(people.operations).mint(people.reinsurer, missing);
  await yuan.connect(people.reinsurer).approve(reinsurance, MaxUint256);
  await reinsurance.connect(people.reinsurer).post(treatyId, missing);
}

/** What the reinsurer bore of a ceded cover, and what he was paid for it. Money in fen. */
export interface ReinsurersPart {
  /** Premium, net of commission. */
  readonly ceded: bigint;
  readonly quota: bigint;
  readonly excess: bigint;
}

/** The account of a settled cession, as its event tells it. */
export async function reinsurersPart(
  { reinsurance }: CourseChain,
  cession: bigint,
): Promise<ReinsurersPart> {
  const [settled] = await reinsurance.queryFilter(reinsurance.filters.CessionSettled(cession));
  if (settled === undefined) throw new Error(`cession ${cession} is not settled`);
  const { ceded, quotaRecovered, excessRecovered } = settled.args;
  return { ceded, quota: quotaRecovered, excess: excessRecovered };
}
