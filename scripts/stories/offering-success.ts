import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Story, StoryFacts } from "./story.ts";

import { MaxUint256, ZeroAddress } from "ethers";

import { DAY, endOfDay, HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import {
  completeOffering,
  decideMilestone,
  declareDividend,
  fileReport,
  openDesk,
  release,
} from "../crowdfunding/company.ts";
import { admitCompany, admitInvestor, yearlyAndOwned } from "../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../crowdfunding/offerings.ts";
import {
  introduce,
  sayAdmission,
  sayDividends,
  sayExit,
  sayFiled,
  sayMilestones,
  sayReflection,
} from "./offering-success/words.ts";
import { reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

const PRICE = 5_000n;
const OPENS_AT = startOfDay("2026-03-02");
const DEADLINE = startOfDay("2026-04-01");
const ASKING_PRICE = 6_500n;

export interface OfferingSuccessFacts extends StoryFacts {
  /** Proceeds of the company after the platform's fee, in fen. */
  readonly proceeds: bigint;
  readonly released: readonly bigint[];
  /** Dividend of each shareholder in fen. */
  readonly dividends: readonly bigint[];
  /** What the teacher gets for her shares, in fen. */
  readonly exit: bigint;
  /** What limit, risk warning and overdue report were told, in English. */
  readonly refusals: readonly string[];
}

/** A repair shop for electric bicycles sells shares: from the dossier to the first dividend and the first exit. */
export const offeringSuccess: Story<OfferingSuccessFacts> = {
  name: "offering-success",
  title: {
    en: "Equity crowdfunding: from the dossier to the first dividend and an exit",
    zh: "股权众筹：从项目材料到首次分红与退出",
  },
  startsAt: startOfDay("2026-01-05"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const offering = await list(course);
    introduce(narrator);

    const [teacher, engineer, angel, nurse] = await admitAll(course, offering);
    await travelTo(connection, OPENS_AT + 9 * HOUR);
    const overLimit = await refusalOf(
      invest(course, offering, teacher, 201n, { riskAcknowledged: true }),
    );
    const unwarned = await refusalOf(invest(course, offering, teacher, 200n));
    sayAdmission(narrator, overLimit, unwarned);
    await invest(course, offering, teacher, 200n, { riskAcknowledged: true });
    await invest(course, offering, engineer, 1_600n, { riskAcknowledged: true });
    await invest(course, offering, angel, 1_600n);
    await invest(course, offering, nurse, 30n);
    await travelTo(connection, OPENS_AT + 4 * DAY);
    await offering.escrow.connect(nurse).cancel(nurse);
    await reportProgress(course, offering);
    sayReflection(narrator);

    const holders = [teacher, engineer, angel];
    await completeOffering(course, offering, "filing 2026-0042 of the company registry", holders);
    const { deposited: proceeds } = await offering.vault.booksOf();
    sayFiled(narrator, proceeds);

    const { released, overdue } = await reachMilestones(course, offering, holders);
    sayMilestones(narrator, released, overdue);

    const dividends = await payDividends(course, offering, holders);
    sayDividends(narrator, dividends);
    const exit = await sellOut(course, offering, teacher, engineer);
    sayExit(narrator, exit);

    return {
      proceeds,
      released,
      dividends,
      exit,
      refusals: [overLimit.en, unwarned.en, overdue.en],
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [offering],
        [
          { name: { en: "teacher", zh: "教师" }, addresses: [teacher.address] },
          { name: { en: "engineer", zh: "工程师" }, addresses: [engineer.address] },
          { name: { en: "accredited investor", zh: "获许投资者" }, addresses: [angel.address] },
          { name: { en: "nurse", zh: "护士" }, addresses: [nurse.address] },
        ],
      ),
    };
  },
};

/** Stage one: two reviewers sign the dossier off, and the company opens its offering. */
async function list(course: CourseChain): Promise<OpenOffering> {
  await admitCompany(course);
  return openOffering(course, {
    projectId: await screen(course, "business plan, accounts of two years, lease of the shop"),
    rules: "lab-default",
    agreement: "subscription agreement, version 1",
    sharePrice: PRICE,
    target: 3_000n,
    cap: 4_000n,
    opensAt: OPENS_AT,
    deadline: DEADLINE,
    milestones: [
      { bps: 6_000, dueAt: startOfDay("2026-09-30") },
      { bps: 4_000, dueAt: startOfDay("2027-03-31") },
    ],
    name: "Repair shop shares",
    symbol: "SHOP",
  });
}

/** Stage two: who is behind a wallet, and how much he may invest. */
async function admitAll(course: CourseChain, offering: OpenOffering) {
  const [teacher, engineer, angel, nurse] = course.people.investors;
  if (!teacher || !engineer || !angel || !nurse)
    throw new Error("the course has too few investors");
  const people = [
    { wallet: teacher, means: yearlyAndOwned(120_000n, 200_000n), money: 2_000_000n },
    { wallet: engineer, means: yearlyAndOwned(600_000n, 900_000n), money: 15_000_000n },
    { wallet: angel, class: "accredited" as const, money: 10_000_000n },
    { wallet: nurse, means: yearlyAndOwned(90_000n, 40_000n), money: 500_000n },
  ];
  for (const one of people) await admitInvestor(course, offering, "lab-default", one);
  return [teacher, engineer, angel, nurse] as const;
}

/** Half and all of the target were passed in one day; the company must say so within five business days. */
async function reportProgress(course: CourseChain, offering: OpenOffering): Promise<void> {
  await course.calendar.noteProgress(offering.escrow);
  await fileReport(course, offering, "progress", "2026-03-05", "the target is reached");
}

/** Two milestones; the second is approved while the report of the year is overdue. */
async function reachMilestones(
  course: CourseChain,
  offering: OpenOffering,
  holders: readonly HardhatEthersSigner[],
): Promise<{ released: readonly bigint[]; overdue: Text }> {
  const votes = holders.map((voter) => ({ voter, approves: true }));
  await travelTo(course.connection, startOfDay("2026-06-15"));
  await decideMilestone(course, offering, "invoices of the workshop equipment", votes);
  const first = await release(course, offering);
  await travelTo(course.connection, startOfDay("2027-03-01"));
  await decideMilestone(course, offering, "opening of the second shop", votes);
  await travelTo(course.connection, startOfDay("2027-05-03"));
  const overdue = await refusalOf(release(course, offering));
  await fileReport(course, offering, "annual", "2026-12-31", "annual report 2026");
  return { released: [first, await release(course, offering)], overdue };
}

async function payDividends(
  course: CourseChain,
  offering: OpenOffering,
  holders: readonly HardhatEthersSigner[],
): Promise<readonly bigint[]> {
  await travelTo(course.connection, startOfDay("2027-06-01"));
  await declareDividend(course, offering, 3_400_000n);
  const amounts = await Promise.all(holders.map((one) => offering.register.dividendOf(one)));
  for (const holder of holders) await offering.register.connect(holder).claimDividend();
  return amounts;
}

/** The teacher leaves: the company does not want her shares, a fellow shareholder does. */
async function sellOut(
  course: CourseChain,
  offering: OpenOffering,
  seller: HardhatEthersSigner,
  buyer: HardhatEthersSigner,
): Promise<bigint> {
  const { transferDesk, people, yuan, connection } = course;
  const { register } = offering;
  await openDesk(course, offering, transferDesk);
  const rules = { issuerDays: 5, holderDays: 10, consentDays: 0, saleDays: 20 };
  await transferDesk.connect(people.company).fixRules(register, rules);
  const shares = await register.balanceOf(seller);
  await register.connect(seller).approve(transferDesk, MaxUint256);
  await transferDesk.connect(seller).offer(register, shares, ASKING_PRICE, ZeroAddress);
  await travelTo(connection, endOfDay("2027-06-11"));
  await yuan.connect(buyer).approve(transferDesk, MaxUint256);
  const before = await yuan.balanceOf(seller);
  await transferDesk.connect(buyer).buy(1n);
  return (await yuan.balanceOf(seller)) - before;
}
