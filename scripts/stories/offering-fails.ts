import type { CourseChain } from "../chain/course.ts";
import type { OpenOffering, Return } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./offering-fails/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { id } from "ethers";

import { HOUR, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { familyOf } from "../crowdfunding/admission.ts";
import {
  admitCompany,
  admitInvestor,
  strangerOf,
  walletOfInvestor,
} from "../crowdfunding/market.ts";
import {
  fundInvestor,
  invest,
  openOffering,
  returnsOf,
  screen,
} from "../crowdfunding/offerings.ts";
import { admit } from "../identity/people.ts";
import {
  BAKERY,
  BAKERY_SHARES,
  BOOKSHOP,
  BOOKSHOP_SHARES,
  castOf,
  CHANGES_HIS_MIND,
  INVESTS_AGAIN,
  RULES,
  TOO_LATE_TO_CANCEL,
} from "./offering-fails/plan.ts";
import {
  introduce,
  sayCancellation,
  sayFailed,
  sayForgotten,
  sayLimit,
  sayReturns,
} from "./offering-fails/words.ts";
import { accountsOf, reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

export interface OfferingFailsFacts extends StoryFacts {
  /** Shares that the bookshop had found at its deadline. */
  readonly committed: bigint;
  /** What went back from the bookshop's escrow, in the order in which it did. */
  readonly returns: readonly Return[];
  /** What the librarian had used of her limit: before her money was back, after that, and at the end; in fen. */
  readonly used: readonly bigint[];
  /** What went back from the bakery's escrow. */
  readonly returnsOfForgotten: readonly Return[];
  /** What lies in the two escrows at the end, in fen. */
  readonly left: readonly bigint[];
  /** Late cancellation, limit, filing, second return, early refund and late close, in English. */
  readonly refusals: readonly string[];
}

/** A bookshop misses its target, a bakery is forgotten by its company: everybody gets all his money back, alone. */
export const offeringFails: Story<OfferingFailsFacts> = {
  name: "offering-fails",
  title: {
    en: "An offering that fails: all or nothing, and nobody asks for his money in vain",
    zh: "募集失败：全有或全无，人人都能自己拿回本金",
  },
  startsAt: startOfDay("2026-01-05"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const { bookshop, bakery } = await listBoth(course, cast);
    introduce(narrator);

    await raiseMoney(course, bookshop, cast);
    const { tooLate, overLimit } = await tryTheImpossible(course, { bookshop, bakery }, cast);
    sayCancellation(narrator, tooLate);

    await travelTo(connection, BOOKSHOP.deadline);
    const { committed, filing } = await fail(course, bookshop);
    sayFailed(narrator, committed, filing);

    const before = await usedBy(course, cast.librarian);
    const again = await leaveAlone(course, bookshop, cast);
    const after = await usedBy(course, cast.librarian);
    const returns = await returnsOf(bookshop);
    sayReturns(narrator, cast, { returns, again });
    sayLimit(narrator, { overLimit, before, after });

    const { early, late } = await forget(course, bakery, cast);
    const returnsOfForgotten = await returnsOf(bakery);
    const patience = await bakery.escrow.PATIENCE_SECONDS();
    sayForgotten(narrator, { patience, early, late, returns: returnsOfForgotten });

    return {
      committed,
      returns,
      used: [before, after, await usedBy(course, cast.librarian)],
      returnsOfForgotten,
      left: await Promise.all(
        [bookshop, bakery].map(({ escrow }) => course.yuan.balanceOf(escrow)),
      ),
      refusals: [tooLate, overLimit, filing, again, early, late].map(({ en }) => en),
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [bookshop, bakery],
        [
          ...accountsOf(Object.values(cast)),
          {
            name: { en: "carpenter, other address", zh: "木匠的另一地址" },
            addresses: [otherAddressOfCarpenter(course).address],
          },
        ],
      ),
    };
  },
};

/** Two companies, two offerings; the investors are admitted once. */
async function listBoth(course: CourseChain, cast: Cast) {
  await admitCompany(course);
  const baker = bakerOf(course);
  await admit(course, baker, { identity: "bakery", class: "entity", members: 2n });
  const bookshop = await openOffering(course, {
    ...BOOKSHOP,
    projectId: await screen(course, "bookshop: business plan and offer of the builder"),
  });
  const dossier = "bakery: business plan and offer for an oven";
  const projectId = await screen(course, dossier, baker);
  const bakery = await openOffering(course, { ...BAKERY, projectId }, baker);
  for (const one of Object.values(cast)) await admitInvestor(course, bookshop, RULES, one);
  const { librarian, publisher } = cast;
  const { sharePrice } = BAKERY;
  await fundInvestor(course, bakery, librarian.wallet, BAKERY_SHARES.librarian * sharePrice);
  await fundInvestor(course, bakery, publisher.wallet, BAKERY_SHARES.publisher * sharePrice);
  return { bookshop, bakery };
}

/** Four invest, one thinks better of it. */
async function raiseMoney(course: CourseChain, bookshop: OpenOffering, cast: Cast): Promise<void> {
  await travelTo(course.connection, BOOKSHOP.opensAt + 9 * HOUR);
  const { librarian, carpenter, publisher, student } = cast;
  const warned = { riskAcknowledged: true };
  await invest(course, bookshop, librarian.wallet, BOOKSHOP_SHARES.librarian, warned);
  await invest(course, bookshop, carpenter.wallet, BOOKSHOP_SHARES.carpenter, warned);
  await invest(course, bookshop, publisher.wallet, BOOKSHOP_SHARES.publisher);
  await invest(course, bookshop, student.wallet, BOOKSHOP_SHARES.student);
  await travelTo(course.connection, CHANGES_HIS_MIND);
  await bookshop.escrow.connect(student.wallet).cancel(student.wallet);
}

/** In the last two days the carpenter wants to leave, and the librarian to invest elsewhere too. */
async function tryTheImpossible(
  course: CourseChain,
  { bookshop, bakery }: { readonly bookshop: OpenOffering; readonly bakery: OpenOffering },
  { carpenter, librarian }: Cast,
): Promise<{ tooLate: Text; overLimit: Text }> {
  await travelTo(course.connection, TOO_LATE_TO_CANCEL);
  return {
    tooLate: await refusalOf(bookshop.escrow.connect(carpenter.wallet).cancel(carpenter.wallet)),
    overLimit: await refusalOf(
      invest(course, bakery, librarian.wallet, BAKERY_SHARES.librarian, { riskAcknowledged: true }),
    ),
  };
}

/** A stranger closes the offering; the registrar can file nothing. */
async function fail(
  course: CourseChain,
  { escrow }: OpenOffering,
): Promise<{ committed: bigint; filing: Text }> {
  const { confirmed } = await escrow.bookOf();
  await escrow.connect(strangerOf(course)).close();
  const desk = course.offeringDesk.connect(course.people.registrar);
  return { committed: confirmed, filing: await refusalOf(desk.recordFiling(escrow, id("filing"))) };
}

/** Three ways out. Returns what a second attempt to send the librarian her money is told. */
async function leaveAlone(
  course: CourseChain,
  { escrow }: OpenOffering,
  { librarian, carpenter, publisher }: Cast,
): Promise<Text> {
  await escrow.connect(carpenter.wallet).refund(otherAddressOfCarpenter(course));
  await escrow.connect(strangerOf(course)).sendBack(librarian.wallet);
  await escrow.connect(publisher.wallet).refund(publisher.wallet);
  return refusalOf(escrow.connect(strangerOf(course)).sendBack(librarian.wallet));
}

/** The bakery's target is met, and then nobody closes: the company is gone and nobody else cares. */
async function forget(
  course: CourseChain,
  bakery: OpenOffering,
  { librarian, publisher }: Cast,
): Promise<{ early: Text; late: Text }> {
  await travelTo(course.connection, INVESTS_AGAIN);
  await invest(course, bakery, librarian.wallet, BAKERY_SHARES.librarian);
  await invest(course, bakery, publisher.wallet, BAKERY_SHARES.publisher);
  const failsAt = BAKERY.deadline + Number(await bakery.escrow.PATIENCE_SECONDS());
  const { escrow } = bakery;
  await travelTo(course.connection, failsAt - HOUR);
  const early = await refusalOf(escrow.connect(librarian.wallet).refund(librarian.wallet));
  await travelTo(course.connection, failsAt + HOUR);
  const late = await refusalOf(escrow.connect(bakerOf(course)).close());
  await escrow.connect(librarian.wallet).refund(librarian.wallet);
  await escrow.connect(strangerOf(course)).sendBack(publisher.wallet);
  return { early, late };
}

async function usedBy(
  { investments, registry }: CourseChain,
  { wallet }: Cast["librarian"],
): Promise<bigint> {
  return investments.usedBy(await registry.subjectOf(wallet), familyOf(RULES));
}

/** The company behind the second offering. */
function bakerOf(course: CourseChain) {
  return walletOfInvestor(course, 4);
}

/** An address of the carpenter's that nobody has checked: money may go there, shares could not. */
function otherAddressOfCarpenter(course: CourseChain) {
  return walletOfInvestor(course, 5);
}
