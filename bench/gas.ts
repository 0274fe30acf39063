import { writeFileSync } from "node:fs";

import { network } from "hardhat";

import { crowdfundingOperations } from "./crowdfunding.ts";
import { derivativesOperations } from "./derivatives.ts";
import { insuranceOperations } from "./insurance.ts";
import { printBeside } from "./report.ts";

/** Measures every operation on a fresh chain and writes the result; GAS_OUT names another file to write to. */
const output = process.env.GAS_OUT ?? "bench/gas.json";
const measured: Record<string, number> = {};
const operations = {
  ...insuranceOperations,
  ...derivativesOperations,
  ...crowdfundingOperations,
};
for (const [name, measure] of Object.entries(operations)) {
  measured[name] = await measure(await network.create());
}
// A forward from beginning to end.
measured["derivatives.forward"] = sumOf("Incept", "Confirm", "Settle");
measured["insurance.settle"] = measured["insurance.settle@1"] ?? Number.NaN;

const sorted = Object.fromEntries(
  Object.entries(measured).toSorted(([a], [b]) => a.localeCompare(b)),
);
writeFileSync(output, `${JSON.stringify(sorted, null, 2)}\n`);
printBeside(sorted);

function sumOf(...parts: readonly string[]): number {
  return parts.reduce(
    (sum, part) => sum + (measured[`derivatives.forward${part}`] ?? Number.NaN),
    0,
  );
}
