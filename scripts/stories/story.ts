import type { Text } from "../language/text.ts";
import type { Reconciliation } from "./reconcile.ts";
import type { Narrator } from "../language/narrator.ts";
import type { NetworkConnection } from "hardhat/types/network";

/** What every story proves at its end, whatever else it tells. */
export interface StoryFacts {
  readonly reconciliation: Reconciliation;
}

/**
 * A business case from beginning to end. The demo, the tests, the tasks and the labs all call the same function.
 * It takes a connection to a fresh chain whose clock has not passed `startsAt`.
 */
export interface Story<Facts extends StoryFacts = StoryFacts> {
  /** Kebab-case name, which is also the name of its file. */
  readonly name: string;
  readonly title: Text;
  /** Unix seconds at which its chain must begin. */
  readonly startsAt: number;
  tell(connection: NetworkConnection, narrator: Narrator): Promise<Facts>;
}
