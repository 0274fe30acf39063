import type { NetworkConnection } from "hardhat/types/network";

import { startOfDay, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import { presentVoucher, subjectFor, voucherFor } from "../scripts/identity/vouchers.ts";
import { gas } from "./gas-used.ts";

/** A fixed day, so that calldata and with it every gas figure is the same in every run. */
const ISSUED = startOfDay("2026-03-01");

/** Gas of each operation in steady state: second use of the contract. */
export const crowdfundingOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "crowdfunding.admit": async (connection) => {
    const course = await openCourse(connection);
    await travelTo(connection, ISSUED);
    const admit = (person: string, wallet: typeof course.people.holder) => {
      const subject = subjectFor(person, "salt");
      return presentVoucher(course, wallet, voucherFor(wallet, { subject, issuedAt: ISSUED }));
    };
    await admit("first", course.people.holder);
    return gas(admit("second", course.people.agent));
  },
};
