import type { Text } from "./text.ts";

import { dayOf } from "../chain/clock.ts";

const WEEKDAYS_ZH = ["日", "一", "二", "三", "四", "五", "六"] as const;

/** The day in UTC+8 of a moment in Unix seconds, as one says it within a year: "31 March", "3 月 31 日". */
export function dayName(time: number): Text {
  const day = asDate(time);
  const english = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return {
    en: english.format(day),
    zh: `${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日`,
  };
}

/** Its day of the week: "Tuesday", "星期二". */
export function weekdayName(time: number): Text {
  const day = asDate(time);
  const english = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
  return { en: english.format(day), zh: `星期${WEEKDAYS_ZH[day.getUTCDay()] ?? ""}` };
}

/** Midnight in UTC of the calendar day that it is in UTC+8. */
function asDate(time: number): Date {
  return new Date(`${dayOf(time)}T00:00:00Z`);
}
