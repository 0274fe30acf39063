import type { JsonObject, JsonValue } from "../../input/located-json.ts";

/** Below 2^96, what the contracts count shares in. */
const SHARES = /^\d{1,24}$/;
/** Five digits before the point and four after it are below 2^32 basis points. */
const MULTIPLE = /^(\d{1,5})(?:\.(\d{1,4}))?$/;

/** A member that may be left out; `null` says the same. */
export function optional(members: JsonObject, key: string): JsonValue | undefined {
  const value = members.find(key);
  return value === undefined || value.isNull() ? undefined : value;
}

/** A number of shares, at least one, written as text. */
export function sharesIn(value: JsonValue): bigint {
  const text = value.string();
  const shares = SHARES.test(text) ? BigInt(text) : 0n;
  if (shares > 0n) return shares;
  throw value.refusal({
    en: `is "${text}"; it must be a whole number of shares from 1 to 24 digits, at least 1.`,
    zh: `为“${text}”，应为至少 1 股的整数，最多 24 位。`,
  });
}

/** A multiple written as text, such as "1.5", in basis points. */
export function multipleIn(value: JsonValue): bigint {
  const text = value.string();
  const match = MULTIPLE.exec(text);
  if (match !== null) return BigInt(`${match[1]}${(match[2] ?? "").padEnd(4, "0")}`);
  throw value.refusal({
    en: `is "${text}"; it must be a multiple such as "1" or "1.5", below 100000 and with at most four decimals.`,
    zh: `为“${text}”，应为 "1" 或 "1.5" 这样的倍数，小于 100000，最多四位小数。`,
  });
}

/** A name that no earlier entry of the list has. */
export function newName(value: JsonValue, taken: readonly { readonly name: string }[]): string {
  const name = value.string();
  if (name.trim() === "") throw value.refusal({ en: "is empty.", zh: "是空的。" });
  if (!taken.some((one) => one.name === name)) return name;
  throw value.refusal({
    en: `is "${name}", a name that is taken; every name stands once.`,
    zh: `为“${name}”，该名称已被使用；名称不能重复。`,
  });
}
