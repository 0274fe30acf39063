import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { TypedDataField } from "ethers";
import type { CourseChain } from "../chain/course.ts";
import type { RuleSetName } from "./rule-sets.ts";

import { id, MaxUint256 } from "ethers";

import { DAY, dayNumber, dayOf, now, startOfDay } from "../chain/clock.ts";
import { domainOf } from "../chain/typed-data.ts";
import { ruleId } from "./rule-sets.ts";

const AGREEMENT: TypedDataField[] = [
  { name: "investor", type: "address" },
  { name: "document", type: "bytes32" },
  { name: "version", type: "uint8" },
  { name: "shares", type: "uint32" },
  { name: "amount", type: "uint256" },
  { name: "riskAcknowledged", type: "bool" },
  { name: "validUntil", type: "uint40" },
];

/** How the investors of every offering of the course vote on a milestone. */
export const VOTING = { voteSeconds: 7 * DAY, quorumBps: 2_500, maxRejections: 2 } as const;

/** What an issuer wants; times in Unix seconds, money in fen. What is left out is the course's default. */
export interface OfferingPlan {
  readonly projectId: bigint;
  readonly rules: RuleSetName;
  /** Text of the agreement; its hash is signed. */
  readonly agreement: string;
  readonly sharePrice: bigint;
  readonly target: bigint;
  readonly cap: bigint;
  readonly minimum?: bigint;
  readonly maximum?: bigint;
  readonly isProRata?: boolean;
  readonly opensAt: number;
  readonly deadline: number;
  readonly otherHolders?: number;
  /** When which part of the proceeds is released, in basis points. */
  readonly milestones: readonly { readonly bps: number; readonly dueAt: number }[];
  readonly name: string;
  readonly symbol: string;
  /** Class in the company's articles, "ordinary" if left out. */
  readonly shareClass?: string;
}

/** An offering with the register and the vault that belong to it. */
export type OpenOffering = Awaited<ReturnType<typeof openOffering>>;

/** Hands in a project and has it signed off by both reviewers; returns its number. */
export async function screen(
  { screening, people }: CourseChain,
  dossier: string,
  issuer: HardhatEthersSigner = people.company,
): Promise<bigint> {
  const desk = screening.connect(issuer);
  const projectId = await desk.submit.staticCall(issuer, id(dossier));
  await desk.submit(issuer, id(dossier));
  const checklist = await screening.CHECKLIST();
  for (const reviewer of people.reviewers) {
    const report = id(`report of ${reviewer.address}`);
    await screening.connect(reviewer).review(projectId, id(dossier), checklist, report);
  }
  return projectId;
}

/** The company opens the offering of an approved project. */
export async function openOffering(
  course: CourseChain,
  plan: OfferingPlan,
  issuer: HardhatEthersSigner = course.people.company,
) {
  const { ethers } = course.connection;
  const { milestones, agreement, ...terms } = plan;
  const desk = course.offeringDesk.connect(issuer);
  const onChain = {
    minimum: 1n,
    maximum: plan.cap,
    isProRata: false,
    otherHolders: 0,
    shareClass: "ordinary",
    ...terms,
    rules: ruleId(plan.rules),
    document: id(agreement),
    // The calendar year in which it opens.
    firstPeriodEnd: dayNumber(startOfDay(`${dayOf(plan.opensAt).slice(0, 4)}-12-31`)),
    ...VOTING,
  };
  const offering = await desk.open.staticCall(onChain, [...milestones]);
  await desk.open(onChain, [...milestones]);
  const escrow = await ethers.getContractAt("Offering", offering);
  const [register, vault] = await escrow.destinations();
  return {
    escrow,
    register: await ethers.getContractAt("ShareRegister", register),
    vault: await ethers.getContractAt("MilestoneVault", vault),
  };
}

/** What an investor agrees to besides his shares. */
export interface Consent {
  readonly riskAcknowledged?: boolean;
}

/** The investor signs the agreement and pays into the escrow. */
export async function invest(
  course: CourseChain,
  { escrow }: OpenOffering,
  investor: HardhatEthersSigner,
  shares: bigint,
  consent: Consent = {},
) {
  const agreement = await agreementFor(course, escrow, shares, consent);
  const signature = await signAgreement(course, escrow, investor, agreement);
  return escrow.connect(investor).invest(agreement, signature);
}

/** The investor stands by all his shares after a material change. */
export async function reconfirm(
  course: CourseChain,
  { escrow }: OpenOffering,
  investor: HardhatEthersSigner,
  consent: Consent = {},
) {
  const { shares } = await escrow.positionOf(investor);
  const agreement = await agreementFor(course, escrow, shares, consent);
  const signature = await signAgreement(course, escrow, investor, agreement);
  return escrow.connect(investor).reconfirm(agreement, signature);
}

/** Money that went back to an investor. */
export interface Return {
  readonly investor: string;
  /** Who received it: himself, or whom he named. */
  readonly to: string;
  /** In fen. */
  readonly amount: bigint;
}

/** All returns of an offering, as its events tell them. */
export async function returnsOf({ escrow }: OpenOffering): Promise<readonly Return[]> {
  const events = await escrow.queryFilter(escrow.filters.CommitmentReturned(), 0);
  return events.map(({ args: { investor, to, amount } }) => ({ investor, to, amount }));
}

/** Gives an investor money and lets the escrow collect it. */
export async function fundInvestor(
  course: CourseChain,
  { escrow }: OpenOffering,
  investor: HardhatEthersSigner,
  fen: bigint,
): Promise<void> {
  await course.yuan.connect(course.people.operations).mint(investor, fen);
  await course.yuan.connect(investor).approve(escrow, MaxUint256);
}

type Escrow = OpenOffering["escrow"];
type Agreement = Awaited<ReturnType<typeof agreementFor>>;

async function agreementFor(course: CourseChain, escrow: Escrow, shares: bigint, consent: Consent) {
  const { version } = await escrow.bookOf();
  return {
    version,
    shares,
    riskAcknowledged: consent.riskAcknowledged ?? false,
    validUntil: (await now(course.connection)) + DAY,
  };
}

async function signAgreement(
  course: CourseChain,
  escrow: Escrow,
  investor: HardhatEthersSigner,
  agreement: Agreement,
): Promise<string> {
  const { sharePrice } = await escrow.termsOf();
  const domain = await domainOf(course, escrow, "FinChain Lab Offering");
  const message = {
    investor: investor.address,
    document: await escrow.documentOf(),
    amount: agreement.shares * sharePrice,
    ...agreement,
  };
  return investor.signTypedData(domain, { Agreement: AGREEMENT }, message);
}
