import type { Wrong } from "../../labkit/define.ts";

const file = "contracts/Escrow.sol";
const tests = "tests/mine.ts";
const script = "scripts/audit.ts";

export const wrong: readonly Wrong[] = [
  {
    id: "books-without-money",
    step: "s3",
    file,
    find: "        CASH.transferFrom(msg.sender, address(this), amount);\n",
    replace: "",
    caughtBy: "pays-in",
    message: {
      en: "You write the payment down but never take the money. Which call of the cash contract moves it, and who has allowed that?",
      zh: "你记了账，却没有收钱。用现金合约的哪个函数收款？谁已授权？",
    },
  },
  {
    id: "overwrites",
    step: "s3",
    file,
    find: "paid[msg.sender] += amount;",
    replace: "paid[msg.sender] = amount;",
    caughtBy: "limit",
    message: {
      en: "A second payment replaces the first in your books. What does somebody have who pays twice?",
      zh: "第二笔付款覆盖了第一笔。付两次的人，账上应有多少？",
    },
  },
  {
    id: "limit-per-payment",
    step: "s3",
    file,
    find: "uint256 left = LIMIT - paid[msg.sender];",
    replace: "uint256 left = LIMIT;",
    caughtBy: "limit",
    message: {
      en: "You compare each payment with the limit by itself. The limit is for the person: what has he paid before?",
      zh: "你只比较了单笔付款。限额是针对人的：他之前已付多少？",
    },
  },
  {
    id: "limit-for-all",
    step: "s3",
    file,
    find: "uint256 left = LIMIT - paid[msg.sender];",
    replace: "uint256 left = LIMIT - raised;",
    caughtBy: "limit",
    message: {
      en: "You count everybody's money against one person's limit. Whose payments should count?",
      zh: "你把所有人的钱都算进了一个人的限额。应当只算谁的付款？",
    },
  },
  {
    id: "one-second-late",
    step: "s3",
    file,
    find: "if (block.timestamp >= CLOSES_AT) revert WrongState(state(), State.Open);",
    replace: "if (block.timestamp > CLOSES_AT) revert WrongState(state(), State.Open);",
    caughtBy: "closes",
    message: {
      en: "In the second of the end itself you still take money. Is the offering open at that second?",
      zh: "在截止的那一秒，你仍在收款。那一秒项目还算募集中吗？",
    },
  },
  {
    id: "never-closes",
    step: "s3",
    file,
    find: "        if (block.timestamp >= CLOSES_AT) revert WrongState(state(), State.Open);\n",
    replace: "",
    caughtBy: "closes",
    message: {
      en: "You take money whatever the time is. Which line asks the clock?",
      zh: "你在任何时间都收款。哪一行检查了时间？",
    },
  },
  {
    id: "success-is-early",
    step: "s4",
    file,
    find: "if (block.timestamp < CLOSES_AT) return State.Open;",
    replace: "if (block.timestamp < CLOSES_AT && raised < GOAL) return State.Open;",
    caughtBy: "state",
    message: {
      en: "You call the offering funded as soon as the goal is reached. The text promises every investor the time until the end.",
      zh: "一达到目标你就判定成功。但规则承诺募集持续到截止时间。",
    },
  },
  {
    id: "goal-must-be-exceeded",
    step: "s4",
    file,
    find: "raised >= GOAL",
    replace: "raised > GOAL",
    caughtBy: "state",
    message: {
      en: "Exactly the goal counts as a failure with you. Is a goal reached when it is met to the fen?",
      zh: "恰好达到目标被你判为失败。分毫不差地达到，算不算达到？",
    },
  },
  {
    id: "releases-again",
    step: "s4",
    file,
    find: "        released = true;\n",
    replace: "",
    caughtBy: "release",
    message: {
      en: "Nothing in your books says that the founder has had the money. What does a second call find?",
      zh: "账上没有记录融资人已取款。第二次调用会看到什么？",
    },
  },
  {
    id: "releases-the-goal",
    step: "s4",
    file,
    find: "CASH.transfer(FOUNDER, raised);",
    replace: "CASH.transfer(FOUNDER, GOAL);",
    caughtBy: "release",
    message: {
      en: "You pay the goal. What was raised above it would stay in the escrow for ever.",
      zh: "你只付了目标金额，超募部分将永远留在托管合约里。",
    },
  },
  {
    id: "refunds-again",
    step: "s5",
    file,
    find: "        paid[msg.sender] = 0;\n",
    replace: "",
    caughtBy: "refund",
    message: {
      en: "After the refund your books still say that she has paid. Who pays for her second refund?",
      zh: "退款后，账上她仍是已付款。第二次退款用的是谁的钱？",
    },
  },
  {
    id: "refunds-all",
    step: "s5",
    file,
    find: "CASH.transfer(msg.sender, amount);",
    replace: "CASH.transfer(msg.sender, CASH.balanceOf(address(this)));",
    caughtBy: "refund",
    message: {
      en: "You pay out whatever lies in the escrow. How much of it is the caller's?",
      zh: "你把托管合约里的钱全付出去了。其中属于调用者的有多少？",
    },
  },
  {
    id: "leaves-early",
    step: "s5",
    file,
    find: "if (state() != State.Failed) revert WrongState(state(), State.Failed);",
    replace: "if (state() == State.Funded) revert WrongState(state(), State.Failed);",
    caughtBy: "no-refund",
    message: {
      en: "You let people leave while the offering runs. Whoever does so at the last second decides for all others.",
      zh: "募集期间你允许撤资。有人在最后一秒撤出，就替所有人做了决定。",
    },
  },
  {
    id: "refund-after-success",
    step: "s5",
    file,
    find: "        if (state() != State.Failed) revert WrongState(state(), State.Failed);\n",
    replace: "        if (state() == State.Open) revert WrongState(state(), State.Failed);\n",
    caughtBy: "no-refund",
    message: {
      en: "With you a funded offering pays refunds, too. Then the founder's money is gone before he asks for it.",
      zh: "募集成功后你仍然退款，融资人来取款时钱已经没了。",
    },
  },
  {
    id: "expects-the-wrong-error",
    step: "s7",
    file: tests,
    find: '"LimitExceeded", [0n]',
    replace: '"WrongState"',
    caughtBy: "s7-right",
    message: {
      en: "One of your tests expects another refusal than the rules say. Which error names the limit?",
      zh: "有测试期望的错误与规则不符。超限时应返回哪个错误？",
    },
  },
  {
    id: "tests-the-spelling",
    step: "s7",
    file: tests,
    find: '    await t.accepts("after the end", escrow.release());\n',
    replace:
      '    const receipt = await t.accepts("after the end", escrow.release());\n    if (receipt.logs[0]?.address !== escrow.address) throw new Error("the event comes first");\n',
    caughtBy: "s7-fair",
    message: {
      en: "One of your tests insists on the order of two log entries. Nobody's money depends on it.",
      zh: "有测试强求两条日志的先后顺序，而这与资金无关。",
    },
  },
  {
    id: "blind-to-the-limit",
    step: "s7",
    file: tests,
    find: '    await t.refuses("one fen more", escrow.connect(alice).invest(1n), "LimitExceeded", [0n]);\n',
    replace: "",
    caughtBy: "s7-sharp",
    message: {
      en: "Your tests never ask for a refusal at the limit. What would a contract do that has no limit at all?",
      zh: "你的测试从未检验超限被拒。一个完全没有限额的合约也能通过。",
    },
  },
  {
    id: "ignores-withdrawals",
    step: "s8",
    file: script,
    find: 'name === "Invested" ? BigInt(String(args.amount)) : -BigInt(String(args.amount))',
    replace: 'name === "Invested" ? BigInt(String(args.amount)) : 0n',
    caughtBy: "audit",
    message: {
      en: "You name somebody who took back in time what was too much. Which event says so?",
      zh: "你冤枉了一位及时撤回超额部分的投资人。哪个事件记录了撤回？",
    },
  },
  {
    id: "adds-offerings-together",
    step: "s8",
    file: script,
    find: "const key = `${String(args.offering)} ${String(args.investor)}`;",
    replace: "const key = `- ${String(args.investor)}`;",
    caughtBy: "audit",
    message: {
      en: "You add up what somebody has in different offerings. The limit is for one offering.",
      zh: "你把同一投资人在不同项目的金额加在了一起，而限额是按单个项目计算的。",
    },
  },
  {
    id: "limit-is-a-breach",
    step: "s8",
    file: script,
    find: "amount > limit",
    replace: "amount >= limit",
    caughtBy: "audit",
    message: {
      en: "You name somebody who has exactly the limit. Is that a breach?",
      zh: "你把恰好达到限额的人也列为违规。达到限额算超限吗？",
    },
  },
];
