import { type JsonValue, readJson } from "../input/located-json.ts";

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** One earthquake. */
export interface Earthquake {
  readonly id: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly time: string;
  /** Tenths of a magnitude. */
  readonly magnitude: number;
  /** Degrees east. */
  readonly longitude: number;
  /** Degrees north. */
  readonly latitude: number;
  readonly place: string;
}

/** A box on the map, its edges included, in degrees. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * Reads earthquakes from a JSON list.
 * @throws Stop (2) that names file, line and cause.
 */
export function readEarthquakes(path: string): Earthquake[] {
  return readJson(path)
    .list()
    .map((item) => readEarthquake(item));
}

function readEarthquake(item: JsonValue): Earthquake {
  const row = item.object();
  return {
    id: row.get("id").string(),
    time: readTime(row.get("time")),
    magnitude: row.get("magnitude").tenths(),
    longitude: row.get("longitude").number(),
    latitude: row.get("latitude").number(),
    place: row.get("place").string(),
  };
}

function readTime(value: JsonValue): string {
  const text = value.string();
  if (ISO_TIME.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw value.refusal({
    en: `is "${text}", which is not a time of the form 2018-02-06T15:50:42.400Z.`,
    zh: `为“${text}”，不是 2018-02-06T15:50:42.400Z 形式的时间。`,
  });
}

/**
 * Strongest earthquake in a box during a time.
 * @param from ISO 8601, included.
 * @param to ISO 8601, excluded, so that windows that follow one another share no moment.
 * @returns Tenths of a magnitude, or undefined when the earth was still.
 */
export function maxMagnitude(
  events: readonly Earthquake[],
  box: Box,
  from: string,
  to: string,
): number | undefined {
  const magnitudes = events
    .filter((event) => isInside(event, box))
    .filter(({ time }) => Date.parse(time) >= Date.parse(from) && Date.parse(time) < Date.parse(to))
    .map((event) => event.magnitude);
  return magnitudes.length === 0 ? undefined : Math.max(...magnitudes);
}

function isInside({ longitude, latitude }: Earthquake, box: Box): boolean {
  return (
    longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north
  );
}
