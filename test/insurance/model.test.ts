import { expect } from "chai";

import type { CourseChain } from "../../scripts/chain/course.ts";

import { DAY, HOUR, now, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import {
  buyAll,
  capitalise,
  fund,
  openCohort,
  openZone,
  type ProductTerms,
  publishProduct,
  quoteFor,
  registerFeed,
} from "../../scripts/insurance/insurer.ts";
import {
  PoolModel,
  readFigures,
  rebuildFigures,
  sameFigures,
} from "../../scripts/insurance/model/regulator.ts";
import { postObservation, unanimous } from "../../scripts/insurance/observations.ts";
import { type GroupQuote, signGroupQuote } from "../../scripts/insurance/quotes.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

const START = Date.parse("2026-01-05T00:00:00Z") / 1_000;
const ZONE = 1;
const LINEAR: ProductTerms = {
  name: "drought",
  shape: "below",
  trigger: 1_200n,
  exit: 200n,
  maxPayoutBps: 7_777n,
  indexRule: "rain",
};

describe("regulator's model", () => {
  it("rebuilds every figure of the pool from events alone, after every step of a full life", async () => {
    const course = await openCourse(await stageAt(START));
    const agree = async (step: string) =>
      expect(await rebuildFigures(course), step).to.deep.equal(await readFigures(course));
    const shop = await openShop(course);
    await agree("capital");

    const [settled, voided, expired] = [
      await cohort(course, shop, 10),
      await cohort(course, shop, 20),
      await cohort(course, { ...shop, productId: shop.eventId }, 30),
    ];
    const odd = await sell(course, settled, [33_333n, 77_777n, 100_001n]);
    await agree("odd sums insured are rounded up once");
    const [first] = odd;
    if (first === undefined) throw new Error("nothing was sold");
    await course.parametric.connect(course.people.holder).cancel(first.quote, course.people.holder);
    await agree("cancelled");
    const [, pulled, pushed] = odd;
    await sell(course, voided, [10_001n, 20_002n]);
    await sell(course, expired, [5_555n]);
    const groups = [await enrol(course, shop, 12), await enrol(course, shop, 40)];
    await agree("sold");

    await observe(course, shop.feedId, settled.coverEnd, 700n);
    await course.parametric.settle(settled.id);
    await agree("settled");
    await course.parametric
      .connect(course.people.holder)
      .claim(pulled?.policyId ?? "", course.people.holder);
    await course.parametric.push([pushed?.policyId ?? ""]);
    await agree("paid");
    await course.parametric.close(settled.id);
    await agree("closed with what rounding left");

    await observe(course, shop.groupFeedId, groups[0]?.coverEnd ?? 0, 12_345n);
    await course.group.settle(groups[0]?.groupId ?? "");
    await agree("group settled");

    await travelTo(course.connection, groups[1]?.coverEnd ?? 0);
    await travelTo(course.connection, (groups[1]?.coverEnd ?? 0) + 31 * DAY);
    await course.parametric.voidCohort(voided.id);
    await course.parametric.expire(expired.id);
    await course.group.voidGroup(groups[1]?.groupId ?? "");
    await agree("voided and expired");
    await course.group
      .connect(course.people.broker)
      .refund(groups[1]?.groupId ?? "", course.people.broker);
    await travelTo(course.connection, (await now(course.connection)) + 91 * DAY);
    await course.parametric.close(voided.id);
    await course.group.close(groups[0]?.groupId ?? "");
    await agree("unclaimed money is back");
    const { provider } = course.people;
    await course.pool
      .connect(provider)
      .withdraw(await course.pool.maxWithdraw(provider), provider, provider);
    await agree("capital out");

    expect((await readFigures(course)).reserve).to.equal(0n);
    expect((await readFigures(course)).locked).to.equal(0n);
  });

  it("tells figures that differ in one place apart", () => {
    const figures = new PoolModel().figures();

    expect(sameFigures(figures, { ...figures })).to.equal(true);
    expect(sameFigures(figures, { ...figures, incurred: 1n })).to.equal(false);
  });
});

type Shop = Awaited<ReturnType<typeof openShop>>;

async function openShop(course: CourseChain) {
  await capitalise(course, 10_000_000n);
  await fund(course, course.people.agent, 1_000_000n);
  await fund(course, course.people.broker, 1_000_000n);
  await openZone(course, ZONE, 10_000_000n);
  return {
    feedId: await registerFeed(course, { name: "rain" }),
    groupFeedId: await registerFeed(course, { name: "delays", keepsSource: true }),
    productId: await publishProduct(course, LINEAR),
    eventId: await publishProduct(course, { ...LINEAR, silence: "meansNoEvent" }),
    groupProductId: await publishProduct(course, {
      name: "delay",
      shape: "amounts",
      indexRule: "minutes",
      steps: [{ from: 45n, pay: 5_000n }],
    }),
  };
}

async function cohort(
  course: CourseChain,
  { feedId, productId }: Pick<Shop, "feedId" | "productId">,
  days: number,
) {
  const coverStart = START + 3 * DAY;
  const coverEnd = coverStart + days * DAY;
  const terms = { productId, feedId, zone: ZONE, cap: 1_000_000n, coverStart, coverEnd };
  return { id: await openCohort(course, terms), coverStart, coverEnd };
}

async function sell(
  course: CourseChain,
  to: { id: bigint; coverStart: number },
  sums: readonly bigint[],
) {
  const holder = course.people.holder.address;
  const quotes = sums.map((sumInsured, salt) =>
    quoteFor(course, to, { holder, sumInsured, premium: sumInsured / 7n, salt: BigInt(salt) }),
  );
  const policyIds = await buyAll(course, quotes);
  return quotes.map((quote, i) => ({ quote, policyId: policyIds[i] ?? "" }));
}

async function enrol(course: CourseChain, shop: Shop, days: number) {
  const coverStart = START + 3 * DAY;
  const coverEnd = coverStart + days * DAY;
  const { broker, underwriter } = course.people;
  const quote: GroupQuote = {
    underwriter: underwriter.address,
    broker: broker.address,
    members: `0x${"11".repeat(32)}`,
    count: 9,
    premium: 1_234n,
    productId: shop.groupProductId,
    feedId: shop.groupFeedId,
    zone: ZONE,
    coverStart,
    coverEnd,
    validUntil: coverStart,
  };
  await course.group.connect(broker).enrol(quote, await signGroupQuote(course, quote));
  return { groupId: await course.group.hashOf(quote), coverEnd };
}

async function observe(course: CourseChain, feedId: string, periodEnd: number, value: bigint) {
  await travelTo(course.connection, periodEnd + HOUR);
  await postObservation(course, { feedId, periodEnd }, unanimous(course, value));
  await travelTo(course.connection, periodEnd + 3 * HOUR);
}
