import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../../scripts/chain/course.ts";
import type { OfferingPlan, OpenOffering } from "../../../scripts/crowdfunding/offerings.ts";

import { DAY, startOfDay } from "../../../scripts/chain/clock.ts";
import { openCourse } from "../../../scripts/chain/course.ts";
import { admit } from "../../../scripts/identity/people.ts";
import { admitCompany } from "../../../scripts/crowdfunding/market.ts";
import { fundInvestor, openOffering, screen } from "../../../scripts/crowdfunding/offerings.ts";
import { stageAt } from "../../../scripts/stories/stage.ts";

export const OPENS_AT = startOfDay("2026-03-02");
export const DEADLINE = OPENS_AT + 30 * DAY;

/** The course on a fresh chain, with a company and eight accredited investors, whom no limit binds. */
export async function openMarket(): Promise<CourseChain> {
  const course = await openCourse(await stageAt(startOfDay("2026-01-05")));
  await admitCompany(course);
  for (const one of course.people.investors) {
    await admit(course, one, { identity: one.address, class: "accredited" });
  }
  return course;
}

/** Opens an offering in which investors have more money than they can spend. */
export async function listOffering(
  course: CourseChain,
  plan: Partial<OfferingPlan>,
): Promise<OpenOffering> {
  const dossier = `dossier of ${plan.symbol ?? "SHOP"}`;
  const offering = await openOffering(course, {
    projectId: await screen(course, dossier),
    rules: "lab-default",
    agreement: `agreement on ${dossier}`,
    sharePrice: 1_000n,
    target: 100n,
    cap: 1_000n,
    opensAt: OPENS_AT,
    deadline: DEADLINE,
    milestones: [{ bps: 10_000, dueAt: DEADLINE + 365 * DAY }],
    name: "Repair Shop ordinary",
    symbol: "SHOP",
    ...plan,
  });
  for (const one of course.people.investors) {
    await fundInvestor(course, offering, one, 10n ** 12n);
  }
  return offering;
}

/** Money of several wallets or contracts, in fen. */
export async function moneyOf(
  { yuan }: CourseChain,
  owners: readonly (HardhatEthersSigner | OpenOffering[keyof OpenOffering])[],
): Promise<bigint[]> {
  return Promise.all(owners.map((owner) => yuan.balanceOf(owner)));
}
