import type { IFxForward } from "../../types/ethers-contracts/contracts/derivatives/FxForward.ts";
import type { IWeatherOption } from "../../types/ethers-contracts/contracts/derivatives/WeatherOption.ts";
import type { CourseChain } from "../chain/course.ts";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { AddressLike, TypedDataField } from "ethers";

import { domainOf } from "../chain/typed-data.ts";

/** Term sheet of a forward, as both parties sign it. */
export type ForwardTerms = {
  [K in keyof IFxForward.TermsStruct]: Settled<IFxForward.TermsStruct[K]>;
};
/** Term sheet of an option, as both parties sign it. */
export type OptionTerms = {
  [K in keyof IWeatherOption.TermsStruct]: Settled<IWeatherOption.TermsStruct[K]>;
};
type Settled<T> = T extends AddressLike ? string : T;

/** On which side of the strike an option pays; the order is the contract's. */
export const KINDS = { call: 0n, put: 1n } as const;

const DATES: TypedDataField[] = [
  { name: "feedId", type: "bytes32" },
  { name: "expiry", type: "uint40" },
  { name: "validUntil", type: "uint40" },
  { name: "termsHash", type: "bytes32" },
  { name: "salt", type: "uint256" },
];

const FORWARD: TypedDataField[] = [
  { name: "buyer", type: "address" },
  { name: "seller", type: "address" },
  { name: "buyerMargin", type: "uint64" },
  { name: "sellerMargin", type: "uint64" },
  { name: "notional", type: "uint64" },
  { name: "strike", type: "int64" },
  ...DATES,
];

const OPTION: TypedDataField[] = [
  { name: "buyer", type: "address" },
  { name: "writer", type: "address" },
  { name: "premium", type: "uint64" },
  { name: "cap", type: "uint64" },
  { name: "tick", type: "uint64" },
  { name: "strike", type: "int64" },
  { name: "kind", type: "uint8" },
  ...DATES,
];

/** A party's signature over a forward's term sheet. */
export async function signForward(
  course: CourseChain,
  party: HardhatEthersSigner,
  terms: ForwardTerms,
): Promise<string> {
  const domain = await domainOf(course, course.forward, "FinChain Lab FxForward");
  return party.signTypedData(domain, { Forward: FORWARD }, terms);
}

/** A party's signature over an option's term sheet. */
export async function signOption(
  course: CourseChain,
  party: HardhatEthersSigner,
  terms: OptionTerms,
): Promise<string> {
  const domain = await domainOf(course, course.option, "FinChain Lab WeatherOption");
  return party.signTypedData(domain, { Option: OPTION }, terms);
}
