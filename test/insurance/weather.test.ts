import { join } from "node:path";

import { expect } from "chai";

import { isoDay } from "../../scripts/input/calendar.ts";
import { readWeather } from "../../scripts/insurance/input/weather.ts";
import { expectRefusal, inputDirectory, inputFile } from "../support/input-files.ts";

const HEADER = "date,precipitation,temp_max,temp_min,wind";
const FIRST = "2012-02-28,0.0,12.8,5.0,4.7";
const SECOND = "2012-02-29,10.9,10.6,-2.8,4.5";
const SECOND_DAY = {
  date: "2012-02-29",
  precipitation: 109,
  temp_max: 106,
  temp_min: -28,
  wind: 45,
};

function csv(...lines: string[]): string {
  return inputFile(`${lines.join("\n")}\n`);
}

/** Two places, and a third whose only row is worthless. */
function places(): string {
  return csv(
    `location,${HEADER}`,
    `Seattle,${FIRST}`,
    `New York,${SECOND}`,
    "Oslo,not a date,x,x,x,x",
  );
}

describe("Weather file", () => {
  it("reads tenths exactly, as one year of New York sums up in whole numbers", () => {
    const days = readWeather("data/new-york-weather.csv", "New York");
    expect(days).to.have.lengthOf(1461);
    expect(days[0]?.date).to.equal("2012-01-01");
    expect(days.at(-1)?.date).to.equal("2015-12-31");
    expect(days.every((day) => Number.isInteger(day.wind))).to.equal(true);
  });

  it("reads every decimal from 0.0 to 99.9 as its digits say", () => {
    const all = Array.from({ length: 1000 }, (_, tenths) => tenths);
    const rows = all.map((n) => `${isoDay(n)},${Math.trunc(n / 10)}.${n % 10},0,0,0`);
    const read = readWeather(csv(HEADER, ...rows)).map((day) => day.precipitation);
    expect(read).to.deep.equal(all);
  });

  it("takes columns in any order, further columns, CRLF, a byte order mark and blank lines", () => {
    const path = inputFile(
      "\uFEFFwind,note,temp_min,date,temp_max,precipitation\r\n" +
        '4.7,"dry, ""mild""",5.0,2012-02-28,12.8,0.0\r\n\r\n' +
        "4.5,,-2.8,2012-02-29,10.6,10.9",
    );
    expect(readWeather(path)[1]).to.deep.equal(SECOND_DAY);
  });

  it("puts days in order", () => {
    const dates = readWeather(csv(HEADER, SECOND, FIRST)).map((day) => day.date);
    expect(dates).to.deep.equal(["2012-02-28", "2012-02-29"]);
  });

  it("has no minus zero", () => {
    const [day] = readWeather(csv(HEADER, "2012-01-01,-0.0,0,-0.0,0"));
    expect(Object.is(day?.temp_min, 0)).to.equal(true);
  });

  describe("location", () => {
    it("selects one place, whatever the rows of others say", () => {
      expect(readWeather(places(), "New York")).to.deep.equal([SECOND_DAY]);
    });

    it("is a label when the file has no such column", () => {
      expect(readWeather(csv(HEADER, SECOND), "Atlantis")).to.deep.equal([SECOND_DAY]);
    });

    it("may be left out when the file has one place", () => {
      expect(readWeather(csv(`location,${HEADER}`, `Oslo,${SECOND}`))).to.deep.equal([SECOND_DAY]);
    });

    it("lists the places when an unknown one is asked for", () => {
      const path = places();
      expectRefusal(
        () => readWeather(path, "Boston"),
        `${path}: the file has no location "Boston"; it has Seattle, New York, Oslo.`,
      );
    });

    it("lists the places when none of several is asked for", () => {
      const path = places();
      expectRefusal(
        () => readWeather(path),
        `${path}: the file has several locations; choose one with --location: Seattle, New York, Oslo.`,
      );
    });
  });

  describe("refuses, with file, line and cause", () => {
    const missing =
      "this is not CSV: a quotation mark stands where none may stand, or is not closed.";
    const cases: readonly (readonly [name: string, lines: readonly string[], sentence: string])[] =
      [
        ["no days", [HEADER], ": the file has a header but no days; add a row for each day."],
        [
          "a missing column",
          ["date,precipitation,temp_max,temp_min", "2012-01-01,0,0,0"],
          ":1: column wind is missing; add it to the header, which has date, precipitation, temp_max, temp_min.",
        ],
        [
          "a column twice",
          [`${HEADER},wind`, `${FIRST},1`],
          ":1: column wind appears 2 times; keep one.",
        ],
        [
          "a short line",
          [HEADER, FIRST, "2012-02-29,10.9"],
          ":3: this line has 2 fields, but the header has 5.",
        ],
        [
          "a line with a decimal comma",
          [HEADER, "2012-02-28,0,0,12,8,5,0"],
          ":2: this line has 7 fields, but the header has 5.",
        ],
        [
          "text in a number",
          [HEADER, FIRST, "2012-02-29,trace,1,1,1"],
          ':3: precipitation is "trace", which is not a number.',
        ],
        [
          "an empty number",
          [HEADER, "2012-02-29,1,1,,1"],
          ":2: temp_min is empty; a number is needed here.",
        ],
        [
          "a number with an exponent",
          [HEADER, "2012-02-29,1,1e1,1,1"],
          ':2: temp_max is "1e1", which is not a number.',
        ],
        [
          "two decimals",
          [HEADER, "2012-02-29,1,1,1,4.75"],
          ":2: wind is 4.75, which has more than one decimal; round it to one.",
        ],
        [
          "the mark of a missing value",
          [HEADER, "2012-02-29,-9999,1,1,1"],
          ":2: precipitation is -9999, outside 0 to 2000, perhaps a mark for a missing value; every day needs a reading.",
        ],
        [
          "a number of many digits",
          [HEADER, "2012-02-29,99999999,1,1,1"],
          ":2: precipitation is 99999999, outside 0 to 2000, perhaps a mark for a missing value; every day needs a reading.",
        ],
        [
          "a temperature outside nature",
          [HEADER, "2012-02-29,1,999.9,1,1"],
          ":2: temp_max is 999.9, outside -100 to 70, perhaps a mark for a missing value; every day needs a reading.",
        ],
        [
          "a day the calendar lacks",
          [HEADER, "2013-02-29,1,1,1,1"],
          ':2: "2013-02-29" is not a date of the form YYYY-MM-DD.',
        ],
        [
          "a date in another form",
          [HEADER, "29/02/2012,1,1,1,1"],
          ':2: "29/02/2012" is not a date of the form YYYY-MM-DD.',
        ],
        [
          "a gap",
          [HEADER, FIRST, "2012-03-03,1,1,1,1"],
          ":3: 2012-02-29 is missing before 2012-03-03 (days missing here: 3); every day needs a row.",
        ],
        [
          "a repeated day",
          [HEADER, FIRST, SECOND, FIRST],
          ":4: 2012-02-28 is repeated; line 2 has it already, delete one of them.",
        ],
        ["a stray quotation mark", [HEADER, FIRST, '2012-02-29,1,1,1,1"x'], `:3: ${missing}`],
        ["an open quotation mark", [HEADER, FIRST, '2012-02-29,1,1,1,"1'], `:3: ${missing}`],
      ];
    for (const [name, lines, sentence] of cases) {
      it(name, () => {
        const path = csv(...lines);
        expectRefusal(() => readWeather(path), `${path}${sentence}`);
      });
    }

    it("counts lines across CRLF, blank lines and fields that run over a line", () => {
      const path = inputFile(`${HEADER},note\r\n\r\n${FIRST},"a\r\nb"\r\n2012-02-29,x,1,1,1,\r\n`);
      expectRefusal(
        () => readWeather(path),
        `${path}:5: precipitation is "x", which is not a number.`,
      );
    });

    it("an empty file", () => {
      for (const content of ["", " \r\n\n", "\uFEFF"]) {
        const path = inputFile(content);
        expectRefusal(
          () => readWeather(path),
          `${path}: the file is empty; the samples in data/ show what belongs in it.`,
        );
      }
    });

    it("a file that is not there, a directory, a file as a directory", () => {
      const path = join(inputDirectory(), "nowhere.csv");
      expectRefusal(
        () => readWeather(path),
        `${path}: the file does not exist; check its name and the folder you are in.`,
      );
      expectRefusal(
        () => readWeather(inputDirectory()),
        `${inputDirectory()}: this is a directory, not a file; name a file in it.`,
      );
      const inside = join(csv(HEADER), "file.csv");
      expectRefusal(
        () => readWeather(inside),
        `${inside}: the file does not exist; check its name and the folder you are in.`,
      );
    });

    it("bytes that are not UTF-8, such as a GBK table or a picture", () => {
      const path = inputFile(Uint8Array.from([0xb1, 0xb1, 0xbe, 0xa9]));
      expectRefusal(
        () => readWeather(path),
        `${path}: this is not UTF-8 text; save the file as UTF-8.`,
      );
    });

    it("JSON in place of CSV", () => {
      expectRefusal(
        () => readWeather("data/flights-2k.json"),
        `data/flights-2k.json:1: ${missing}`,
      );
    });
  });
});
