import type { Suspects } from "../../labkit/define.ts";

import { wrong } from "./wrong.ts";

/** Mistakes of steps 3 to 5 that a test can see, whoever made them. */
const known = wrong.filter(({ file }) => file === "contracts/Escrow.sol");

export const suspects: readonly Suspects[] = [
  {
    step: "s7",
    contract: "Escrow",
    file: "contracts/Escrow.sol",
    atLeast: 13,
    mutants: [
      ...known,
      {
        id: "takes-from-nobody",
        find: "raised += amount;",
        replace: "raised = amount;",
        message: {
          en: "the total is only the last payment",
          zh: "募集总额只记最后一笔",
        },
      },
      {
        id: "anybody-is-founder",
        find: "CASH.transfer(FOUNDER, raised);",
        replace: "CASH.transfer(msg.sender, raised);",
        message: {
          en: "whoever asks for the release gets the money",
          zh: "谁请求放款，钱就归谁",
        },
      },
    ],
    fair: [
      {
        id: "money-first",
        find: "        emit Released(raised);\n        CASH.transfer(FOUNDER, raised);\n",
        replace: "        CASH.transfer(FOUNDER, raised);\n        emit Released(raised);\n",
        message: {
          en: "It publishes the event after the transfer instead of before.",
          zh: "它在转账之后才发出事件。",
        },
      },
      {
        id: "adds-first",
        find: "        uint256 left = LIMIT - paid[msg.sender];\n        if (amount > left) revert LimitExceeded(left);\n        paid[msg.sender] += amount;\n",
        replace:
          "        uint256 total = paid[msg.sender] + amount;\n        if (total > LIMIT) revert LimitExceeded(LIMIT - paid[msg.sender]);\n        paid[msg.sender] = total;\n",
        message: {
          en: "It adds first and compares the sum with the limit.",
          zh: "它先求和，再与限额比较。",
        },
      },
    ],
  },
];
