const MILLISECONDS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Number of a calendar day, so that days can be compared and counted.
 * @param day Written YYYY-MM-DD.
 * @returns Days since 1970-01-01, or undefined when the calendar has no such day.
 */
export function dayNumber(day: string): number | undefined {
  const match = ISO_DAY.exec(day);
  if (match === null) return undefined;
  const number = dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]));
  // Date.UTC turns 31 February into 3 March, and a year below 100 into one of the twentieth century.
  return isoDay(number) === day ? number : undefined;
}

/** Days from 1970-01-01 to a date; the day may be 0, which is the last day of the month before. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

/** The day with this number, written YYYY-MM-DD. */
export function isoDay(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
