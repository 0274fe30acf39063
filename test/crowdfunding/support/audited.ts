import { expect } from "chai";

import type { OfferingPlan } from "../../../scripts/crowdfunding/offerings.ts";

import { DAY, HOUR, travelTo } from "../../../scripts/chain/clock.ts";
import { claimShares, closeAndFile } from "../../../scripts/crowdfunding/company.ts";
import { reconcileOffering } from "../../../scripts/crowdfunding/model/offering.ts";
import { invest } from "../../../scripts/crowdfunding/offerings.ts";
import { DEADLINE, listOffering, openMarket, OPENS_AT } from "./market.ts";

/** An offering whose books are rebuilt after every step. */
export async function openAudited(plan: Partial<OfferingPlan>) {
  const course = await openMarket();
  const offering = await listOffering(course, plan);
  const agree = async (stage: string) =>
    expect(await reconcileOffering(course, offering), stage).to.deep.equal([]);
  const [ann, ben, cao, dan] = course.people.investors;
  if (!ann || !ben || !cao || !dan) throw new Error("the course has four investors");
  return { course, offering, agree, investors: [ann, ben, cao, dan] as const };
}

/** An oversubscribed offering that has paid its proceeds, all but the remainder, into the vault. */
export async function sellAudited() {
  const half = { bps: 3_333, dueAt: DEADLINE + 200 * DAY };
  const rest = { bps: 6_667, dueAt: DEADLINE + 400 * DAY };
  const stage = await openAudited({ isProRata: true, cap: 500n, milestones: [half, rest] });
  const { course, offering, investors } = stage;
  const buyers = investors.slice(0, 3);
  await travelTo(course.connection, OPENS_AT + HOUR);
  for (const [i, one] of buyers.entries())
    await invest(course, offering, one, 300n - 100n * BigInt(i));
  await travelTo(course.connection, DEADLINE);
  await closeAndFile(course, offering, "filing");
  await stage.agree("filed");
  await claimShares(offering, buyers);
  await stage.agree("claimed");
  await offering.escrow.releaseRemainder();
  await stage.agree("what rounding left is in the vault");
  return stage;
}
