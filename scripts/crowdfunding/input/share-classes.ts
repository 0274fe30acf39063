import type { JsonObject, JsonValue } from "../../input/located-json.ts";

import { readJson } from "../../input/located-json.ts";
import { multipleIn, newName, optional, sharesIn } from "./terms.ts";

/** Classes that the contract divides among. */
const MAX_CLASSES = 16;
const MAX_CASES = 10_000;
const MAX_SENIORITY = 4_294_967_295;
const ONCE = 10_000n;

/** A class of shares. Multiples in basis points, 10,000 being once. */
export interface ShareClass {
  readonly name: string;
  readonly shares: bigint;
  /** Fen; zero without preference. */
  readonly invested: bigint;
  readonly preferenceBps: bigint;
  readonly participating: boolean;
  /** Most that preference and participation come to, as a multiple of `invested`; zero: no cap. */
  readonly capBps: bigint;
  /** Higher is paid first. */
  readonly seniority: number;
}

/** Classes and the exit that is divided among them. */
export interface ExitCase {
  readonly classes: readonly ShareClass[];
  /** Fen. */
  readonly exit: bigint;
}

/**
 * Reads the terms of an exit: `{"classes": [...]}`.
 * @throws Stop (2) that names file, line and cause.
 */
export function readShareClasses(path: string): ShareClass[] {
  const file = readJson(path).object();
  file.allow(["classes"]);
  return classesIn(file);
}

/**
 * Reads a list of exits, each with its own terms: `[{"exit": "...", "classes": [...]}, ...]`.
 * @throws Stop (2) that names file, line and cause.
 */
export function readExitCases(path: string): ExitCase[] {
  return readJson(path)
    .list(MAX_CASES)
    .map((item) => {
      const members = item.object();
      members.allow(["exit", "classes"]);
      return { exit: members.get("exit").fen(), classes: classesIn(members) };
    });
}

/** What a class is owed before common shares, rounded down to the fen. */
export function claimOf({ invested, preferenceBps }: ShareClass): bigint {
  return (invested * preferenceBps) / ONCE;
}

function classesIn(members: JsonObject): ShareClass[] {
  const list = members.get("classes");
  const classes: ShareClass[] = [];
  for (const item of list.list(MAX_CLASSES)) classes.push(classIn(item, classes));
  if (classes.some((one) => claimOf(one) === 0n)) return classes;
  throw list.refusal({
    en: 'all have a preference; one class without "invested" must be there to take what is left.',
    zh: "全部带有清算优先权；须有一个不写 invested 的类别（例如普通股）承接剩余部分。",
  });
}

function classIn(item: JsonValue, earlier: readonly ShareClass[]): ShareClass {
  const members = item.object();
  members.allow([
    "name",
    "shares",
    "invested",
    "preferenceMultiple",
    "participating",
    "capMultiple",
    "seniority",
  ]);
  const preference = optional(members, "preferenceMultiple");
  return {
    name: newName(members.get("name"), earlier),
    shares: sharesIn(members.get("shares")),
    invested: optional(members, "invested")?.fen() ?? 0n,
    preferenceBps: preference === undefined ? ONCE : multipleIn(preference),
    participating: optional(members, "participating")?.boolean() ?? false,
    capBps: capIn(optional(members, "capMultiple")),
    seniority: optional(members, "seniority")?.integer(0, MAX_SENIORITY) ?? 1,
  };
}

function capIn(value: JsonValue | undefined): bigint {
  if (value === undefined) return 0n;
  const bps = multipleIn(value);
  if (bps > 0n) return bps;
  throw value.refusal({
    en: "is zero; write null where there is no cap.",
    zh: "为零；没有上限时请写 null。",
  });
}
