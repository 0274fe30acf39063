import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CompanySale } from "../../types/ethers-contracts/index.ts";
import type { CourseChain } from "../chain/course.ts";
import type { ShareClass } from "./input/share-classes.ts";
import type { OpenOffering } from "./offerings.ts";

import { MaxUint256 } from "ethers";

import { DAY, now, travelTo } from "../chain/clock.ts";

/** How the course sells a company. */
export const SALE_RULES = {
  thresholdBps: 7_500,
  acceptDays: 20,
  claimSeconds: 60 * DAY,
} as const;

/** A class that is sold: its register, and what the company's articles say of its preference. */
export interface SoldClass {
  readonly offering: OpenOffering;
  readonly terms: Omit<ShareClass, "shares">;
}

/** A sale that the buyer has opened. */
export interface OpenSale {
  readonly desk: CompanySale;
  readonly saleId: string;
}

/** The classes as the waterfall command takes them. */
export async function shareClassesOf(classes: readonly SoldClass[]): Promise<ShareClass[]> {
  return Promise.all(
    classes.map(async ({ offering, terms }) => ({
      ...terms,
      shares: await offering.register.supplyExcludingTreasury(),
    })),
  );
}

/** The company proposes to sell all its classes, and the buyer agrees by paying the price (fen) in. */
export async function openSale(
  { connection, people, yuan }: CourseChain,
  desk: CompanySale,
  buyer: HardhatEthersSigner,
  price: bigint,
  classes: readonly SoldClass[],
): Promise<OpenSale> {
  const proposal = {
    ...SALE_RULES,
    buyer: buyer.address,
    price,
    openUntil: (await now(connection)) + 30 * DAY,
    classes: classes.map(({ offering: { register }, terms }) => ({ register, ...terms })),
  };
  const saleId = await desk.connect(people.company).propose.staticCall(proposal);
  await desk.connect(people.company).propose(proposal);
  await yuan.connect(buyer).approve(desk, price);
  await desk.connect(buyer).open(proposal);
  return { desk, saleId };
}

/** A holder accepts with all his shares of a class, which the desk earmarks. */
export async function acceptSale(
  { desk, saleId }: OpenSale,
  index: number,
  { register }: OpenOffering,
  holder: HardhatEthersSigner,
): Promise<void> {
  await register.connect(holder).approve(desk, MaxUint256);
  await desk.connect(holder).accept(saleId, index, await register.balanceOf(holder));
}

/** Waits for the deadline and ends the sale; returns whether it is made. */
export async function closeSale(
  { connection }: CourseChain,
  { desk, saleId }: OpenSale,
): Promise<boolean> {
  const { deadline } = await desk.saleOf(saleId);
  await travelTo(connection, Number(deadline));
  const isMade = await desk.close.staticCall(saleId);
  await desk.close(saleId);
  return isMade;
}
