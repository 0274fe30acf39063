/** A case whose outcome is known, and what was predicted of it. */
export interface Prediction {
  readonly probability: number;
  readonly happened: boolean;
}

/** A tenth of the cases, in order of the prediction. */
export interface Decile {
  readonly cases: number;
  /** Mean predicted probability. */
  readonly predicted: number;
  /** Share in which it happened. */
  readonly observed: number;
}

/**
 * Area under the ROC curve: how likely a case that happened was given a higher probability than one that did not.
 * 0.5 is a toss of a coin, 1 is perfect. Ties count half. Computed from ranks (Mann and Whitney).
 */
export function areaUnderCurve(predictions: readonly Prediction[]): number {
  const ordered = predictions.toSorted((a, b) => a.probability - b.probability);
  const ties = [...Map.groupBy(ordered, ({ probability }) => probability).values()];
  let before = 0;
  let ranks = 0;
  for (const tie of ties) {
    ranks += tie.filter(({ happened }) => happened).length * (before + (tie.length + 1) / 2);
    before += tie.length;
  }
  const yes = ordered.filter(({ happened }) => happened).length;
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (ordered.length - yes));
}

/** Brier score: mean squared distance of probability and outcome. 0 is perfect; saying the mean rate to all scores m (1 - m). */
export function brierScore(predictions: readonly Prediction[]): number {
  return mean(
    predictions.map(({ probability, happened }) => (probability - Number(happened)) ** 2),
  );
}

/** Calibration: in each tenth of the cases, what was predicted and what came. */
export function calibration(predictions: readonly Prediction[], parts = 10): Decile[] {
  const ordered = predictions.toSorted((a, b) => a.probability - b.probability);
  const edge = (part: number) => Math.round((part * ordered.length) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const cases = ordered.slice(edge(part), edge(part + 1));
    return {
      cases: cases.length,
      predicted: mean(cases.map(({ probability }) => probability)),
      observed: mean(cases.map(({ happened }) => Number(happened))),
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
