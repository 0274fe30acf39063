import type { CourseChain } from "../chain/course.ts";
import type { ClaimName } from "../insurance/claims.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Text } from "../language/text.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { id, MaxUint256 } from "ethers";

import { DAY, endOfDay, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import {
  buyIndemnity,
  findingsOf,
  publishIndemnity,
  submitAssessments,
} from "../insurance/claims.ts";
import { capitalise, fund, openZone } from "../insurance/insurer.ts";
import { yuanGrouped } from "../money/yuan.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";
import { refusalOf } from "./refusal.ts";

const ZONE = 4;
const TERMS = {
  deductible: 50_000n,
  coinsuranceBps: 2_000n,
  perClaimLimit: 800_000n,
  aggregateLimit: 1_000_000n,
  sumInsured: 2_000_000n,
  premium: 60_000n,
} as const;
const COVER_START = startOfDay("2026-01-12");
const COVER_END = endOfDay("2027-01-11");
const FIRST = { day: "2026-03-02", reference: "police report 2026-0302-117" };
const SECOND = { day: "2026-05-20", reference: "police report 2026-0520-043" };
const THIRD = { day: "2026-09-01", reference: "police report 2026-0901-208" };

export interface MotorClaimFacts extends InsurerFacts {
  /** Payments of the two claims in fen. */
  readonly paid: readonly bigint[];
  /** What the first decision of the second claim would have paid, in fen. */
  readonly beforeAppeal: bigint;
  /** What duplicate, late notice and exhausted limit were told, in English. */
  readonly refusals: readonly string[];
}

/** A delivery van, two accidents: notice, survey, assessment, appeal and payment under one limit. */
export const motorClaim: Story<MotorClaimFacts> = {
  name: "motor-claim",
  title: {
    en: "Motor claim: from the first notice to the last fen",
    zh: "车险理赔：从报案到最后一分赔款",
  },
  startsAt: startOfDay("2026-01-05"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const policyId = await insureVan(course);
    introduce(narrator);

    const first = await notify(course, policyId, FIRST, 700_000n);
    await travelTo(connection, startOfDay(FIRST.day) + 9 * DAY);
    await decide(course, first, [650_000n, 675_000n, 720_000n]);
    await waitForAppeals(course, 15);
    const paidFirst = await pay(course, first);
    sayFirst(narrator, paidFirst);

    const second = await notify(course, policyId, SECOND, 900_000n);
    const duplicate = await refusalOf(notify(course, policyId, SECOND, 900_000n));
    sayDuplicate(narrator, duplicate);
    await travelTo(connection, startOfDay(SECOND.day) + 20 * DAY);
    await decide(course, second, [300_000n, 410_000n, 700_000n]);
    const beforeAppeal = await course.indemnity.payableOf(second.policyId, second.incident);
    await appeal(course, second);
    await decide(course, second, [880_000n, 890_000n, 900_000n, 900_000n, 920_000n], true);
    const paidSecond = await pay(course, second);
    sayAppeal(narrator, beforeAppeal, paidSecond);

    await travelTo(connection, startOfDay(THIRD.day) + 11 * DAY);
    const late = await refusalOf(notify(course, policyId, THIRD, 200_000n));
    const exhausted = await refusalOf(
      notify(course, policyId, { ...THIRD, day: "2026-09-08" }, 200_000n),
    );
    sayRefusals(narrator, late, exhausted);
    await closePolicy(course, policyId);

    return {
      paid: [paidFirst, paidSecond],
      beforeAppeal,
      refusals: [duplicate.en, late.en, exhausted.en],
      reconciliation: await reconcileInsurer(course, narrator, [
        {
          name: { en: "owner of the van", zh: "车主" },
          addresses: [course.people.holder.address],
        },
      ]),
    };
  },
};

async function insureVan(course: CourseChain): Promise<string> {
  const { people } = course;
  await capitalise(course, 5_000_000n);
  await fund(course, people.agent, TERMS.premium);
  await openZone(course, ZONE, 5_000_000n);
  const productId = await publishIndemnity(course, {
    name: "delivery-van",
    deductible: TERMS.deductible,
    coinsuranceBps: TERMS.coinsuranceBps,
    zone: ZONE,
    wording: "own damage of a delivery van",
  });
  return buyIndemnity(course, {
    underwriter: people.underwriter.address,
    holder: people.holder.address,
    productId,
    sumInsured: TERMS.sumInsured,
    perClaimLimit: TERMS.perClaimLimit,
    aggregateLimit: TERMS.aggregateLimit,
    premium: TERMS.premium,
    coverStart: COVER_START,
    coverEnd: COVER_END,
    validUntil: COVER_START - DAY,
    coolingOffUntil: COVER_START - 1,
    salt: 0n,
  });
}

async function notify(
  { connection, indemnity, people }: CourseChain,
  policyId: string,
  accident: { readonly day: string; readonly reference: string },
  claimed: bigint,
): Promise<ClaimName> {
  const at = startOfDay(accident.day) + DAY / 2;
  await travelTo(connection, at + DAY);
  const incident = id(accident.reference);
  const desk = indemnity.connect(people.holder);
  await desk.notifyLoss(policyId, incident, at, claimed, id(`photographs, ${accident.reference}`));
  return { policyId, incident };
}

async function decide(
  course: CourseChain,
  claim: ClaimName,
  losses: readonly bigint[],
  onAppeal = false,
): Promise<void> {
  const { assessors, appealAssessors } = course.people;
  const findings = findingsOf(onAppeal ? appealAssessors : assessors, losses);
  const surveyor = course.indemnity.connect(findings[0]?.assessor);
  await surveyor.addEvidence(claim.policyId, claim.incident, id("survey of the garage"));
  await submitAssessments(course, claim, "joint survey report", findings);
}

async function waitForAppeals({ connection }: CourseChain, days: number): Promise<void> {
  const block = await connection.ethers.provider.getBlock("latest");
  await travelTo(connection, (block?.timestamp ?? 0) + days * DAY + 1);
}

/** The owner puts up a bond, which she gets back because the appeal panel moves her way. */
async function appeal(course: CourseChain, { policyId, incident }: ClaimName): Promise<void> {
  const { holder } = course.people;
  await course.yuan.connect(holder).approve(course.indemnity, MaxUint256);
  await course.indemnity.connect(holder).appeal(policyId, incident);
}

/** Anybody may have a final claim paid to the owner; here the agent does. */
async function pay(course: CourseChain, { policyId, incident }: ClaimName): Promise<bigint> {
  const { agent, holder } = course.people;
  const desk = course.indemnity.connect(agent);
  const amount = await desk.pay.staticCall(policyId, incident, holder);
  await desk.pay(policyId, incident, holder);
  const { bond } = await desk.appealOf(await desk.claimIdOf(policyId, incident));
  if (bond !== 0n) await desk.releaseBond(policyId, incident);
  return amount;
}

async function closePolicy({ connection, indemnity, people }: CourseChain, policyId: string) {
  await travelTo(connection, COVER_END);
  await indemnity.connect(people.agent).expire(policyId);
  await travelTo(connection, COVER_END + 10 * DAY + 1);
  await indemnity.connect(people.agent).close(policyId);
}

function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      "A weather index pays by a reading; most insurance pays for a loss that somebody must look at. A delivery van is " +
      "insured for a year: deductible 500.00 per accident, the owner bears 20 % of the rest (co-insurance), at most " +
      "8,000.00 of one loss count, and all payments of the year together end at 10,000.00. Premium 600.00.",
    zh:
      "天气指数保险只看读数，而大多数保险赔的是要有人查勘的损失。一辆送货车投保一年：每次事故免赔额 500.00 元，" +
      "其余由车主自担两成（自负比例），单次损失最多按 8,000.00 元计算，全年累计最多赔 10,000.00 元。保费 600.00 元。",
  });
}

