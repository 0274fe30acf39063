import { writeFileSync } from "node:fs";

import { network } from "hardhat";

import { openCourse } from "../scripts/chain/course.ts";
import { crowdfundingOperations } from "./crowdfunding.ts";
import { derivativesOperations } from "./derivatives.ts";
import { insuranceOperations } from "./insurance.ts";
import { lendingOperations } from "./lending.ts";
import { offeringOperations } from "./offerings.ts";
import { printBeside } from "./report.ts";
import { shareRegisterOperations } from "./share-register.ts";

/**
 * Measures every operation on the course as it was deployed, which each finds untouched, and writes the result; GAS_OUT
 * names another file to write to.
 */
const output = process.env.GAS_OUT ?? "bench/gas.json";
const measured: Record<string, number> = {};
const operations = {
  ...insuranceOperations,
  ...derivativesOperations,
  ...crowdfundingOperations,
  ...offeringOperations,
  ...shareRegisterOperations,
  ...lendingOperations,
};
// The people of the course, and a crowd of a thousand.
const connection = await network.create({
  network: "default",
  override: { accounts: { count: 1_064 } },
});
await openCourse(connection);
for (const [name, measure] of Object.entries(operations)) {
  const untouched: unknown = await connection.provider.request({ method: "evm_snapshot" });
  measured[name] = await measure(connection);
  await connection.provider.request({ method: "evm_revert", params: [untouched] });
}
// A forward from beginning to end.
measured["derivatives.forward"] = sumOf("Incept", "Confirm", "Settle");
measured["crowdfunding.close"] = measured["crowdfunding.close@2"] ?? Number.NaN;
measured["lending.repay"] = measured["lending.repay@1"] ?? Number.NaN;
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
