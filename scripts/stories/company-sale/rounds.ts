import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../chain/course.ts";
import type { Investor } from "../../crowdfunding/market.ts";
import type { OfferingPlan, OpenOffering } from "../../crowdfunding/offerings.ts";
import type { Cast } from "./plan.ts";

import { DAY, HOUR, travelTo } from "../../chain/clock.ts";
import { completeOffering, decideMilestone, release } from "../../crowdfunding/company.ts";
import { admitCompany, admitInvestors } from "../../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../../crowdfunding/offerings.ts";
import { BOUGHT, ORDINARY, PREFERENCE } from "./plan.ts";

type Sold = readonly { readonly investor: Investor; readonly shares: bigint }[];

/** 2026: four investors buy ordinary shares. */
export async function raiseOrdinary(
  course: CourseChain,
  { teacher, engineer, angel, nurse }: Cast,
): Promise<OpenOffering> {
  return raise(course, ORDINARY, "filing 2026-0061 of the company registry", [
    { investor: teacher, shares: BOUGHT.ordinary.teacher },
    { investor: engineer, shares: BOUGHT.ordinary.engineer },
    { investor: angel, shares: BOUGHT.ordinary.angel },
    { investor: nurse, shares: BOUGHT.ordinary.nurse },
  ]);
}

/** 2027: a fund and the engineer buy preference shares. */
export async function raisePreference(
  course: CourseChain,
  { engineer, fund }: Cast,
): Promise<OpenOffering> {
  // Seats of the company's 200 that the holders of ordinary shares take.
  const otherHolders = Object.keys(BOUGHT.ordinary).length;
  const shares = BOUGHT.preference.engineer;
  const money = shares * PREFERENCE.sharePrice;
  const plan = { ...PREFERENCE, otherHolders };
  return raise(course, plan, "filing 2027-0018 of the company registry", [
    { investor: { ...engineer, money }, shares },
    { investor: fund, shares: BOUGHT.preference.fund },
  ]);
}

/**
 * An offering from its dossier to the release of its one milestone. Identities and assessments last a year, so all who
 * act in it show theirs, again if they have done so before.
 */
async function raise(
  course: CourseChain,
  plan: Omit<OfferingPlan, "projectId">,
  filing: string,
  sold: Sold,
): Promise<OpenOffering> {
  await travelTo(course.connection, plan.opensAt - 28 * DAY);
  await admitCompany(course);
  const projectId = await screen(course, `dossier of ${plan.name}`);
  const offering = await openOffering(course, { ...plan, projectId });
  const investors = sold.map(({ investor }) => investor);
  await admitInvestors(course, offering, plan.rules, investors);
  await travelTo(course.connection, plan.opensAt + 9 * HOUR);
  for (const { investor, shares } of sold) {
    await invest(course, offering, investor.wallet, shares, { riskAcknowledged: true });
  }
  const holders = investors.map(({ wallet }) => wallet);
  await completeOffering(course, offering, filing, holders);
  await useMoney(course, offering, plan.deadline + 75 * DAY, holders);
  return offering;
}

async function useMoney(
  course: CourseChain,
  offering: OpenOffering,
  time: number,
  holders: readonly HardhatEthersSigner[],
): Promise<void> {
  await travelTo(course.connection, time);
  const votes = holders.map((voter) => ({ voter, approves: true }));
  await decideMilestone(course, offering, "invoices of the equipment", votes);
  await release(course, offering);
}
