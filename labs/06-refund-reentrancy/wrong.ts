import type { Wrong } from "../../labkit/define.ts";

const attacker = "contracts/Attacker.sol";
const refunds = "contracts/Refunds.sol";
const tests = "tests/mine.ts";

/** The repaired functions: what is due is written down first, then it is paid. */
export const REFUND = body("msg.sender", ["check", "books", "pay"]);
export const PAY_OUT = body("investor", ["check", "books", "pay"]);

/** As the given contract has them: paid first, written down afterwards. */
export const LATE_REFUND = body("msg.sender", ["check", "pay", "books"]);
export const LATE_PAY_OUT = body("investor", ["check", "pay", "books"]);

/** All three doors, up to the body of the last. */
export const DOORS = `    function refund() external {
${REFUND}    }
    // #endregion

    // #region payOut
    /// @inheritdoc IRefunds
    function payOut(address investor) external {
${PAY_OUT}    }
    // #endregion

    // #region assign
    /// @inheritdoc IRefunds
    function assign(address to, uint256 amount) external {
`;

type Door = "refund" | "payOut" | "assign";

/** The doors with a lock on some of them. */
export function locked(refund: string, payOut: string, doors: readonly Door[]): string {
  const on = (door: Door) => (doors.includes(door) ? " locked" : "");
  return `    function refund() external${on("refund")} {
${refund}    }

    function payOut(address investor) external${on("payOut")} {
${payOut}    }

    error Locked();
    bool private _isLocked;
    modifier locked() {
        if (_isLocked) revert Locked();
        _isLocked = true;
        _;
        _isLocked = false;
    }

    function assign(address to, uint256 amount) external${on("assign")} {
`;
}

function body(who: string, order: readonly ("check" | "books" | "pay")[]): string {
  const parts = {
    check: `        uint256 amount = due[${who}];
        if (amount == 0) revert NothingDue(${who});
`,
    books: `        due[${who}] = 0;
        totalDue -= amount;
        emit Refunded(${who}, amount);
`,
    pay: `        CASH.transfer(${who}, amount);
`,
  };
  return order.map((part) => parts[part]).join("");
}

const ATTACK = `        REFUNDS.refund();
    }
    // #endregion

    // #region onCashReceived
    /// @inheritdoc ICashReceiver
    function onCashReceived(address, uint256 amount) external {
        if (CASH.balanceOf(address(REFUNDS)) >= amount) REFUNDS.refund();
`;

