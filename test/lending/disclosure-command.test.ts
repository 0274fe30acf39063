import type { NetworkConnection } from "hardhat/types/network";

import { tmpdir } from "node:os";

import { expect } from "chai";
import { network } from "hardhat";

import { deployedCourse } from "../../scripts/chain/deployed.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { run } from "../support/commands.ts";

const TASK = ["lending", "disclosure"];

describe("lending disclosure", function () {
  this.timeout(180_000);

  it("gives the table of the story's book as one document", async () => {
    const { verdict, output } = await run(TASK, {});
    const { overdue, fees, ...rest } = JSON.parse(output);

    expect(verdict).to.equal(0);
    expect(rest).to.deep.equal({
      asOf: "2026-12-31",
      cumulative: {
        amount: "815200.00",
        loans: 200,
        borrowers: 80,
        lenders: 40,
        defaults: 9,
        chargedOff: "18837.79",
      },
      outstanding: {
        amount: "320681.98",
        loans: 113,
        borrowers: 73,
        lenders: 36,
        interestAccrued: "1583.60",
      },
      concentration: { hhi: "2.6900", largestShare: "8.3073", topTenShare: "38.9964" },
      compensation: { amount: "0.00" },
      relatedParties: { amount: "0.00", loans: 0 },
      differencesToEvents: 0,
      unit: "CNY",
    });
    expect(overdue[0]).to.deep.equal({
      moreThanDays: 0,
      amount: "15702.13",
      loans: 9,
      amountShare: "4.8965",
      loanShare: "7.9646",
    });
    expect(fees.originationBps).to.equal(200);
  });

  it("says what to do when no node answers, and when one does not have the course", async () => {
    const nobody = await network.create({
      network: "localhost",
      override: { url: "http://127.0.0.1:9" },
    });
    expect(await reasonOf(nobody)).to.deep.equal([
      2,
      "No node answers on localhost. Start one in another terminal: npx hardhat node --hostname 127.0.0.1",
    ]);

    const server = await network.createServer({ network: "node" }, "127.0.0.1", 0);
    const { port } = await server.listen();
    try {
      const empty = await network.create({
        network: "localhost",
        override: { url: `http://127.0.0.1:${port}` },
      });
      expect(await reasonOf(empty)).to.deep.equal([
        2,
        "The course is not deployed on localhost. Deploy it: npx hardhat ignition deploy ignition/modules/Course.ts --network localhost (add --reset if the node is a new one).",
      ]);
    } finally {
      await server.close();
    }
  });
});

/** Exit code and sentence with which the course is not found. */
async function reasonOf(connection: NetworkConnection): Promise<[number, string]> {
  try {
    await deployedCourse(connection, tmpdir());
  } catch (error) {
    if (error instanceof Stop) return [error.code, error.text.en];
    throw error;
  }
  throw new Error("a course was found where there is none");
}
