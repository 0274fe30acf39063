import type { JsonValue } from "../../input/located-json.ts";
import type { Text } from "../../language/text.ts";
import type { LoanTerms } from "../calculator.ts";

import { readJson } from "../../input/located-json.ts";
import { dayOf, methodOf, periodsOf, rateOf } from "./readers.ts";

const MAX_CASES = 10_000;

/** A loan that somebody asks about. */
export interface AskedLoan extends LoanTerms {
  /** What to throw when the contract refuses it. */
  readonly refusal: (cause: Text) => Error;
}

/**
 * Reads a list of loans: `[{"principal", "rate", "periods", "method", "start"}, ...]`; "start" may be left out.
 * @throws Stop (2) that names file, line and cause.
 */
export function readLoans(path: string): AskedLoan[] {
  return readJson(path).list(MAX_CASES).map(loanIn);
}

function loanIn(item: JsonValue): AskedLoan {
  const members = item.object();
  members.allow(["principal", "rate", "periods", "method", "start"]);
  const start = members.find("start");
  return {
    principal: members.get("principal").amount(),
    ratePpm: members.get("rate").read(rateOf),
    periods: members.get("periods").read(periodsOf),
    method: members.get("method").read(methodOf),
    ...(start === undefined || start.isNull() ? {} : { start: start.read(dayOf) }),
    refusal: ({ en, zh }) =>
      item.refusal({ en: `cannot be repaid so. ${en}`, zh: `无法这样还款。${zh}` }),
  };
}
