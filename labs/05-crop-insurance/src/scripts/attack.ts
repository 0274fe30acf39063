import type { Trial } from "#labkit";
import type { Cover, Gauge } from "../../scenario.ts";

/** What Mallory knows; all of it is public. */
interface Target {
  /** Address of the gauge. */
  readonly gauge: string;
  /** Address of the cover; Mallory is insured there. */
  readonly cover: string;
  /** The summer that is insured. It was wet. */
  readonly year: bigint;
}

/** A reading as it stands in the public log of the gauge. */
interface Reading {
  readonly year: bigint;
  /** Tenths of a millimetre. */
  readonly rain: bigint;
  /** The station's signature. */
  readonly signature: string;
}

/** Lets Mallory be paid for a drought that never was. Two transactions are enough. */
export default async function attack(t: Trial, target: Target): Promise<void> {
  const me = await t.person("mallory");
  const gauge = t.attach<Gauge>("FragileGauge", target.gauge, me);
  const cover = t.attach<Cover>("Cover", target.cover, me);
  const readings = await readingsOf(t, gauge);
  // lab:begin s6
  const driest = readings.reduce((a, b) => (b.rain < a.rain ? b : a));
  await gauge.report(target.year, driest.rain, driest.signature);
  await cover.claim(me.address);
  // lab:else
  // lab:todo en: bring the gauge a reading that the station has signed, for the insured summer; then claim.
  // lab:todo zh: 把气象站签过名的某个读数，作为投保那个夏天的读数提交；然后索赔。
  //~ if (readings.length === 0) throw new Error("nobody has ever reported");
  // lab:end
}

/** Every reading that was ever brought to the gauge. */
async function readingsOf(t: Trial, gauge: Parameters<Trial["events"]>[0]): Promise<Reading[]> {
  const events = await t.events(gauge);
  return events.map(({ args }) => ({
    year: BigInt(String(args["year"])),
    rain: BigInt(String(args["rain"])),
    signature: String(args["signature"]),
  }));
}
