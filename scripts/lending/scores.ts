import type { Assessment } from "./score/assess.ts";
import type { Signer, TypedDataDomain, TypedDataField } from "ethers";

/** What a scorer signs of a borrower. */
export interface CreditScore {
  /** Pseudonym of the person: 31 bytes. */
  readonly subject: string;
  /** Wallet that may use the score. */
  readonly borrower: string;
  /** From 300 to 850. */
  readonly score: bigint;
  /** From 1 (A1) to 35 (G5). */
  readonly grade: bigint;
  /** What the person may borrow, in token units (fen). */
  readonly limit: bigint;
  /** Policy whose grades and rates are meant. */
  readonly policyVersion: bigint;
  /** Unix seconds. */
  readonly validFrom: bigint;
  /** Unix seconds. */
  readonly validTo: bigint;
  /** Number of the score; each is used once. */
  readonly nonce: bigint;
}

/** How long a score counts: 90 days, after which the credit report is old. */
export const SCORE_SECONDS = 90n * 24n * 3_600n;

/** The structure as EIP-712 hashes it; the order is the contract's. */
export const CREDIT_SCORE: TypedDataField[] = [
  { name: "subject", type: "bytes31" },
  { name: "borrower", type: "address" },
  { name: "score", type: "uint16" },
  { name: "grade", type: "uint8" },
  { name: "limit", type: "uint64" },
  { name: "policyVersion", type: "uint16" },
  { name: "validFrom", type: "uint40" },
  { name: "validTo", type: "uint40" },
  { name: "nonce", type: "uint256" },
];

/** An assessment as a score for a borrower, under policy 1 and for 90 days if nothing else is said. */
export function creditScoreFor(
  { score, grade, limit }: Assessment,
  terms: Pick<CreditScore, "subject" | "borrower" | "validFrom" | "nonce"> & Partial<CreditScore>,
): CreditScore {
  return {
    score: BigInt(score),
    grade: BigInt(grade),
    limit,
    policyVersion: 1n,
    validTo: terms.validFrom + SCORE_SECONDS,
    ...terms,
  };
}

/** EIP-712 domain: a signature counts on this chain and at this loan market only. */
export function scoreDomain(chainId: bigint, market: string): TypedDataDomain {
  return { name: "FinChain Lab Credit Score", version: "1", chainId, verifyingContract: market };
}

/**
 * Signs a score with a scorer's key.
 * @param signer Connected to the chain that the score is for.
 * @param market Address of the loan market that verifies it.
 */
export async function signScore(
  signer: Signer,
  market: string,
  score: CreditScore,
): Promise<string> {
  if (signer.provider === null) throw new Error("the scorer is not connected to a chain");
  const { chainId } = await signer.provider.getNetwork();
  return signer.signTypedData(
    scoreDomain(chainId, market),
    { CreditScore: CREDIT_SCORE },
    { ...score },
  );
}
