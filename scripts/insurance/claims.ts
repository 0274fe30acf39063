import type { IIndemnityCover } from "../../types/ethers-contracts/contracts/insurance/IndemnityCover.ts";
import type { CourseChain } from "../chain/course.ts";
import type { IndemnityQuote } from "./quotes.ts";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TypedDataField } from "ethers";

import { encodeBytes32String, id, Signature } from "ethers";

import { DAY } from "../chain/clock.ts";
import { domainOf } from "../chain/typed-data.ts";
import { signIndemnityQuote } from "./quotes.ts";

const ASSESSMENT: TypedDataField[] = [
  { name: "claimId", type: "bytes32" },
  { name: "loss", type: "uint64" },
  { name: "reportHash", type: "bytes32" },
  { name: "panels", type: "uint32" },
];

/** Terms of an indemnity product; clocks that are left out are the course's. Money in fen. */
export interface IndemnityTerms {
  readonly name: string;
  readonly deductible: bigint;
  readonly coinsuranceBps: bigint;
  readonly zone: number;
  readonly waitingSeconds?: number;
  readonly wording: string;
}

/** Publishes an indemnity product and returns its number. */
export async function publishIndemnity(
  course: CourseChain,
  terms: IndemnityTerms,
): Promise<bigint> {
  const desk = course.indemnity.connect(course.people.operations);
  const product: IIndemnityCover.ProductStruct = {
    deductible: terms.deductible,
    coinsuranceBps: terms.coinsuranceBps,
    zone: terms.zone,
    waitingSeconds: terms.waitingSeconds ?? 0,
    noticeSeconds: 10 * DAY,
    decideSeconds: 30 * DAY,
    appealSeconds: 15 * DAY,
    appealBond: 20_000n,
    claimSeconds: 730 * DAY,
    onSale: true,
    termsHash: id(terms.wording),
  };
  const name = encodeBytes32String(terms.name.slice(0, 31));
  const productId = await desk.publish.staticCall(name, product);
  await desk.publish(name, product);
  return productId;
}

/** The agent pays for a quote; returns the id of the policy. */
export async function buyIndemnity(course: CourseChain, quote: IndemnityQuote): Promise<string> {
  const signature = await signIndemnityQuote(course, quote);
  await course.indemnity.connect(course.people.agent).buy(quote, signature);
  return course.indemnity.hashOf(quote);
}

/** What one assessor found. */
export interface Finding {
  readonly assessor: HardhatEthersSigner;
  /** Loss in fen; zero denies the claim. */
  readonly loss: bigint;
}

/** One finding for each loss, by the first members of a panel. */
export function findingsOf(
  panel: readonly HardhatEthersSigner[],
  losses: readonly bigint[],
): Finding[] {
  return panel.slice(0, losses.length).map((assessor, i) => ({ assessor, loss: losses[i] ?? 0n }));
}

/** Signs what the assessors found and orders it as the contract wants it: ascending by loss. */
export async function signAssessments(
  course: CourseChain,
  claimId: string,
  reportHash: string,
  findings: readonly Finding[],
): Promise<{ loss: bigint; r: string; vs: string }[]> {
  const domain = await domainOf(course, course.indemnity, "FinChain Lab IndemnityCover");
  const { version } = await course.indemnity.panels();
  const ascending = findings.toSorted((a, b) => (a.loss < b.loss ? -1 : Number(a.loss > b.loss)));
  return Promise.all(
    ascending.map(async ({ assessor, loss }) => {
      const message = { claimId, loss, reportHash, panels: version };
      const signed = await assessor.signTypedData(domain, { Assessment: ASSESSMENT }, message);
      const { r, yParityAndS } = Signature.from(signed);
      return { loss, r, vs: yParityAndS };
    }),
  );
}

/** A claim by what names it. */
export interface ClaimName {
  readonly policyId: string;
  /** Hash that names the incident. */
  readonly incident: string;
}

/** Submits what the assessors found; anybody could, the signatures count. */
export async function submitAssessments(
  course: CourseChain,
  { policyId, incident }: ClaimName,
  report: string,
  findings: readonly Finding[],
) {
  const reportHash = id(report);
  const claimId = await course.indemnity.claimIdOf(policyId, incident);
  const assessments = await signAssessments(course, claimId, reportHash, findings);
  const desk = course.indemnity.connect(course.people.agent);
  return desk.decide(policyId, incident, reportHash, assessments);
}
