import { CholeskyDecomposition, Matrix } from "ml-matrix";

/** What a logistic regression found: log-odds are the intercept plus the weighted inputs. */
export interface Fit {
  readonly intercept: number;
  /** One for each column of the inputs. */
  readonly weights: readonly number[];
  /** Standard error of the intercept and of each weight: how far off they may well be. */
  readonly errors: { readonly intercept: number; readonly weights: readonly number[] };
}

const MAX_ROUNDS = 50;
const CLOSE_ENOUGH = 1e-10;

/**
 * Fits a logistic regression by maximum likelihood, with Newton's method (also known as iteratively reweighted least
 * squares). There is one best answer and it takes a handful of rounds; no learning rate, no chance.
 * @param inputs A row for each case.
 * @param outcomes What happened in each case.
 * @throws Error when a column repeats others or tells the outcomes apart for certain: then there is no best answer.
 */
export function fitLogistic(
  inputs: readonly (readonly number[])[],
  outcomes: readonly boolean[],
): Fit {
  const x = new Matrix(inputs.map((row) => [1, ...row]));
  const y = Matrix.columnVector(outcomes.map(Number));
  let weights = Matrix.zeros(x.columns, 1);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const p = x.mmul(weights).to1DArray().map(logistic);
    const slope = x.transpose().mmul(Matrix.sub(y, Matrix.columnVector(p)));
    const curvature = curvatureOf(x, p);
    const step = curvature.solve(slope);
    weights = Matrix.add(weights, step);
    if (Matrix.abs(step).max() < CLOSE_ENOUGH) return asFit(weights, curvature);
  }
  throw new Error("the logistic regression finds no end; is the outcome certain from one feature?");
}

/** The probability that belongs to log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** How sharply the likelihood falls away around the weights: X' W X with W = p (1 - p). */
function curvatureOf(x: Matrix, p: readonly number[]): CholeskyDecomposition {
  // Half of W to each side, so that the product is symmetric to the last bit.
  const weighted = x.clone().mulColumnVector(p.map((one) => Math.sqrt(one * (1 - one))));
  const decomposition = new CholeskyDecomposition(weighted.transpose().mmul(weighted));
  if (decomposition.isPositiveDefinite()) return decomposition;
  throw new Error("the logistic regression has no single answer; does one feature repeat others?");
}

function asFit(weights: Matrix, curvature: CholeskyDecomposition): Fit {
  const variances = curvature.solve(Matrix.eye(weights.rows)).diagonal();
  const [intercept = Number.NaN, ...others] = weights.to1DArray();
  const [interceptError = Number.NaN, ...errors] = variances.map(Math.sqrt);
  return { intercept, weights: others, errors: { intercept: interceptError, weights: errors } };
}
