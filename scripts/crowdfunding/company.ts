import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering } from "./offerings.ts";
import type { BaseContract } from "ethers";

import { id, MaxUint256 } from "ethers";

import { callAfterNotice } from "../chain/notice.ts";
import { dayNumber, startOfDay, travelTo } from "../chain/clock.ts";

/** Closes an offering whose time is over, and has the registrar record that the shares are filed. */
export async function closeAndFile(
  { offeringDesk, people }: CourseChain,
  { escrow }: OpenOffering,
  filing: string,
): Promise<void> {
  await escrow.connect(people.company).close();
  await offeringDesk.connect(people.registrar).recordFiling(escrow, id(filing));
}

/** Each investor takes his shares, and what was not allotted of his money. */
export async function claimShares(
  { escrow }: OpenOffering,
  wallets: readonly HardhatEthersSigner[],
): Promise<void> {
  for (const wallet of wallets) await escrow.connect(wallet).claim(wallet, wallet);
}

/** An offering whose time is over becomes shares: it is closed and filed, and everybody gets what is his. */
export async function completeOffering(
  course: CourseChain,
  offering: OpenOffering,
  filing: string,
  holders: readonly HardhatEthersSigner[],
): Promise<void> {
  const { deadline } = await offering.escrow.bookOf();
  await travelTo(course.connection, Number(deadline));
  await closeAndFile(course, offering, filing);
  await claimShares(offering, holders);
  await offering.escrow.collectFee();
}

/** A vote on a milestone. */
export interface Vote {
  readonly voter: HardhatEthersSigner;
  readonly approves: boolean;
}

/** The company says that it has reached a milestone, the investors vote, and the vote is counted. */
export async function decideMilestone(
  course: CourseChain,
  offering: OpenOffering,
  evidence: string,
  votes: readonly Vote[],
): Promise<void> {
  await claimMilestone(course, offering, evidence);
  await castVotes(offering, votes);
  await countVotes(course, offering);
}

/** The company says that it has reached a milestone, which opens the vote. */
export async function claimMilestone(
  { people }: CourseChain,
  { vault }: OpenOffering,
  evidence: string,
): Promise<void> {
  await vault.connect(people.company).claimMilestone(id(evidence));
}

export async function castVotes({ vault }: OpenOffering, votes: readonly Vote[]): Promise<void> {
  for (const { voter, approves } of votes) await vault.connect(voter).vote(approves);
}

/** Waits for the end of the vote and has it counted. */
export async function countVotes(
  { connection }: CourseChain,
  { vault }: OpenOffering,
): Promise<void> {
  const [, { voteEnd }] = await vault.progressOf();
  await travelTo(connection, Number(voteEnd));
  await vault.conclude();
}

/** Releases what the investors have approved, and hands it to the company. Returns the amount in fen. */
export async function release({ people }: CourseChain, { vault }: OpenOffering): Promise<bigint> {
  const amount = await vault.releasable();
  await vault.connect(people.company).release();
  await vault.connect(people.company).collect(people.company);
  return amount;
}

/** The company divides an amount among its shareholders. */
export async function declareDividend(
  { yuan, people }: CourseChain,
  { register }: OpenOffering,
  fen: bigint,
): Promise<void> {
  await yuan.connect(people.company).approve(register, MaxUint256);
  await register.connect(people.company).declareDividend(fen);
}

/** Kinds of reports; the order is the contract's. */
export const REPORTS = { annual: 0n, interim: 1n, progress: 2n, materialEvent: 3n } as const;

/** The company publishes a report on a period or event that ended on `day`. */
export async function fileReport(
  { calendar, people }: CourseChain,
  { escrow }: OpenOffering,
  kind: keyof typeof REPORTS,
  day: string,
  document: string,
): Promise<void> {
  const period = dayNumber(startOfDay(day));
  await calendar.connect(people.company).report(escrow, REPORTS[kind], period, id(document));
}

/** The registrar admits a desk to the register of a class, after notice. */
export async function openDesk(
  course: CourseChain,
  { register }: OpenOffering,
  desk: BaseContract,
): Promise<void> {
  const { people, registrarDesk } = course;
  const args = [await register.getAddress(), await desk.getAddress(), true];
  await callAfterNotice(course, people.registrar, registrarDesk, "setDesk", args);
}
