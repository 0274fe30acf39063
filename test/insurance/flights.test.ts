import { expect } from "chai";

import { delayShare } from "../../scripts/insurance/flight-share.ts";
import {
  type FlightProduct,
  readFlightProduct,
} from "../../scripts/insurance/input/flight-product.ts";
import {
  flightKey,
  type FlightRow,
  readFlights,
  splitAmbiguous,
} from "../../scripts/insurance/input/flights.ts";
import { expectRefusal, inputFile } from "../support/input-files.ts";

const ROW = {
  date: "2001/02/24 11:07",
  delay: 91,
  distance: 1235,
  origin: "DFW",
  destination: "LAX",
};
const DESK: FlightProduct = {
  name: "flight-delay",
  premium: 1_500n,
  bands: [
    { fromMinutes: 45, pay: 5_000n },
    { fromMinutes: 120, pay: 10_000n },
    { fromMinutes: 180, pay: 20_000n },
  ],
};

/** One good row on line 2, then one that differs from it, on line 3. */
function flights(change: object): string {
  const rows = [ROW, { ...ROW, ...change }].map((row) => JSON.stringify(row));
  return inputFile(`[\n${rows.join(",\n")}\n]\n`);
}

function payOf({ delay }: FlightRow, { bands }: FlightProduct): bigint {
  return bands.findLast((band) => delay >= band.fromMinutes)?.pay ?? 0n;
}

describe("Flight file", () => {
  it("holds 2,000 flights with distinct keys that pay 10,050.00 on premiums of 30,000.00", () => {
    const { insured, ambiguous } = splitAmbiguous(readFlights("data/flights-2k.json"));
    expect(insured).to.have.lengthOf(2000);
    expect(ambiguous).to.deep.equal([]);
    const product = readFlightProduct("data/products/flight-delay.json");
    expect(product).to.deep.equal(DESK);
    const paid = product.bands.map(
      ({ pay }) => insured.filter((row) => payOf(row, product) === pay).length,
    );
    expect(paid).to.deep.equal([137, 22, 5]);
    expect(insured.reduce((sum, row) => sum + payOf(row, product), 0n)).to.equal(1_005_000n);
    expect(product.premium * 2000n).to.equal(3_000_000n);
  });

  it("sets aside every row of a key that occurs more than once", () => {
    const other = { ...ROW, date: "2001/02/24 11:08" };
    const back = { ...ROW, origin: "LAX", destination: "DFW" };
    const split = splitAmbiguous([ROW, other, { ...ROW, delay: 3 }, back]);
    expect(split.insured).to.deep.equal([other, back]);
    expect(split.ambiguous).to.deep.equal([flightKey(ROW)]);
    expect(flightKey(ROW)).to.equal("2001/02/24 11:07 DFW-LAX");
  });

  it("may carry further fields", () => {
    expect(readFlights(flights({ carrier: "AA" }))).to.have.lengthOf(2);
  });

  it("shows a ground stop: four of six flights of DFW on 2001-02-24 are 45 minutes late or more", () => {
    const rows = readFlights("data/flights-2k.json");
    expect(delayShare(rows, "DFW", "2001/02/24", 45)).to.deep.equal({
      flights: 6,
      delayed: 4,
      bps: 6666,
    });
    expect(delayShare(rows, "DFW", "2001/02/30", 45)).to.equal(undefined);
    expect(delayShare([ROW], "LAX", "2001/02/24", 91)?.delayed).to.equal(1);
    expect(delayShare([ROW], "LAX", "2001/02/24", 92)?.delayed).to.equal(0);
  });

  describe("refuses, with file, line and cause", () => {
    const time = "which is not a time of the form YYYY/MM/DD HH:mm.";
    const cases: readonly (readonly [name: string, change: object, sentence: string])[] = [
      ["a missing field", { delay: undefined }, ':3: [1] lacks the key "delay".'],
      [
        "text in a number",
        { delay: "late" },
        ':3: [1].delay is "late"; it must be a whole number from -100000 to 100000.',
      ],
      [
        "half a minute",
        { delay: 0.5 },
        ":3: [1].delay is 0.5; it must be a whole number from -100000 to 100000.",
      ],
      [
        "a missing delay",
        { delay: null },
        ":3: [1].delay is null; it must be a whole number from -100000 to 100000.",
      ],
      [
        "a negative distance",
        { distance: -1 },
        ":3: [1].distance is -1; it must be a whole number from 0 to 100000.",
      ],
      ["a date without time", { date: "2001/02/24" }, `:3: [1].date is "2001/02/24", ${time}`],
      [
        "a day the calendar lacks",
        { date: "2001/02/29 10:00" },
        `:3: [1].date is "2001/02/29 10:00", ${time}`,
      ],
      ["hour 24", { date: "2001/02/24 24:00" }, `:3: [1].date is "2001/02/24 24:00", ${time}`],
      ["dashes", { date: "2001-02-24 10:00" }, `:3: [1].date is "2001-02-24 10:00", ${time}`],
      ["a date that is a number", { date: 2001 }, ":3: [1].date must be text in double quotes."],
      [
        "an airport in small letters",
        { origin: "dfw" },
        ':3: [1].origin is "dfw"; an airport is three capital letters, such as DFW.',
      ],
      [
        "an empty airport",
        { destination: "" },
        ':3: [1].destination is ""; an airport is three capital letters, such as DFW.',
      ],
    ];
    for (const [name, change, sentence] of cases) {
      it(name, () => {
        const path = flights(change);
        expectRefusal(() => readFlights(path), `${path}${sentence}`);
      });
    }

    it("an empty list, an object, a row that is no object", () => {
      const wholes = [
        ["[]", "the file is an empty list; it needs at least one entry."],
        ["{}", "the file must be a list [ ]."],
        ["[1]", "[0] must be an object { }."],
      ] as const;
      for (const [text, sentence] of wholes) {
        const path = inputFile(text);
        expectRefusal(() => readFlights(path), `${path}:1: ${sentence}`);
      }
    });
  });
});

