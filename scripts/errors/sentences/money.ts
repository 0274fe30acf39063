import type { Sentences } from "../catalogue.ts";

/** What the money contracts refuse, and why. */
export const money: Sentences = {};
