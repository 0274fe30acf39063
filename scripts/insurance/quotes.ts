import type { IGroupCover } from "../../types/ethers-contracts/contracts/insurance/GroupCover.ts";
import type { IIndemnityCover } from "../../types/ethers-contracts/contracts/insurance/IndemnityCover.ts";
import type { IParametricCover } from "../../types/ethers-contracts/contracts/insurance/ParametricCover.ts";
import type { CourseChain } from "../chain/course.ts";
import type { AddressLike, TypedDataField } from "ethers";

import { domainOf } from "../chain/typed-data.ts";

/** Terms of one policy, as the underwriter signs them. */
export type Quote = {
  [K in keyof IParametricCover.QuoteStruct]: Settled<IParametricCover.QuoteStruct[K]>;
};
/** Terms of one group, as the underwriter signs them. */
export type GroupQuote = {
  [K in keyof IGroupCover.GroupQuoteStruct]: Settled<IGroupCover.GroupQuoteStruct[K]>;
};
/** Terms of one indemnity policy, as the underwriter signs them. */
export type IndemnityQuote = {
  [K in keyof IIndemnityCover.IndemnityQuoteStruct]: Settled<
    IIndemnityCover.IndemnityQuoteStruct[K]
  >;
};
type Settled<T> = T extends AddressLike ? string : T;

const QUOTE: TypedDataField[] = [
  { name: "underwriter", type: "address" },
  { name: "holder", type: "address" },
  { name: "cohortId", type: "uint24" },
  { name: "sumInsured", type: "uint64" },
  { name: "premium", type: "uint64" },
  { name: "validUntil", type: "uint40" },
  { name: "coolingOffUntil", type: "uint40" },
  { name: "salt", type: "uint256" },
];

const GROUP_QUOTE: TypedDataField[] = [
  { name: "underwriter", type: "address" },
  { name: "broker", type: "address" },
  { name: "members", type: "bytes32" },
  { name: "count", type: "uint32" },
  { name: "premium", type: "uint64" },
  { name: "productId", type: "uint32" },
  { name: "feedId", type: "bytes32" },
  { name: "zone", type: "uint32" },
  { name: "coverStart", type: "uint40" },
  { name: "coverEnd", type: "uint40" },
  { name: "validUntil", type: "uint40" },
];

const INDEMNITY_QUOTE: TypedDataField[] = [
  { name: "underwriter", type: "address" },
  { name: "holder", type: "address" },
  { name: "productId", type: "uint16" },
  { name: "sumInsured", type: "uint64" },
  { name: "perClaimLimit", type: "uint64" },
  { name: "aggregateLimit", type: "uint64" },
  { name: "premium", type: "uint64" },
  { name: "coverStart", type: "uint40" },
  { name: "coverEnd", type: "uint40" },
  { name: "validUntil", type: "uint40" },
  { name: "coolingOffUntil", type: "uint40" },
  { name: "salt", type: "uint256" },
];

/** Signs a quote for one policy with the course's underwriter. */
export async function signQuote(course: CourseChain, quote: Quote): Promise<string> {
  const domain = await domainOf(course, course.parametric, "FinChain Lab ParametricCover");
  return course.people.underwriter.signTypedData(domain, { Quote: QUOTE }, quote);
}

/** Signs a quote for a group with the course's underwriter. */
export async function signGroupQuote(course: CourseChain, quote: GroupQuote): Promise<string> {
  const domain = await domainOf(course, course.group, "FinChain Lab GroupCover");
  return course.people.underwriter.signTypedData(domain, { GroupQuote: GROUP_QUOTE }, quote);
}

/** Signs a quote for an indemnity policy with the course's underwriter. */
export async function signIndemnityQuote(
  course: CourseChain,
  quote: IndemnityQuote,
): Promise<string> {
  const domain = await domainOf(course, course.indemnity, "FinChain Lab IndemnityCover");
  const types = { IndemnityQuote: INDEMNITY_QUOTE };
  return course.people.underwriter.signTypedData(domain, types, quote);
}
