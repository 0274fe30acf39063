import type { Text } from "../../language/text.ts";
import type { Declaration } from "../limit-model.ts";
import type { RuleSetName } from "../rule-sets.ts";

import { Stop } from "../../errors/stop.ts";
import { type JsonValue, readJson } from "../../input/located-json.ts";
import { suggest } from "../../input/suggest.ts";
import { ruleSetNames } from "../rule-sets.ts";

/** An investor who asks for his limit. */
export interface LimitCase extends Declaration {
  readonly rules: RuleSetName;
  /** What he has committed under these rules in the last twelve months, in the smallest unit. */
  readonly invested: bigint;
}

/**
 * Reads a file of cases: a list of objects with rules, income and netWorth; accredited and invested may be left out.
 * @throws Stop (2) that names file, line and cause.
 */
export function readLimitCases(path: string): LimitCase[] {
  return readJson(path).list().map(readCase);
}

/**
 * The rule-set of this name.
 * @param what Its name for the sentence that refuses it, such as "--rules".
 * @throws Stop (2).
 */
export function parseRuleSet(name: string, what: string): RuleSetName {
  const known = ruleSetNames.find((one) => one === name);
  if (known !== undefined) return known;
  const { en, zh } = unknownRuleSet(name);
  throw new Stop(2, { en: `${what} ${en}`, zh: `${what} ${zh}` });
}

function readCase(item: JsonValue): LimitCase {
  const members = item.object();
  members.allow(["rules", "income", "netWorth", "accredited", "invested"]);
  return {
    rules: readRuleSet(members.get("rules")),
    income: members.get("income").amount(),
    netWorth: members.get("netWorth").amount(),
    accredited: members.find("accredited")?.boolean() ?? false,
    invested: members.find("invested")?.amount() ?? 0n,
  };
}

function readRuleSet(value: JsonValue): RuleSetName {
  const name = value.string();
  const known = ruleSetNames.find((one) => one === name);
  if (known !== undefined) return known;
  throw value.refusal(unknownRuleSet(name));
}

function unknownRuleSet(name: string): Text {
  // Newest first: of two names that are equally near the one in force is meant.
  const meant = suggest(name, ruleSetNames.toReversed());
  if (meant !== undefined) {
    return {
      en: `is "${name}", which is no rule-set; did you mean ${meant}?`,
      zh: `为“${name}”，没有这套规则；是否想写 ${meant}？`,
    };
  }
  const list = ruleSetNames.join(", ");
  return {
    en: `is "${name}", which is no rule-set; there are ${list}.`,
    zh: `为“${name}”，没有这套规则；可用的规则：${list}。`,
  };
}
