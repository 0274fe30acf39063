/** A figure that the contracts say, or hold, and that the events tell too. */
export interface Difference {
  readonly figure: string;
  readonly rebuilt: bigint;
  readonly actual: bigint;
}

/** Those that are not the same. */
export function differing(figures: readonly Difference[]): Difference[] {
  return figures.filter(({ rebuilt, actual }) => rebuilt !== actual);
}
