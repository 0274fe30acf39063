import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "../scripts/chain/course.ts";
import type { OpenOffering, OfferingPlan } from "../scripts/crowdfunding/offerings.ts";

import { DAY, startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import { assess } from "../scripts/crowdfunding/admission.ts";
import { admit } from "../scripts/identity/people.ts";
import { closeAndFile } from "../scripts/crowdfunding/company.ts";
import { admitCompany } from "../scripts/crowdfunding/market.ts";
import { fundInvestor, invest, openOffering, screen } from "../scripts/crowdfunding/offerings.ts";
import { gas } from "./gas-used.ts";

/** Fixed days and numbers, so that calldata and with it every gas figure is the same in every run. */
const OPENS_AT = startOfDay("2026-03-02");
const DEADLINE = OPENS_AT + 60 * DAY;

/** Gas of each operation in steady state: investors who have invested elsewhere, not the first of the offering. */
export const offeringOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "crowdfunding.investFirst": async (connection) => {
    const { course, second, ann } = await openTwo(connection);
    return gas(invest(course, second, ann, 200n));
  },

  "crowdfunding.investRepeat": async (connection) => {
    const { course, second, ann } = await openTwo(connection);
    await invest(course, second, ann, 200n);
    return gas(invest(course, second, ann, 200n));
  },

  "crowdfunding.cancel": async (connection) => {
    const { course, second, ann } = await openTwo(connection);
    await invest(course, second, ann, 200n);
    return gas(second.escrow.connect(ann).cancel(ann));
  },

  "crowdfunding.refund": async (connection) => {
    const { course, second, ann, bob } = await openTwo(connection);
    await invest(course, second, ann, 200n);
    await invest(course, second, bob, 100n);
    await travelTo(connection, DEADLINE);
    await second.escrow.close();
    await second.escrow.connect(bob).refund(bob);
    return gas(second.escrow.connect(ann).refund(ann));
  },

  "crowdfunding.close@2": async (connection) => gasOfClosing(connection, 2),
  "crowdfunding.close@1000": async (connection) => gasOfClosing(connection, 1_000),

  "crowdfunding.claimShares": async (connection) => {
    const { course, second, ann, bob, eve } = await openTwo(connection, {
      isProRata: true,
      target: 500n,
      cap: 1_000n,
    });
    for (const one of [ann, bob, eve]) await invest(course, second, one, 700n);
    await travelTo(connection, DEADLINE);
    await closeAndFile(course, second, "filing of the bench");
    // As with a shareholder whom the register knows already.
    await second.register.refresh(ann);
    await second.escrow.claim(bob, bob);
    return gas(second.escrow.connect(ann).claim(ann, ann));
  },
};

/** What investors declare: a limit far above what they invest here. */
const MEANS = { rules: "lab-default", income: 60_000_000n, netWorth: 90_000_000n } as const;

/** Closes an offering under a rule-set without a cap on holders; the last accounts of the chain invest. */
async function gasOfClosing(connection: NetworkConnection, investors: number): Promise<number> {
  const course = await openCourse(connection);
  await travelTo(connection, OPENS_AT - 10 * DAY);
  await admitCompany(course);
  const crowd = (await connection.ethers.getSigners()).slice(-investors);
  const offering = await open(course, "crowd", { rules: "reg-cf-2022", target: 10n });
  for (const one of crowd) {
    await admit(course, one, { identity: one.address, class: "accredited" });
    await fundInvestor(course, offering, one, 100_000n);
  }
  await travelTo(connection, OPENS_AT);
  for (const one of crowd) await invest(course, offering, one, 10n);
  await travelTo(connection, DEADLINE);
  return gas(offering.escrow.close());
}

/** Two offerings of two projects; everybody has invested in the first, and somebody else in the second. */
async function openTwo(connection: NetworkConnection, changes: Partial<OfferingPlan> = {}) {
  const course = await openCourse(connection);
  const { investors } = course.people;
  const [first0, ann, bob, eve] = investors;
  if (!first0 || !ann || !bob || !eve) throw new Error("the course has too few investors");
  await travelTo(connection, OPENS_AT - 10 * DAY);
  await admitCompany(course);
  const first = await open(course, "first");
  const second = await open(course, "second", changes);
  for (const one of [first0, ann, bob, eve]) {
    await admit(course, one, { identity: one.address });
    await assess(course, one, MEANS);
    await fundInvestor(course, first, one, 100_000_000n);
    await fundInvestor(course, second, one, 100_000_000n);
  }
  await travelTo(connection, OPENS_AT);
  for (const one of [first0, ann, bob, eve]) await invest(course, first, one, 10n);
  await invest(course, second, first0, 10n);
  return { course, second, ann, bob, eve };
}

async function open(
  course: CourseChain,
  dossier: string,
  changes: Partial<OfferingPlan> = {},
): Promise<OpenOffering> {
  return openOffering(course, {
    projectId: await screen(course, dossier),
    rules: "lab-default",
    agreement: "agreement of the bench",
    sharePrice: 1_000n,
    target: 900n,
    cap: 100_000n,
    opensAt: OPENS_AT,
    deadline: DEADLINE,
    milestones: [{ bps: 10_000, dueAt: DEADLINE + 365 * DAY }],
    name: "Bench shares",
    symbol: "BENCH",
    ...changes,
  });
}
