import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "../scripts/chain/course.ts";

import { AbiCoder, concat, MaxUint256, toBeHex } from "ethers";

import { DAY, startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import { presentVoucher, subjectFor, voucherFor } from "../scripts/identity/vouchers.ts";
import { gas } from "./gas-used.ts";

/** Fixed days and numbers, so that calldata and with it every gas figure is the same in every run. */
const ISSUED = startOfDay("2026-03-01");
const LOCK_SECONDS = 30 * DAY;
const SHARES = 100_000;
const DIVIDEND = 1_234_567n;

/** Gas of each operation in steady state: known holders with shares and money, second use of the register. */
export const shareRegisterOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "crowdfunding.transfer": async (connection) => {
    const { register, first, second } = await openRegister(connection);
    await register.connect(first).transfer(second, 1_000);
    return gas(register.connect(first).transfer(second, 1_000));
  },

  // Both sides are owed a dividend that neither has claimed.
  "crowdfunding.transfer@unsettled": async (connection) => {
    const { register, company, first, second } = await openRegister(connection);
    await register.connect(first).transfer(second, 1_000);
    await register.connect(company).declareDividend(DIVIDEND);
    return gas(register.connect(first).transfer(second, 1_000));
  },

  // Five dividends missed; another holder has claimed his.
  "crowdfunding.dividendClaim": async (connection) => {
    const { register, company, first, second } = await openRegister(connection);
    for (let i = 0; i < 5; ++i) await register.connect(company).declareDividend(DIVIDEND);
    await register.connect(second).claimDividend();
    return gas(register.connect(first).claimDividend());
  },
};

/** A register with two holders whose shares are free, both with money of their own. */
async function openRegister(connection: NetworkConnection) {
  const course = await openCourse(connection);
  const { treasurer: company, operations, holder: first, agent: second } = course.people;
  const register = await cloneRegister(course);
  await travelTo(connection, ISSUED);
  for (const person of [first, second]) {
    const terms = { subject: subjectFor(person.address, "salt"), issuedAt: ISSUED };
    await presentVoucher(course, person, voucherFor(person, terms));
    await register.connect(operations).issue(person, SHARES, 0);
    await course.yuan.connect(operations).mint(person, DIVIDEND);
  }
  await course.yuan.connect(operations).mint(company, 10n * DIVIDEND);
  await course.yuan.connect(company).approve(register, MaxUint256);
  await travelTo(connection, ISSUED + LOCK_SECONDS + 2 * DAY);
  return { register, company, first, second };
}

/** A clone with immutable arguments (ERC-1167), as OpenZeppelin's `Clones` deploys it. */
async function cloneRegister({ connection, yuan, registry, authority, people }: CourseChain) {
  const { ethers } = connection;
  const mould = await ethers.deployContract("ShareRegister");
  const args = AbiCoder.defaultAbiCoder().encode(
    [
      "tuple(address, address, address, address, address, uint32, uint32)",
      "tuple(string, string, string)",
    ],
    [
      [
        await yuan.getAddress(),
        await registry.getAddress(),
        await authority.getAddress(),
        people.treasurer.address,
        people.operations.address,
        200,
        LOCK_SECONDS,
      ],
      ["Dawn Robotics Common", "DAWN", "Common"],
    ],
  );
  const proxy = concat([
    "0x363d3d373d3d3d363d73",
    await mould.getAddress(),
    "0x5af43d82803e903d91602b57fd5bf3",
    args,
  ]);
  const size = toBeHex((proxy.length - 2) / 2, 2);
  const data = concat(["0x61", size, "0x3d81600a3d39f3", proxy]);
  const receipt = await (await people.operations.sendTransaction({ data })).wait();
  return ethers.getContractAt("ShareRegister", receipt?.contractAddress ?? "");
}
