import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../chain/course.ts";

import { now } from "../chain/clock.ts";
import { CLASSES, presentVoucher, subjectFor, voucherFor } from "./vouchers.ts";

/** Who somebody is, as the identity issuer has checked it. */
export interface Applicant {
  /** Hashed with a salt into the pseudonym of the person; several wallets of one person give the same. */
  readonly identity: string;
  readonly class?: keyof typeof CLASSES;
  /** Members of an entity; 1 if left out. */
  readonly members?: bigint;
}

/** The wallet presents a voucher of the course's identity issuer; returns the person's pseudonym. */
export async function admit(
  course: CourseChain,
  wallet: HardhatEthersSigner,
  applicant: Applicant,
): Promise<string> {
  const subject = subjectFor(applicant.identity, "salt of the course");
  const voucher = voucherFor(wallet, {
    subject,
    issuedAt: await now(course.connection),
    class: CLASSES[applicant.class ?? "retail"],
    members: applicant.members ?? 1n,
  });
  await presentVoucher(course, wallet, voucher);
  return subject;
}
