import type { Sentences } from "../catalogue.ts";

/** What the insurance contracts refuse, and why. */
export const insurance: Sentences = {};
