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

/**
 * Concludes a treaty: announced, and in force only after the notice period, so that providers of capital who dislike it
 * can leave. Then the reinsurer puts up his collateral. Returns the number of the treaty.
 */
export async function concludeTreaty(
  course: CourseChain,
  { years, ...shares }: TreatyTerms,
  collateral: bigint,
): Promise<bigint> {
  const { authority, reinsurance, people, yuan, connection } = course;
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

  await yuan.connect(people.operations).mint(people.reinsurer, collateral);
  await yuan.connect(people.reinsurer).approve(reinsurance, MaxUint256);
  await reinsurance.connect(people.reinsurer).post(treatyId, collateral);
  return treatyId;
}
