import type { CourseChain } from "../chain/course.ts";
import type { NamedInvestor } from "../crowdfunding/market.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./oversubscribed/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { businessDaysBetween } from "../chain/business-days.ts";
import { HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { claimShares, closeAndFile } from "../crowdfunding/company.ts";
import { admitCompany, admitInvestor } from "../crowdfunding/market.ts";
import { invest, openOffering, screen } from "../crowdfunding/offerings.ts";
import {
  ASKED,
  castOf,
  EARLY_END,
  FILING,
  NOTICED_AT,
  ORCHARD,
  RULES,
  TOO_SOON,
} from "./oversubscribed/plan.ts";
import {
  introduce,
  sayDemand,
  sayEarlyEnd,
  sayMoney,
  sayRounding,
  showAllotments,
} from "./oversubscribed/words.ts";
import { accountsOf, reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

/** What one investor asked for and got. */
export interface Allotment {
  readonly name: Text;
  readonly asked: bigint;
  readonly allotted: bigint;
  /** In fen. */
  readonly refunded: bigint;
  /** Shares that he would have had first come, first served. */
  readonly firstCome: bigint;
}

/** Where the money of the escrow went, in fen. */
export interface Uses {
  readonly collected: bigint;
  readonly refunded: bigint;
  readonly fee: bigint;
  /** To the milestone vault at the filing. */
  readonly filed: bigint;
  /** To the milestone vault after the last claim. */
  readonly remainder: bigint;
  readonly left: bigint;
}

export interface OversubscribedFacts extends StoryFacts {
  readonly demand: bigint;
  /** Unix seconds of the deadline after the notice of an early end. */
  readonly deadline: number;
  /** Business days of the notice, by the calendar. */
  readonly businessDays: readonly string[];
  readonly allotments: readonly Allotment[];
  /** Shares that were certainly sold at the filing, and all that were sold in the end. */
  readonly sold: readonly bigint[];
  readonly uses: Uses;
  /** End too soon, and remainder before the last claim, in English. */
  readonly refusals: readonly string[];
}

/** An orchard could have sold its shares one and a half times: each gets two thirds and the rest of his money back. */
export const oversubscribed: Story<OversubscribedFacts> = {
  name: "oversubscribed",
  title: {
    en: "An oversubscribed offering: shares in proportion, the rest of the money back",
    zh: "超额认购：按比例配售，余款退还",
  },
  startsAt: startOfDay("2026-05-11"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const offering = await list(course, cast);
    introduce(narrator);
    await investInTurn(course, offering, cast);
    const { confirmed: demand } = await offering.escrow.bookOf();
    sayDemand(narrator, demand);

    const { tooSoon, deadline } = await endEarly(course, offering);
    const businessDays = businessDaysBetween(NOTICED_AT, deadline);
    sayEarlyEnd(narrator, { tooSoon, deadline, businessDays });

    await travelTo(connection, deadline);
    const { filed, atFiling, tooEarly } = await allot(course, offering, cast);
    const allotments = await allotmentsOf(offering, cast);
    showAllotments(narrator, allotments, demand);
    const { allotted: sold } = await offering.escrow.closingOf();
    sayRounding(narrator, { atFiling, sold, tooEarly });

    const uses = await clear(course, offering, { demand, filed, allotments });
    sayMoney(narrator, uses);

    return {
      demand,
      deadline,
      businessDays,
      allotments,
      sold: [atFiling, sold],
      uses,
      refusals: [tooSoon.en, tooEarly.en],
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
    ...ORCHARD,
    projectId: await screen(course, "orchard: business plan and lease of the land"),
  });
  for (const one of Object.values(cast)) await admitInvestor(course, offering, RULES, one);
  return offering;
}

async function investInTurn(
  course: CourseChain,
  offering: OpenOffering,
  { restaurateur, engineer, nurse, teacher }: Cast,
): Promise<void> {
  await travelTo(course.connection, ORCHARD.opensAt + 9 * HOUR);
  const warned = { riskAcknowledged: true };
  await invest(course, offering, restaurateur.wallet, ASKED.restaurateur);
  await invest(course, offering, engineer.wallet, ASKED.engineer, warned);
  await invest(course, offering, nurse.wallet, ASKED.nurse, warned);
  await invest(course, offering, teacher.wallet, ASKED.teacher, warned);
}

/** The company wants to end before its time, and is held to the notice. */
async function endEarly(
  { connection, people }: CourseChain,
  { escrow }: OpenOffering,
): Promise<{ tooSoon: Text; deadline: number }> {
  await travelTo(connection, NOTICED_AT);
  const company = escrow.connect(people.company);
  const tooSoon = await refusalOf(company.noticeEarlyClose(TOO_SOON));
  await company.noticeEarlyClose(EARLY_END);
  const { deadline } = await escrow.bookOf();
  return { tooSoon, deadline: Number(deadline) };
}

/** Closing, filing and claims; before the last claim the remainder is not free. */
async function allot(
  course: CourseChain,
  offering: OpenOffering,
  { restaurateur, engineer, nurse, teacher }: Cast,
): Promise<{ filed: bigint; atFiling: bigint; tooEarly: Text }> {
  const { escrow, vault } = offering;
  await closeAndFile(course, offering, FILING);
  const { sold: atFiling } = await escrow.closingOf();
  const { deposited: filed } = await vault.booksOf();
  await claimShares(offering, [nurse.wallet, restaurateur.wallet, engineer.wallet]);
  const tooEarly = await refusalOf(escrow.releaseRemainder());
  await claimShares(offering, [teacher.wallet]);
  return { filed, atFiling, tooEarly };
}

/** What the register and the events of the escrow say, beside what first come, first served would have given. */
async function allotmentsOf(
  { escrow, register }: OpenOffering,
  cast: Cast,
): Promise<readonly Allotment[]> {
  const investors: readonly (NamedInvestor & { readonly asked: bigint })[] = [
    { ...cast.restaurateur, asked: ASKED.restaurateur },
    { ...cast.engineer, asked: ASKED.engineer },
    { ...cast.nurse, asked: ASKED.nurse },
    { ...cast.teacher, asked: ASKED.teacher },
  ];
  const allotments: Allotment[] = [];
  let room: bigint = ORCHARD.cap;
  for (const { name, wallet, asked } of investors) {
    const [claim] = await escrow.queryFilter(escrow.filters.AllocationClaimed(wallet), 0);
    const firstCome = asked < room ? asked : room;
    room -= firstCome;
    allotments.push({
      name,
      asked,
      allotted: await register.balanceOf(wallet),
      refunded: claim?.args.refund ?? 0n,
      firstCome,
    });
  }
  return allotments;
}

/** The platform takes its fee, the vault the remainder: the escrow is empty. */
async function clear(
  { people, yuan }: CourseChain,
  { escrow, vault }: OpenOffering,
  known: {
    readonly demand: bigint;
    readonly filed: bigint;
    readonly allotments: readonly Allotment[];
  },
): Promise<Uses> {
  await escrow.connect(people.platform).collectFee();
  await escrow.releaseRemainder();
  const { deposited } = await vault.booksOf();
  return {
    collected: known.demand * ORCHARD.sharePrice,
    refunded: known.allotments.reduce((sum, { refunded }) => sum + refunded, 0n),
    fee: await yuan.balanceOf(people.platform),
    filed: known.filed,
    remainder: deposited - known.filed,
    left: await yuan.balanceOf(escrow),
  };
}
