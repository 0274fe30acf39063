import type { ShareClass } from "./input/share-classes.ts";
import type { SafeTerms } from "./input/safes.ts";

import { network } from "hardhat";

/** The contract that does the arithmetic of an exit. */
export type Calculator = Awaited<ReturnType<typeof openCalculator>>;

/** What the classes receive, in their order. */
export interface Division {
  /** Fen for each class. */
  readonly amounts: readonly bigint[];
  /** Whether the class gave up its preference. */
  readonly converted: readonly boolean[];
}

/** What SAFEs become, in their order. */
export interface Conversion {
  readonly shares: readonly bigint[];
  readonly capitalisationAfter: bigint;
}

/** The calculator on a chain of its own. */
export async function openCalculator() {
  const { ethers } = await network.create({ network: "default" });
  return ethers.deployContract("ExitCalculator");
}

/** Divides `exit` (fen) among classes of shares. */
export async function divideExit(
  calculator: Calculator,
  classes: readonly ShareClass[],
  exit: bigint,
): Promise<Division> {
  const payouts = await calculator.waterfall([...classes], exit);
  return {
    amounts: payouts.map(({ amount }) => amount),
    converted: payouts.map(({ converted }) => converted),
  };
}

/** Turns SAFEs into shares. */
export async function convertSafes(
  calculator: Calculator,
  { capitalisation, safes }: SafeTerms,
): Promise<Conversion> {
  const result = await calculator.convertSafes(capitalisation, [...safes]);
  return { shares: [...result.shares], capitalisationAfter: result.capitalisationAfter };
}
