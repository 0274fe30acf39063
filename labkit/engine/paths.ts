import path from "node:path";

/** Unix seconds at which every chain of a lab begins: 5 January 2026, 08:00 in Beijing. */
export const CHAIN_START = Date.parse("2026-01-05T00:00:00Z") / 1_000;

/** Where things lie in a checkout or in a student's bundle. */
export interface Paths {
  readonly root: string;
  /** Holds workspace/ and .lab/: the checkout itself, unless FINCHAIN_LAB_HOME says otherwise. */
  readonly home: string;
  readonly labs: string;
  /** What students write; ignored by git. */
  readonly workspace: string;
  /** Progress and what reset has put aside; ignored by git. */
  readonly state: string;
  /** What can be made again: builds and outputs of the compiler. */
  readonly cache: string;
}

export function pathsOf(root: string, home = process.env["FINCHAIN_LAB_HOME"] ?? root): Paths {
  return {
    root,
    home,
    labs: path.join(root, "labs"),
    workspace: path.join(home, "workspace"),
    state: path.join(home, ".lab"),
    // Inside the checkout, since the compiler looks for packages from there.
    cache: path.join(root, ".lab", "cache"),
  };
}
