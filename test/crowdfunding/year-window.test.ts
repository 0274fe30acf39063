import { expect } from "chai";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../scripts/chain/course.ts";

import { DAY, now, startOfDay, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { assess, familyOf } from "../../scripts/crowdfunding/admission.ts";
import { presentVoucher, subjectFor, voucherFor } from "../../scripts/identity/vouchers.ts";
import { stageAt } from "../../scripts/stories/stage.ts";
import { randomFrom } from "../support/random.ts";
import { QUARTER, Spending, YEAR } from "./support/spending-model.ts";

const RULES = "lab-default";
const MEANS = { rules: RULES, income: 20_000_000n, netWorth: 20_000_000n } as const;
const START = startOfDay("2026-01-05");
const FORMULA = 1n;

describe("twelve months of a person", () => {
  for (const seed of [1, 2, 3]) {
    it(`never count too little over random years, with money that goes back (${seed})`, async function () {
      this.timeout(60_000);
      const { total, refused } = await live(seed, true);
      expect(total > 0n && refused > 0, "money was spent, up to the limit").to.equal(true);
    });
  }

  it("count at most a quarter too much when no money goes back", async function () {
    this.timeout(60_000);
    const { refused, used, total, withQuarter } = await live(4, false);
    expect(used > total && used < withQuarter, "between a year and five quarters").to.equal(true);
    expect(refused, "the limit was reached").to.be.greaterThan(0);
  });
});

/** Sums over all moments at which the window was compared, and payments that the limit refused. */
interface Life {
  readonly used: bigint;
  readonly total: bigint;
  readonly withQuarter: bigint;
  readonly refused: number;
}

/** Lets a person invest, and take back, for three years; the window is compared after every step. */
async function live(seed: number, takesBack: boolean): Promise<Life> {
  const random = randomFrom(seed);
  const office = await openOffice();
  const life = { used: 0n, total: 0n, withQuarter: 0n, refused: 0 };
  const end = START + 3 * 365 * DAY - 20 * DAY;
  let assessedAt = 0;
  for (let time = START + DAY; time < end; time = nextMoment(time, random)) {
    await travelTo(office.course.connection, time);
    if (time > assessedAt + 300 * DAY) {
      await assess(office.course, office.investor, MEANS);
      assessedAt = time;
    }
    const offering = office.offerings[random(office.offerings.length)];
    if (offering === undefined) throw new Error("there is no offering");
    if (takesBack && random(4) === 0) await takeBack(office, offering, random(2) === 0);
    else if (!(await pay(office, offering, BigInt(1 + random(150_000))))) life.refused += 1;
    const { used, net, gross } = await compare(office, `seed ${seed}, ${time}`, takesBack);
    life.used += used;
    life.total += net;
    life.withQuarter += gross;
  }
  return life;
}

type Office = Awaited<ReturnType<typeof openOffice>>;

/** A ledger of its own, whose desk and offerings are accounts that call it directly. */
async function openOffice() {
  const ordinary = await openCourse(await stageAt(START));
  const { connection, people, registry } = ordinary;
  const [investor, ...offerings] = people.investors.slice(0, 4);
  if (investor === undefined) throw new Error("the course has no investor");
  const { admin: desk, assessor } = people;
  const manager = await connection.ethers.deployContract("AccessManager", [desk]);
  const parts = [manager, registry, desk];
  const investments = await connection.ethers.deployContract("InvestmentLedger", parts);
  await investments.connect(desk).setAssessor(assessor, true);
  const family = familyOf(RULES);
  for (const offering of offerings) {
    const rules = { kind: FORMULA, warns: false, accreditedExempt: false, family, ticket: 0n };
    await investments.connect(desk).enter(offering, rules);
  }
  const course = { ...ordinary, investments };
  const subject = await admitForThreeYears(course, investor);
  return { course, investor, offerings, subject, family, spending: new Spending() };
}

async function admitForThreeYears(course: CourseChain, investor: HardhatEthersSigner) {
  const subject = subjectFor("investor", "salt of the course");
  const issuedAt = BigInt(await now(course.connection));
  const expiresAt = issuedAt + 3n * YEAR;
  await presentVoucher(course, investor, voucherFor(investor, { subject, issuedAt, expiresAt }));
  return subject;
}

/** Steps of up to ten days; now and then one to the edge of a quarter. */
function nextMoment(time: number, random: (below: number) => number): number {
  const edge = (Math.floor(time / Number(QUARTER)) + 1) * Number(QUARTER);
  if (random(3) === 0 && edge - time < 20 * DAY) return edge - 2 + random(4);
  return time + 60 + random(10 * DAY);
}

/** Records a payment; the ledger refuses exactly those that its window and the limit do not leave room for. */
async function pay(
  { course, investor, subject, family, spending }: Office,
  offering: HardhatEthersSigner,
  amount: bigint,
): Promise<boolean> {
  const ledger = course.investments.connect(offering);
  const { limit } = await ledger.standingOf(subject, family);
  const used = await ledger.usedBy(subject, family);
  if (used + amount > limit) {
    // Asked as of the same block, since a quarter may end before the next one.
    await expect(ledger.record.staticCall(investor, amount, amount))
      .to.be.revertedWithCustomError(ledger, "LimitExceeded")
      .withArgs(used, amount, limit);
    return false;
  }
  await ledger.record(investor, amount, amount);
  spending.pay(offering.address, BigInt(await now(course.connection)), amount);
  return true;
}

async function takeBack(
  { course, investor, spending }: Office,
  offering: HardhatEthersSigner,
  isAll: boolean,
): Promise<void> {
  const { amount, quarter } = spending.takeBack(offering.address, isAll);
  if (amount === 0n) return;
  await course.investments.connect(offering).giveBack(investor, quarter, amount);
}

async function compare(
  { course, subject, family, spending }: Office,
  when: string,
  takesBack: boolean,
) {
  const time = BigInt(await now(course.connection));
  const used = await course.investments.usedBy(subject, family);
  const net = spending.netAfter(time - YEAR);
  const gross = spending.grossAfter(time - YEAR - QUARTER);
  expect(used >= net, `${used} >= ${net} in ${when}`).to.equal(true);
  expect(used <= gross, `${used} <= ${gross} in ${when}`).to.equal(true);
  if (!takesBack) {
    // All quarters that touch the last twelve months, whole.
    const exact = spending.grossAfter((time / QUARTER - 4n) * QUARTER - 1n);
    expect(used, when).to.equal(exact);
  }
  return { used, net, gross };
}
