import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

import type { Text } from "../language/text.ts";
import { amountOf } from "./amounts.ts";
import { badInput } from "./bad-input.ts";
import { suggest } from "./suggest.ts";
import { tenthsOf } from "./tenths.ts";
import { readText } from "./text-file.ts";

const SYNTAX_ERRORS: Readonly<Record<string, Text>> = {
  InvalidSymbol: {
    en: "a word or sign stands here that JSON does not know; text and keys need double quotes.",
    zh: "此处有 JSON 不认识的字词或符号；文字和键名须用双引号括起。",
  },
  UnexpectedEndOfNumber: {
    en: "this number is not written as JSON writes numbers.",
    zh: "数字的写法不符合 JSON。",
  },
  PropertyNameExpected: {
    en: "a key in double quotes is expected; is there a comma too many?",
    zh: "此处应为双引号括起的键名；是否多了一个逗号？",
  },
  ValueExpected: {
    en: "a value is expected; is there a comma too many?",
    zh: "此处应有一个值；是否多了一个逗号？",
  },
  ColonExpected: { en: "a colon is expected after the key.", zh: "键名之后应有冒号。" },
  CommaExpected: { en: "a comma is expected.", zh: "此处应有逗号。" },
  CloseBraceExpected: { en: "a closing brace } is expected.", zh: "此处应有右花括号 }。" },
  CloseBracketExpected: { en: "a closing bracket ] is expected.", zh: "此处应有右方括号 ]。" },
  EndOfFileExpected: {
    en: "the file goes on after its end; delete what follows.",
    zh: "内容结束之后还有多余的文字，请删去。",
  },
  InvalidCommentToken: {
    en: "comments are not allowed in JSON; delete this one.",
    zh: "JSON 不允许注释，请删去。",
  },
  UnexpectedEndOfComment: {
    en: "comments are not allowed in JSON; delete this one.",
    zh: "JSON 不允许注释，请删去。",
  },
  UnexpectedEndOfString: { en: "a quotation mark is not closed.", zh: "引号没有闭合。" },
};
const OTHER_SYNTAX_ERROR: Text = { en: "this is not valid JSON.", zh: "不是有效的 JSON。" };

/** The file a value comes from; `lineStarts` are the offsets at which its lines begin. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/**
 * Reads a JSON file in the strict form: no comments, no trailing commas, no key twice.
 * @param path As the user typed it; it stands in front of every complaint.
 * @throws Stop (2) that names file, line and cause.
 */
export function readJson(path: string): JsonValue {
  const text = readText(path);
  const source = { path, text, lineStarts: lineStartsOf(text) };
  const errors: ParseError[] = [];
  const root = parseTreeOf(source, errors);
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const name = first === undefined ? "" : printParseErrorCode(first.error);
    throw badInput(
      path,
      lineAt(source, first?.offset ?? 0),
      SYNTAX_ERRORS[name] ?? OTHER_SYNTAX_ERROR,
    );
  }
  return new JsonValue(source, root, "");
}

