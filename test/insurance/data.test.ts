import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { expect } from "chai";

import { taiwanOf, weatherOf } from "../../data/derive.ts";

const FILES = [
  "flights-2k.json",
  "new-york-weather.csv",
  "seattle-weather.csv",
  "taiwan-earthquakes.json",
];

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** An event as the feed writes it. */
function feature(id: string, time: number, longitude: number, latitude: number): object {
  return {
    id,
    properties: { mag: 5, place: "here", time },
    geometry: { coordinates: [longitude, latitude, 10] },
  };
}

describe("Data extracts", () => {
  for (const page of ["data/DATA.md", "data/DATA.zh-CN.md"]) {
    it(`have the SHA-256 that ${page} states`, () => {
      const rows = readFileSync(page, "utf8").split("\n");
      for (const file of FILES) {
        const row = rows.find((line) => line.startsWith(`| \`${file}\``));
        expect(row, file).to.include(`\`${sha256(`data/${file}`)}\``);
      }
    });
  }

  it("of weather keep one place, the measured columns and every digit", () => {
    const source =
      "location,date,precipitation,temp_max,temp_min,wind,weather\n" +
      "Seattle,2012-01-01,0.0,12.8,5.0,4.7,drizzle\n" +
      "New York,2012-01-01,1.8,10.0,3.3,5.1,rain\n";
    expect(weatherOf(source, "New York")).to.equal(
      "date,precipitation,temp_max,temp_min,wind\n2012-01-01,1.8,10.0,3.3,5.1\n",
    );
  });

  it("of earthquakes keep the box, its edges included, in order of time", () => {
    const source = JSON.stringify({
      features: [
        feature("late", 2000, 123, 26),
        feature("west", 0, 119.9, 24),
        feature("north", 0, 121, 26.1),
        feature("early", 1000, 120, 22),
      ],
    });
    const event = { magnitude: 5, place: "here" };
    expect(JSON.parse(taiwanOf(source))).to.deep.equal([
      { ...event, id: "early", time: "1970-01-01T00:00:01.000Z", longitude: 120, latitude: 22 },
      { ...event, id: "late", time: "1970-01-01T00:00:02.000Z", longitude: 123, latitude: 26 },
    ]);
  });
});
