import type { Deployed, Send, View } from "../../labkit/engine/deployed.ts";
import type { Person, Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

export interface Cash {
  mint: Send<[string, bigint]>;
  approve: Send<[string, bigint]>;
  transfer: Send<[string, bigint]>;
  balanceOf: View<[string], bigint>;
}

/** One month of a schedule, in fen. */
export interface Row {
  readonly payment: bigint;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly outstanding: bigint;
}

/** Amounts in fen, rates in millionths a year. */
export interface Calculator {
  ONE: View<[], bigint>;
  halfUp: View<[bigint, bigint], bigint>;
  interestOf: View<[bigint, bigint], bigint>;
  instalmentOf: View<[bigint, bigint, number], bigint>;
  equalInstalments: View<[bigint, bigint, number], readonly Row[]>;
  equalPrincipal: View<[bigint, bigint, number], readonly Row[]>;
}

export interface Loan {
  draw: Send<[]>;
  collect: Send<[bigint]>;
  due: View<[], bigint>;
  outstanding: View<[], bigint>;
  paid: View<[], bigint>;
  drawnAt: View<[], bigint>;
}

/** A schedule that is easy to ask. */
export interface Schedule {
  readonly rows: readonly Row[];
  /** A month, from 1. */
  month(number: number): Row;
  readonly last: Row;
  /** A column, all months together. */
  total(column: keyof Row): bigint;
}

/** A calculator, and its schedules. */
export interface Stage {
  readonly calculator: Deployed<Calculator>;
  readonly equalInstalments: (
    principal: bigint,
    ratePpm: bigint,
    months: number,
  ) => Promise<Schedule>;
  readonly equalPrincipal: (
    principal: bigint,
    ratePpm: bigint,
    months: number,
  ) => Promise<Schedule>;
}

/** A loan that is agreed and not drawn yet: Alice borrows, Bob lends. */
export interface Agreed {
  readonly cash: Deployed<Cash>;
  readonly loan: Deployed<Loan>;
  readonly alice: Person;
  readonly bob: Person;
}

/** A month of this lab, in seconds. */
export const MONTH = 30 * 86_400;

export async function open(t: Trial<Params>): Promise<Stage> {
  const calculator = await t.deploy<Calculator>("Calculator", [], await t.person("bank"));
  return {
    calculator,
    equalInstalments: async (...terms) => scheduleOf(await calculator.equalInstalments(...terms)),
    equalPrincipal: async (...terms) => scheduleOf(await calculator.equalPrincipal(...terms)),
  };
}

/** Bob may pay the loan out, and Alice has signed a direct debit for all she has. */
export async function agree(t: Trial<Params>): Promise<Agreed> {
  const { principal, ratePpm, months } = t.params;
  const [alice, bob, bank] = [
    await t.person("alice"),
    await t.person("bob"),
    await t.person("bank"),
  ];
  const cash = await t.deploy<Cash>("Cash", [], bank);
  const name = { en: "the loan contract", zh: "借款合约" };
  const args = [cash.address, alice.address, bob.address, principal, ratePpm, months];
  const loan = await t.deploy<Loan>("Loan", args, bank, { name });
  await cash.mint(bob.address, principal);
  // What the noodle shop takes while the loan runs.
  await cash.mint(alice.address, principal);
  await cash.connect(bob).approve(loan.address, principal);
  await cash.connect(alice).approve(loan.address, 2n * principal);
  return { cash, loan, alice, bob };
}

function scheduleOf(told: readonly Row[]): Schedule {
  const rows = [...told].map(({ payment, principal, interest, outstanding }) => ({
    payment,
    principal,
    interest,
    outstanding,
  }));
  const month = (number: number) => {
    const row = rows[number - 1];
    if (row === undefined) throw new Error(`the schedule has no month ${number}`);
    return row;
  };
  return {
    rows,
    month,
    get last() {
      return month(rows.length);
    },
    total: (column) => rows.reduce((sum, row) => sum + row[column], 0n),
  };
}
