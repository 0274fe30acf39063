import { expect } from "chai";

import { businessDaysBetween } from "../../scripts/chain/business-days.ts";
import { dayName, weekdayName } from "../../scripts/language/dates.ts";

/** The last second of 31 March 2026, a Tuesday, and the first of 1 April, in UTC+8. */
const MARCH = Date.parse("2026-03-31T15:59:59Z") / 1_000;
const APRIL = MARCH + 1;

describe("days as one says them", () => {
  it("names the day in UTC+8 in both languages", () => {
    expect(dayName(MARCH)).to.deep.equal({ en: "31 March", zh: "3 月 31 日" });
    expect(dayName(APRIL)).to.deep.equal({ en: "1 April", zh: "4 月 1 日" });
  });

  it("names the day of the week", () => {
    expect(weekdayName(MARCH)).to.deep.equal({ en: "Tuesday", zh: "星期二" });
    expect(weekdayName(APRIL)).to.deep.equal({ en: "Wednesday", zh: "星期三" });
  });

  it("counts business days after the day of the event, without Saturday and Sunday", () => {
    const thursday = Date.parse("2026-04-02T02:00:00Z") / 1_000;
    const endOfMonday = Date.parse("2026-04-06T16:00:00Z") / 1_000;

    expect(businessDaysBetween(thursday, endOfMonday)).to.deep.equal(["2026-04-03", "2026-04-06"]);
  });
});
