import type { NetworkConnection } from "hardhat/types/network";

import { network } from "hardhat";

/** A fresh chain whose clock begins at `startsAt` (Unix seconds). */
export async function stageAt(startsAt: number): Promise<NetworkConnection> {
  const initialDate = new Date(startsAt * 1_000);
  return network.create({ network: "default", override: { initialDate } });
}
