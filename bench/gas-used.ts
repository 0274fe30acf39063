import type { ContractTransactionResponse } from "ethers";

/** What a transaction used, the 21,000 of its beginning included. */
export async function gas(transaction: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await transaction).wait();
  if (receipt === null) throw new Error("the transaction was not mined");
  return Number(receipt.gasUsed);
}
