import type { CompanySale } from "../../types/ethers-contracts/index.ts";
import type { CourseChain } from "../chain/course.ts";
import type { OpenSale, SoldClass } from "../crowdfunding/company-sale.ts";
import type { OpenOffering } from "../crowdfunding/offerings.ts";
import type { Text } from "../language/text.ts";
import type { Cast } from "./company-sale/plan.ts";
import type { Settlement, SoldFor, Variant } from "./company-sale/words.ts";
import type { Story, StoryFacts } from "./story.ts";

import { MaxUint256 } from "ethers";

import { startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { acceptSale, closeSale, openSale, shareClassesOf } from "../crowdfunding/company-sale.ts";
import { openDesk } from "../crowdfunding/company.ts";
import { divideExit, openCalculator } from "../crowdfunding/exit-calculator.ts";
import { admit } from "../identity/people.ts";
import { raiseOrdinary, raisePreference } from "./company-sale/rounds.ts";
import { BOUGHT, castOf, COMMON, HIGH, LOW, PEOPLE, PREFERRED } from "./company-sale/plan.ts";
import {
  introduce,
  sayHighSale,
  sayLowSale,
  sayRest,
  saySettled,
  sayVariants,
} from "./company-sale/words.ts";
import { accountsOf, reconcileOfferings } from "./reconcile-offering.ts";
import { refusalOf } from "./refusal.ts";

/** Order of the classes in a sale. */
const [FIRST, SECOND] = [0, 1] as const;

export interface CompanySaleFacts extends StoryFacts {
  /** What the waterfall command says of both prices, for preference shares without and with participation. */
  readonly variants: readonly Variant[];
  readonly low: SoldFor;
  readonly high: SoldFor;
  /** Who was paid for what, in its order. */
  readonly settlements: readonly Settlement[];
  /** What the buyer has back at the end of the claim period, in fen. */
  readonly rest: bigint;
  /** Shares of the nurse, who never sold. */
  readonly kept: bigint;
  /** What payment after a failed sale and a late seller were told, in English. */
  readonly refusals: readonly string[];
}

/** A brewery with ordinary and preference shares is sold: at a low price the preference counts, at a high one not. */
export const companySale: Story<CompanySaleFacts> = {
  name: "company-sale",
  title: {
    en: "A company is sold: who gets what when there are preference shares",
    zh: "公司并购：有优先股时，价款怎么分",
  },
  startsAt: startOfDay("2026-01-05"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const ordinary = await raiseOrdinary(course, cast);
    const preference = await raisePreference(course, cast);
    introduce(narrator, cast);
    const classes = [
      { offering: preference, terms: PREFERRED },
      { offering: ordinary, terms: COMMON },
    ] as const;
    const variants = await quoteVariants(classes);
    sayVariants(narrator, variants);

    const desk = course.companySale;
    await prepare(course, desk, cast, [preference, ordinary]);
    const low = await offerTooLittle(course, desk, cast, classes);
    sayLowSale(narrator, low.sold, low.unpaid);
    const high = await offerEnough(course, desk, cast, classes);
    sayHighSale(narrator, high.sold);
    const { rest, late } = await endClaims(course, high.sale, cast, ordinary);
    const settlements = await settlementsOf(high.sale, cast);
    saySettled(narrator, cast, settlements);
    sayRest(narrator, rest, late);

    return {
      variants,
      low: low.sold,
      high: high.sold,
      settlements,
      rest,
      kept: await ordinary.register.balanceOf(cast.nurse.wallet),
      refusals: [low.unpaid.en, late.en],
      reconciliation: await reconcileOfferings(
        course,
        narrator,
        [ordinary, preference],
        accountsOf(Object.values(cast)),
      ),
    };
  },
};

/** What the waterfall command answers, for both prices and both kinds of preference shares. */
async function quoteVariants(classes: readonly SoldClass[]): Promise<readonly Variant[]> {
  const calculator = await openCalculator();
  const asTheyAre = await shareClassesOf(classes);
  const participating = asTheyAre.map((one) => ({ ...one, participating: one.invested !== 0n }));
  const variants: Variant[] = [];
  for (const price of [LOW, HIGH]) {
    for (const shareClasses of [asTheyAre, participating]) {
      const division = await divideExit(calculator, shareClasses, price);
      variants.push({ price, isParticipating: shareClasses === participating, ...division });
    }
  }
  return variants;
}

/** April 2028, all shares are free: the registrar lets the desk work, and the buyer, a company, is admitted. */
async function prepare(
  course: CourseChain,
  desk: CompanySale,
  { buyer: { wallet: buyer, money } }: Cast,
  offerings: readonly OpenOffering[],
): Promise<void> {
  await travelTo(course.connection, startOfDay("2028-04-10"));
  await admit(course, buyer, { identity: "buyer", class: "entity" });
  await course.yuan.connect(course.people.operations).mint(buyer, money);
  for (const offering of offerings) {
    await openDesk(course, offering, desk);
    await offering.register.refresh(buyer);
  }
}

/** The fund would be whole, those with ordinary shares would lose: the sale fails, and everybody has his own back. */
async function offerTooLittle(
  course: CourseChain,
  desk: CompanySale,
  cast: Cast,
  [preference, ordinary]: readonly [SoldClass, SoldClass],
): Promise<{ sold: SoldFor; unpaid: Text }> {
  const [buyer, fund, teacher] = [cast.buyer.wallet, cast.fund.wallet, cast.teacher.wallet];
  const sale = await openSale(course, desk, buyer, LOW, [preference, ordinary]);
  await acceptSale(sale, FIRST, preference.offering, fund);
  await acceptSale(sale, SECOND, ordinary.offering, teacher);
  const sold = await endAcceptance(course, sale);
  const anybody = desk.connect(course.people.agent);
  const unpaid = await refusalOf(anybody.settle(sale.saleId, FIRST, fund));
  await anybody.release(sale.saleId, FIRST, fund);
  await anybody.release(sale.saleId, SECOND, teacher);
  await anybody.refund(sale.saleId, buyer);
  return { sold, unpaid };
}

/** Enough of both classes accept, and anybody has them paid. */
async function offerEnough(
  course: CourseChain,
  desk: CompanySale,
  cast: Cast,
  [preference, ordinary]: readonly [SoldClass, SoldClass],
): Promise<{ sold: SoldFor; sale: OpenSale }> {
  const [buyer, fund] = [cast.buyer.wallet, cast.fund.wallet];
  const [engineer, angel] = [cast.engineer.wallet, cast.angel.wallet];
  const sale = await openSale(course, desk, buyer, HIGH, [preference, ordinary]);
  await acceptSale(sale, FIRST, preference.offering, fund);
  await acceptSale(sale, FIRST, preference.offering, engineer);
  await acceptSale(sale, SECOND, ordinary.offering, angel);
  await acceptSale(sale, SECOND, ordinary.offering, engineer);
  const sold = await endAcceptance(course, sale);
  const anybody = desk.connect(course.people.agent);
  for (const one of [fund, engineer]) await anybody.settle(sale.saleId, FIRST, one);
  for (const one of [angel, engineer]) await anybody.settle(sale.saleId, SECOND, one);
  return { sold, sale };
}

async function endAcceptance(course: CourseChain, sale: OpenSale): Promise<SoldFor> {
  const isMade = await closeSale(course, sale);
  const books = await sale.desk.classesOf(sale.saleId);
  return {
    isMade,
    accepted: books.map(({ accepted }) => accepted),
    supplies: books.map(({ supply }) => supply),
    payouts: books.map(({ payout }) => payout),
    converted: books.map(({ isConverted }) => isConverted),
  };
}

/** The teacher accepted too late and sells in the claim period; the nurse is too late even for that. */
async function endClaims(
  { connection, people, yuan }: CourseChain,
  { desk, saleId }: OpenSale,
  cast: Cast,
  { register }: OpenOffering,
): Promise<{ rest: bigint; late: Text }> {
  const [teacher, nurse, buyer] = [cast.teacher.wallet, cast.nurse.wallet, cast.buyer.wallet];
  await register.connect(nurse).approve(desk, MaxUint256);
  await desk.connect(teacher).sell(saleId, SECOND, BOUGHT.ordinary.teacher);
  const { claimUntil } = await desk.saleOf(saleId);
  await travelTo(connection, Number(claimUntil));
  const late = await refusalOf(desk.connect(nurse).sell(saleId, SECOND, BOUGHT.ordinary.nurse));
  const before = await yuan.balanceOf(buyer);
  await desk.connect(people.agent).refund(saleId, buyer);
  return { rest: (await yuan.balanceOf(buyer)) - before, late };
}

/** Who was paid for what, as the desk has published it. */
async function settlementsOf(
  { desk, saleId }: OpenSale,
  cast: Cast,
): Promise<readonly Settlement[]> {
  const settled = await desk.queryFilter(desk.filters.SaleSettled(saleId), 0);
  return settled.flatMap(({ args }) =>
    PEOPLE.filter((who) => cast[who].wallet.address === args.holder).map((who) => ({
      who,
      isPreferred: Number(args.index) === FIRST,
      shares: args.shares,
      amount: args.amount,
    })),
  );
}
