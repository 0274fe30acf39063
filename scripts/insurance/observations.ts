import type { CourseChain } from "../chain/course.ts";
import type { TypedDataField } from "ethers";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { Signature, ZeroHash } from "ethers";

import { domainOf } from "../chain/typed-data.ts";

const OBSERVATION: TypedDataField[] = [
  { name: "feedId", type: "bytes32" },
  { name: "periodEnd", type: "uint40" },
  { name: "value", type: "int64" },
  { name: "sourceHash", type: "bytes32" },
  { name: "panel", type: "uint32" },
];

/** What one observer says of one period. */
export interface Sighting {
  readonly observer: HardhatEthersSigner;
  /** Value in the unit of the feed. */
  readonly value: bigint;
}

/** A period of a feed, and the data that was looked at. */
export interface Period {
  readonly feedId: string;
  /** Unix seconds. */
  readonly periodEnd: number;
  /** Hash or Merkle root of the data; nothing by default. */
  readonly sourceHash?: string;
}

/** Signs what the observers say and orders it as the oracle wants it: ascending by value. */
export async function signReports(
  course: CourseChain,
  period: Period,
  sightings: readonly Sighting[],
) {
  const domain = await domainOf(course, course.oracle, "FinChain Lab QuorumOracle");
  const { version } = await course.oracle.panel();
  const ascending = sightings.toSorted((a, b) =>
    a.value < b.value ? -1 : Number(a.value > b.value),
  );
  return Promise.all(
    ascending.map(async ({ observer, value }) => {
      const message = {
        feedId: period.feedId,
        periodEnd: period.periodEnd,
        value,
        sourceHash: period.sourceHash ?? ZeroHash,
        panel: version,
      };
      const signed = await observer.signTypedData(domain, { Observation: OBSERVATION }, message);
      const { r, yParityAndS } = Signature.from(signed);
      return { value, r, vs: yParityAndS };
    }),
  );
}

/** Posts what the observers say; anybody could, the signatures count. */
export async function postObservation(
  course: CourseChain,
  period: Period,
  sightings: readonly Sighting[],
) {
  const reports = await signReports(course, period, sightings);
  const { feedId, periodEnd, sourceHash = ZeroHash } = period;
  return course.oracle.connect(course.people.agent).post(feedId, periodEnd, sourceHash, reports);
}

/** The smallest quorum of the panel, all of one mind. */
export function unanimous(course: CourseChain, value: bigint): Sighting[] {
  return course.people.observers.slice(0, 3).map((observer) => ({ observer, value }));
}
