import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./milestone-rejected/plan.ts";
import type { CountedVote, Refund } from "./milestone-rejected/words.ts";
import type { Story, StoryFacts } from "./story.ts";

import { HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import {
  castVotes,
  claimMilestone,
  completeOffering,
  countVotes,
  decideMilestone,
  release,
} from "../crowdfunding/company.ts";
import { admitCompany, admitInvestors } from "../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../crowdfunding/offerings.ts";
import { castOf, COLD_BOXES, INVESTORS, SHARES } from "./milestone-rejected/plan.ts";
import {
  introduce,
  sayApproved,
  sayLapsed,
  sayLessons,
  sayRefunds,
  sayRejected,
  sayUnwound,
} from "./milestone-rejected/words.ts";
import { accountsOf, reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

const FIRST_NOTES = "delivery notes of 300 boxes";
const SECOND_NOTES = "delivery notes of 420 boxes";
const LAST_VOTE = { teacher: false, engineer: false, angel: true, nurse: true } as const;
/** Order of the contract. */
const OUTCOMES = ["approved", "rejected", "lapsed"] as const;

export interface MilestoneRejectedFacts extends StoryFacts {
  /** Proceeds of the company after the platform's fee, in fen. */
  readonly proceeds: bigint;
  /** What the one approved milestone has released, in fen. */
  readonly released: bigint;
  /** All votes in their order, in shares. */
  readonly votes: readonly CountedVote[];
  /** What teacher, engineer, accredited investor and nurse have back, in fen. */
  readonly refunds: readonly bigint[];
  /** Their shares at the end. */
  readonly shares: readonly bigint[];
  /** What double vote, old evidence, release after the end and second refund were told, in English. */
  readonly refusals: readonly string[];
}

/** A maker of solar cold boxes misses its second milestone: what was not released goes back, the shares stay. */
export const milestoneRejected: Story<MilestoneRejectedFacts> = {
  name: "milestone-rejected",
  title: {
    en: "A milestone is rejected twice: the rest of the money goes back",
    zh: "里程碑两次被否决：剩余资金按比例退还",
  },
  startsAt: startOfDay("2026-01-05"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const holders = INVESTORS.map((who) => cast[who].wallet);
    const offering = await raise(course, cast);
    const { deposited: proceeds } = await offering.vault.booksOf();
    introduce(narrator, cast, proceeds);

    await travelTo(connection, startOfDay("2026-06-15"));
    const all = holders.map((voter) => ({ voter, approves: true }));
    await decideMilestone(course, offering, "certificate of the cold box", all);
    const released = await release(course, offering);
    sayApproved(narrator, released);

    const told = await failTwice(course, offering, cast);
    const votes = await countedVotes(offering);
    sayLapsed(narrator, votes);
    sayRejected(narrator, votes, told.twice, told.stale);
    sayUnwound(narrator, votes, told.closed);

    const { refunds, again } = await payBack(course, offering, cast);
    sayRefunds(narrator, refunds, proceeds - released, again);
    sayLessons(narrator, proceeds, released);

    return {
      proceeds,
      released,
      votes,
      refunds: refunds.map(({ amount }) => amount),
      shares: await Promise.all(holders.map((one) => offering.register.balanceOf(one))),
      refusals: [told.twice.en, told.stale.en, told.closed.en, again.en],
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [offering],
        accountsOf(Object.values(cast)),
      ),
    };
  },
};

/** The offering succeeds: its proceeds lie in the vault, and every investor has his shares. */
async function raise(course: CourseChain, cast: Cast): Promise<OpenOffering> {
  await admitCompany(course);
  const offering = await openOffering(course, {
    ...COLD_BOXES,
    projectId: await screen(course, "business plan, drawings of the cold box, letters of intent"),
  });
  await admitInvestors(course, offering, COLD_BOXES.rules, Object.values(cast));
  await travelTo(course.connection, COLD_BOXES.opensAt + 9 * HOUR);
  for (const who of INVESTORS) {
    await invest(course, offering, cast[who].wallet, SHARES[who], { riskAcknowledged: true });
  }
  const holders = INVESTORS.map((who) => cast[who].wallet);
  await completeOffering(course, offering, "filing 2026-0057 of the company registry", holders);
  return offering;
}

/** Three votes on the second milestone: one lapses, two reject it, and the second of these ends the plan. */
async function failTwice(course: CourseChain, offering: OpenOffering, cast: Cast) {
  const { connection, people } = course;
  const { teacher, engineer, nurse } = cast;
  const small = [teacher, nurse].map(({ wallet }) => ({ voter: wallet, approves: true }));
  await travelTo(connection, startOfDay("2026-10-01"));
  await decideMilestone(course, offering, FIRST_NOTES, small);

  await travelTo(connection, startOfDay("2026-10-19"));
  await claimMilestone(course, offering, FIRST_NOTES);
  await castVotes(offering, [...small, { voter: engineer.wallet, approves: false }]);
  const twice = await refusalOf(offering.vault.connect(teacher.wallet).vote(true));
  await countVotes(course, offering);
  const stale = await refusalOf(claimMilestone(course, offering, FIRST_NOTES));

  await travelTo(connection, startOfDay("2026-11-16"));
  const votes = INVESTORS.map((who) => ({ voter: cast[who].wallet, approves: LAST_VOTE[who] }));
  await decideMilestone(course, offering, SECOND_NOTES, votes);
  const closed = await refusalOf(offering.vault.connect(people.company).release());
  return { twice, stale, closed };
}

/** How the votes ended, as the vault has published it. */
async function countedVotes({ vault }: OpenOffering): Promise<readonly CountedVote[]> {
  const counted = await vault.queryFilter(vault.filters.MilestoneVoteConcluded(), 0);
  return counted.map(({ args }) => ({
    milestone: args.milestone,
    outcome: OUTCOMES[Number(args.outcome)] ?? "unknown",
    yes: args.yes,
    no: args.no,
    total: args.totalWeight,
  }));
}

/** The engineer fetches his part; a stranger has the parts of the others sent, to them and to nobody else. */
async function payBack(
  { connection, people, yuan }: CourseChain,
  { vault }: OpenOffering,
  cast: Cast,
): Promise<{ refunds: readonly Refund[]; again: Text }> {
  await travelTo(connection, startOfDay("2026-11-24"));
  const { wallet: engineer } = cast.engineer;
  const held = () => Promise.all(INVESTORS.map((who) => yuan.balanceOf(cast[who].wallet)));
  const before = await held();
  await vault.connect(engineer).refund(engineer);
  for (const who of ["teacher", "angel", "nurse"] as const) {
    await vault.connect(people.agent).sendBack(cast[who].wallet);
  }
  const again = await refusalOf(vault.connect(engineer).refund(engineer));
  const after = await held();
  const refunds = INVESTORS.map((who, i) => ({
    name: cast[who].name,
    shares: SHARES[who],
    approved: LAST_VOTE[who],
    amount: (after[i] ?? 0n) - (before[i] ?? 0n),
  }));
  return { refunds, again };
}
