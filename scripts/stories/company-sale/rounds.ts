import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../chain/course.ts";
import type { OpenOffering } from "../../crowdfunding/offerings.ts";
import type { Who } from "./terms.ts";

import { HOUR, startOfDay, travelTo } from "../../chain/clock.ts";
import { completeOffering, decideMilestone, release } from "../../crowdfunding/company.ts";
import { admitCompany, admitInvestors, yearlyAndOwned } from "../../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../../crowdfunding/offerings.ts";
import { BOUGHT, ORDINARY, PREFERENCE } from "./terms.ts";

export type Cast = Readonly<Record<Who, HardhatEthersSigner>>;

const RULES = "lab-default";

/** 2026: four investors buy ordinary shares. */
export async function raiseOrdinary(course: CourseChain, cast: Cast): Promise<OpenOffering> {
  await admitCompany(course);
  const offering = await openOffering(course, {
    ...ORDINARY,
    projectId: await screen(course, "business plan of the brewery, lease, licence"),
    rules: RULES,
    agreement: "subscription of ordinary shares",
    name: "Brewery ordinary shares",
    symbol: "BREW",
  });
  const { teacher, engineer, angel, nurse } = cast;
  await admitInvestors(course, offering, RULES, [
    { wallet: teacher, means: yearlyAndOwned(120_000n, 200_000n), money: 800_000n },
    { wallet: engineer, means: yearlyAndOwned(600_000n, 900_000n), money: 8_000_000n },
    { wallet: angel, class: "accredited", money: 20_000_000n },
    { wallet: nurse, means: yearlyAndOwned(90_000n, 40_000n), money: 400_000n },
  ]);
  await travelTo(course.connection, ORDINARY.opensAt + 9 * HOUR);
  const consent = { riskAcknowledged: true };
  await invest(course, offering, teacher, BOUGHT.ordinary.teacher, consent);
  await invest(course, offering, engineer, BOUGHT.ordinary.engineer, consent);
  await invest(course, offering, angel, BOUGHT.ordinary.angel, consent);
  await invest(course, offering, nurse, BOUGHT.ordinary.nurse, consent);
  const holders = [teacher, engineer, angel, nurse];
  await completeOffering(course, offering, "filing 2026-0061 of the company registry", holders);
  await useMoney(course, offering, "2026-06-15", holders);
  return offering;
}

/**
 * 2027: a fund and the engineer buy preference shares. Identities and assessments last a year, so all who act now show
 * theirs again.
 */
export async function raisePreference(course: CourseChain, cast: Cast): Promise<OpenOffering> {
  await travelTo(course.connection, startOfDay("2027-02-01"));
  await admitCompany(course);
  const offering = await openOffering(course, {
    ...PREFERENCE,
    projectId: await screen(course, "business plan of the second brewing hall, accounts of 2026"),
    rules: RULES,
    agreement: "subscription of preference shares, with the articles on their preference",
    // Four seats of the company's 200 are taken by the holders of ordinary shares.
    otherHolders: Object.keys(BOUGHT.ordinary).length,
    name: "Brewery preference shares",
    symbol: "BREWP",
  });
  const { engineer, fund } = cast;
  await admitInvestors(course, offering, RULES, [
    { wallet: engineer, means: yearlyAndOwned(600_000n, 900_000n), money: 1_000_000n },
    { wallet: fund, class: "accredited", money: 9_000_000n },
  ]);
  await travelTo(course.connection, PREFERENCE.opensAt + 9 * HOUR);
  const consent = { riskAcknowledged: true };
  await invest(course, offering, engineer, BOUGHT.preference.engineer, consent);
  await invest(course, offering, fund, BOUGHT.preference.fund, consent);
  const holders = [engineer, fund];
  await completeOffering(course, offering, "filing 2027-0018 of the company registry", holders);
  await useMoney(course, offering, "2027-06-15", holders);
  return offering;
}

/** What was raised is released in one step. */
async function useMoney(
  course: CourseChain,
  offering: OpenOffering,
  day: string,
  holders: readonly HardhatEthersSigner[],
): Promise<void> {
  await travelTo(course.connection, startOfDay(day));
  const votes = holders.map((voter) => ({ voter, approves: true }));
  await decideMilestone(course, offering, `invoices of the equipment, ${day}`, votes);
  await release(course, offering);
}
