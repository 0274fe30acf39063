import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { encodeBytes32String, id, ZeroAddress } from "ethers";
import { network } from "hardhat";

const PERSON = `0x${"5b".repeat(31)}`;
const facts: [string, string, string][] = [
  [encodeBytes32String("income"), encodeBytes32String("120,000.00"), id("salt 1")],
  [encodeBytes32String("employer"), encodeBytes32String("mill"), id("salt 2")],
  [encodeBytes32String("married"), encodeBytes32String("yes"), id("salt 3")],
];

describe("the file of a person in the credit register", () => {
  it("is proven fact by fact with trees of @openzeppelin/merkle-tree", async () => {
    const { ethers } = await network.create();
    const [ledger, market, officer] = await Promise.all(
      [1, 2, 3].map((index) => ethers.provider.getSigner(index)),
    );
    if (!ledger || !market || !officer) throw new Error("accounts are missing");
    const admin = await ethers.provider.getSigner(0);
    const authority = await ethers.deployContract("AccessManager", [admin]);
    const parts = [authority, ZeroAddress, 1n, 1n];
    const register = await ethers.getContractAt(
      "CreditRegister",
      await (await ethers.deployContract("CreditRegister", parts)).getAddress(),
    );
    await register.admit(ledger, market, officer);
    const tree = StandardMerkleTree.of(facts, ["bytes32", "bytes32", "bytes32"]);
    await register.connect(officer).commitFile(PERSON, tree.root);

    for (const [index, [name, value, salt]] of tree.entries()) {
      const proof = tree.getProof(index);
      expect(await register.verifyFact(PERSON, 1, { name, value, salt }, proof)).to.equal(true);
      const guess = { name, value, salt: id("guess") };
      expect(await register.verifyFact(PERSON, 1, guess, proof)).to.equal(false);
    }
  });
});
