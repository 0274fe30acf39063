import { AbiCoder } from "ethers";
import type { ErrorFragment } from "ethers";

import { say } from "../language/text.ts";
import type { Language, Text } from "../language/text.ts";
import { sentences } from "./catalogue.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Sentences } from "./sentences/sentences.ts";
import { panics, unknownPanic } from "./sentences/panics.ts";
import { fill } from "./template.ts";
import type { Labels, Tongue } from "./template.ts";

const ERROR_STRING = "0x08c379a0";
const PANIC = "0x4e487b71";

/**
 * The revert inside an error of ethers or of Hardhat's provider as one sentence.
 * @returns undefined when the error is no revert
 */
export function decode(
  error: unknown,
  catalogue: Catalogue,
  language: Language,
  labels?: Labels,
): string | undefined {
  const text = explain(error, () => catalogue, labels);
  return text && say(text, language);
}

/** The same in both languages; the catalogue is only asked for when there is something to look up. */
export function explain(
  error: unknown,
  catalogue: () => Catalogue,
  labels?: Labels,
): Text | undefined {
  const data = revertData(error);
  return data === undefined ? undefined : explainData(data, catalogue(), labels);
}

/** What revert data means. */
export function explainData(
  data: string,
  catalogue: Catalogue,
  labels?: Labels,
  told: Sentences = sentences,
): Text {
  if (data === "0x") return silent;
  const selector = data.slice(0, 10).toLowerCase();
  const rest = `0x${data.slice(10)}`;
  try {
    if (selector === ERROR_STRING) return quoted(read(["string"], rest)[0]);
    if (selector === PANIC) return panic(read(["uint256"], rest)[0]);
    const error = catalogue.get(selector);
    if (error !== undefined) return sentenceOf(error, rest, told, labels);
  } catch {
    // Bytes that look like an error but do not decode are told as the bytes they are.
  }
  return unknown(selector);
}

/**
 * The revert data in an error, however deep ethers, the provider or a `cause` has wrapped it.
 * @returns "0x" when the contract reverted without a word, undefined when the error is no revert
 */
export function revertData(error: unknown, seen = new Set<unknown>()): string | undefined {
  if (typeof error !== "object" || error === null || seen.has(error)) return undefined;
  seen.add(error);
  const found = Reflect.get(error, "data");
  if (typeof found === "string" && /^0x([0-9a-f]{2})*$/i.test(found) && isRevert(error, found))
    return found;
  // Not `transaction` or `payload`: their data is what was called, not what came back.
  for (const key of ["data", "error", "info", "cause"]) {
    const inner = revertData(Reflect.get(error, key), seen);
    if (inner !== undefined) return inner;
  }
  return Reflect.get(error, "code") === "CALL_EXCEPTION" ? "0x" : undefined;
}

/** Empty data counts only where something says that it is a revert's. */
function isRevert(holder: object, data: string): boolean {
  if (data.length >= 10) return true;
  const message: unknown = Reflect.get(holder, "message");
  return data === "0x" && typeof message === "string" && /revert/i.test(message);
}

function sentenceOf(error: ErrorFragment, rest: string, told: Sentences, labels?: Labels): Text {
  const values = read(error.inputs, rest);
  const args = Object.fromEntries(error.inputs.map(({ name }, i) => [name, values[i]]));
  const text = told[error.name];
  if (text === undefined) return untold(error, values);
  const said = (tongue: Tongue) => fill(text[tongue], tongue, args, labels);
  return { en: said("en"), zh: said("zh") };
}

function read(types: Parameters<AbiCoder["decode"]>[0], data: string): unknown[] {
  return AbiCoder.defaultAbiCoder().decode(types, data).toArray();
}

function quoted(reason: unknown): Text {
  return {
    en: `The contract refused: "${String(reason)}".`,
    zh: `合约拒绝执行：“${String(reason)}”。`,
  };
}

function panic(code: unknown): Text {
  const number = `0x${BigInt(String(code)).toString(16).padStart(2, "0")}`;
  return panics[number] ?? unknownPanic(number);
}

function untold(error: ErrorFragment, values: readonly unknown[]): Text {
  const call = `${error.name}(${values.map(String).join(", ")})`;
  return { en: `The contract refused with ${call}.`, zh: `合约拒绝执行，错误为 ${call}。` };
}

function unknown(selector: string): Text {
  return {
    en: `The contract refused with an error the lab does not know (${selector}).`,
    zh: `合约拒绝执行，返回了未收录的错误（${selector}）。`,
  };
}

const silent: Text = {
  en: "The contract refused without giving a reason.",
  zh: "合约拒绝执行，但没有说明原因。",
};
