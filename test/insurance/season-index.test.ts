import { readFileSync } from "node:fs";

import { expect } from "chai";

import {
  type Aggregate,
  readSeasonProduct,
  type SeasonProduct,
} from "../../scripts/insurance/input/season-product.ts";
import { type DailyWeather, readWeather } from "../../scripts/insurance/input/weather.ts";
import { payoutBps, seasonsOf } from "../../scripts/insurance/season-index.ts";

const SUMMER = [7, 8, 9];
const WINTER = [11, 12, 1, 2, 3];
const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const CITIES = ["seattle", "new-york"] as const;

function product(months: readonly number[], aggregate: Aggregate): SeasonProduct {
  const curve = { direction: "above", trigger: 0n, exit: 1n, maxPayoutBps: 10_000 } as const;
  return { ...curve, index: { ...aggregate, months } };
}

/** Readings of one day as the file writes them. */
type Written = Readonly<Record<"month" | "rain" | "max" | "min", string>>;

/** The days of one season as the file writes them, found by the names of their months. */
function written(city: string, year: number, months: readonly number[]): Written[] {
  const first = months[0] ?? 0;
  const names = new Set(
    months.map((month) => `${month < first ? year + 1 : year}-${String(month).padStart(2, "0")}`),
  );
  return readFileSync(`data/${city}-weather.csv`, "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .map(([date = "", rain = "", max = "", min = ""]) => ({
      month: date.slice(0, 7),
      rain,
      max,
      min,
    }))
    .filter(({ month }) => names.has(month));
}

/** "12.8" is 128 tenths: every number of these files has exactly one decimal. */
function tenths(text: string): bigint {
  expect(text).to.match(/^-?\d+\.\d$/);
  return BigInt(text.replace(".", ""));
}

const rain = (days: readonly Written[]): bigint[] => days.map((day) => tenths(day.rain));
const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const largest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (a > b ? a : b));

/** A second calculation of each index, by the definition and without regard to speed. */
const longestRun = (below: readonly boolean[]): bigint => {
  const runs = below
    .map((dry) => (dry ? "d" : "w"))
    .join("")
    .split(/w+/);
  return BigInt(Math.max(...runs.map((run) => run.length)));
};
const rolling = (values: readonly bigint[], days: number): bigint =>
  largest(values.slice(days - 1).map((_, start) => total(values.slice(start, start + days))));
const degrees = (days: readonly Written[], sign: bigint, base: bigint): bigint =>
  days
    .map((day) => sign * (tenths(day.max) + tenths(day.min) - 20n * base))
    .filter((twentieths) => twentieths > 0n)
    .reduce((a, b) => a + b, 0n);

interface Case {
  readonly name: string;
  readonly product: SeasonProduct;
  readonly again: (days: readonly Written[]) => bigint;
  /** Index by city and season, as a third program computed it from the source with decimal fractions. */
  readonly expected: Readonly<Record<(typeof CITIES)[number], readonly (bigint | undefined)[]>>;
}

