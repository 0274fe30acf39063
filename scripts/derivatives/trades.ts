import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { AddressLike } from "ethers";
import type { CourseChain } from "../chain/course.ts";

import { MaxUint256 } from "ethers";

import { type ForwardTerms, type OptionTerms, signForward, signOption } from "./term-sheets.ts";

/** The two sides of a trade, in the order of its term sheet. */
export interface Parties {
  readonly first: HardhatEthersSigner;
  readonly second: HardhatEthersSigner;
}

/** Gives a party lab yuan and lets a product collect what it puts up. */
export async function fundParty(
  { yuan, people }: CourseChain,
  party: HardhatEthersSigner,
  product: AddressLike,
  fen: bigint,
): Promise<void> {
  await yuan.connect(people.operations).mint(party, fen);
  await yuan.connect(party).approve(product, MaxUint256);
}

/** Opens a forward in two transactions: the seller proposes, the buyer confirms. Returns its id. */
export async function agreeForward(
  { forward }: CourseChain,
  { first, second }: Parties,
  terms: ForwardTerms,
): Promise<string> {
  await forward.connect(second).incept(terms);
  await forward.connect(first).confirm(terms);
  return forward.hashOf(terms);
}

/** Opens a forward in one transaction: both parties sign, the agent brings the signatures. Returns its id. */
export async function openForward(
  course: CourseChain,
  { first, second }: Parties,
  terms: ForwardTerms,
): Promise<string> {
  const byBuyer = await signForward(course, first, terms);
  const bySeller = await signForward(course, second, terms);
  await course.forward.connect(course.people.agent).open(terms, byBuyer, bySeller);
  return course.forward.hashOf(terms);
}

/** Opens an option in two transactions: the writer proposes, the buyer confirms. Returns its id. */
export async function agreeOption(
  { option }: CourseChain,
  { first, second }: Parties,
  terms: OptionTerms,
): Promise<string> {
  await option.connect(second).incept(terms);
  await option.connect(first).confirm(terms);
  return option.hashOf(terms);
}

/** Opens an option in one transaction: both parties sign, the agent brings the signatures. Returns its id. */
export async function openOption(
  course: CourseChain,
  { first, second }: Parties,
  terms: OptionTerms,
): Promise<string> {
  const byBuyer = await signOption(course, first, terms);
  const byWriter = await signOption(course, second, terms);
  await course.option.connect(course.people.agent).open(terms, byBuyer, byWriter);
  return course.option.hashOf(terms);
}
