import { expect } from "chai";
import { artifacts, config, network } from "hardhat";
import { Interface } from "ethers";

import { loadCatalogue } from "../../scripts/errors/catalogue.ts";
import { decode } from "../../scripts/errors/decode.ts";

/** What a piece of work threw. */
async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("a revert on the course chain", () => {
  const catalogue = loadCatalogue(config.paths.artifacts);

  it("is decoded however the call was made", async () => {
    const { ethers, provider } = await network.create();
    const admin = await ethers.provider.getSigner(0);
    const student = await ethers.provider.getSigner(1);
    const manager = await ethers.deployContract("AccessManager", [admin]);
    const call = manager.connect(student);
    const { abi } = await artifacts.readArtifact("AccessManager");
    const data = Interface.from(abi).encodeFunctionData("grantRole", [7n, student.address, 0n]);
    const [to, from] = [await manager.getAddress(), student.address];
    const labels = (address: string) =>
      address === from ? { en: "The student", zh: "学生" } : undefined;
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      sent: () => call.grantRole(7n, from, 0n),
      sentWithGas: () => call.grantRole(7n, from, 0n, { gasLimit: 100_000n }),
      simulated: () => call.grantRole.staticCall(7n, from, 0n),
      estimated: () => call.grantRole.estimateGas(7n, from, 0n),
      raw: () => provider.request({ method: "eth_call", params: [{ to, from, data }, "latest"] }),
      rawSent: () =>
        provider.request({ method: "eth_sendTransaction", params: [{ to, from, data }] }),
    };
    for (const [way, work] of Object.entries(ways)) {
      const said = decode(await thrownBy(work), catalogue, "en", labels);
      expect(said, way).to.equal("The student does not have role 0.");
    }
  });

  it("is told as silence when the contract gives no reason", async () => {
    const { ethers } = await network.create();
    const admin = await ethers.provider.getSigner(0);
    const manager = await ethers.deployContract("AccessManager", [admin]);
    const to = await manager.getAddress();
    for (const work of [
      () => admin.call({ to, data: "0x12345678" }),
      () => admin.sendTransaction({ to, data: "0x12345678" }),
    ]) {
      expect(decode(await thrownBy(work), catalogue, "en")).to.include("without giving a reason");
    }
  });

  it("is not seen in an error that is none", async () => {
    const { ethers } = await network.create();
    const admin = await ethers.provider.getSigner(0);
    const broke = await thrownBy(() => admin.sendTransaction({ to: admin, value: 10n ** 30n }));
    expect(decode(broke, catalogue, "en")).to.equal(undefined);
  });
});
