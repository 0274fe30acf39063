import type { CourseChain } from "../../chain/course.ts";
import type { EventLog } from "ethers";

import { eventsOf } from "../../chain/events.ts";
import { PoolAccounts, type PoolFigures } from "./accounts.ts";
import { cohortRules, groupRules } from "./index-lines.ts";
import { indemnityRules } from "./indemnity.ts";
import type { Rules } from "./rules.ts";

/**
 * What a regulator rebuilds who has nothing but the published events: a second, independent set of books.
 * It knows the rules of the contracts and none of their storage.
 */
export class PoolModel {
  readonly #accounts = new PoolAccounts();
  readonly #rules: Rules = {
    Deposit: ({ assets }) => this.#accounts.deposit(assets),
    Withdraw: ({ assets }) => this.#accounts.deposit(0n - assets),
    ExpensePaid: ({ amount }) => this.#accounts.expense(amount),
    ...cohortRules(this.#accounts),
    ...groupRules(this.#accounts),
    ...indemnityRules(this.#accounts),
  };

  /** Books one event; events must come in the order of the chain. */
  apply({ eventName, args }: Pick<EventLog, "eventName" | "args">): void {
    this.#rules[eventName]?.(args);
  }

  /** The books after all events so far. */
  figures(): PoolFigures {
    return this.#accounts.figures();
  }
}

/** Rebuilds the pool's books from all events of the insurer's contracts, in the order of the chain. */
export async function rebuildFigures(course: CourseChain): Promise<PoolFigures> {
  const { pool, book, parametric, group, indemnity, reinsurance } = course;
  const events = await eventsOf(pool, book, parametric, group, indemnity, reinsurance);
  const model = new PoolModel();
  for (const event of events) model.apply(event);
  return model.figures();
}

/** The same figures as the contract's views give them. */
export async function readFigures({ pool }: CourseChain): Promise<PoolFigures> {
  const { resources, locked, unearned, earned, reserve, incurred, expenses } = await pool.books();
  const [solvency, core, lossBps, expenseBps, combinedBps] = await Promise.all([
    pool.solvencyRatioBps(),
    pool.coreSolvencyRatioBps(),
    pool.lossRatioBps(),
    pool.expenseRatioBps(),
    pool.combinedRatioBps(),
  ]);
  const none = locked === 0n;
  return {
    resources,
    locked,
    unearned,
    earned,
    reserve,
    incurred,
    expenses,
    solvencyBps: none ? undefined : solvency,
    coreBps: none ? undefined : core,
    lossBps,
    expenseBps,
    combinedBps,
  };
}

/** Whether two sets of books agree in every figure. */
export function sameFigures(a: PoolFigures, b: PoolFigures): boolean {
  return (Object.keys(a) as (keyof PoolFigures)[]).every((figure) => a[figure] === b[figure]);
}
