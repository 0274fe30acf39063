import type { Text } from "../../scripts/language/text.ts";

/** How the chain ends a transaction that no contract has refused. */
const HALTS: readonly (readonly [RegExp, Text])[] = [
  [
    /ran out of gas|OutOfGas/i,
    {
      en: "the transaction used up all its gas; is there a loop that does not end?",
      zh: "交易耗尽了 gas，是否有不会结束的循环？",
    },
  ],
  [
    /code size|initcode|CreateContractSizeLimit/i,
    { en: "the contract is too large for a chain", zh: "合约过大，超过链上的限制" },
  ],
  [
    /invalid opcode|InvalidFEOpcode|stack (under|over)flow|VM Exception/i,
    { en: "the contract ran into an invalid instruction", zh: "合约执行到了无效指令" },
  ],
];

/** What ethers calls a contract that is not as it is asked: other parameters, other answers. */
const MISMATCHES = new Set([
  "BAD_DATA",
  "INVALID_ARGUMENT",
  "MISSING_ARGUMENT",
  "NUMERIC_FAULT",
  "UNEXPECTED_ARGUMENT",
  "UNSUPPORTED_OPERATION",
]);

const MISMATCH: Text = {
  en: "a function of the contract takes or gives back something else than in the starter",
  zh: "合约中某个函数的参数或返回值与初始代码不一致",
};

/** Why a contract could not do what it was asked, apart from a refusal; undefined when it was not the contract. */
export function haltOf(error: unknown): Text | undefined {
  if (!(error instanceof Error)) return undefined;
  if (MISMATCHES.has(String(Reflect.get(error, "code"))) || isOfEthers(error)) return MISMATCH;
  return HALTS.find(([pattern]) => pattern.test(error.message))?.[1];
}

/** Some of what ethers says of a wrong parameter has no code. */
function isOfEthers(error: Error): boolean {
  const [, thrownAt = ""] = (error.stack ?? "").split(/\n\s+at /);
  return Reflect.get(error, "code") === undefined && /[\\/]ethers[\\/]/.test(thrownAt);
}
