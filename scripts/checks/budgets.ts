/** Gas by operation, such as `{"insurance.buy": 104000}`. */
export type GasTable = Readonly<Record<string, number>>;

/** One operation of the comparison; `problem` is undefined when all is well. */
export interface BudgetRow {
  readonly operation: string;
  readonly measured: number | undefined;
  readonly budget: number | undefined;
  readonly problem: string | undefined;
}

/** Compares a fresh measurement with the committed one and with the budgets, operation by operation in order of name. */
export function compareGas(
  measured: GasTable,
  committed: GasTable,
  budgets: GasTable,
): BudgetRow[] {
  const operations = new Set([measured, committed, budgets].flatMap((table) => Object.keys(table)));
  return [...operations].toSorted().map((operation) => ({
    operation,
    measured: measured[operation],
    budget: budgets[operation],
    problem: problemOf(measured[operation], committed[operation], budgets[operation]),
  }));
}

function problemOf(measured?: number, committed?: number, budget?: number): string | undefined {
  if (measured === undefined)
    return budget === undefined ? "no longer measured" : "has a budget but no measurement";
  if (budget !== undefined && measured > budget)
    return `exceeds its budget by ${measured - budget}`;
  if (committed === undefined) return "is missing in bench/gas.json";
  return measured === committed ? undefined : `bench/gas.json says ${committed}`;
}
