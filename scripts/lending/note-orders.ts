import type { Signer, TypedDataDomain, TypedDataField } from "ethers";

/** What a seller of notes signs. */
export interface NoteOrder {
  /** Holder who sells. */
  readonly seller: string;
  /** The loan: the address of its escrow. */
  readonly loan: string;
  /** Most notes that are sold in all. */
  readonly units: bigint;
  /** Fewest notes of one purchase, unless fewer are left. */
  readonly minUnits: bigint;
  /** Clean price in basis points of the principal outstanding; 10,000 is at par. */
  readonly priceBps: bigint;
  /** Unix seconds from which the order no longer counts. */
  readonly expiresAt: bigint;
  /** Tells equal orders apart. */
  readonly nonce: bigint;
}

/** The structure as EIP-712 hashes it; the order is the contract's. */
export const NOTE_ORDER: TypedDataField[] = [
  { name: "seller", type: "address" },
  { name: "loan", type: "address" },
  { name: "units", type: "uint32" },
  { name: "minUnits", type: "uint32" },
  { name: "priceBps", type: "uint32" },
  { name: "expiresAt", type: "uint40" },
  { name: "nonce", type: "uint256" },
];

/** EIP-712 domain: a signature counts on this chain and at this note market only. */
export function noteOrderDomain(chainId: bigint, market: string): TypedDataDomain {
  return { name: "FinChain Lab Note Market", version: "1", chainId, verifyingContract: market };
}

/**
 * Signs an order with the seller's key.
 * @param seller Connected to the chain that the order is for.
 * @param market Address of the note market.
 */
export async function signNoteOrder(
  seller: Signer,
  market: string,
  order: NoteOrder,
): Promise<string> {
  if (seller.provider === null) throw new Error("the seller is not connected to a chain");
  const { chainId } = await seller.provider.getNetwork();
  return seller.signTypedData(
    noteOrderDomain(chainId, market),
    { NoteOrder: NOTE_ORDER },
    { ...order },
  );
}
