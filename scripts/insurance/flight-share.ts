import type { FlightRow } from "./input/flights.ts";

/** How punctual an airport was on a day. */
export interface DelayShare {
  readonly flights: number;
  readonly delayed: number;
  /** Delayed flights in basis points of all, rounded down. */
  readonly bps: number;
}

/**
 * Share of the flights from or to an airport on a day that were late.
 * @param day As in the data, YYYY/MM/DD.
 * @param minutes Delay that counts as late.
 * @returns Undefined when no flight is known.
 */
export function delayShare(
  rows: readonly FlightRow[],
  airport: string,
  day: string,
  minutes: number,
): DelayShare | undefined {
  const seen = rows.filter(
    (row) =>
      row.date.startsWith(`${day} `) && (row.origin === airport || row.destination === airport),
  );
  if (seen.length === 0) return undefined;
  const delayed = seen.filter((row) => row.delay >= minutes).length;
  return { flights: seen.length, delayed, bps: Math.floor((delayed * 10_000) / seen.length) };
}
