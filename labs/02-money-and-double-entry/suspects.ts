import type { Suspects } from "../../labkit/define.ts";

import { wrong } from "./wrong.ts";

/** Mistakes of steps 3 to 5, whoever made them. */
const known = wrong.filter(({ file }) => file === "contracts/Money.sol");

export const suspects: readonly Suspects[] = [
  {
    step: "s8",
    contract: "Money",
    file: "contracts/Money.sol",
    atLeast: 18,
    mutants: [
      ...known,
      {
        id: "books-it-to-the-institution",
        find: "        balanceOf[to] += amount;\n        totalSupply = needed;\n",
        replace: "        balanceOf[msg.sender] += amount;\n        totalSupply = needed;\n",
        message: {
          en: "what a client pays in is booked to the institution",
          zh: "客户存入的钱记到了支付机构名下",
        },
      },
      {
        id: "keeps-a-fee",
        find: "        balanceOf[to] += amount;\n        emit Transfer(msg.sender, to, amount);\n",
        replace:
          "        balanceOf[to] += amount - amount / 100;\n        emit Transfer(msg.sender, to, amount);\n",
        message: {
          en: "one hundredth of every payment reaches nobody",
          zh: "每笔付款有百分之一不知去向",
        },
      },
    ],
    fair: [
      {
        id: "subtracts-in-place",
        find: "        balanceOf[msg.sender] = balance - amount;\n",
        replace: "        balanceOf[msg.sender] -= amount;\n",
        message: {
          en: "It subtracts from the balance in place.",
          zh: "它直接在余额上减。",
        },
      },
      {
        id: "says-more",
        find: "        emit Transfer(msg.sender, to, amount);\n",
        replace:
          "        emit Transfer(msg.sender, to, amount);\n        emit Transfer(msg.sender, to, 0);\n",
        message: {
          en: "It publishes one more line, which moves nothing.",
          zh: "它多发出一条金额为零的日志。",
        },
      },
      {
        id: "asks-for-cover-first",
        find: "        if (msg.sender != ISSUER) revert NotTheIssuer(msg.sender);\n        uint256 needed = totalSupply + amount;\n        if (needed > reserve()) revert NotCovered(needed, reserve());\n",
        replace:
          "        uint256 needed = totalSupply + amount;\n        if (needed > reserve()) revert NotCovered(needed, reserve());\n        if (msg.sender != ISSUER) revert NotTheIssuer(msg.sender);\n",
        message: {
          en: "It asks for the cover first, and only then who is calling.",
          zh: "它先检查备付金，再检查调用者。",
        },
      },
    ],
  },
];
