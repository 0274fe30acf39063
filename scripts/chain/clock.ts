import type { NetworkConnection } from "hardhat/types/network";

export const HOUR = 3_600;
export const DAY = 24 * HOUR;

/** Offset of the course's business time, UTC+8, in seconds. */
const UTC_PLUS_8 = 8 * HOUR;

/** Unix seconds of the beginning of a calendar day (YYYY-MM-DD) in UTC+8. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1_000 - UTC_PLUS_8;
}

/** Unix seconds of the end of a calendar day (YYYY-MM-DD) in UTC+8, which is the beginning of the next. */
export function endOfDay(day: string): number {
  return startOfDay(day) + DAY;
}

/** Calendar day (YYYY-MM-DD) in UTC+8 of a moment in Unix seconds. */
export function dayOf(time: number): string {
  return new Date((time + UTC_PLUS_8) * 1_000).toISOString().slice(0, 10);
}

/** Day number in UTC+8, counted from 1970-01-01, of a moment in Unix seconds. */
export function dayNumber(time: number): number {
  return Math.floor((time + UTC_PLUS_8) / DAY);
}

/** Unix seconds of the latest block. */
export async function now(connection: NetworkConnection): Promise<number> {
  const block = await connection.ethers.provider.getBlock("latest");
  if (block === null) throw new Error("the chain has no block");
  return block.timestamp;
}

/** Lets the next block happen at `time`; a moment that has passed changes nothing. */
export async function travelTo(connection: NetworkConnection, time: number): Promise<void> {
  if (time <= (await now(connection))) return;
  await connection.provider.request({
    method: "evm_setNextBlockTimestamp",
    params: [time],
  });
  await connection.provider.request({ method: "evm_mine", params: [] });
}
