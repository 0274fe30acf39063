/**
 * Derives the extracts in this directory from vega-datasets 3.2.1:
 *
 *     npm install --no-save --prefix workspace vega-datasets@3.2.1
 *     node scripts/run.mjs node data/derive.ts
 *
 * An argument names another directory that holds the sources.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const COLUMNS = ["date", "precipitation", "temp_max", "temp_min", "wind"];
const BOX = { west: 120, east: 123, south: 22, north: 26 };

interface Extract {
  readonly file: string;
  readonly source: string;
  /** SHA-256 of the source. */
  readonly sha256: string;
  readonly derive: (source: string) => string;
}

/** The part of a GeoJSON feature that is kept. */
interface Feature {
  readonly id: string;
  readonly properties: { readonly mag: number; readonly place: string; readonly time: number };
  readonly geometry: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

const WEATHER = "27219f1ca8dbd94c9b6f4b9f4f52ab2f1eb33dfdcf719cd9fc6481ed50b74549";

const EXTRACTS: readonly Extract[] = [
  {
    file: "seattle-weather.csv",
    source: "weather.csv",
    sha256: WEATHER,
    derive: (source) => weatherOf(source, "Seattle"),
  },
  {
    file: "new-york-weather.csv",
    source: "weather.csv",
    sha256: WEATHER,
    derive: (source) => weatherOf(source, "New York"),
  },
  {
    file: "flights-2k.json",
    source: "flights-2k.json",
    sha256: "41de5f0e4177ae3a7f41a58e7c69dfa83547a11f83adac0c812ed77a9cfeb5d3",
    derive: (source) => source,
  },
  {
    file: "taiwan-earthquakes.json",
    source: "earthquakes.json",
    sha256: "a42702a83ffbae679f95d1fa53e2cae0bae13b21e599a68cdd50a44fc52129f7",
    derive: taiwanOf,
  },
];

/** One place's days with the measured columns; the digits are copied as they stand. */
export function weatherOf(source: string, location: string): string {
  // The source has neither quotation marks nor commas inside a field.
  const [header = [], ...rows] = source
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const kept = COLUMNS.map((column) => header.indexOf(column));
  const days = rows.filter((row) => row[header.indexOf("location")] === location);
  const lines = days.map((row) => kept.map((column) => row[column]).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

/** Earthquakes in the box around Taiwan, in order of time, one field a line. */
export function taiwanOf(source: string): string {
  const { features }: { features: Feature[] } = JSON.parse(source);
  const events = features
    .filter(({ geometry: { coordinates } }) => isInBox(...coordinates))
    .toSorted((a, b) => a.properties.time - b.properties.time)
    .map(({ id, properties: { mag, place, time }, geometry: { coordinates } }) => ({
      id,
      time: new Date(time).toISOString(),
      magnitude: mag,
      longitude: coordinates[0],
      latitude: coordinates[1],
      place,
    }));
  return `${JSON.stringify(events, undefined, 2)}\n`;
}

function isInBox(longitude: number, latitude: number): boolean {
  return (
    longitude >= BOX.west && longitude <= BOX.east && latitude >= BOX.south && latitude <= BOX.north
  );
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

function main(sources: string): void {
  for (const { file, source, sha256: expected, derive } of EXTRACTS) {
    const content = readFileSync(join(sources, source), "utf8");
    if (sha256(content) !== expected) {
      throw new Error(`${source}: SHA-256 is ${sha256(content)}, expected ${expected}`);
    }
    const extract = derive(content);
    writeFileSync(join(import.meta.dirname, file), extract);
    console.log(`${sha256(extract)}  ${file}`);
  }
}

if (import.meta.main) {
  main(
    resolve(
      process.argv[2] ?? join(import.meta.dirname, "../workspace/node_modules/vega-datasets/data"),
    ),
  );
}
