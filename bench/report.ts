export function printBeside(x: Record<string, number>): void {
  console.table(x);
}
