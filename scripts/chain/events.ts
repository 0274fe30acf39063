import type { BaseContract, EventLog } from "ethers";

/** All events that contracts have published, in the order of the chain. */
export async function eventsOf(...contracts: readonly BaseContract[]): Promise<EventLog[]> {
  const logs = await Promise.all(contracts.map((contract) => contract.queryFilter("*", 0)));
  return logs
    .flat()
    .filter((log): log is EventLog => "eventName" in log)
    .toSorted((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
}

/** The same with the Unix second of each event's block. */
export async function timedEventsOf(
  ...contracts: readonly BaseContract[]
): Promise<{ readonly log: EventLog; readonly time: bigint }[]> {
  const times = new Map<number, bigint>();
  const timed = [];
  for (const log of await eventsOf(...contracts)) {
    const time = times.get(log.blockNumber) ?? BigInt((await log.getBlock()).timestamp);
    times.set(log.blockNumber, time);
    timed.push({ log, time });
  }
  return timed;
}
