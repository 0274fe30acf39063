import { dayNumber } from "../../input/calendar.ts";
import { type JsonValue, readJson } from "../../input/located-json.ts";

const AIRPORT = /^[A-Z]{3}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** One flight that took place. */
export interface FlightRow {
  /** Scheduled departure, "YYYY/MM/DD HH:mm" local time. */
  readonly date: string;
  /** Minutes late; negative when early. */
  readonly delay: number;
  /** Miles. */
  readonly distance: number;
  readonly origin: string;
  readonly destination: string;
}

/** Flights told apart by their key, and the keys that name more than one. */
export interface FlightSplit {
  readonly insured: FlightRow[];
  /** In the order of their first row. */
  readonly ambiguous: string[];
}

/**
 * Reads flights from a JSON list.
 * @throws Stop (2) that names file, line and cause.
 */
export function readFlights(path: string): FlightRow[] {
  return readJson(path)
    .list()
    .map((item) => readFlight(item));
}

function readFlight(item: JsonValue): FlightRow {
  const row = item.object();
  return {
    date: readDate(row.get("date")),
    delay: row.get("delay").integer(-100_000, 100_000),
    distance: row.get("distance").integer(0, 100_000),
    origin: readAirport(row.get("origin")),
    destination: readAirport(row.get("destination")),
  };
}

function readDate(value: JsonValue): string {
  const text = value.string();
  const day = text.slice(0, 10);
  if (
    text.charAt(10) === " " &&
    TIME.test(text.slice(11)) &&
    !day.includes("-") &&
    dayNumber(day.replaceAll("/", "-")) !== undefined
  ) {
    return text;
  }
  throw value.refusal({
    en: `is "${text}", which is not a time of the form YYYY/MM/DD HH:mm.`,
    zh: `为“${text}”，不是 YYYY/MM/DD HH:mm 形式的时间。`,
  });
}

function readAirport(value: JsonValue): string {
  const code = value.string();
  if (AIRPORT.test(code)) return code;
  throw value.refusal({
    en: `is "${code}"; an airport is three capital letters, such as DFW.`,
    zh: `为“${code}”；机场代码是三个大写字母，例如 DFW。`,
  });
}

/** What a policy calls a flight: departure to the minute, origin and destination. */
export function flightKey({ date, origin, destination }: FlightRow): string {
  return `${date} ${origin}-${destination}`;
}

/** Sets aside every flight whose key it shares with another: nobody could say which of them a policy means. */
export function splitAmbiguous(rows: readonly FlightRow[]): FlightSplit {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(flightKey(row), (counts.get(flightKey(row)) ?? 0) + 1);
  return {
    insured: rows.filter((row) => counts.get(flightKey(row)) === 1),
    ambiguous: [...counts].filter(([, count]) => count > 1).map(([key]) => key),
  };
}
