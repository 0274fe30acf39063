import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "../scripts/chain/course.ts";
import type { OpenOffering, OfferingPlan } from "../scripts/crowdfunding/offerings.ts";

import { DAY, startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import { admit, assess } from "../scripts/crowdfunding/admission.ts";
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
    const { course, second } = await openTwo(connection);
    const [, ann] = course.people.investors;
    return gas(invest(course, second, known(ann), 200n));
  },

  "crowdfunding.investRepeat": async (connection) => {
    const { course, second } = await openTwo(connection);
    const ann = known(course.people.investors[1]);
    await invest(course, second, ann, 200n);
    return gas(invest(course, second, ann, 200n));
  },

  "crowdfunding.cancel": async (connection) => {
    const { course, second } = await openTwo(connection);
    const ann = known(course.people.investors[1]);
    await invest(course, second, ann, 200n);
    return gas(second.escrow.connect(ann).cancel(ann));
  },

  "crowdfunding.refund": async (connection) => {
    const { course, second } = await openTwo(connection);
    const [, ann, bob] = course.people.investors;
    await invest(course, second, known(ann), 200n);
    await invest(course, second, known(bob), 100n);
    await travelTo(connection, DEADLINE);
    await second.escrow.close();
    await second.escrow.connect(known(bob)).refund(known(bob));
    return gas(second.escrow.connect(known(ann)).refund(known(ann)));
  },

  "crowdfunding.close@2": async (connection) => closeWith(connection, 2),

  "crowdfunding.claimShares": async (connection) => {
    const { course, second } = await openTwo(connection, {
      isProRata: true,
      target: 500n,
      cap: 1_000n,
    });
    const [, ann, bob, eve] = course.people.investors;
    for (const one of [ann, bob, eve]) await invest(course, second, known(one), 700n);
    await travelTo(connection, DEADLINE);
    await second.escrow.close();
    await course.offeringDesk.connect(course.people.registrar).recordFiling(second.escrow, OPENS);
    await second.escrow.claim(known(bob), known(bob));
    return gas(second.escrow.connect(known(ann)).claim(known(ann), known(ann)));
  },
};

const OPENS = `0x${"11".repeat(32)}`;

async function closeWith(connection: NetworkConnection, investors: number): Promise<number> {
  const { course, second } = await openTwo(connection, { target: 10n });
  for (const one of course.people.investors.slice(1, 1 + investors)) {
    await invest(course, second, one, 10n);
  }
  await travelTo(connection, DEADLINE);
  return gas(second.escrow.close());
}

/** Two offerings of two projects; everybody has invested in the first, and somebody else in the second. */
async function openTwo(connection: NetworkConnection, changes: Partial<OfferingPlan> = {}) {
  const course = await openCourse(connection);
  const { company, reviewers, investors } = course.people;
  await travelTo(connection, OPENS_AT - 10 * DAY);
  await admit(course, company, { identity: "company", class: "entity", members: 3n });
  for (const one of [...reviewers, ...investors])
    await admit(course, one, { identity: one.address });
  const first = await open(course, "first");
  const second = await open(course, "second", changes);
  for (const one of investors) {
    await assess(course, one, { rules: "lab-default", income: 60_000_000n, netWorth: 90_000_000n });
    await fundInvestor(course, first, one, 100_000_000n);
    await fundInvestor(course, second, one, 100_000_000n);
  }
  await travelTo(connection, OPENS_AT);
  for (const one of investors) await invest(course, first, one, 10n);
  await invest(course, second, known(investors[0]), 10n);
  return { course, first, second };
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

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the course has too few investors");
  return value;
}
