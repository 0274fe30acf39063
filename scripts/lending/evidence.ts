import { AbiCoder, keccak256, ZeroHash } from "ethers";

/** Steps of collection; the order is the contract's. */
export const COLLECTION_KINDS = [
  "reminder",
  "call",
  "visit",
  "legal notice",
  "litigation",
] as const;

/** One step of collection, as its event tells it. */
export interface CollectionStep {
  /** The loan: the address of its escrow. */
  readonly loan: string;
  /** Position in COLLECTION_KINDS. */
  readonly kind: bigint;
  /** Hash of the evidence: 32 bytes. */
  readonly evidence: string;
  /** Unix seconds. */
  readonly time: bigint;
}

/** Head of the chain of evidence after one more step. */
export function nextHead(head: string, { loan, kind, evidence, time }: CollectionStep): string {
  const link = AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "address", "uint8", "bytes32", "uint40"],
    [head, loan, kind, evidence, time],
  );
  return keccak256(link);
}

/** Head of the chain of evidence of a loan whose steps these are, in order; other loans' steps are passed over. */
export function evidenceHead(loan: string, steps: readonly CollectionStep[]): string {
  return steps.filter((step) => step.loan === loan).reduce(nextHead, ZeroHash);
}
