import type { Text } from "../language/text.ts";

import { fileURLToPath } from "node:url";

import { loadCatalogue } from "../errors/catalogue.ts";
import { explain } from "../errors/decode.ts";

const ARTIFACTS = fileURLToPath(new URL("../../artifacts", import.meta.url));

/**
 * Tries something that a contract must refuse, and returns its reason in words.
 * @throws Error when nothing refuses it, or what fails is no contract.
 */
export async function refusalOf(attempt: Promise<unknown>): Promise<Text> {
  try {
    await attempt;
  } catch (error) {
    const reason = explain(error, () => loadCatalogue(ARTIFACTS));
    if (reason === undefined) throw error;
    return reason;
  }
  throw new Error("nothing refused what should have been refused");
}
