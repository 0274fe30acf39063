import type { CourseChain } from "../chain/course.ts";
import type { DisclosureReport } from "../lending/disclosure-report.ts";
import type { DisclosureTable } from "../lending/disclosure.ts";
import type { Narrator } from "../language/narrator.ts";
import type { Text } from "../language/text.ts";
import type { Crowd } from "./regulator-day/year.ts";
import type { Story, StoryFacts } from "./story.ts";

import { endOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { discloseBook, nameLargest } from "../lending/disclosure-report.ts";
import { readTable } from "../lending/disclosure.ts";
import { OPENED_AT, REPORTED_AT } from "./regulator-day/plan.ts";
import {
  introduce,
  sayMidnight,
  sayNamed,
  sayRecounted,
  showReport,
} from "./regulator-day/words.ts";
import { admitCrowd, liveThroughYear } from "./regulator-day/year.ts";
import { reconcileLoans } from "./reconcile-loans.ts";
import { refusalOf } from "./refusal.ts";

export interface RegulatorDayFacts extends StoryFacts {
  readonly report: DisclosureReport;
  /** A second after midnight. */
  readonly midnight: DisclosureTable;
  /** Transactions between the two tables. */
  readonly transactions: number;
  /** Whether the table that was recorded as an event is the one that was read. */
  readonly isRecorded: boolean;
  /** A list of borrowers who owe less, in English. */
  readonly refusals: readonly string[];
}

/** A year of two hundred loans, and what the regulator sees of it. */
export const regulatorDay: Story<RegulatorDayFacts> = {
  name: "regulator-day",
  title: {
    en: "The regulator's day: a book of two hundred loans, and figures that nobody can dress up",
    zh: "监管日：两百笔借款的台账，谁也粉饰不了的数字",
  },
  startsAt: OPENED_AT,

  async tell(connection, narrator) {
    introduce(narrator);
    const { course, crowd } = await buildBook(connection, narrator);
    const refused = await nameBorrowers(course);
    const report = await discloseBook(course);
    showReport(narrator, report);
    sayNamed(narrator, refused);
    const isRecorded = await record(course, report.table);
    sayRecounted(narrator, report);

    const blocks = await connection.ethers.provider.getBlockNumber();
    await travelTo(connection, endOfDay("2026-12-31") + 1);
    const midnight = await readTable(course.disclosure);
    const transactions = await transactionsSince(course, blocks);
    sayMidnight(narrator, report.table, midnight);

    return {
      report,
      midnight,
      transactions,
      isRecorded,
      refusals: [refused.en],
      reconciliation: await reconcileLoans(course, narrator, groupsOf(crowd)),
    };
  },
};

/** The book of the story as it is on the evening of the report, and nothing told of it. */
export async function buildBook(
  connection: Parameters<typeof openCourse>[0],
  narrator: Narrator,
): Promise<{ readonly course: CourseChain; readonly crowd: Crowd }> {
  const course = await openCourse(connection);
  const crowd = await admitCrowd(course);
  await liveThroughYear(course, crowd, narrator);
  await travelTo(connection, REPORTED_AT);
  return { course, crowd };
}

/** Somebody names the ten largest borrowers; who would make them look smaller is refused. */
async function nameBorrowers(course: CourseChain): Promise<Text> {
  const { disclosure } = course;
  await nameLargest(course);
  const { subjects } = await disclosure.largest();
  return refusalOf(disclosure.nameLargest([...subjects].slice(1)));
}

async function record({ disclosure }: CourseChain, table: DisclosureTable): Promise<boolean> {
  await disclosure.disclose();
  const recorded = await disclosure.queryFilter(disclosure.filters.Disclosed(table.day), 0);
  const last = recorded.at(-1);
  return (
    last !== undefined &&
    last.args.table.totals.outstanding === table.outstanding &&
    last.args.table.overdue.every(
      ({ principal }, step) => principal === table.overdue[step]?.principal,
    )
  );
}

async function transactionsSince({ connection }: CourseChain, block: number): Promise<number> {
  const { provider } = connection.ethers;
  let count = 0;
  for (let next = block + 1; next <= (await provider.getBlockNumber()); next++) {
    count += (await provider.getBlock(next))?.transactions.length ?? 0;
  }
  return count;
}

function groupsOf({ borrowers, lenders }: Crowd) {
  return [
    { name: { en: "80 borrowers", zh: "80 名借款人" }, addresses: borrowers.map(addressOf) },
    { name: { en: "40 lenders", zh: "40 名出借人" }, addresses: lenders.map(addressOf) },
  ];
}

function addressOf({ address }: { readonly address: string }): string {
  return address;
}
