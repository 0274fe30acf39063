import { expect } from "chai";

import type { CourseChain } from "../../scripts/chain/course.ts";
import type { OpenOffering } from "../../scripts/crowdfunding/offerings.ts";

import { id } from "ethers";

import { callAfterNotice } from "../../scripts/chain/notice.ts";
import { admit } from "../../scripts/identity/people.ts";
import { decideMilestone, declareDividend, release } from "../../scripts/crowdfunding/company.ts";
import { rebuildOffering, reconcileOffering } from "../../scripts/crowdfunding/model/offering.ts";
import { sellAudited } from "./support/audited.ts";

const REASON = id("decision of the registrar");

describe("vaults and registers rebuilt from events", () => {
  it("equal them through milestones, a lapsed vote, rejections and the way back", async function () {
    this.timeout(60_000);
    const { course, offering, agree, investors } = await sellAudited();
    const { vault } = offering;
    const [ann, ben, cao] = investors;
    const vote = async (evidence: string, ...approvals: boolean[]) => {
      const votes = approvals.map((approves, i) => ({ voter: investors[i] ?? ann, approves }));
      await decideMilestone(course, offering, evidence, votes);
      await agree(evidence);
    };
    await vote("nobody votes");
    await vote("all are for it", true, true, false);
    await agree("waits to be released");
    await release(course, offering);
    await agree("released and collected");
    await vote("two are against it", false, true, false);
    await vote("two are against it again", false, true, false);
    expect((await rebuildOffering(course, offering)).figures.vault.isUnwinding).to.equal(true);
    await vault.connect(ann).refund(cao);
    await agree("one is paid out");
    await vault.sendBack(ben);
    await vault.sendBack(cao);
    await agree("all are paid out");
  });

  it("equal them through dividends, transfers, buybacks and the registrar's powers", async function () {
    this.timeout(60_000);
    const { course, offering, agree, investors } = await sellAudited();
    const { register } = offering;
    const { company } = course.people;
    const [ann, ben, cao, dan] = investors;
    await course.yuan.connect(course.people.operations).mint(company, 10n ** 9n);
    await declareDividend(course, offering, 100_001n);
    await agree("a dividend is declared");
    await register.payDividend(ann);
    await register.refresh(dan);
    await register.connect(ann).transfer(dan, 61n);
    await register.connect(ben).transfer(company, 13n);
    await declareDividend(course, offering, 77_777n);
    await agree("another one, with a treasury");
    await register.connect(company).cancelTreasury(5n);
    await register.connect(cao).transfer(dan, await register.balanceOf(cao));
    for (const one of [ben, cao, dan]) await register.payDividend(one);
    await agree("one holder has left");

    const { registrar } = course.people;
    const power = async (name: string, ...args: readonly unknown[]) => {
      const all = [await register.getAddress(), ...args];
      await callAfterNotice(course, registrar, course.registrarDesk, name, all);
      await agree(name);
    };
    const desk = course.registrarDesk.connect(registrar);
    await desk.setFrozenTokens(register, ben, 40n, REASON);
    await agree("some shares are frozen");
    await power("forcedTransfer", dan.address, ann.address, 20n, REASON);
    await power("setDesk", registrar.address, true);
    await register.connect(ben).approve(registrar, 30n);
    await register.connect(registrar).earmark(ben, 30n);
    await register.connect(registrar).deliver(ben, dan, 10n);
    await agree("earmarked, and partly delivered");
    await declareDividend(course, offering, 9_999n);
    await loseWallet(course, offering);
    await power("recover", ben.address, course.people.holder.address, REASON);
  });

  it("tell a fen too much in any of the three contracts", async () => {
    const { course, offering } = await sellAudited();
    for (const part of ["escrow", "vault", "register"] as const) {
      await course.yuan.connect(course.people.operations).mint(offering[part], 1n);
      const held = (await rebuildOffering(course, offering)).held[part];
      const differences = await reconcileOffering(course, offering);
      expect(differences).to.deep.include({
        figure: `money.${part}`,
        rebuilt: held,
        actual: held + 1n,
      });
    }
    expect(await reconcileOffering(course, offering)).to.have.length(3);
  });
});

/** The second investor loses his key: his identity moves to the wallet `holder`. */
async function loseWallet(course: CourseChain, { register }: OpenOffering): Promise<void> {
  const { investors, holder, issuer } = course.people;
  const lost = investors[1];
  if (lost === undefined) throw new Error("the course has no second investor");
  await admit(course, holder, { identity: lost.address, class: "accredited" });
  await course.registry.connect(issuer).retireWallet(lost, id("key lost"));
  await register.refresh(holder);
}