const precipitation = { column: "precipitation" } as const;
const CASES: readonly Case[] = [
  {
    name: "rain of a summer",
    product: product(SUMMER, { ...precipitation, aggregate: "sum" }),
    again: (days) => total(rain(days)),
    expected: {
      seattle: [272n, 1_912n, 1_223n, 1_067n],
      "new-york": [2_444n, 1_759n, 2_667n, 2_166n],
    },
  },
  {
    name: "rain of a year",
    product: product(YEAR, { ...precipitation, aggregate: "sum" }),
    again: (days) => total(rain(days)),
    expected: {
      seattle: [12_260n, 8_280n, 12_328n, 11_392n],
      "new-york": [10_125n, 9_027n, 12_898n, 9_736n],
    },
  },
  {
    name: "days of heavy rain",
    product: product([10, 11, 12, 1, 2, 3], {
      ...precipitation,
      aggregate: "count-at-least",
      threshold: 200,
    }),
    again: (days) => BigInt(rain(days).filter((mm) => mm >= 200n).length),
    expected: {
      seattle: [undefined, 8n, 9n, 9n, undefined],
      "new-york": [undefined, 3n, 7n, 11n, undefined],
    },
  },
  {
    name: "hot days",
    product: product([6, 7, 8], {
      column: "temp_max",
      aggregate: "count-at-least",
      threshold: 300,
    }),
    again: (days) => BigInt(days.filter((day) => tenths(day.max) >= 300n).length),
    expected: { seattle: [7n, 13n, 14n, 23n], "new-york": [35n, 21n, 9n, 42n] },
  },
  {
    name: "longest dry run",
    product: product(SUMMER, { ...precipitation, aggregate: "longest-run-below", threshold: 10 }),
    again: (days) => longestRun(rain(days).map((mm) => mm < 10n)),
    expected: { seattle: [70n, 32n, 22n, 25n], "new-york": [9n, 20n, 10n, 18n] },
  },
  {
    name: "longest run without rain over New Year",
    product: product(WINTER, { ...precipitation, aggregate: "longest-run-below", threshold: 1 }),
    again: (days) => longestRun(rain(days).map((mm) => mm === 0n)),
    expected: {
      seattle: [undefined, 12n, 9n, 10n, undefined],
      "new-york": [undefined, 12n, 9n, 6n, undefined],
    },
  },
  {
    name: "wettest seven days",
    product: product(WINTER, { ...precipitation, aggregate: "rolling-sum-max", days: 7 }),
    again: (days) => rolling(rain(days), 7),
    expected: {
      seattle: [undefined, 1_151n, 1_283n, 878n, undefined],
      "new-york": [undefined, 584n, 848n, 1_278n, undefined],
    },
  },
  {
    name: "wettest thirty days of a year",
    product: product(YEAR, { ...precipitation, aggregate: "rolling-sum-max", days: 30 }),
    again: (days) => rolling(rain(days), 30),
    expected: {
      seattle: [2_612n, 1_700n, 3_000n, 3_257n],
      "new-york": [2_161n, 2_331n, 2_290n, 1_419n],
    },
  },
  {
    name: "heating degree-days",
    product: product(WINTER, { aggregate: "degree-days", kind: "heating", base: 18 }),
    again: (days) => degrees(days, -1n, 18n),
    expected: {
      seattle: [undefined, 34_645n, 33_440n, 29_043n, undefined],
      "new-york": [undefined, 42_717n, 47_345n, 47_441n, undefined],
    },
  },
  {
    name: "cooling degree-days",
    product: product([6, 7, 8], { aggregate: "degree-days", kind: "cooling", base: 18 }),
    again: (days) => degrees(days, 1n, 18n),
    expected: {
      seattle: [1_768n, 3_731n, 3_637n, 5_311n],
      "new-york": [11_393n, 10_721n, 9_547n, 12_261n],
    },
  },
  {
    name: "heating degree-days of one month",
    product: product([12], { aggregate: "degree-days", kind: "heating", base: 0 }),
    again: (days) => degrees(days, -1n, 0n),
    expected: { seattle: [0n, 223n, 0n, 0n], "new-york": [0n, 285n, 14n, 0n] },
  },
];

describe("Season index", () => {
  for (const { name, product: season, again, expected } of CASES) {
    for (const city of CITIES) {
      it(`${name} in ${city} agrees with two other calculations`, () => {
        const seasons = seasonsOf(readWeather(`data/${city}-weather.csv`), season);
        expect(seasons.map(({ index }) => index)).to.deep.equal(expected[city]);
        for (const { year, index, complete } of seasons) {
          expect(complete).to.equal(index !== undefined);
          if (complete) expect(index).to.equal(again(written(city, year, season.index.months)));
        }
      });
    }
  }

  it("of the Seattle summer drought pays 9,280, 0, 0 and 1,330 basis points", () => {
    const drought = readSeasonProduct("data/products/summer-drought.json");
    const seasons = seasonsOf(readWeather("data/seattle-weather.csv", "Seattle"), drought);
    expect(
      seasons.map(({ year, index = -1n }) => [year, index, payoutBps(index, drought)]),
    ).to.deep.equal([
      [2012, 272n, 9280],
      [2013, 1912n, 0],
      [2014, 1223n, 0],
      [2015, 1067n, 1330],
    ]);
  });

  it("counts the start of a winter in the year it begins and leaves cut-off ones without index", () => {
    const days = readWeather("data/seattle-weather.csv");
    const seasons = seasonsOf(days, product(WINTER, { ...precipitation, aggregate: "sum" }));
    expect(seasons.map(({ year, complete }) => [year, complete])).to.deep.equal([
      [2011, false],
      [2012, true],
      [2013, true],
      [2014, true],
      [2015, false],
    ]);
    expect(seasons[0]).to.deep.equal({
      year: 2011,
      complete: false,
      firstDay: "2011-11-01",
      lastDay: "2012-03-31",
    });
  });

  it("knows the end of a season in a leap year", () => {
    const days = readWeather("data/seattle-weather.csv");
    const february = product([2], { ...precipitation, aggregate: "sum" });
    expect(seasonsOf(days, february).map((season) => season.lastDay)).to.deep.equal([
      "2012-02-29",
      "2013-02-28",
      "2014-02-28",
      "2015-02-28",
    ]);
  });
});

/** June to August 2012 with the rain of single days, in tenths. */
function rainOn(days: Readonly<Record<string, number>>): DailyWeather[] {
  const dates = readWeather("data/seattle-weather.csv").map((day) => day.date);
  return dates
    .filter((date) => date >= "2012-06-01" && date <= "2012-08-31")
    .map((date) => ({ date, precipitation: days[date] ?? 0, temp_max: 0, temp_min: 0, wind: 0 }));
}

function july(days: Readonly<Record<string, number>>, aggregate: Aggregate): unknown {
  return seasonsOf(rainOn(days), product([7], aggregate)).map((season) => season.index);
}

