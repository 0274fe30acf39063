import { type JsonValue, readJson } from "../../input/located-json.ts";

/** Steps a risk can hold on the chain. */
const MAX_BANDS = 8;
const MINUTES_OF_A_WEEK = 10_080;

/** From this delay on, this much is paid. */
export interface DelayBand {
  /** Minutes. */
  readonly fromMinutes: number;
  /** Fen. */
  readonly pay: bigint;
}

/** Terms of a flight delay insurance. */
export interface FlightProduct {
  readonly name?: string;
  /** Fen for each policy. */
  readonly premium: bigint;
  /** In ascending order; the highest band that is reached pays, not their sum. */
  readonly bands: readonly DelayBand[];
}

/**
 * Reads the product file of a flight delay insurance.
 * @throws Stop (2) that names file, line and cause.
 */
export function readFlightProduct(path: string): FlightProduct {
  const file = readJson(path).object();
  file.allow(["name", "premium", "bands"]);
  const name = file.find("name")?.string();
  const premium = readPositive(file.get("premium"));
  const bands = readBands(file.get("bands"));
  const highest = bands.at(-1)?.pay ?? 0n;
  if (premium >= highest) {
    throw file.get("premium").refusal({
      en: "is not below the highest pay, so nobody could gain from such a policy; lower it.",
      zh: "不低于最高赔付额，这样的保单对投保人毫无意义，请调低。",
    });
  }
  return { ...(name === undefined ? {} : { name }), premium, bands };
}

function readBands(value: JsonValue): DelayBand[] {
  const bands: DelayBand[] = [];
  for (const item of value.list(MAX_BANDS)) {
    const members = item.object();
    members.allow(["fromMinutes", "pay"]);
    const fromMinutes = members.get("fromMinutes").integer(1, MINUTES_OF_A_WEEK);
    const pay = readPositive(members.get("pay"));
    const before = bands.at(-1);
    if (before !== undefined && fromMinutes <= before.fromMinutes) {
      throw members.get("fromMinutes").refusal({
        en: `is ${fromMinutes} after ${before.fromMinutes}; bands must be listed from short to long delays.`,
        zh: `为 ${fromMinutes}，前一档是 ${before.fromMinutes}；各档须按延误时间由短到长排列。`,
      });
    }
    if (before !== undefined && pay < before.pay) {
      throw members.get("pay").refusal({
        en: "is less than the band before it pays; a longer delay may not pay less.",
        zh: "低于前一档的赔付额；延误更久，赔付不能更少。",
      });
    }
    bands.push({ fromMinutes, pay });
  }
  return bands;
}

function readPositive(value: JsonValue): bigint {
  const fen = value.fen();
  if (fen > 0n) return fen;
  throw value.refusal({ en: "must be more than 0.00.", zh: "必须大于 0.00。" });
}
