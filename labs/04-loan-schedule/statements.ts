import type { Text } from "../../scripts/language/text.ts";
import type { Send } from "../../labkit/engine/deployed.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";
import type { Terms } from "./model.ts";

import { exact, randomLoans } from "./model.ts";

interface Statements {
  charge: Send<[number, bigint, bigint, bigint]>;
}

/** Statements of another platform, and the loans in them that were charged too much. */
export interface Log {
  readonly statements: string;
  readonly overcharged: readonly number[];
}

/** The interest of a month: as the rules say, and the whole fen below and above the truth. */
interface Month {
  readonly number: number;
  readonly right: bigint;
  readonly below: bigint;
  readonly above: bigint;
}

/** What a platform makes of it. */
type Habit = (month: Month) => bigint;

/** Enough to round in every direction. */
const MONTHS = 12;

const honest: Habit = ({ right }) => right;
const alwaysUp: Habit = ({ above }) => above;
const alwaysDown: Habit = ({ below }) => below;
/** A fen too much in a single month. */
const onceTooMuch: Habit = ({ right, number }) => (number === 5 ? right + 1n : right);
/** A fen too much in one month, which a later month makes good. */
const givenBack: Habit = ({ right, number }) =>
  number === 3 ? right + 1n : number === 8 ? right - 1n : right;

/** Logs in which some loans were charged too much and others only seem to be. */
export const logs: readonly {
  readonly what: Text;
  readonly play: (t: Trial<Params>) => Promise<Log>;
}[] = [
  {
    what: {
      en: "Statements of two loans: one rounds as the rules say, one always up",
      zh: "对账单一：两笔贷款，一笔按规则舍入，一笔总是进位",
    },
    play: async (t) => platform(t, 0, [honest, alwaysUp], [2]),
  },
  {
    what: {
      en: "Statements in which one of three loans always rounds down",
      zh: "对账单二：三笔贷款中有一笔总是舍去",
    },
    play: async (t) => platform(t, 1, [alwaysDown, honest, alwaysUp], [3]),
  },
  {
    what: {
      en: "Statements in which one loan pays a fen too much in a single month",
      zh: "对账单三：一笔贷款只在某一期多收了一分",
    },
    play: async (t) => platform(t, 2, [onceTooMuch, honest], [1]),
  },
  {
    what: {
      en: "Statements in which one loan gets back later what it has paid too much",
      zh: "对账单四：一笔贷款多收的一分后来又退还了",
    },
    play: async (t) => platform(t, 3, [givenBack, alwaysUp], [2]),
  },
];

/** Writes the statements of some loans, month by month, one loan after the other. */
async function platform(
  t: Trial<Params>,
  number: number,
  habits: readonly Habit[],
  overcharged: readonly number[],
): Promise<Log> {
  const statements = await t.deploy<Statements>("Statements", [], await t.person("platform"));
  const loans = randomLoans(t.params.luck + number, 40, MONTHS).filter(roundsBothWays);
  for (let month = 0; month < MONTHS; month++) {
    for (const [i, habit] of habits.entries()) {
      const terms = loans[i];
      if (terms === undefined) throw new Error("too few loans that round both ways");
      const [balance, interest] = monthsOf(terms)[month] ?? [];
      if (balance === undefined || interest === undefined) throw new Error("no such month");
      await statements.charge(i + 1, balance, terms.ratePpm, habit(interest));
    }
  }
  return { statements: statements.address, overcharged };
}

/** What is owed at the beginning of each month, and its interest. */
function monthsOf(terms: Terms): [bigint, Month][] {
  const { rows } = exact("equal-instalment", terms);
  return rows.map(({ period, principal, outstanding, interest }) => {
    const balance = outstanding + principal;
    const below = (balance * terms.ratePpm) / 12_000_000n;
    const isWhole = (balance * terms.ratePpm) % 12_000_000n === 0n;
    const above = isWhole ? below : below + 1n;
    return [balance, { number: period, right: interest, below, above }];
  });
}

/** Whether always up and always down both differ from the rules, and always up does in the last month, too. */
function roundsBothWays(terms: Terms): boolean {
  const months = monthsOf(terms).map(([, month]) => month);
  const last = months.at(-1);
  return (
    last !== undefined &&
    last.above > last.right &&
    months.some(({ right, below }) => below < right)
  );
}
