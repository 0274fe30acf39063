import { expect } from "chai";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { HOUR, startOfDay, travelTo } from "../../scripts/chain/clock.ts";
import { claimShares, closeAndFile, declareDividend } from "../../scripts/crowdfunding/company.ts";
import { reconcileOffering } from "../../scripts/crowdfunding/model/offering.ts";
import { invest } from "../../scripts/crowdfunding/offerings.ts";
import { randomFrom } from "../support/random.ts";
import { Dividends } from "./support/dividend-model.ts";
import { DEADLINE, listOffering, moneyOf, openMarket, OPENS_AT } from "./support/market.ts";

const STEPS = 120;
const FEN = 2n ** 64n;
/** What indexes of 2^-64 fen round away or carry over to the next dividend: together far below a billionth of a fen. */
const DUST = FEN / 10n ** 9n;

const ACTS = ["buyback", "cancel", "dividend", "payment", "transfer"];

describe("dividends", () => {
  for (const seed of [1, 2]) {
    it(`stay within a fen of their exact parts for every holder, rounded down (${seed})`, async function () {
      this.timeout(60_000);
      const life = await openLife(seed);
      for (let step = 0; step < STEPS; step += 1) {
        await act(life);
        await expectExact(life, `seed ${seed}, step ${step}`);
      }
      expect(await reconcileOffering(life.course, life.offering)).to.deep.equal([]);
      expect([...life.done].toSorted()).to.deep.equal(ACTS);
    });
  }

  it("keep back a fen that an index cannot divide, and pay it with a later dividend", async () => {
    const course = await openMarket();
    const offering = await listOffering(course, { target: 3n, cap: 3n });
    const [holder] = course.people.investors;
    if (holder === undefined) throw new Error("the course has no investor");
    await travelTo(course.connection, OPENS_AT + HOUR);
    await invest(course, offering, holder, 3n, { riskAcknowledged: true });
    await travelTo(course.connection, DEADLINE);
    await closeAndFile(course, offering, "filing");
    await claimShares(offering, [holder]);
    await course.yuan.connect(course.people.operations).mint(course.people.company, 300n);
    for (const due of [99n, 199n, 300n]) {
      await declareDividend(course, offering, 100n);
      expect(await offering.register.dividendOf(holder)).to.equal(due);
    }
  });
});

type Life = Awaited<ReturnType<typeof openLife>>;

/** Six shareholders of a company; their shares are numbers that divide nothing. */
async function openLife(seed: number) {
  const course = await openMarket();
  const offering = await listOffering(course, { cap: 100_000n, sharePrice: 7n });
  const holders = course.people.investors.slice(0, 6);
  await travelTo(course.connection, OPENS_AT + HOUR);
  for (const [i, one] of holders.entries()) {
    await invest(course, offering, one, 1n + 1_013n * BigInt(i) ** 2n);
  }
  await travelTo(course.connection, DEADLINE);
  await closeAndFile(course, offering, "filing");
  await claimShares(offering, holders);
  // After the lock anybody may sell.
  await travelTo(course.connection, startOfDay("2027-06-01"));
  const { operations, company } = course.people;
  await course.yuan.connect(operations).mint(company, 10n ** 12n);
  const paidBefore = await moneyOf(course, holders);
  const start = new Map(holders.map((one, i) => [one.address, paidBefore[i] ?? 0n]));
  const [model, done] = [new Dividends(), new Set<string>()];
  return { course, offering, holders, start, model, done, random: randomFrom(seed) };
}

/** One of the things that happen to shares and dividends, drawn. */
async function act(life: Life): Promise<void> {
  const { course, offering, model, random, done } = life;
  const { register } = offering;
  const { company } = course.people;
  const choice = random(10);
  const [holder, other] = [pick(life), pick(life)];
  const some = BigInt(random(Number(await register.balanceOf(holder)) + 1));
  if (choice < 3) {
    const amount = BigInt(1 + random(random(2) === 0 ? 100 : 10_000_000));
    await declareDividend(course, offering, amount);
    model.declare(amount, await holdingsOf(life));
    done.add("dividend");
  } else if (choice < 6) {
    // Now and then all he has, so that some holders leave and come back.
    const shares = random(3) === 0 ? await register.balanceOf(holder) : some;
    await register.connect(holder).transfer(other, shares);
    done.add("transfer");
  } else if (choice < 8) {
    if ((await register.dividendOf(holder)) === 0n) return;
    await register.payDividend(holder);
    done.add("payment");
  } else if (choice === 8) {
    await register.connect(holder).transfer(company, some / 10n);
    done.add("buyback");
  } else {
    await register.connect(company).cancelTreasury((await register.balanceOf(company)) / 2n);
    done.add("cancel");
  }
}

/** What each holder was paid and is due in whole fen is what is exactly his, rounded down. */
async function expectExact(life: Life, when: string): Promise<void> {
  const { course, offering, holders, start, model } = life;
  for (const holder of holders) {
    const paid = (await course.yuan.balanceOf(holder)) - (start.get(holder.address) ?? 0n);
    const got = (paid + (await offering.register.dividendOf(holder))) * FEN;
    const exact = model.fineOf(holder.address);
    expect(got <= exact + DUST, `${got} <= ${exact} in ${when}`).to.equal(true);
    expect(exact - got <= FEN + DUST, `${exact} - ${got} in ${when}`).to.equal(true);
  }
}

function pick({ holders, random }: Life): HardhatEthersSigner {
  const found = holders[random(holders.length)];
  if (found === undefined) throw new Error("there is no holder");
  return found;
}

async function holdingsOf({ offering, holders }: Life): Promise<Map<string, bigint>> {
  const shares = await Promise.all(holders.map((one) => offering.register.balanceOf(one)));
  return new Map(holders.map((one, i) => [one.address, shares[i] ?? 0n]));
}