export const wrong: readonly Wrong[] = [
  {
    id: "asks-once",
    step: "s3",
    file: attacker,
    find: "        if (CASH.balanceOf(address(REFUNDS)) >= amount) REFUNDS.refund();\n",
    replace: "",
    caughtBy: "robs",
    message: {
      en: "You ask for the refund and then do nothing when the money arrives. What do the books say at that moment?",
      zh: "你申请了退款，钱到账时却什么也没做。那一刻账上写的是什么？",
    },
  },
  {
    id: "asks-in-a-row",
    step: "s3",
    file: attacker,
    find: ATTACK,
    replace: ATTACK.replace(
      "        REFUNDS.refund();\n",
      "        REFUNDS.refund();\n        REFUNDS.refund();\n",
    ).replace(/ {8}if .*\n/, ""),
    caughtBy: "robs",
    message: {
      en: "You ask a second time after the first payment has ended. By then it is written down. When is it not?",
      zh: "你在第一笔付款结束之后才第二次申请，那时已经记账了。什么时候还没有记账？",
    },
  },
  {
    id: "never-stops",
    step: "s3",
    file: attacker,
    find: "if (CASH.balanceOf(address(REFUNDS)) >= amount) REFUNDS.refund();",
    replace: "REFUNDS.refund();",
    caughtBy: "robs",
    message: {
      en: "You ask again however little is left. The last payment fails, and with it the whole transaction: every payment is undone. When do you have to stop?",
      zh: "无论剩多少你都继续申请。最后一笔付款失败，整笔交易随之回滚，之前的付款全部撤销。什么时候必须停？",
    },
  },
  {
    id: "takes-two",
    step: "s3",
    file: attacker,
    find: "if (CASH.balanceOf(address(REFUNDS)) >= amount)",
    replace: "if (CASH.balanceOf(address(this)) == amount)",
    caughtBy: "drains",
    message: {
      en: "You stop after the second payment. What you have says nothing about what is left for you to take.",
      zh: "你拿到第二笔就停了。自己手里有多少，并不说明合约里还剩多少可拿。",
    },
  },
  {
    id: "no-contracts",
    step: "s5",
    file: refunds,
    find: "        uint256 amount = due[msg.sender];\n",
    replace:
      "        if (msg.sender.code.length != 0) revert NothingDue(msg.sender);\n        uint256 amount = due[msg.sender];\n",
    caughtBy: "honest",
    message: {
      en: "You shut out every contract. Funds and companies invest through contracts, and their money is due to them like anybody's.",
      zh: "你把所有合约都挡在门外。基金和公司正是通过合约认购的，它们的钱同样应退。",
    },
  },
  {
    id: "forgets-the-amount",
    step: "s5",
    file: refunds,
    find: REFUND,
    replace: `        due[msg.sender] = 0;
        uint256 amount = due[msg.sender];
        if (amount == 0) revert NothingDue(msg.sender);
        totalDue -= amount;
        emit Refunded(msg.sender, amount);
        CASH.transfer(msg.sender, amount);
`,
    caughtBy: "honest",
    message: {
      en: "You set to zero what is due before you have read it. From where should the contract know what to pay?",
      zh: "你还没读出应退款就把它清零了。合约从哪里得知该付多少？",
    },
  },
  {
    id: "forgets-the-total",
    step: "s5",
    file: refunds,
    find: REFUND,
    replace: REFUND.replace("        totalDue -= amount;\n", ""),
    caughtBy: "honest",
    message: {
      en: "When the lines changed places, one of the two books was lost: after the refund the total still holds it.",
      zh: "调整顺序时漏掉了一本账：退款之后，应退总额里仍有这一笔。",
    },
  },
  {
    id: "pays-the-caller",
    step: "s5",
    file: refunds,
    find: "CASH.transfer(investor, amount);",
    replace: "CASH.transfer(msg.sender, amount);",
    caughtBy: "honest",
    message: {
      en: "Anybody may call payOut, and with you the money goes to who calls. To whom is it due?",
      zh: "payOut 人人可调用，而你把钱付给了调用者。这笔钱应退给谁？",
    },
  },
  {
    id: "closes-the-market",
    step: "s5",
    file: refunds,
    find: "if (amount > due[msg.sender]) revert",
    replace: "if (amount > 0) revert",
    caughtBy: "assigns",
    message: {
      en: "You have shut the third door for everybody. The order was to repair and to change nothing else.",
      zh: "你把第三道门对所有人都关上了。任务是修复漏洞，其余一律不变。",
    },
  },
  {
    id: "one-door-only",
    step: "s5",
    file: refunds,
    find: PAY_OUT,
    replace: LATE_PAY_OUT,
    caughtBy: "once",
    message: {
      en: "You have repaired refund. A second function pays from the same money; look at its last lines.",
      zh: "你修好了 refund。还有一个函数也用同一笔钱付款，看看它的最后几行。",
    },
  },
  {
    id: "total-only",
    step: "s5",
    file: refunds,
    find: REFUND,
    replace: `        uint256 amount = due[msg.sender];
        if (amount == 0) revert NothingDue(msg.sender);
        totalDue -= amount;
        emit Refunded(msg.sender, amount);
        CASH.transfer(msg.sender, amount);
        due[msg.sender] = 0;
`,
    caughtBy: "once",
    message: {
      en: "One of the two books is right before you pay, the other only afterwards. Which one does the function read first when it is entered again?",
      zh: "付款前只改了一本账，另一本仍在付款之后。函数被重入时，最先读的是哪一本？",
    },
  },
  {
    id: "locks-one-door",
    step: "s5",
    file: refunds,
    find: DOORS,
    replace: locked(LATE_REFUND, LATE_PAY_OUT, ["refund"]),
    caughtBy: "once",
    message: {
      en: "The lock hangs on refund alone. Somebody who is paid by payOut has never touched it.",
      zh: "锁只装在 refund 上。经由 payOut 收款的人根本碰不到它。",
    },
  },
  {
    id: "locks-what-pays",
    step: "s5",
    file: refunds,
    find: DOORS,
    replace: locked(LATE_REFUND, LATE_PAY_OUT, ["refund", "payOut"]),
    caughtBy: "doors",
    message: {
      en: "The lock hangs on the two functions that pay. The third pays nothing, but it moves what is due, and at that moment too much is due.",
      zh: "锁装在两个付款函数上。第三个函数虽不付款，却能转走债权，而那一刻账上的债权是虚的。",
    },
  },
  {
    id: "locks-but-lies",
    step: "s5",
    file: refunds,
    find: DOORS,
    replace: locked(LATE_REFUND, LATE_PAY_OUT, ["refund", "payOut", "assign"]),
    caughtBy: "views",
    message: {
      en: "Nobody can take more any longer. But who reads your books in the middle of a payment still reads the old figures. A lock on functions is none on what they show.",
      zh: "已经没有人能多拿钱了。但付款途中来查账的人，读到的仍是旧数字。函数上锁，并不等于账目正确。",
    },
  },
  {
    id: "swallows-the-failure",
    step: "s5",
    file: refunds,
    find: "CASH.transfer(investor, amount);",
    replace: "try CASH.transfer(investor, amount) returns (bool) {} catch {}",
    caughtBy: "refuser",
    message: {
      en: "You go on when a payment fails, with books that say it was made. Who has the money now?",
      zh: "付款失败你却照常往下走，账上写成已付。钱现在在谁手里？",
    },
  },
  {
    id: "expects-too-much",
    step: "s6",
    file: tests,
    find: "[owed.alice - 100n]",
    replace: "[owed.alice]",
    caughtBy: "s6-right",
    message: {
      en: "One of your tests reckons wrongly what is still due to Alice after she has assigned something.",
      zh: "有一个测试算错了：小艾转让一部分之后，还剩多少应退款？",
    },
  },
  {
    id: "insists-on-the-reason",
    step: "s6",
    file: tests,
    find: '    await t.accepts("the robot asks", robot.refund());\n    t.equal("the robot has", await cash.balanceOf(robot.address), owed.mallory, "CNY");\n  },\n  "nobody is paid twice"',
    replace:
      '    await t.accepts("the robot asks", robot.refund());\n    const [, said] = await robot.answer(0);\n    if (said.length !== 74) throw new Error("it has to say NothingDue");\n  },\n  "nobody is paid twice"',
    caughtBy: "s6-fair",
    message: {
      en: "One of your tests insists on the reason for which the second entry is refused. A lock gives another reason, and nobody loses a fen by it.",
      zh: "有一个测试强求第二次进入被拒绝的理由。加锁的合约理由不同，但谁也没有少拿一分钱。",
    },
  },
  {
    id: "blind-between",
    step: "s6",
    file: tests,
    find: '  "payOut in the middle of a payOut"',
    replace: '};\n\nexport const later = {\n  "payOut in the middle of a payOut"',
    caughtBy: "s6-sharp",
    message: {
      en: "Your tests never let anybody call one function while he is paid by another.",
      zh: "你的测试从未让人在经由一个函数收款的途中调用另一个函数。",
    },
  },
];
