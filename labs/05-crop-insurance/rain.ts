import { readSeasonProduct } from "../../scripts/insurance/input/season-product.ts";
import { readWeather } from "../../scripts/insurance/input/weather.ts";
import { seasonsOf } from "../../scripts/insurance/season-index.ts";
import { dataFile } from "../../scripts/input/data-file.ts";

/** A summer near Seattle as it was: July to September. */
export interface Summer {
  readonly year: bigint;
  /** Tenths of a millimetre. */
  readonly rain: bigint;
}

const measured = seasonsOf(
  readWeather(dataFile("seattle-weather.csv")),
  readSeasonProduct(dataFile("products/summer-drought.json")),
);

/** The summers that the data has from the first day to the last: 2012 to 2015. */
export const SUMMERS: readonly Summer[] = measured.flatMap(({ year, index }) =>
  index === undefined ? [] : [{ year: BigInt(year), rain: index }],
);

/** Rain of a summer in tenths of a millimetre. */
export function rainIn(year: bigint): bigint {
  const summer = SUMMERS.find((one) => one.year === year);
  if (summer === undefined) throw new Error(`no data for the summer of ${year}`);
  return summer.rain;
}
