import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering, Return } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./material-change/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { id } from "ethers";

import { businessDaysBetween } from "../chain/business-days.ts";
import { HOUR, now, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { claimShares, closeAndFile } from "../crowdfunding/company.ts";
import { admitCompany, admitInvestor, walletOfInvestor } from "../crowdfunding/market.ts";
import { invest, openOffering, reconfirm, returnsOf, screen } from "../crowdfunding/offerings.ts";
import {
  ADDITION,
  castOf,
  CHANGED_AT,
  CLOSES,
  DAY_AFTER,
  ENGINEER_RECONFIRMS,
  FILING,
  LAST_DAY,
  NEW_AGREEMENT,
  RULES,
  SHARES,
  STUDENT_LEAVES,
  TEA_HOUSE,
} from "./material-change/plan.ts";
import {
  introduce,
  sayAnswers,
  sayChange,
  sayDays,
  sayFiled,
  sayLapse,
  showMoments,
} from "./material-change/words.ts";
import { accountsOf, reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

/** What the escrow says at one moment of the story. */
export interface Moment {
  readonly at: number;
  /** Shares that count toward the target. */
  readonly confirmed: bigint;
  /** Shares set aside by the change. */
  readonly stale: bigint;
  /** Money in the escrow, in fen. */
  readonly held: bigint;
}

export interface MaterialChangeFacts extends StoryFacts {
  /** Before and after the change, on the days of the answers, and when the offering closed. */
  readonly moments: readonly Moment[];
  /** Business days that they had, by the calendar. */
  readonly businessDays: readonly string[];
  /** Unix seconds from which nobody could reconfirm any more, and the deadline after the change. */
  readonly reconfirmEnd: number;
  readonly deadline: number;
  /** What went back: to the student, who left, and to the teacher, who did not answer. */
  readonly returns: readonly Return[];
  /** Shares issued, in the order of engineer, merchant and nurse. */
  readonly issued: readonly bigint[];
  /** Proceeds of the company after the platform's fee, in fen. */
  readonly proceeds: bigint;
  /** Addition before reconfirming, late cancellation and late reconfirmation, in English. */
  readonly refusals: readonly string[];
}

/** A tea house changes what its investors signed: who signs again stays, who does not is paid back and not counted. */
export const materialChange: Story<MaterialChangeFacts> = {
  name: "material-change",
  title: {
    en: "A material change: five business days to say yes again",
    zh: "重大变更：五个工作日内重新确认",
  },
  startsAt: startOfDay("2026-03-02"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const offering = await list(course, cast);
    introduce(narrator);
    await investAtFirst(course, offering, cast);

    const changed = await change(course, offering, cast);
    sayChange(narrator, changed);
    const businessDays = businessDaysBetween(CHANGED_AT, changed.reconfirmEnd);
    sayDays(narrator, changed.reconfirmEnd, businessDays);

    const answered = await answer(course, offering, cast);
    sayAnswers(narrator, { ...answered, deadline: changed.deadline });
    const lapsed = await lapse(course, offering, cast);
    const returns = await returnsOf(offering);
    const moments = [...changed.moments, ...answered.moments, lapsed.moment];
    sayLapse(narrator, lapsed.tooLate);
    showMoments(narrator, moments);

    await travelTo(connection, CLOSES);
    const holders = [cast.engineer, cast.merchant, cast.nurse].map(({ wallet }) => wallet);
    await closeAndFile(course, offering, FILING);
    await claimShares(offering, holders);
    await offering.escrow.connect(course.people.platform).collectFee();
    const { deposited: proceeds } = await offering.vault.booksOf();
    sayFiled(narrator, proceeds);

    return {
      moments,
      businessDays,
      reconfirmEnd: changed.reconfirmEnd,
      deadline: changed.deadline,
      returns,
      issued: await Promise.all(holders.map((one) => offering.register.balanceOf(one))),
      proceeds,
      refusals: [changed.unanswered.en, answered.bound.en, lapsed.tooLate.en],
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [offering],
        accountsOf(Object.values(cast)),
      ),
    };
  },
};

async function list(course: CourseChain, cast: Cast): Promise<OpenOffering> {
  await admitCompany(course);
  const offering = await openOffering(course, {
    ...TEA_HOUSE,
    projectId: await screen(course, "tea house: business plan and draft of the lease"),
  });
  for (const one of Object.values(cast)) await admitInvestor(course, offering, RULES, one);
  return offering;
}

async function investAtFirst(
  course: CourseChain,
  offering: OpenOffering,
  { engineer, merchant, teacher, student }: Cast,
): Promise<void> {
  await travelTo(course.connection, TEA_HOUSE.opensAt + 9 * HOUR);
  const warned = { riskAcknowledged: true };
  await invest(course, offering, engineer.wallet, SHARES.engineer, warned);
  await invest(course, offering, merchant.wallet, SHARES.merchant);
  await invest(course, offering, teacher.wallet, SHARES.teacher, warned);
  await invest(course, offering, student.wallet, SHARES.student, warned);
}

/** The company changes the agreement; the engineer, who wants to add to his shares, must look at it first. */
async function change(course: CourseChain, offering: OpenOffering, { engineer }: Cast) {
  const { escrow } = offering;
  await travelTo(course.connection, CHANGED_AT);
  const before = await momentOf(course, offering);
  await escrow.connect(course.people.company).changeMaterially(id(NEW_AGREEMENT));
  const { reconfirmEnd, deadline } = await escrow.bookOf();
  const consent = { riskAcknowledged: true };
  return {
    moments: [before, await momentOf(course, offering)],
    reconfirmEnd: Number(reconfirmEnd),
    deadline: Number(deadline),
    unanswered: await refusalOf(invest(course, offering, engineer.wallet, ADDITION, consent)),
  };
}

/** Two stay, one leaves, one comes. */
async function answer(
  course: CourseChain,
  offering: OpenOffering,
  { engineer, merchant, student, nurse }: Cast,
): Promise<{ moments: readonly Moment[]; bound: Text }> {
  const { escrow } = offering;
  const warned = { riskAcknowledged: true };
  await travelTo(course.connection, ENGINEER_RECONFIRMS);
  await reconfirm(course, offering, engineer.wallet, warned);
  const first = await momentOf(course, offering);
  await travelTo(course.connection, STUDENT_LEAVES);
  const bound = await refusalOf(escrow.connect(engineer.wallet).cancel(engineer.wallet));
  await escrow.connect(student.wallet).cancel(student.wallet);
  const second = await momentOf(course, offering);
  await travelTo(course.connection, LAST_DAY);
  await reconfirm(course, offering, merchant.wallet);
  const third = await momentOf(course, offering);
  await invest(course, offering, nurse.wallet, SHARES.nurse, warned);
  return { moments: [first, second, third, await momentOf(course, offering)], bound };
}

/** The teacher comes too late; a stranger sends her money back while the offering still runs. */
async function lapse(
  course: CourseChain,
  offering: OpenOffering,
  { teacher }: Cast,
): Promise<{ moment: Moment; tooLate: Text }> {
  await travelTo(course.connection, DAY_AFTER);
  const consent = { riskAcknowledged: true };
  const tooLate = await refusalOf(reconfirm(course, offering, teacher.wallet, consent));
  await offering.escrow.connect(walletOfInvestor(course, 7)).sendBack(teacher.wallet);
  return { moment: await momentOf(course, offering), tooLate };
}

async function momentOf(
  { yuan, connection }: CourseChain,
  { escrow }: OpenOffering,
): Promise<Moment> {
  const { confirmed, stale } = await escrow.bookOf();
  return { at: await now(connection), confirmed, stale, held: await yuan.balanceOf(escrow) };
}
