import { rmSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { config, network } from "hardhat";

import Course from "../../ignition/modules/Course.ts";

const DEPLOYMENT = "test-of-a-node";
const journal = join(config.paths.ignition, "deployments", DEPLOYMENT);

describe("course on a node", function () {
  this.timeout(60_000);

  before(forget);
  after(forget);

  it("is deployed once: deploying again changes nothing", async () => {
    const server = await network.createServer({ network: "node" }, "127.0.0.1", 0);
    const { port } = await server.listen();
    try {
      const url = `http://127.0.0.1:${port}`;
      const { ignition, ethers } = await network.create({
        network: "localhost",
        override: { url },
      });
      const first = await ignition.deploy(Course, { deploymentId: DEPLOYMENT });
      const blocks = await ethers.provider.getBlockNumber();
      const second = await ignition.deploy(Course, { deploymentId: DEPLOYMENT });

      expect(blocks).to.be.greaterThan(0);
      expect(await ethers.provider.getBlockNumber()).to.equal(blocks);
      expect(second.pool.target).to.equal(first.pool.target);
      expect(second.parametric.target).to.equal(first.parametric.target);
    } finally {
      await server.close();
    }
  });
});

function forget(): void {
  rmSync(journal, { recursive: true, force: true });
}