function parseTreeOf(source: Source, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source.text, errors, { disallowComments: true });
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    throw badInput(source.path, undefined, {
      en: "the values are nested too deeply.",
      zh: "嵌套层数过多。",
    });
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Line of an offset, counted from 1: the number of lines that begin at or before it. */
function lineAt({ lineStarts }: Source, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A value of a JSON file that knows where it stands, so that whoever refuses it can say so. */
export class JsonValue {
  readonly #source: Source;
  readonly #node: Node;
  readonly #name: string;

  /** @param name Path from the root, such as `bands[1].pay`; empty for the root itself. */
  constructor(source: Source, node: Node, name: string) {
    this.#source = source;
    this.#node = node;
    this.#name = name;
  }

  /** The complaint about this value; the causes follow its name, as in "premium" + "must be ...". */
  refusal(cause: Text): Error {
    const line = lineAt(this.#source, this.#node.offset);
    const en = this.#name === "" ? "the file" : this.#name;
    const zh = this.#name === "" ? "文件" : this.#name;
    return badInput(this.#source.path, line, { en: `${en} ${cause.en}`, zh: `${zh} ${cause.zh}` });
  }

  string(): string {
    if (this.#node.type === "string") return String(this.#node.value);
    throw this.refusal({ en: "must be text in double quotes.", zh: "应为双引号括起的文字。" });
  }

  /** One of the words in `allowed`. */
  word<Word extends string>(allowed: readonly Word[]): Word {
    const found = allowed.find((word) => word === this.#node.value);
    if (found !== undefined) return found;
    const list = allowed.join(", ");
    const written = this.#written();
    throw this.refusal({
      en: `is ${written}; it must be one of ${list}.`,
      zh: `为 ${written}，只能取：${list}。`,
    });
  }

  /** Whether `null` stands here: a key that is there and says "none". */
  isNull(): boolean {
    return this.#node.type === "null";
  }

  /** A whole number from `min` to `max`. */
  integer(min = -1_000_000_000, max = 1_000_000_000): number {
    const { value } = this.#node;
    if (Number.isInteger(value) && value >= min && value <= max) return Number(value);
    throw this.refusal({
      en: `is ${this.#written()}; it must be a whole number from ${min} to ${max}.`,
      zh: `为 ${this.#written()}，应为 ${min} 到 ${max} 之间的整数。`,
    });
  }

  /** Any number, for what is compared and never added up, such as a coordinate. */
  number(): number {
    if (this.#node.type === "number") return Number(this.#node.value);
    throw this.refusal({
      en: `is ${this.#written()}; it must be a number.`,
      zh: `为 ${this.#written()}，应为数字。`,
    });
  }

  /** A number with at most one decimal, as tenths. */
  tenths(): number {
    const tenths = tenthsOf(this.#written());
    if (typeof tenths === "number") return tenths;
    throw this.refusal(tenths);
  }

  /** An amount of yuan written as text, as fen: a JSON number is binary floating point to most programs. */
  fen(): bigint {
    if (this.#node.type !== "string") {
      throw this.refusal({
        en: 'must be an amount in double quotes, such as "15.00".',
        zh: '应为双引号括起的金额，例如 "15.00"。',
      });
    }
    const fen = amountOf(String(this.#node.value));
    if (typeof fen === "bigint") return fen;
    throw this.refusal(fen);
  }

  /** An amount as text or as a number, in hundredths; a number is read from its digits, as it is written. */
  amount(): bigint {
    return this.read(amountOf);
  }

  /**
   * A value as text or as a number, which is read from its digits, as it is written.
   * @param reader Gives the value, or what is wrong (to be put after the name).
   */
  read<Value extends bigint | number | string>(reader: (text: string) => Value | Text): Value {
    const { type, value } = this.#node;
    const found = reader(type === "string" ? String(value) : this.#written());
    if (typeof found !== "object") return found;
    throw this.refusal(found);
  }

  /** True or false, without quotes. */
  boolean(): boolean {
    if (this.#node.type === "boolean") return this.#node.value === true;
    throw this.refusal({
      en: `is ${this.#written()}; it must be true or false, without quotes.`,
      zh: `为 ${this.#written()}，应为 true 或 false，不加引号。`,
    });
  }

  /** The items of a list with at least one and at most `max` of them. */
  list(max = Number.POSITIVE_INFINITY): JsonValue[] {
    if (this.#node.type !== "array")
      throw this.refusal({ en: "must be a list [ ].", zh: "应为列表 [ ]。" });
    const items = this.#node.children ?? [];
    if (items.length === 0)
      throw this.refusal({
        en: "is an empty list; it needs at least one entry.",
        zh: "是空列表，至少要有一项。",
      });
    if (items.length > max) {
      throw this.refusal({
        en: `has ${items.length} entries; at most ${max} are allowed.`,
        zh: `有 ${items.length} 项，最多 ${max} 项。`,
      });
    }
    return items.map((item, i) => new JsonValue(this.#source, item, `${this.#name}[${i}]`));
  }

  /** The members of an object, no key twice. */
  object(): JsonObject {
    if (this.#node.type !== "object")
      throw this.refusal({ en: "must be an object { }.", zh: "应为对象 { }。" });
    const members = new Map<string, JsonValue>();
    for (const { children } of this.#node.children ?? []) {
      const [key, value] = children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      const member = new JsonValue(
        this.#source,
        value,
        this.#name === "" ? name : `${this.#name}.${name}`,
      );
      if (members.has(name))
        throw member.refusal({ en: "is given twice; keep one.", zh: "重复出现，请只保留一个。" });
      members.set(name, member);
    }
    return new JsonObject(this, members);
  }

  /** The value as it is written, cut short. */
  #written(): string {
    const { offset, length } = this.#node;
    const text = this.#source.text.slice(offset, offset + length).replaceAll(/\s+/g, " ");
    return text.length > 40 ? `${text.slice(0, 40)}...` : text;
  }
}

/** The members of a JSON object. */
export class JsonObject {
  readonly #value: JsonValue;
  readonly #members: ReadonlyMap<string, JsonValue>;

  constructor(value: JsonValue, members: ReadonlyMap<string, JsonValue>) {
    this.#value = value;
    this.#members = members;
  }

  /** A member that may be left out. */
  find(key: string): JsonValue | undefined {
    return this.#members.get(key);
  }

  /** A member that must be there. */
  get(key: string): JsonValue {
    const member = this.#members.get(key);
    if (member !== undefined) return member;
    throw this.#value.refusal({ en: `lacks the key "${key}".`, zh: `缺少键 "${key}"。` });
  }

  /** Refuses keys outside `allowed`: a misspelt key would otherwise be silently without effect. */
  allow(allowed: readonly string[]): void {
    for (const [key, member] of this.#members) {
      if (!allowed.includes(key)) throw member.refusal(unknownKey(key, allowed));
    }
  }
}

function unknownKey(key: string, allowed: readonly string[]): Text {
  const meant = suggest(key, allowed);
  if (meant !== undefined) {
    return {
      en: `is not a known key; did you mean "${meant}"?`,
      zh: `不是已知的键；是否想写 "${meant}"？`,
    };
  }
  const list = allowed.join(", ");
  return {
    en: `is not a known key; the keys are ${list}.`,
    zh: `不是已知的键；可用的键：${list}。`,
  };
}
