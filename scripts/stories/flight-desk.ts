import type { FlightOutcome } from "../insurance/flight-desk.ts";
import type { InsurerFacts } from "./reconcile-insurer.ts";
import type { Story } from "./story.ts";

import { openCourse } from "../chain/course.ts";
import { flightDays, flightsBegin, passengerOf, runFlights } from "../insurance/flight-desk.ts";
import { dataFile } from "../input/data-file.ts";
import { readFlightProduct } from "../insurance/input/flight-product.ts";
import { readFlights, splitAmbiguous } from "../insurance/input/flights.ts";
import { grouped, yuanGrouped } from "../money/yuan.ts";
import { reconcileInsurer } from "./reconcile-insurer.ts";

const product = readFlightProduct(dataFile("products/flight-delay.json"));
const { insured: flights } = splitAmbiguous(readFlights(dataFile("flights-2k.json")));

export interface FlightDeskFacts extends InsurerFacts {
  readonly outcome: FlightOutcome;
}

/** A travel site insures one passenger on each of 2,000 flights, one list a day. */
export const flightDesk: Story<FlightDeskFacts> = {
  name: "flight-desk",
  title: {
    en: "Flight desk: 2,000 flights, one list of passengers a day",
    zh: "航延险柜台：两千个航班，每天一份被保险人清单",
  },
  startsAt: flightsBegin(flightDays(flights)),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    narrator.say({
      en:
        `A travel site insures one passenger on each of ${grouped(BigInt(flights.length))} flights for 15.00 yuan. It does not store 2,000 ` +
        "policies on the chain: every day it brings one number that stands for that day's whole list of passengers, its " +
        "Merkle root. Change one name and the root is another. After landing the observers sign the root of all delays. A " +
        "few hashes, a Merkle proof, show that a line is on the list behind a root; with two of them (this passenger, " +
        "this delay) each passenger is paid what the delay band says, the highest one that his delay reaches.",
      zh:
        `一家旅游网站为 ${grouped(BigInt(flights.length))} 个航班各承保一名旅客，每人保费 15.00 元。链上并不存两千张保单：` +
        "每天只提交一个代表当日整份旅客清单的数，即默克尔根，名单改动一个字，根就不同。降落后观测员签署全部延误数据的默克尔根。" +
        "几个哈希组成的默克尔证明，可以说明某一行确在某个根所代表的清单上；旅客凭两段证明（我在名单上、航班延误多久）获赔，" +
        "按延误所达到的最高一档计算。",
    });
    const outcome = await runFlights(course, { product, name: "flight-delay", flights }, narrator);
    narrator.table({
      head: [
        { en: "delay from (minutes)", zh: "延误达到（分钟）" },
        { en: "pays (yuan)", zh: "每单赔付（元）" },
        { en: "passengers", zh: "旅客数" },
        { en: "paid (yuan)", zh: "赔款（元）" },
      ],
      rows: product.bands.map(({ fromMinutes, pay }) => {
        const count = outcome.paid[String(fromMinutes)] ?? 0;
        return [
          String(fromMinutes),
          yuanGrouped(pay),
          String(count),
          yuanGrouped(pay * BigInt(count)),
        ];
      }),
    });
    narrator.say({
      en: `Premium ${yuanGrouped(outcome.premium)}, paid ${yuanGrouped(outcome.payout)} over ${outcome.days} days.`,
      zh: `${outcome.days} 天共收保费 ${yuanGrouped(outcome.premium)} 元，赔付 ${yuanGrouped(outcome.payout)} 元。`,
    });

    return {
      outcome,
      reconciliation: await reconcileInsurer(course, narrator, [
        { name: { en: "passengers", zh: "旅客" }, addresses: flights.map(passengerOf) },
      ]),
    };
  },
};
