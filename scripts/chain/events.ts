import type { BaseContract, EventLog } from "ethers";

/** All events that contracts have published, in the order of the chain. */
export async function eventsOf(...contracts: readonly BaseContract[]): Promise<EventLog[]> {
  const logs = await Promise.all(contracts.map((contract) => contract.queryFilter("*", 0)));
  return logs
    .flat()
    .filter((log): log is EventLog => "eventName" in log)
    .toSorted((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
}
