import type { Mutant, Suspects } from "../../labkit/define.ts";
import type { Text } from "../../scripts/language/text.ts";

import { DOORS, LATE_PAY_OUT, LATE_REFUND, locked, PAY_OUT, REFUND, wrong } from "./wrong.ts";

/** Half repairs of step 5 that a test can see, and what is wrong with each. */
const halfRepairs: Readonly<Record<string, Text>> = {
  "no-contracts": {
    en: "an investor that is a contract gets nothing",
    zh: "以合约身份认购的投资人领不到钱",
  },
  "forgets-the-amount": { en: "refund() pays nobody", zh: "refund() 谁也不付" },
  "forgets-the-total": {
    en: "after a refund the total that is due is still the old one",
    zh: "退款之后，应退总额没有减少",
  },
  "pays-the-caller": { en: "payOut() pays whoever calls it", zh: "payOut() 把钱付给调用者" },
  "closes-the-market": { en: "nothing can be assigned any more", zh: "债权无法再转让" },
  "one-door-only": {
    en: "payOut() can be entered again during its own payment",
    zh: "payOut() 在付款途中可以被重入",
  },
  "total-only": {
    en: "refund() writes down the total before it pays, and the investor's part afterwards",
    zh: "refund() 付款前只改总额，投资人的应退款在付款后才改",
  },
  "locks-one-door": { en: "the lock hangs on refund() alone", zh: "锁只装在 refund() 上" },
  "locks-what-pays": {
    en: "who is being paid can assign what is due to him",
    zh: "收款途中还能把应退款转让出去",
  },
  "locks-but-lies": {
    en: "who looks into the books during a payment reads old figures",
    zh: "付款途中查账，读到的是旧数字",
  },
  "swallows-the-failure": {
    en: "payOut() writes off what it could not pay",
    zh: "payOut() 没付成也照样销账",
  },
};

const known: readonly Mutant[] = wrong.flatMap(({ id, find, replace }) => {
  const message = halfRepairs[id];
  return message === undefined ? [] : [{ id, find, replace, message }];
});

const others: readonly Mutant[] = [
  {
    id: "subtracts-late",
    find: DOORS,
    replace: DOORS.replace(REFUND, minus(LATE_REFUND)).replace(PAY_OUT, minus(LATE_PAY_OUT)),
    message: {
      en: "it subtracts after the payment, so that the books are out of date in the middle of it",
      zh: "付款之后才做减法，途中账目是过时的",
    },
  },
  {
    id: "refunds-twice",
    find: REFUND,
    replace: REFUND.replace("        due[msg.sender] = 0;\n", ""),
    message: { en: "refund() pays every time it is asked", zh: "refund() 申请几次就付几次" },
  },
  {
    id: "pays-out-twice",
    find: PAY_OUT,
    replace: PAY_OUT.replace("        due[investor] = 0;\n", ""),
    message: { en: "payOut() pays every time it is asked", zh: "payOut() 触发几次就付几次" },
  },
  {
    id: "wrong-person",
    find: PAY_OUT,
    replace: PAY_OUT.replace("due[investor] = 0", "due[msg.sender] = 0"),
    message: {
      en: "payOut() strikes out what is due to the caller",
      zh: "payOut() 划掉的是调用者的应退款",
    },
  },
  {
    id: "pays-everything",
    find: "CASH.transfer(msg.sender, amount);",
    replace: "CASH.transfer(msg.sender, CASH.balanceOf(address(this)));",
    message: { en: "refund() pays all there is", zh: "refund() 把全部资金付给一个人" },
  },
  {
    id: "only-the-bank-pays",
    find: "        uint256 amount = due[investor];\n",
    replace:
      "        if (msg.sender != BANK) revert NotTheBank(msg.sender);\n        uint256 amount = due[investor];\n",
    message: { en: "only the bank may have somebody paid", zh: "只有银行能替人触发退款" },
  },
  {
    id: "assigns-a-copy",
    find: "        due[msg.sender] -= amount;\n",
    replace: "",
    message: { en: "who assigns a claim keeps it as well", zh: "转让之后，转让人仍保留原债权" },
  },
  {
    id: "assigns-over",
    find: "due[to] += amount;",
    replace: "due[to] = amount;",
    message: {
      en: "what is assigned replaces what was due to the receiver before",
      zh: "受让人原有的应退款被覆盖",
    },
  },
  {
    id: "assigns-from-nothing",
    find: "        if (amount > due[msg.sender]) revert MoreThanDue(due[msg.sender]);\n        due[msg.sender] -= amount;\n",
    replace: "        unchecked {\n            due[msg.sender] -= amount;\n        }\n",
    message: { en: "one can assign more than one has", zh: "可以转让超过自己应退款的金额" },
  },
  {
    id: "anybody-hands-over",
    find: "        if (msg.sender != BANK) revert NotTheBank(msg.sender);\n",
    replace: "",
    message: { en: "anybody may hand over a list", zh: "任何人都能移交名单" },
  },
  {
    id: "hands-over-again",
    find: "        isHandedOver = true;\n",
    replace: "",
    message: { en: "the bank can hand over again", zh: "银行可以反复移交" },
  },
];

export const suspects: readonly Suspects[] = [
  {
    step: "s6",
    contract: "Refunds",
    file: "contracts/Refunds.sol",
    atLeast: 18,
    mutants: [...known, ...others],
    fair: [
      {
        id: "order-and-lock",
        find: DOORS,
        replace: locked(REFUND, PAY_OUT, ["refund", "payOut", "assign"]),
        message: {
          en: "It has a lock on top of the right order, so a second entry is refused for another reason.",
          zh: "它在正确的顺序之外还加了锁，第二次进入被拒绝的理由不同。",
        },
      },
      {
        id: "one-helper",
        find: DOORS,
        replace: DOORS.replace(REFUND, "        _pay(msg.sender);\n")
          .replace(PAY_OUT, "        _pay(investor);\n")
          .replace(
            "    // #region assign\n",
            `    function _pay(address investor) private {\n${PAY_OUT}    }\n\n    // #region assign\n`,
          ),
        message: {
          en: "Both functions pay by the same third one.",
          zh: "两个函数共用同一个内部付款函数。",
        },
      },
      {
        id: "event-last",
        find: REFUND,
        replace: `        uint256 amount = due[msg.sender];
        if (amount == 0) revert NothingDue(msg.sender);
        totalDue -= amount;
        delete due[msg.sender];
        CASH.transfer(msg.sender, amount);
        emit Refunded(msg.sender, amount);
`,
        message: {
          en: "It changes the two books in the other order and publishes the event after the payment.",
          zh: "它以另一种顺序更新两本账，并在付款之后才发出事件。",
        },
      },
    ],
  },
];

function minus(text: string): string {
  return text.replace(" = 0;", " -= amount;");
}
