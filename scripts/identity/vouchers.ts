import type { IIdentityRegistry } from "../../types/ethers-contracts/contracts/identity/IdentityRegistry.ts";
import type { CourseChain } from "../chain/course.ts";
import type { AddressLike, BytesLike, Signer, TypedDataField } from "ethers";

import { concat, dataSlice, id, keccak256 } from "ethers";

import { domainOf } from "../chain/typed-data.ts";

/** What an issuer signs of a person. Times in Unix seconds. */
export type Voucher = {
  [K in keyof IIdentityRegistry.VoucherStruct]: Settled<IIdentityRegistry.VoucherStruct[K]>;
};
type Settled<T> = T extends AddressLike | BytesLike ? string : T;

/** Kinds of persons; the order is the contract's. */
export const CLASSES = { none: 0n, retail: 1n, qualified: 2n, accredited: 3n, entity: 4n } as const;
/** Answers of `check`; the order is the contract's. */
export const CODES = [
  "valid",
  "unknown",
  "walletRetired",
  "issuerInactive",
  "revoked",
  "suspended",
  "expired",
] as const;
/** Standing of an issuer; the order is the contract's. */
export const STANDINGS = { none: 0n, active: 1n, suspended: 2n, ended: 3n } as const;
/** Number of the issuer that the course is deployed with. */
export const COURSE_ISSUER = 1n;

const YEAR = 365 * 24 * 3_600;

const VOUCHER: TypedDataField[] = [
  { name: "issuer", type: "uint32" },
  { name: "wallet", type: "address" },
  { name: "subject", type: "bytes31" },
  { name: "class", type: "uint8" },
  { name: "country", type: "uint16" },
  { name: "members", type: "uint24" },
  { name: "issuedAt", type: "uint40" },
  { name: "expiresAt", type: "uint40" },
  { name: "evidence", type: "bytes32" },
];

/**
 * The pseudonym of a person: salt and identity, hashed. `salt` is 32 secret random bytes in practice; the course derives
 * them from words so that every run is the same.
 */
export function subjectFor(identity: string, salt: string): string {
  return dataSlice(keccak256(concat([id(salt), id(identity)])), 0, 31);
}

/** A voucher of the course's issuer for a year; what is left out is a person of China, retail. */
export function voucherFor(
  wallet: { readonly address: string },
  terms: Pick<Voucher, "subject" | "issuedAt"> & Partial<Voucher>,
): Voucher {
  return {
    issuer: COURSE_ISSUER,
    wallet: wallet.address,
    class: CLASSES.retail,
    country: 156n,
    members: 1n,
    expiresAt: BigInt(terms.issuedAt) + BigInt(YEAR),
    evidence: id("evidence that the issuer keeps"),
    ...terms,
  };
}

/** Signs a voucher with an issuer's key, that of the course's issuer if left out. */
export async function signVoucher(
  course: CourseChain,
  voucher: Voucher,
  issuer: Signer = course.people.issuer,
): Promise<string> {
  const domain = await domainOf(course, course.registry, "FinChain Lab IdentityRegistry");
  return issuer.signTypedData(domain, { Voucher: VOUCHER }, voucher);
}

/** The wallet presents a voucher that an issuer signs, that of the course if left out. */
export async function presentVoucher(
  course: CourseChain,
  wallet: Signer,
  voucher: Voucher,
  issuer: Signer = course.people.issuer,
) {
  const signature = await signVoucher(course, voucher, issuer);
  return course.registry.connect(wallet).present(voucher, signature);
}
