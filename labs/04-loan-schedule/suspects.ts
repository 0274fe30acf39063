import type { Suspects } from "../../labkit/define.ts";

import { arithmetic } from "./wrong-arithmetic.ts";

export const suspects: readonly Suspects[] = [
  {
    step: "s7",
    contract: "Calculator",
    file: "contracts/Calculator.sol",
    atLeast: 17,
    mutants: [
      ...arithmetic,
      {
        id: "last-payment-like-others",
        find: "            balance -= part;\n            rows[month - 1] = Row(part + interest, part, interest, balance);\n",
        replace:
          "            balance -= part;\n            rows[month - 1] = Row(instalment, part, interest, balance);\n",
        message: {
          en: "the last instalment is shown like all others, though less or more is owed",
          zh: "最后一期的还款额照抄其他各期，与实际所欠不符",
        },
      },
      {
        id: "nothing-in-the-first-month",
        find: "            uint256 left = principal - halfUp(principal * month, months);\n",
        replace:
          "            uint256 left = month == months ? 0 : principal - halfUp(principal * (month - 1), months);\n",
        message: {
          en: "with equal principal nothing is repaid in the first month, and two shares in the last",
          zh: "等额本金首期不还本金，最后一期还两份",
        },
      },
    ],
    fair: [
      {
        id: "fewer-digits",
        find: "uint256 public constant ONE = 1e36;",
        replace: "uint256 public constant ONE = 1e30;",
        message: {
          en: "It works with 30 digits behind the point instead of 36.",
          zh: "它用 30 位小数计算，而不是 36 位。",
        },
      },
      {
        id: "asks-for-the-remainder",
        find: "        return (numerator + denominator / 2) / denominator;\n",
        replace:
          "        quotient = numerator / denominator;\n        if ((numerator % denominator) * 2 >= denominator) ++quotient;\n",
        message: {
          en: "It divides first and adds one if the remainder is at least half.",
          zh: "它先做除法，余数不少于一半时再加一。",
        },
      },
      {
        id: "difference-of-sums",
        find: "            uint256 left = principal - halfUp(principal * month, months);\n            uint256 part = balance - left;\n",
        replace:
          "            uint256 part = halfUp(principal * month, months) - halfUp(principal * (month - 1), months);\n            uint256 left = balance - part;\n",
        message: {
          en: "It works out the share first and what is left from it.",
          zh: "它先算当期本金，再算剩余本金。",
        },
      },
    ],
  },
];
