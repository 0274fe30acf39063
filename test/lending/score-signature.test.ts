import { expect } from "chai";
import { AbiCoder, concat, id, keccak256, recoverAddress, Wallet } from "ethers";
import { network } from "hardhat";

import { assess } from "../../scripts/lending/score/assess.ts";
import { REFERENCE } from "../../scripts/lending/score/features.ts";
import { readModel } from "../../scripts/lending/score/model.ts";
import { creditScoreFor, signScore } from "../../scripts/lending/scores.ts";

const MARKET = `0x${"a1".repeat(20)}`;
const score = creditScoreFor(assess(readModel(), REFERENCE), {
  subject: `0x${"5b".repeat(31)}`,
  borrower: `0x${"0b".repeat(20)}`,
  validFrom: 1_767_571_200n,
  nonce: 7n,
});

/** What EIP-712 says must be signed, put together by hand. */
function digestOf(chainId: bigint, market: string): string {
  const coder = AbiCoder.defaultAbiCoder();
  const domain = coder.encode(
    ["bytes32", "bytes32", "bytes32", "uint256", "address"],
    [
      id("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
      id("FinChain Lab Credit Score"),
      id("1"),
      chainId,
      market,
    ],
  );
  const content = coder.encode(
    ["bytes32", "bytes31", "address", ...Array.from({ length: 7 }, () => "uint256")],
    [
      id(
        "CreditScore(bytes31 subject,address borrower,uint16 score,uint8 grade,uint64 limit,uint16 policyVersion,uint40 validFrom,uint40 validTo,uint256 nonce)",
      ),
      score.subject,
      score.borrower,
      score.score,
      score.grade,
      score.limit,
      score.policyVersion,
      score.validFrom,
      score.validTo,
      score.nonce,
    ],
  );
  return keccak256(concat(["0x1901", keccak256(domain), keccak256(content)]));
}

describe("A signed credit score", function () {
  this.timeout(60_000);

  it("says what was assessed, for 90 days and under policy 1", () => {
    expect(score).to.deep.equal({
      subject: `0x${"5b".repeat(31)}`,
      borrower: `0x${"0b".repeat(20)}`,
      score: 626n,
      grade: 17n,
      limit: 4_800_000n,
      policyVersion: 1n,
      validFrom: 1_767_571_200n,
      validTo: 1_767_571_200n + 7_776_000n,
      nonce: 7n,
    });
  });

  it("may say otherwise where its terms do", () => {
    const terms = { subject: "0x", borrower: MARKET, validFrom: 1n, nonce: 0n };
    const other = creditScoreFor(assess(readModel(), REFERENCE), {
      ...terms,
      validTo: 2n,
      policyVersion: 3n,
    });
    expect(other).to.include({ validTo: 2n, policyVersion: 3n, score: 626n });
  });

  it("counts on its chain and at its market only", async () => {
    const { ethers } = await network.create("default");
    const [scorer] = await ethers.getSigners();
    if (scorer === undefined) throw new Error("no account");
    const signature = await signScore(scorer, MARKET, score);

    expect(recoverAddress(digestOf(31_337n, MARKET), signature)).to.equal(scorer.address);
    expect(recoverAddress(digestOf(1n, MARKET), signature)).not.to.equal(scorer.address);
    expect(recoverAddress(digestOf(31_337n, score.borrower), signature)).not.to.equal(
      scorer.address,
    );
  });

  it("needs a scorer who knows the chain", async () => {
    let message = "";
    await signScore(Wallet.createRandom(), MARKET, score).catch((error: Error) => {
      message = error.message;
    });
    expect(message).to.equal("the scorer is not connected to a chain");
  });
});