describe("Flight product file", () => {
  const bands = [
    { fromMinutes: 45, pay: "50.00" },
    { fromMinutes: 120, pay: "100.00" },
  ];
  const nine = Array.from({ length: 9 }, (_, i) => ({ fromMinutes: i + 1, pay: "50.00" }));
  const order = "bands must be listed from short to long delays.";
  const cases: readonly (readonly [name: string, change: object, sentence: string])[] = [
    ["no premium", { premium: undefined }, 'the file lacks the key "premium".'],
    [
      "a premium as a number",
      { premium: 15 },
      'premium must be an amount in double quotes, such as "15.00".',
    ],
    [
      "a premium of three decimals",
      { premium: "15.001" },
      'premium "15.001" has more than two decimals; the smallest unit is 0.01.',
    ],
    ["a free policy", { premium: "0.00" }, "premium must be more than 0.00."],
    [
      "a premium nobody can win back",
      { premium: "100.00" },
      "premium is not below the highest pay, so nobody could gain from such a policy; lower it.",
    ],
    ["no bands", { bands: [] }, "bands is an empty list; it needs at least one entry."],
    ["nine bands", { bands: nine }, "bands has 9 entries; at most 8 are allowed."],
    [
      "a band from zero minutes",
      { bands: [{ fromMinutes: 0, pay: "50.00" }] },
      "bands[0].fromMinutes is 0; it must be a whole number from 1 to 10080.",
    ],
    [
      "a band that pays nothing",
      { bands: [{ fromMinutes: 45, pay: "0" }] },
      "bands[0].pay must be more than 0.00.",
    ],
    [
      "two bands from the same minute",
      { bands: [bands[0], bands[0]] },
      `bands[1].fromMinutes is 45 after 45; ${order}`,
    ],
    [
      "bands out of order",
      { bands: bands.toReversed() },
      `bands[1].fromMinutes is 45 after 120; ${order}`,
    ],
    [
      "a lower pay for a longer delay",
      { bands: [...bands, { fromMinutes: 180, pay: "99.99" }] },
      "bands[2].pay is less than the band before it pays; a longer delay may not pay less.",
    ],
    [
      "a misspelt key in a band",
      { bands: [{ fromMinute: 45, pay: "50.00" }] },
      'bands[0].fromMinute is not a known key; did you mean "fromMinutes"?',
    ],
  ];
  it("may pay the same in two bands and have no name", () => {
    const flat = [bands[0], { fromMinutes: 120, pay: "50" }];
    const path = inputFile(JSON.stringify({ premium: "49.99", bands: flat }));
    expect(readFlightProduct(path)).to.deep.equal({
      premium: 4_999n,
      bands: [
        { fromMinutes: 45, pay: 5_000n },
        { fromMinutes: 120, pay: 5_000n },
      ],
    });
  });

  for (const [name, change, sentence] of cases) {
    it(`refuses ${name}`, () => {
      const path = inputFile(JSON.stringify({ premium: "15.00", bands, ...change }));
      expectRefusal(() => readFlightProduct(path), `${path}:1: ${sentence}`);
    });
  }
});