function sayFirst(narrator: Narrator, paid: bigint): void {
  narrator.say({
    en:
      `First accident, 2 March. The owner gives notice the next day and 5,200.00 are reserved at once: what a loss of ` +
      "7,000.00 would cost, (7,000.00 - 500.00) x 80 %. Three of five assessors look at the van and sign what they found: 6,500.00, 6,750.00 and " +
      "7,200.00. Nobody votes yes or no; the middle amount, the median, counts. " +
      `(6,750.00 - 500.00) x 80 % = ${yuanGrouped(paid)} are paid after 15 days in which anybody could have appealed.`,
    zh:
      "第一次事故，3 月 2 日。车主次日报案，合约当即按 7,000.00 元损失提取未决赔款准备金：" +
      "（7,000.00 - 500.00）× 80 % = 5,200.00 元。" +
      "五名公估人中三名查勘定损，签署的金额为 6,500.00、6,750.00 和 7,200.00 元。没有人投“赔”或“不赔”的票，" +
      `取中位数：（6,750.00 - 500.00）× 80 % = ${yuanGrouped(paid)} 元。十五天申诉期内无人申诉，赔款支付。`,
  });
}

function sayDuplicate(narrator: Narrator, refusal: Text): void {
  narrator.say({
    en:
      "Second accident, 20 May, a loss of 9,000.00. The owner tries to report it twice. " +
      `The answer: ${refusal.en} Policy and police reference together are the number of the claim, so there is no second.`,
    zh:
      "第二次事故，5 月 20 日，损失 9,000.00 元。车主想把同一事故再报一次。" +
      `得到的答复：${refusal.zh}保单与事故编号共同构成赔案号，同一事故不可能有第二个赔案。`,
  });
}

function sayAppeal(narrator: Narrator, before: bigint, paid: bigint): void {
  narrator.say({
    en:
      "This time the three assessors find 3,000.00, 4,100.00 and 7,000.00; the median would pay " +
      `${yuanGrouped(before)}. The owner appeals and puts up a bond of 200.00. The appeal panel is larger and has no ` +
      "member in common with the first: five of seven find 9,000.00 in the middle. Of that 8,000.00 count: " +
      "(8,000.00 - 500.00) x 80 % = 6,000.00. But 5,000.00 of the year's 10,000.00 are used, so " +
      `${yuanGrouped(paid)} are paid. The panel moved her way, so the bond comes back.`,
    zh:
      "这一次三名公估人定损 3,000.00、4,100.00 和 7,000.00 元，按中位数只赔 " +
      `${yuanGrouped(before)} 元。车主缴纳 200.00 元保证金提出申诉。申诉组人数更多，且没有一人参加过初审：` +
      "七人中五人签署，中位数为 9,000.00 元，其中 8,000.00 元计入：（8,000.00 - 500.00）× 80 % = 6,000.00 元。" +
      `但全年 10,000.00 元限额已用去 5,000.00 元，所以实赔 ${yuanGrouped(paid)} 元。申诉得到支持，保证金退还。`,
  });
}

function sayRefusals(narrator: Narrator, late: Text, exhausted: Text): void {
  narrator.say({
    en:
      `September. A loss reported after eleven days: ${late.en} And one reported in time: ${exhausted.en} ` +
      "Two large claims on one policy: the ratio below is no measure of an insurer, which lives by the many who have none.",
    zh:
      `九月。一起事故过了十一天才报案：${late.zh}另一起按时报案：${exhausted.zh}` +
      "一张保单出了两次大案，下面的赔付率不能用来衡量保险公司：保险靠的是大多数没有出险的保单。",
  });
}
