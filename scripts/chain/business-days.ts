import { DAY, dayOf, endOfDay } from "./clock.ts";

/**
 * The business days (YYYY-MM-DD, Monday to Friday in UTC+8) after the day of `from` and before `end`, both in Unix
 * seconds: counted a second time, by the calendar and not by the contract.
 */
export function businessDaysBetween(from: number, end: number): readonly string[] {
  const days: string[] = [];
  for (let start = endOfDay(dayOf(from)); start < end; start += DAY) {
    const weekday = new Date(`${dayOf(start)}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(dayOf(start));
  }
  return days;
}
