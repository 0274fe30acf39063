import { expect } from "chai";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../scripts/chain/course.ts";
import type { OpenOffering } from "../../scripts/crowdfunding/offerings.ts";

import { MaxUint256 } from "ethers";

import { DAY, now, travelTo } from "../../scripts/chain/clock.ts";
import { openDesk } from "../../scripts/crowdfunding/company.ts";
import { rebuildExits, reconcileExits } from "../../scripts/crowdfunding/model/exits.ts";
import { reconcileOffering } from "../../scripts/crowdfunding/model/offering.ts";
import { sellAudited } from "./support/audited.ts";

const PRICE = 900n;
const BUDGET = 300n * PRICE + 17n;

describe("exit desks rebuilt from events", () => {
  it("hold what a tender offer demands, also for a payee who cannot be paid", async function () {
    this.timeout(60_000);
    const { course, agree, sellers, buyer, register } = await openDesks();
    const { tenderOffer } = course;
    const [ann, ben, cao] = sellers;
    const deadline = (await now(course.connection)) + 40 * DAY;
    await tenderOffer.connect(buyer).open(register, PRICE, BUDGET, deadline);
    await agree("opened");
    await tenderOffer.connect(ann).tender(1n, 250n);
    await tenderOffer.connect(ben).tender(1n, 166n);
    await tenderOffer.connect(cao).tender(1n, 83n);
    await tenderOffer.connect(ann).takeBack(1n, 9n);
    await travelTo(course.connection, deadline);
    await tenderOffer.close(1n);
    await tenderOffer.settle(1n, ann);
    await tenderOffer.connect(buyer).refund(1n, buyer);
    await agree("one is settled, and what is left for sure has gone back");

    const block = await blocklist(course);
    await block(ben, true);
    await tenderOffer.settle(1n, ben);
    const { waiting } = (await rebuildExits(course)).figures.tenderOffer;
    expect(waiting[ben.address] ?? 0n).to.be.greaterThan(0n);
    await agree("one could not be paid");
    await block(ben, false);
    await tenderOffer.connect(ben).collect(course.yuan, ben);
    await travelTo(course.connection, deadline + 31 * DAY);
    await tenderOffer.refund(1n, buyer);
    await tenderOffer.lapse(1n, cao);
    await agree("all is over");
  });

  it("hold what the sale of a company demands", async function () {
    this.timeout(60_000);
    const { course, agree, sellers, buyer, register } = await openDesks();
    const { companySale } = course;
    const [ann, ben, cao] = sellers;
    const proposal = await proposalOf(course, register, buyer);
    const saleId = await companySale.connect(course.people.company).propose.staticCall(proposal);
    await companySale.connect(course.people.company).propose(proposal);
    await agree("proposed");
    await companySale.connect(buyer).open(proposal);
    await companySale.connect(ann).accept(saleId, 0n, 250n);
    await companySale.connect(ben).accept(saleId, 0n, 166n);
    await agree("accepted");
    const { deadline } = await companySale.saleOf(saleId);
    await travelTo(course.connection, Number(deadline));
    await companySale.close(saleId);
    await companySale.settle(saleId, 0n, ann);
    await companySale.connect(cao).sell(saleId, 0n, 50n);
    await agree("one settled, one sold");
    await travelTo(course.connection, Number(deadline) + 31 * DAY);
    await companySale.release(saleId, 0n, ben);
    await companySale.refund(saleId, buyer);
    await agree("the rest of the price has gone back");
  });

  it("hold nothing after a transfer, and tell a fen too much", async () => {
    const { course, agree, sellers, buyer, register } = await openDesks();
    const { transferDesk } = course;
    const rules = { issuerDays: 0, holderDays: 0, consentDays: 0, saleDays: 5 };
    await transferDesk.connect(course.people.company).fixRules(register, rules);
    await transferDesk.connect(sellers[0]).offer(register, 10n, 700n, buyer);
    await transferDesk.connect(buyer).buy(1n);
    await agree("bought");
    for (const [i, name] of (["transferDesk", "tenderOffer", "companySale"] as const).entries()) {
      await course.yuan.connect(course.people.operations).mint(course[name], 1n);
      const differences = await reconcileExits(course);
      expect(differences).to.have.length(i + 1);
      expect(differences).to.deep.include({ figure: `money.${name}`, rebuilt: 0n, actual: 1n });
    }
  });
});

/** Three shareholders, a buyer with money, and the desks at which they meet. */
async function openDesks() {
  const { course, offering, investors } = await sellAudited();
  const [ann, ben, cao, buyer] = investors;
  for (const desk of [course.transferDesk, course.tenderOffer, course.companySale]) {
    await openDesk(course, offering, desk);
    await course.yuan.connect(buyer).approve(desk, MaxUint256);
    for (const one of [ann, ben, cao]) {
      await offering.register.connect(one).approve(desk, MaxUint256);
    }
  }
  await offering.register.refresh(buyer);
  const agree = async (stage: string) => {
    expect(await reconcileExits(course), stage).to.deep.equal([]);
    expect(await reconcileOffering(course, offering), stage).to.deep.equal([]);
  };
  const sellers = [ann, ben, cao] as const;
  return { course, agree, sellers, buyer, register: offering.register };
}

/** All shares for a price that divides badly. */
async function proposalOf(
  { connection }: CourseChain,
  register: OpenOffering["register"],
  buyer: HardhatEthersSigner,
) {
  return {
    buyer: buyer.address,
    price: 1_000_003n,
    thresholdBps: 5_000n,
    acceptDays: 20n,
    claimSeconds: 30 * DAY,
    openUntil: (await now(connection)) + 10 * DAY,
    classes: [
      {
        register: await register.getAddress(),
        invested: 0n,
        preferenceBps: 0n,
        capBps: 0n,
        seniority: 0n,
        participating: false,
      },
    ],
  };
}

/** Gives the settlement token the code of one that can block accounts; balances stay where they are. */
async function blocklist({ connection, yuan }: CourseChain) {
  const { ethers, provider } = connection;
  const model = await ethers.deployContract("BlocklistToken");
  const params = [await yuan.getAddress(), await ethers.provider.getCode(model)];
  await provider.request({ method: "hardhat_setCode", params });
  const token = await ethers.getContractAt("BlocklistToken", yuan);
  return async (account: HardhatEthersSigner, isBlocked: boolean) =>
    token.setBlocked(account, isBlocked);
}
