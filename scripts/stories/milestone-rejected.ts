import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { CountedVote } from "./milestone-rejected/words.ts";
import type { Story, StoryFacts } from "./story.ts";

import { DAY, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import {
  castVotes,
  claimMilestone,
  completeOffering,
  countVotes,
  decideMilestone,
  release,
} from "../crowdfunding/company.ts";
import {
  admitCompany,
  admitInvestors,
  investorsOf,
  yearlyAndOwned,
} from "../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../crowdfunding/offerings.ts";
import {
  CAP,
  DEADLINE,
  MILESTONES,
  OPENS_AT,
  PRICE,
  SHARES,
  TARGET,
} from "./milestone-rejected/terms.ts";
import {
  introduce,
  sayApproved,
  sayLapsed,
  sayLessons,
  sayRefunds,
  sayRejected,
  sayUnwound,
} from "./milestone-rejected/words.ts";
import { reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

const FIRST_NOTES = "delivery notes of 300 boxes";
const SECOND_NOTES = "delivery notes of 420 boxes";
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
    const { offering, holders } = await raise(course);
    const { deposited: proceeds } = await offering.vault.booksOf();
    introduce(narrator, proceeds);

    await travelTo(connection, startOfDay("2026-06-15"));
    const all = holders.map((voter) => ({ voter, approves: true }));
    await decideMilestone(course, offering, "certificate of the cold box", all);
    const released = await release(course, offering);
    sayApproved(narrator, released);

    const told = await failTwice(course, offering, holders);
    const votes = await countedVotes(offering);
    sayLapsed(narrator, votes);
    sayRejected(narrator, votes, told.twice, told.stale);
    sayUnwound(narrator, votes, told.closed);

    const { refunds, again } = await payBack(course, offering, holders);
    sayRefunds(narrator, { refunds, unreleased: proceeds - released, again });
    sayLessons(narrator, proceeds, released);

    const [teacher, engineer, angel, nurse] = holders;
    return {
      proceeds,
      released,
      votes,
      refunds,
      shares: await Promise.all(holders.map((one) => offering.register.balanceOf(one))),
      refusals: [told.twice.en, told.stale.en, told.closed.en, again.en],
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [offering],
        [
          { name: { en: "teacher", zh: "教师" }, addresses: [teacher.address] },
          { name: { en: "engineer", zh: "工程师" }, addresses: [engineer.address] },
          { name: { en: "accredited investor", zh: "合格投资者" }, addresses: [angel.address] },
          { name: { en: "nurse", zh: "护士" }, addresses: [nurse.address] },
        ],
      ),
    };
  },
};

type Holder = HardhatEthersSigner;
type Holders = readonly [teacher: Holder, engineer: Holder, angel: Holder, nurse: Holder];

/** The offering succeeds: its proceeds lie in the vault, and every investor has his shares. */
async function raise(course: CourseChain): Promise<{ offering: OpenOffering; holders: Holders }> {
  await admitCompany(course);
  const offering = await openOffering(course, {
    projectId: await screen(course, "business plan, drawings of the cold box, letters of intent"),
    rules: "lab-default",
    agreement: "subscription agreement, version 1",
    sharePrice: PRICE,
    target: TARGET,
    cap: CAP,
    opensAt: OPENS_AT,
    deadline: DEADLINE,
    milestones: MILESTONES,
    name: "Cold box shares",
    symbol: "COLD",
  });
  const [teacher, engineer, angel, nurse] = investorsOf(course);
  await admitInvestors(course, offering, "lab-default", [
    { wallet: teacher, means: yearlyAndOwned(120_000n, 200_000n), money: SHARES.teacher * PRICE },
    { wallet: engineer, means: yearlyAndOwned(600_000n, 900_000n), money: SHARES.engineer * PRICE },
    { wallet: angel, class: "accredited", money: SHARES.angel * PRICE },
    { wallet: nurse, means: yearlyAndOwned(90_000n, 40_000n), money: SHARES.nurse * PRICE },
  ]);
  await travelTo(course.connection, OPENS_AT + 9 * HOUR);
  const consent = { riskAcknowledged: true };
  await invest(course, offering, teacher, SHARES.teacher, consent);
  await invest(course, offering, engineer, SHARES.engineer, consent);
  await invest(course, offering, angel, SHARES.angel, consent);
  await invest(course, offering, nurse, SHARES.nurse, consent);
  const holders = [teacher, engineer, angel, nurse] as const;
  await completeOffering(course, offering, "filing 2026-0057 of the company registry", holders);
  return { offering, holders };
}

/** Three votes on the second milestone: one lapses, two reject it, and the second of these ends the plan. */
async function failTwice(course: CourseChain, offering: OpenOffering, holders: Holders) {
  const { connection, people } = course;
  const [teacher, engineer, angel, nurse] = holders;
  const small = [teacher, nurse].map((voter) => ({ voter, approves: true }));
  await travelTo(connection, startOfDay("2026-10-01"));
  await decideMilestone(course, offering, FIRST_NOTES, small);

  await travelTo(connection, startOfDay("2026-10-19"));
  await claimMilestone(course, offering, FIRST_NOTES);
  await castVotes(offering, [...small, { voter: engineer, approves: false }]);
  const twice = await refusalOf(offering.vault.connect(teacher).vote(true));
  await countVotes(course, offering);
  const stale = await refusalOf(claimMilestone(course, offering, FIRST_NOTES));

  await travelTo(connection, startOfDay("2026-11-16"));
  await decideMilestone(course, offering, SECOND_NOTES, [
    { voter: teacher, approves: false },
    { voter: engineer, approves: false },
    { voter: angel, approves: true },
    { voter: nurse, approves: true },
  ]);
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
  holders: Holders,
): Promise<{ refunds: readonly bigint[]; again: Text }> {
  await travelTo(connection, startOfDay("2026-11-23") + DAY);
  const [teacher, engineer, angel, nurse] = holders;
  const held = () => Promise.all(holders.map((one) => yuan.balanceOf(one)));
  const before = await held();
  await vault.connect(engineer).refund(engineer);
  for (const one of [teacher, angel, nurse]) await vault.connect(people.agent).sendBack(one);
  const again = await refusalOf(vault.connect(engineer).refund(engineer));
  const after = await held();
  return { refunds: after.map((balance, i) => balance - (before[i] ?? 0n)), again };
}
