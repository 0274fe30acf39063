// The gas gate: a fresh benchmark keeps every budget and equals the figures that are committed.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import Table from "cli-table3";

import { compareGas, type GasTable } from "./budgets.ts";
import { ROOT, runCommand } from "./run-command.ts";

async function readGas(file: string): Promise<GasTable> {
  const table: GasTable = JSON.parse(await readFile(file, "utf8"));
  if (Object.values(table).every(Number.isSafeInteger)) return table;
  throw new Error(`${file} must name a whole number for each operation`);
}

const folder = await mkdtemp(path.join(tmpdir(), "gas-"));
const fresh = path.join(folder, "gas.json");
try {
  const { code } = await runCommand("npm run --silent bench:gas", { GAS_OUT: fresh });
  if (code !== 0) throw new Error("The gas benchmark failed");
  const committed = await readGas(path.join(ROOT, "bench", "gas.json"));
  const rows = compareGas(
    await readGas(fresh),
    committed,
    await readGas(path.join(ROOT, "bench", "budgets.json")),
  );
  const table = new Table({
    head: ["operation", "gas", "budget", "problem"],
    style: { head: [], border: [] },
  });
  table.push(
    ...rows.map((row) => [
      row.operation,
      row.measured ?? "-",
      row.budget ?? "-",
      row.problem ?? "",
    ]),
  );
  console.log(table.toString());
  process.exitCode = rows.some((row) => row.problem !== undefined) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