describe("Season index at the edges of a season", () => {
  it("sees the first and the last day and none beside them", () => {
    const rains = { "2012-06-30": 1, "2012-07-01": 10, "2012-07-31": 100, "2012-08-01": 1000 };
    expect(july(rains, { ...precipitation, aggregate: "sum" })).to.deep.equal([110n]);
  });

  it("keeps rolling windows wholly inside", () => {
    const rains = { "2012-06-30": 500, "2012-07-01": 10, "2012-07-03": 7, "2012-07-31": 12 };
    const rolling3 = { ...precipitation, aggregate: "rolling-sum-max", days: 3 } as const;
    expect(july(rains, rolling3)).to.deep.equal([17n]);
    expect(july(rains, { ...rolling3, days: 31 })).to.deep.equal([29n]);
    expect(july(rains, { ...rolling3, days: 1 })).to.deep.equal([12n]);
  });

  it("starts runs anew on the first day, and a day at the threshold ends one", () => {
    const run = { ...precipitation, aggregate: "longest-run-below", threshold: 10 } as const;
    expect(july({}, run)).to.deep.equal([31n]);
    expect(july({ "2012-07-11": 10 }, run)).to.deep.equal([20n]);
    expect(july({ "2012-07-11": 9 }, run)).to.deep.equal([31n]);
  });

  it("counts a day at the threshold", () => {
    const count = { ...precipitation, aggregate: "count-at-least", threshold: 10 } as const;
    expect(july({ "2012-07-01": 10, "2012-07-02": 9, "2012-07-31": 11 }, count)).to.deep.equal([
      2n,
    ]);
  });

  it("lists a season of which the file has one day as incomplete, and none it has no day of", () => {
    const sum = { ...precipitation, aggregate: "sum" } as const;
    const complete = (days: readonly DailyWeather[], month: number): boolean[] =>
      seasonsOf(days, product([month], sum)).map((season) => season.complete);
    const days = rainOn({});
    expect(complete(days, 8)).to.deep.equal([true]);
    expect(complete(days.slice(0, -1), 8)).to.deep.equal([false]);
    expect(complete(days.slice(0, 62), 8)).to.deep.equal([false]);
    expect(complete(days.slice(0, 61), 8)).to.deep.equal([]);
    expect(complete(days.slice(29), 6)).to.deep.equal([false]);
    expect(complete(days.slice(30), 6)).to.deep.equal([]);
    expect(seasonsOf([], product([9], sum))).to.deep.equal([]);
  });
});

/** Payouts of the complete seasons of a sample product. */
function payouts(file: string, city: string): number[] {
  const sample = readSeasonProduct(`data/products/${file}.json`);
  const seasons = seasonsOf(readWeather(`data/${city}-weather.csv`), sample);
  return seasons.flatMap(({ index }) => (index === undefined ? [] : payoutBps(index, sample)));
}

/** A product that pays below 120.0 and in full at 20.0, with changes. */
function terms(change: Partial<SeasonProduct>): SeasonProduct {
  const base = product(SUMMER, { ...precipitation, aggregate: "sum" });
  return { ...base, direction: "below", trigger: 1200n, exit: 200n, ...change };
}

describe("Payout of an index", () => {
  const above = terms({ direction: "above", trigger: 6n, exit: 12n, maxPayoutBps: 5_000 });

  it("below: nothing at the trigger, everything at the exit, rounded down between", () => {
    const bps = [2_000n, 1_200n, 1_199n, 272n, 201n, 200n, 199n, -5n].map((x) =>
      payoutBps(x, terms({})),
    );
    expect(bps).to.deep.equal([0, 0, 10, 9280, 9990, 10_000, 10_000, 10_000]);
    const thirds = terms({ trigger: 3n, exit: 0n });
    expect([2n, 1n].map((x) => payoutBps(x, thirds))).to.deep.equal([3333, 6666]);
  });

  it("above: mirrored, up to the largest payout", () => {
    const bps = [0n, 6n, 7n, 11n, 12n, 99n].map((x) => payoutBps(x, above));
    expect(bps).to.deep.equal([0, 0, 833, 4166, 5000, 5000]);
  });

  it("works below zero", () => {
    const frost = terms({ trigger: -50n, exit: -150n });
    expect([-50n, -100n, -150n].map((x) => payoutBps(x, frost))).to.deep.equal([0, 5000, 10_000]);
  });

  it("of the samples: warm winter of 2014 in Seattle, heavy rain in both cities", () => {
    expect(payouts("winter-heating", "seattle")).to.deep.equal([0, 0, 6595]);
    expect(payouts("winter-heating", "new-york")).to.deep.equal([0, 0, 0]);
    expect(payouts("heavy-rain", "seattle")).to.deep.equal([3333, 5000, 5000]);
    expect(payouts("heavy-rain", "new-york")).to.deep.equal([0, 1666, 8333]);
  });
});
