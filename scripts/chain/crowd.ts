import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";

import { dataSlice, id, toQuantity, WeiPerEther } from "ethers";

/**
 * Accounts beyond those of the course, for cases with more people than the chain has keys: the local chain acts for
 * them. The same name and number give the same account everywhere.
 */
export async function crowdOf(
  { ethers, provider }: NetworkConnection,
  name: string,
  count: number,
): Promise<HardhatEthersSigner[]> {
  const crowd: HardhatEthersSigner[] = [];
  for (let i = 0; i < count; i++) {
    const address = dataSlice(id(`${name} ${i}`), 12);
    await provider.request({
      method: "hardhat_setBalance",
      params: [address, toQuantity(10n * WeiPerEther)],
    });
    crowd.push(await ethers.getImpersonatedSigner(address));
  }
  return crowd;
}
