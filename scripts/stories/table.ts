import CliTable from "cli-table3";

/** A table of the terminal: columns of numbers stand to the right; Chinese characters count as two columns. */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const colAligns = head.map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    return cells.some(isNumber) && cells.every((cell) => cell === "" || isNumber(cell))
      ? "right"
      : "left";
  });
  const table = new CliTable({ head: [...head], colAligns, style: { head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

function isNumber(cell: string): boolean {
  return /^[-+]?\d[\d,]*(\.\d+)?( ?%)?$/.test(cell);
}
