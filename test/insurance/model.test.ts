import { expect } from "chai";

import type { CourseChain } from "../../scripts/chain/course.ts";

import { id } from "ethers";

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
import {
  buyIndemnity,
  findingsOf,
  publishIndemnity,
  submitAssessments,
} from "../../scripts/insurance/claims.ts";
import { concludeTreaty, fundTreaty } from "../../scripts/insurance/reinsurer.ts";
import { postObservation, unanimous } from "../../scripts/insurance/observations.ts";
import { type GroupQuote, signGroupQuote } from "../../scripts/insurance/quotes.ts";
import { stageAt } from "../../scripts/stories/stage.ts";

const START = Date.parse("2026-01-05T00:00:00Z") / 1_000;
const ZONE = 1;
/** Shares that divide nothing evenly. */
const TREATY = {
  quotaBps: 3_333n,
  commissionBps: 2_777n,
  excessBps: 1_111n,
  retention: 30_001n,
  limit: 40_001n,
  annualLimit: 50_000n,
  years: 2,
};
/** Losses that the first panel finds. */
const FOUND = [60_001n, 70_003n, 80_007n];
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

  it("rebuilds what reinsurers bear, what claims cost and what the insurer spends", async () => {
    const course = await openCourse(await stageAt(START));
    const agree = async (step: string) =>
      expect(await rebuildFigures(course), step).to.deep.equal(await readFigures(course));
    const shop = await openShop(course);
    const treatyId = await concludeTreaty(course, TREATY);
    await fundTreaty(course, treatyId, 1_000_000n);

    const ceded = await cohort(course, { ...shop, treatyId }, 10);
    await agree("ceded");
    const sold = await sell(course, ceded, [33_333n, 77_777n, 100_001n]);
    await agree("odd sums, reinsured");
    await course.parametric
      .connect(course.people.holder)
      .cancel(sold[0]?.quote ?? never(), course.people.holder);
    await agree("cancelled, reinsured");
    const motor = await insureCar(course);
    await agree("car insured");
    await observe(course, shop.feedId, ceded.coverEnd, 233n);
    await course.parametric.settle(ceded.id);
    await agree("settled with the reinsurer");
    expect((await readFigures(course)).incurred).to.be.greaterThan(0n);

    const claim = { policyId: motor.policyId, incident: id("first") };
    await notify(course, motor, "first", 90_001n);
    await agree("noticed, with premium earned early");
    await submitAssessments(course, claim, "report", findingsOf(course.people.assessors, FOUND));
    await notify(course, motor, "second", 55_555n);
    await agree("second claim under the rest of the limit");
    await course.indemnity
      .connect(course.people.holder)
      .withdrawClaim(motor.policyId, id("second"));
    await agree("withdrawn");
    await travelTo(course.connection, (await now(course.connection)) + 16 * DAY);
    await course.indemnity.pay(claim.policyId, claim.incident, course.people.holder);
    await agree("paid");

    const { treasurer, agent } = course.people;
    await course.pool.connect(treasurer).payExpense(agent, 1_111n, id("commission"));
    await agree("expenses");
    await travelTo(course.connection, motor.coverEnd + 200 * DAY);
    await course.indemnity.expire(motor.policyId);
    await agree("cover ended, premium earned");
    await course.indemnity.close(motor.policyId);
    await agree("policy closed");
    await course.parametric.close(ceded.id);
    await agree("lapsed claims, with the reinsurer's part given back");
    expect((await readFigures(course)).locked).to.equal(0n);
  });

  it("refuses events that nothing announced", () => {
    const model = new PoolModel();
    const event = { eventName: "CohortExpired", args: { cohortId: 7n } as never };

    expect(() => model.apply(event)).to.throw("no event announced cohort 7");
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
  { feedId, productId, treatyId = 0n }: Pick<Shop, "feedId" | "productId"> & { treatyId?: bigint },
  days: number,
) {
  const coverStart = START + 3 * DAY;
  const coverEnd = coverStart + days * DAY;
  const terms = { productId, feedId, zone: ZONE, cap: 1_000_000n, coverStart, coverEnd, treatyId };
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

/** A car insured for little, so that its limit is soon used up. */
async function insureCar(course: CourseChain) {
  const productId = await publishIndemnity(course, {
    name: "car",
    deductible: 5_001n,
    coinsuranceBps: 1_234n,
    zone: ZONE,
    wording: "car",
  });
  const coverStart = START + 3 * DAY;
  const coverEnd = coverStart + 60 * DAY;
  const policyId = await buyIndemnity(course, {
    underwriter: course.people.underwriter.address,
    holder: course.people.holder.address,
    productId,
    sumInsured: 90_000n,
    perClaimLimit: 80_000n,
    aggregateLimit: 100_000n,
    premium: 40_000n,
    coverStart,
    coverEnd,
    validUntil: coverStart,
    coolingOffUntil: coverStart - 1,
    salt: 0n,
  });
  return { policyId, coverEnd };
}

async function notify(
  course: CourseChain,
  { policyId }: { policyId: string },
  incident: string,
  claimed: bigint,
) {
  const at = (await now(course.connection)) - HOUR;
  await course.indemnity
    .connect(course.people.holder)
    .notifyLoss(policyId, id(incident), at, claimed, id("photo"));
}

function never(): never {
  throw new Error("nothing was sold");
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
