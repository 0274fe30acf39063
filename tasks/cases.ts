import type { Catalogue } from "../scripts/errors/catalogue.ts";

import { explain } from "../scripts/errors/decode.ts";
import { Stop } from "../scripts/errors/stop.ts";
import { badInput } from "../scripts/input/bad-input.ts";

/** Refuses options that stand beside `--cases`, which takes their place. */
export function onlyCases(others: Readonly<Record<string, string>>): void {
  for (const [option, value] of Object.entries(others)) {
    if (value === "") continue;
    throw new Stop(2, {
      en: `${option} stands beside --cases; the file of cases brings its own, so leave one of the two out.`,
      zh: `${option} 与 --cases 不能同时使用；案例文件自带这一项，请去掉其中之一。`,
    });
  }
}

/** Lets a calculator work on the terms of a file. What it refuses is wrong input, not a "no" to somebody's wish. */
export async function asInput<Result>(
  path: string,
  catalogue: () => Catalogue,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refusal = explain(error, catalogue);
    throw refusal === undefined ? error : badInput(path, undefined, refusal);
  }
}
