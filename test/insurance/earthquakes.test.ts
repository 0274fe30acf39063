import { expect } from "chai";

import { maxMagnitude, readEarthquakes } from "../../scripts/insurance/earthquakes.ts";
import { expectRefusal, inputFile } from "../support/input-files.ts";

const TAIWAN = { west: 120, east: 123, south: 22, north: 26 };
const FORESHOCK = "2018-02-04T13:56:42.150Z";
const HUALIEN = "2018-02-06T15:50:42.400Z";

describe("Earthquakes", () => {
  const events = readEarthquakes("data/taiwan-earthquakes.json");

  it("are twenty near Taiwan, the strongest M6.4 at Hualien", () => {
    expect(events).to.have.lengthOf(20);
    const strongest = events.find((event) => event.magnitude === 64);
    expect(strongest).to.deep.equal({
      id: "us1000chhc",
      time: HUALIEN,
      magnitude: 64,
      longitude: 121.653,
      latitude: 24.1737,
      place: "22km NNE of Hualian, Taiwan",
    });
  });

  it("count from the first moment of a window, included, to its last, excluded", () => {
    expect(maxMagnitude(events, TAIWAN, FORESHOCK, HUALIEN)).to.equal(61);
    expect(maxMagnitude(events, TAIWAN, HUALIEN, "2018-02-06T15:50:42.401Z")).to.equal(64);
    expect(maxMagnitude(events, TAIWAN, "2018-02-07T00:00:00Z", "2018-02-14T00:00:00Z")).to.equal(
      undefined,
    );
  });

  it("put both strong ones into the 168 hours that begin with the foreshock", () => {
    const end = new Date(Date.parse(FORESHOCK) + 168 * 3_600_000).toISOString();
    expect(maxMagnitude(events, TAIWAN, FORESHOCK, end)).to.equal(64);
  });

  it("outside the box do not count, on its edge they do", () => {
    const [from, to] = ["2018-02-01T00:00:00Z", "2018-02-08T00:00:00Z"];
    const edge = { west: 121.653, east: 121.653, south: 24.1737, north: 24.1737 };
    expect(maxMagnitude(events, edge, from, to)).to.equal(64);
    expect(maxMagnitude(events, { ...TAIWAN, north: 24.1736 }, from, to)).to.equal(61);
    expect(maxMagnitude(events, { ...TAIWAN, west: 122 }, from, to)).to.equal(undefined);
  });

  it("refuse a magnitude of two decimals and a time without zone", () => {
    const row = { ...events[0], magnitude: 6.4 };
    const fine = inputFile(JSON.stringify([{ ...row, magnitude: 6.44 }]));
    expectRefusal(
      () => readEarthquakes(fine),
      `${fine}:1: [0].magnitude is 6.44, which has more than one decimal; round it to one.`,
    );
    const local = inputFile(JSON.stringify([{ ...row, time: "2018-02-06 23:50" }]));
    expectRefusal(
      () => readEarthquakes(local),
      `${local}:1: [0].time is "2018-02-06 23:50", which is not a time of the form 2018-02-06T15:50:42.400Z.`,
    );
    const text = inputFile(JSON.stringify([{ ...row, longitude: "east" }]));
    expectRefusal(
      () => readEarthquakes(text),
      `${text}:1: [0].longitude is "east"; it must be a number.`,
    );
  });
});
