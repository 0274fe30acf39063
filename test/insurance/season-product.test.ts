import { expect } from "chai";

import { readSeasonProduct } from "../../scripts/insurance/input/season-product.ts";
import { expectRefusal, inputFile } from "../support/input-files.ts";

const TERMS = { direction: "below", trigger: 1200, exit: 200, maxPayoutBps: 10000 };
const INDEX = { column: "precipitation", aggregate: "sum", months: [7, 8, 9] };

/** A product file, one key a line, so that the lines are 2 direction, 3 trigger, 4 exit, 5 maxPayoutBps, 6 index. */
function product(terms: object, index: object): string {
  const members = Object.entries({ ...TERMS, ...terms, index: { ...INDEX, ...index } })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return inputFile(`{\n${members.join(",\n")}\n}\n`);
}

describe("Season product file", () => {
  it("reads the samples", () => {
    expect(readSeasonProduct("data/products/summer-drought.json")).to.deep.equal({
      name: "summer-drought",
      direction: "below",
      trigger: 1200n,
      exit: 200n,
      maxPayoutBps: 10_000,
      index: { aggregate: "sum", months: [7, 8, 9], column: "precipitation" },
    });
    expect(readSeasonProduct("data/products/winter-heating.json").index).to.deep.equal({
      aggregate: "degree-days",
      months: [11, 12, 1, 2, 3],
      kind: "heating",
      base: 18,
    });
    expect(readSeasonProduct("data/products/heavy-rain.json").index).to.deep.equal({
      aggregate: "count-at-least",
      months: [10, 11, 12, 1, 2, 3],
      column: "precipitation",
      threshold: 200,
    });
  });

  it("needs no name, and no column for degree-days but bears one", () => {
    const index = { aggregate: "degree-days", kind: "cooling", base: 18, column: "temp_max" };
    expect(readSeasonProduct(product({}, index)).index).to.deep.equal({
      aggregate: "degree-days",
      months: [7, 8, 9],
      kind: "cooling",
      base: 18,
    });
    expect(readSeasonProduct(product({}, {}))).not.to.have.property("name");
  });

  it("takes twelve months that begin anywhere, and a trigger below zero", () => {
    const months = [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6];
    expect(readSeasonProduct(product({ exit: -5, trigger: 0 }, { months })).exit).to.equal(-5n);
  });

  describe("refuses, with file, line and cause", () => {
    type Case = readonly [name: string, terms: object, index: object, sentence: string];
    const cases: readonly Case[] = [
      ["a misspelt key", { exti: 1 }, {}, ':6: exti is not a known key; did you mean "exit"?'],
      [
        "an unknown key",
        { colour: 1 },
        {},
        ":6: colour is not a known key; the keys are name, direction, trigger, exit, maxPayoutBps, index.",
      ],
      ["a missing key", { trigger: undefined }, {}, ':1: the file lacks the key "trigger".'],
      [
        "an unknown direction",
        { direction: "down" },
        {},
        ':2: direction is "down"; it must be one of below, above.',
      ],
      [
        "a trigger that is text",
        { trigger: "1200" },
        {},
        ':3: trigger is "1200"; it must be a whole number from -1000000000 to 1000000000.',
      ],
      [
        "an exit with a fraction",
        { exit: 200.5 },
        {},
        ":4: exit is 200.5; it must be a whole number from -1000000000 to 1000000000.",
      ],
      [
        "exit equal to trigger",
        { exit: 1200 },
        {},
        ":4: exit equals trigger (1200); the payout needs a way to grow between them.",
      ],
      [
        "exit above trigger with direction below",
        { exit: 1300 },
        {},
        ":4: exit is 1300; with direction below it must be less than trigger (1200).",
      ],
      [
        "exit below trigger with direction above",
        { direction: "above" },
        {},
        ":4: exit is 200; with direction above it must be greater than trigger (1200).",
      ],
      [
        "no payout",
        { maxPayoutBps: 0 },
        {},
        ":5: maxPayoutBps is 0; it must be a whole number from 1 to 10000.",
      ],
      [
        "more than the sum insured",
        { maxPayoutBps: 10001 },
        {},
        ":5: maxPayoutBps is 10001; it must be a whole number from 1 to 10000.",
      ],
      ["a name that is no text", { name: 7 }, {}, ":6: name must be text in double quotes."],
      [
        "an unknown aggregate",
        {},
        { aggregate: "average" },
        ':6: index.aggregate is "average"; it must be one of sum, count-at-least, longest-run-below, rolling-sum-max, degree-days.',
      ],
      [
        "an unknown column",
        {},
        { column: "snow" },
        ':6: index.column is "snow"; it must be one of precipitation, temp_max, temp_min, wind.',
      ],
      ["no column", {}, { column: undefined }, ':6: index lacks the key "column".'],
      [
        "a count without threshold",
        {},
        { aggregate: "count-at-least" },
        ':6: index lacks the key "threshold".',
      ],
      [
        "a run without threshold",
        {},
        { aggregate: "longest-run-below" },
        ':6: index lacks the key "threshold".',
      ],
      [
        "a rolling sum without days",
        {},
        { aggregate: "rolling-sum-max" },
        ':6: index lacks the key "days".',
      ],
      [
        "a window longer than the season",
        {},
        { aggregate: "rolling-sum-max", days: 93 },
        ":6: index.days is 93; it must be a whole number from 1 to 92.",
      ],
      [
        "a window longer than February in most years",
        {},
        { aggregate: "rolling-sum-max", months: [2], days: 29 },
        ":6: index.days is 29; it must be a whole number from 1 to 28.",
      ],
      [
        "degree-days without kind",
        {},
        { aggregate: "degree-days", base: 18 },
        ':6: index lacks the key "kind".',
      ],
      [
        "degree-days without base",
        {},
        { aggregate: "degree-days", kind: "heating" },
        ':6: index lacks the key "base".',
      ],
      [
        "degree-days of another kind",
        {},
        { aggregate: "degree-days", kind: "growing", base: 18 },
        ':6: index.kind is "growing"; it must be one of heating, cooling.',
      ],
      [
        "half a degree of base",
        {},
        { aggregate: "degree-days", kind: "heating", base: 18.5 },
        ":6: index.base is 18.5; it must be a whole number from -100 to 100.",
      ],
      [
        "a key the aggregate does not read",
        {},
        { threshold: 200 },
        ":6: index.threshold is not a known key; the keys are column, aggregate, months.",
      ],
      [
        "no months",
        {},
        { months: [] },
        ":6: index.months is an empty list; it needs at least one entry.",
      ],
      ["months that are no list", {}, { months: 7 }, ":6: index.months must be a list [ ]."],
      [
        "a thirteenth month",
        {},
        { months: [12, 13] },
        ":6: index.months[1] is 13; it must be a whole number from 1 to 12.",
      ],
      [
        "a month twice",
        {},
        { months: [7, 7] },
        ":6: index.months[1] is 7, which is listed already; name each month once.",
      ],
      [
        "months apart",
        {},
        { months: [7, 9] },
        ":6: index.months[1] is 9 after 7; months must follow one another, such as [11, 12, 1].",
      ],
      [
        "more than twelve months",
        {},
        { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1] },
        ":6: index.months has 13 entries; at most 12 are allowed.",
      ],
    ];
    for (const [name, terms, index, sentence] of cases) {
      it(name, () => {
        const path = product(terms, index);
        expectRefusal(() => readSeasonProduct(path), `${path}${sentence}`);
      });
    }
  });

  describe("refuses what is not strict JSON", () => {
    const cases: readonly (readonly [text: string, sentence: string])[] = [
      ["", ": the file is empty; the samples in data/ show what belongs in it."],
      ["[]", ":1: the file must be an object { }."],
      ["{\n// note\n}", ":2: comments are not allowed in JSON; delete this one."],
      ["{\n/* note", ":2: comments are not allowed in JSON; delete this one."],
      ['{\n"exit": 1,\n}', ":3: a key in double quotes is expected; is there a comma too many?"],
      ['{"months": [1,\n]}', ":2: a value is expected; is there a comma too many?"],
      ['{"exit": 1,\n"exit": 2}', ":2: exit is given twice; keep one."],
      [
        "{exit: 1}",
        ":1: a word or sign stands here that JSON does not know; text and keys need double quotes.",
      ],
      ['{"exit" 1}', ":1: a colon is expected after the key."],
      ['{"exit": 1\n"trigger": 2}', ":2: a comma is expected."],
      ['{"exit": 1', ":1: a closing brace } is expected."],
      ['{"months": [1', ":1: a closing bracket ] is expected."],
      ['{"exit": "1', ":1: a quotation mark is not closed."],
      ['{"exit": 1.}', ":1: this number is not written as JSON writes numbers."],
      ["{}\n{}", ":2: the file goes on after its end; delete what follows."],
      ['{"exit": "\\x"}', ":1: this is not valid JSON."],
      ["[".repeat(100_000), ": the values are nested too deeply."],
    ];
    for (const [text, sentence] of cases) {
      it(JSON.stringify(text.slice(0, 24)), () => {
        const path = inputFile(text);
        expectRefusal(() => readSeasonProduct(path), `${path}${sentence}`);
      });
    }
  });
});
