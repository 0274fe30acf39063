import { encodeRlp, keccak256, stripZerosLeft, toBeArray, Transaction } from "ethers";

/** A block as a node tells it: everything is hexadecimal text, such as "0x1b4". */
export interface Block extends Readonly<Record<(typeof FIELDS)[number], string>> {
  /** The hash that is stated for this block. It does not stand in the header: it is computed from it. */
  readonly hash: string;
  /** Here at most one, since every entry of the cash book gets a block of its own. */
  readonly transactions: readonly Entry[];
}

/** A signed transaction as a node tells it. */
export type Entry = Readonly<
  Record<
    | "chainId"
    | "nonce"
    | "maxPriorityFeePerGas"
    | "maxFeePerGas"
    | "gas"
    | "value"
    | "input"
    | "v"
    | "r"
    | "s",
    string
  >
> & { readonly to: string | null };

/** What a header holds, in this order. Whoever swaps two of them gets another hash. */
const FIELDS = [
  "parentHash",
  "sha3Uncles",
  "miner",
  "stateRoot",
  "transactionsRoot",
  "receiptsRoot",
  "logsBloom",
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
] as const;

/** Those of them that are numbers, and are written without leading zeros. */
const NUMBERS: ReadonlySet<string> = new Set([
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
]);

// #region headerFields
/** The fields of a header in their order, ready to be written down as RLP. */
export function headerFields(block: Block): string[] {
  return FIELDS.map((field) =>
    NUMBERS.has(field) ? stripZerosLeft(toBeArray(block[field])) : block[field],
  );
}
// #endregion

// #region entriesRoot
/** The hash that stands for everything that was entered in a block; its header names it as transactionsRoot. */
export function entriesRoot({ transactions }: Block): string {
  const [entry, second] = transactions;
  if (second !== undefined) throw new Error("this helper knows blocks with one entry only");
  // Only block 0 has none; it names the hash of nothing at all.
  if (entry === undefined) return keccak256("0x");
  // A tree with a single leaf: the place of the entry (number 0) and the entry.
  return keccak256(encodeRlp(["0x2080", signed(entry)]));
}
// #endregion

/** The bytes of a transaction as its sender has signed them. */
function signed({ gas, input, r, s, v, ...rest }: Entry): string {
  const { chainId, nonce, maxPriorityFeePerGas, maxFeePerGas, value, to } = rest;
  return Transaction.from({
    type: 2,
    chainId,
    nonce: Number(nonce),
    maxPriorityFeePerGas,
    maxFeePerGas,
    gasLimit: gas,
    to,
    value,
    data: input,
    signature: { r, s, yParity: Number(v) === 0 ? 0 : 1 },
  }).serialized;
}
