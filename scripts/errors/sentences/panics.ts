import type { Text } from "../../language/text.ts";

/** Solidity's own panics by code: each of them is a mistake in the contract, not in the input. */
export const panics: Readonly<Record<string, Text>> = {
  "0x00": {
    en: "The contract stopped at a fault the compiler inserted a check for.",
    zh: "合约触发了编译器内置的通用检查。",
  },
  "0x01": {
    en: "The contract stopped because something it takes for certain was not true (assert).",
    zh: "合约中本应恒成立的断言不成立（assert）。",
  },
  "0x11": {
    en: "The contract stopped because a sum grew too large or fell below zero.",
    zh: "合约计算溢出：结果过大，或减到了零以下。",
  },
  "0x12": {
    en: "The contract stopped because it divided by zero.",
    zh: "合约计算中出现了除以零。",
  },
  "0x21": {
    en: "The contract was given a number that names no state of its list.",
    zh: "合约收到的数值不对应任何枚举状态。",
  },
  "0x22": {
    en: "The contract found a badly stored text or byte array.",
    zh: "合约读到了编码错误的字节数组。",
  },
  "0x31": {
    en: "The contract tried to remove an element from an empty list.",
    zh: "合约试图从空数组中移除元素。",
  },
  "0x32": {
    en: "The contract asked a list for an element it does not have.",
    zh: "合约访问数组时下标越界。",
  },
  "0x41": {
    en: "The contract asked for more memory than there is.",
    zh: "合约申请的内存过大。",
  },
  "0x51": {
    en: "The contract called a function that was never set.",
    zh: "合约调用了尚未赋值的函数变量。",
  },
};

/** The sentence for a panic code this compiler version does not define. */
export function unknownPanic(code: string): Text {
  return {
    en: `The contract stopped with panic code ${code}.`,
    zh: `合约以 panic 代码 ${code} 终止。`,
  };
}
