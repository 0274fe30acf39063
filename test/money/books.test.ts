import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex, Wallet } from "ethers";
import { network } from "hardhat";

import { keepBooks } from "../../scripts/money/books.ts";

const stranger = new Wallet(toBeHex(5, 32)).address;

/** A small season on a chain of its own: capital, two premiums and one payout. */
async function season() {
  const { ethers, provider } = await network.create();
  const [insurer, pool, farmerA, farmerB] = await Promise.all(
    [0, 1, 2, 3].map((index) => ethers.provider.getSigner(index)),
  );
  if (!insurer || !pool || !farmerA || !farmerB) throw new Error("accounts are missing");
  const manager = await ethers.deployContract("AccessManager", [insurer]);
  const yuan = await ethers.deployContract("LabYuan", [manager]);
  await yuan.mint(insurer, 10_000_000n);
  await yuan.mint(farmerA, 50_000n);
  await yuan.mint(farmerB, 50_000n);
  await yuan.transfer(pool, 9_000_000n);
  await yuan.connect(farmerA).transfer(pool, 1_250n);
  await yuan.connect(farmerB).transfer(pool, 1_250n);
  await yuan.connect(pool).transfer(farmerA, 30_000n);
  await yuan.burn(500_000n);
  const names = [
    { name: { en: "insurer", zh: "保险公司" }, addresses: [insurer.address] },
    { name: { en: "pool", zh: "资金池" }, addresses: [pool.address] },
    {
      name: { en: "farmers", zh: "农户" },
      addresses: [farmerA.address.toLowerCase(), farmerB.address],
    },
  ];
  /** Writes into the token's storage what no event tells. */
  const overwrite = async (slot: string, amount: bigint) => {
    const to = await yuan.getAddress();
    const params = [to, slot, toBeHex(amount, 32)];
    await provider.request({ method: "hardhat_setStorageAt", params });
  };
  return { yuan, names, pool, overwrite };
}

const supplySlot = "0x2";

function balanceSlot(account: string): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["address", "uint256"], [account, 0n]));
}

describe("the books of a token", () => {
  it("book every movement twice, with one line for all farmers", async () => {
    const { yuan, names } = await season();
    const { lines, movements, differences } = await keepBooks(yuan, names);
    expect(differences).to.deep.equal([]);
    expect(movements).to.equal(8);
    const shown = lines.map(({ name, debit, credit, balance }) => [
      name.en,
      debit,
      credit,
      balance,
    ]);
    expect(shown).to.have.deep.members([
      ["issuer of lab yuan", 500_000n, 10_100_000n, -9_600_000n],
      ["insurer", 10_000_000n, 9_500_000n, 500_000n],
      ["pool", 9_002_500n, 30_000n, 8_972_500n],
      ["farmers", 130_000n, 2_500n, 127_500n],
    ]);
  });

  it("notice a balance that no movement explains", async () => {
    const { yuan, names, pool, overwrite } = await season();
    await overwrite(balanceSlot(pool.address), 8_972_501n);
    const { differences } = await keepBooks(yuan, names);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "pool: the books say 8972500 fen, the token says 8972501 fen.",
    ]);
  });

  it("notice money of a named account that never moved any", async () => {
    const { yuan, names, overwrite } = await season();
    await overwrite(balanceSlot(stranger), 7n);
    const treasury = { name: { en: "treasury", zh: "国库" }, addresses: [stranger] };
    expect((await keepBooks(yuan, names)).differences).to.deep.equal([]);
    const { lines, differences } = await keepBooks(yuan, [...names, treasury]);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "treasury: the books say 0 fen, the token says 7 fen.",
    ]);
    expect(lines).to.have.length(4);
  });

  it("notice a supply that no issue explains, even without a movement", async () => {
    const { ethers, provider } = await network.create();
    const yuan = await ethers.deployContract("LabYuan", [stranger]);
    const params = [await yuan.getAddress(), supplySlot, toBeHex(3n, 32)];
    await provider.request({ method: "hardhat_setStorageAt", params });
    const { differences } = await keepBooks(yuan, []);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "issuer of lab yuan: the books say 0 fen, the token says -3 fen.",
    ]);
  });

  it("report whoever had money and has no name, even with nothing left", async () => {
    const { yuan, names } = await season();
    const { differences } = await keepBooks(yuan, names.slice(0, 2));
    expect(differences.map(({ en }) => en.replace(/^\w+/, "it"))).to.deep.equal([
      "it moved money and is no account of this story.",
      "it moved money and is no account of this story.",
    ]);
  });

  it("do not mistake a transfer of nothing for money", async () => {
    const { yuan, names, pool } = await season();
    await yuan.connect(pool).transfer(stranger, 0n);
    expect((await keepBooks(yuan, names)).differences).to.deep.equal([]);
  });
});
