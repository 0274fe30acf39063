import type { JsonObject, JsonValue } from "../../input/located-json.ts";

import { readJson } from "../../input/located-json.ts";
import { newName, sharesIn } from "./terms.ts";

/** SAFEs that the contract converts together. */
const MAX_SAFES = 64;
const MAX_CASES = 10_000;

/** A simple agreement for future equity. */
export interface Safe {
  readonly name: string;
  /** Fen. */
  readonly amount: bigint;
  /** Post-money valuation cap in fen. */
  readonly cap: bigint;
}

/** SAFEs and the company they convert into. */
export interface SafeTerms {
  /** Shares before the conversion, without the SAFEs. */
  readonly capitalisation: bigint;
  readonly safes: readonly Safe[];
}

/**
 * Reads the terms of a conversion: `{"capitalisation": "...", "safes": [...]}`.
 * @throws Stop (2) that names file, line and cause.
 */
export function readSafeTerms(path: string): SafeTerms {
  return termsIn(readJson(path));
}

/**
 * Reads a list of such terms.
 * @throws Stop (2) that names file, line and cause.
 */
export function readSafeCases(path: string): SafeTerms[] {
  return readJson(path).list(MAX_CASES).map(termsIn);
}

function termsIn(value: JsonValue): SafeTerms {
  const members = value.object();
  members.allow(["capitalisation", "safes"]);
  const capitalisation = sharesIn(members.get("capitalisation"));
  return { capitalisation, safes: safesIn(members) };
}

function safesIn(members: JsonObject): Safe[] {
  const list = members.get("safes");
  const safes: Safe[] = [];
  for (const item of list.list(MAX_SAFES)) {
    const one = item.object();
    one.allow(["name", "amount", "cap"]);
    safes.push({
      name: newName(one.get("name"), safes),
      amount: positive(one.get("amount")),
      cap: positive(one.get("cap")),
    });
  }
  if (ownLessThanAll(safes)) return safes;
  throw list.refusal({
    en: "buy 100 % of the company or more (each amount / cap, added up); nothing would be left for its holders.",
    zh: "合计买下了公司的 100% 或更多（各份 amount / cap 之和）；原股东将一无所剩。",
  });
}

function positive(value: JsonValue): bigint {
  const fen = value.fen();
  if (fen > 0n) return fen;
  throw value.refusal({ en: "must be more than 0.00.", zh: "必须大于 0.00。" });
}

/** Whether the sum of amount / cap is below one, exactly. */
function ownLessThanAll(safes: readonly Safe[]): boolean {
  let [owned, whole] = [0n, 1n];
  for (const { amount, cap } of safes) {
    [owned, whole] = [owned * cap + amount * whole, whole * cap];
  }
  return owned < whole;
}
