import type { Hints } from "../../labkit/define.ts";

export const hints: Hints = {
  "pays-in": [
    {
      en: "After Alice has paid, three things have to be different from before. Which?",
      zh: "小艾付款后，有三样东西应与之前不同。是哪三样？",
    },
    {
      en: "Look at the variables raised and paid at the top, and at the interface of the cash: transferFrom takes money from somebody who has approved it.",
      zh: "看看文件开头的 raised 和 paid，以及现金合约的接口：transferFrom 可从已授权的人那里收款。",
    },
    {
      en: "Add the amount to what the caller has paid. Add it to what is raised. Publish the event Invested. Then take the amount from the caller into this contract.",
      zh: "把金额加到调用者的已付金额上；加到募集总额上；发出 Invested 事件；最后从调用者收款到本合约。",
    },
    {
      en: "A library that lends books does the same with copies:\n  borrowed[msg.sender] += copies;\n  lent += copies;\n  emit Lent(msg.sender, copies);\n  SHELF.move(msg.sender, copies);",
      zh: "图书馆借书与此类似：\n  borrowed[msg.sender] += copies;\n  lent += copies;\n  emit Lent(msg.sender, copies);\n  SHELF.move(msg.sender, copies);",
    },
  ],
  limit: [
    {
      en: "Alice pays twice, each time a little less than the limit. What does she have in the offering then?",
      zh: "小艾付了两次，每次都略低于限额。她在这个项目里一共投了多少？",
    },
    {
      en: "The limit is for a person. The variable paid knows what each person has paid before; the error LimitExceeded wants to know how much is left.",
      zh: "限额是针对人的。变量 paid 记录每个人之前已付多少；错误 LimitExceeded 需要给出剩余额度。",
    },
    {
      en: "Before anything is written down: work out what is left, which is the limit less what the caller has paid. If the amount is more, revert with what is left.",
      zh: "记账之前：先算剩余额度，即限额减去调用者已付金额；若金额超过剩余额度，就回退并给出剩余额度。",
    },
    {
      en: "The library allows five copies a reader:\n  uint256 free = FIVE - borrowed[msg.sender];\n  if (copies > free) revert TooMany(free);",
      zh: "图书馆每位读者限借五本：\n  uint256 free = FIVE - borrowed[msg.sender];\n  if (copies > free) revert TooMany(free);",
    },
  ],
  closes: [
    {
      en: "At which second is the offering over: the one of the end, or the one after it?",
      zh: "项目在哪一秒算结束：截止那一秒，还是之后的一秒？",
    },
    {
      en: "block.timestamp is the time of the transaction in seconds. It is compared with the end before anything else.",
      zh: "block.timestamp 是交易发生的时间（秒）。先与截止时间比较，再做其他事情。",
    },
    {
      en: "As the first line: if the time is the end or later, revert with WrongState; its two arguments are the state now and the state needed, Open.",
      zh: "第一行：如果时间等于或晚于截止时间，就用 WrongState 回退；两个参数分别是当前状态和要求的状态 Open。",
    },
    {
      en: "The library shuts at SIX:\n  if (block.timestamp >= SIX) revert Shut();",
      zh: "图书馆六点（SIX）关门：\n  if (block.timestamp >= SIX) revert Shut();",
    },
  ],
  state: [
    {
      en: "There are three answers. Which two questions lead to them, and in which order?",
      zh: "一共三种结果。要问哪两个问题才能区分？先问哪个？",
    },
    {
      en: "Ask the clock first, then compare raised with GOAL. A goal met to the fen is reached.",
      zh: "先看时间，再比较 raised 与 GOAL。分毫不差地达到目标，也算达到。",
    },
    {
      en: "While the time is before the end: open, whatever was raised. After that: funded if what was raised is at least the goal, failed if not.",
      zh: "截止之前：无论募集多少都是募集中。截止之后：募集额不低于目标则成功，否则失败。",
    },
    {
      en: "A vote that is open until SIX and needs HALF:\n  if (block.timestamp < SIX) return Vote.Running;\n  return ayes >= HALF ? Vote.Won : Vote.Lost;",
      zh: "投票到六点（SIX）为止，需要 HALF 票：\n  if (block.timestamp < SIX) return Vote.Running;\n  return ayes >= HALF ? Vote.Won : Vote.Lost;",
    },
  ],
  release: [
    {
      en: "Under which condition may the money leave, and how does the contract remember that it has left?",
      zh: "在什么条件下钱可以转出？合约怎样记住已经转出？",
    },
    {
      en: "state() says whether the offering is funded. released starts as false.",
      zh: "state() 说明项目是否成功。released 的初始值是 false。",
    },
    {
      en: "Revert with WrongState unless funded. Revert with NothingToPay if it was released. Remember that it is. Publish Released with the amount. Then pay everything raised to the founder.",
      zh: "未成功则用 WrongState 回退；已放款则用 NothingToPay 回退；记下已放款；发出 Released 事件；最后把全部募集款付给融资人。",
    },
    {
      en: "A prize that is handed out once:\n  if (winner() == NOBODY) revert NotOver();\n  if (given) revert Given();\n  given = true;\n  PRIZE.hand(winner());",
      zh: "奖品只发一次：\n  if (winner() == NOBODY) revert NotOver();\n  if (given) revert Given();\n  given = true;\n  PRIZE.hand(winner());",
    },
  ],
  refund: [
    {
      en: "What has to be different in the books after a refund, so that a second call finds nothing?",
      zh: "退款之后，账上什么必须改变，第二次调用才会一无所得？",
    },
    {
      en: "paid knows what belongs to the caller. Keep it in a variable of your own before you change it.",
      zh: "paid 记录了属于调用者的金额。修改之前，先存入一个局部变量。",
    },
    {
      en: "Revert with WrongState unless failed. Look up what the caller has paid; if it is nothing, revert with NothingToPay. Set it to zero. Publish Refunded. Then pay it.",
      zh: "未失败则用 WrongState 回退；查出调用者已付金额，若为零则用 NothingToPay 回退；清零；发出 Refunded；最后付款。",
    },
    {
      en: "A cloakroom gives a coat back once:\n  uint256 coat = coats[msg.sender];\n  if (coat == 0) revert NoCoat();\n  coats[msg.sender] = 0;\n  RACK.hand(msg.sender, coat);",
      zh: "寄存处只还一次大衣：\n  uint256 coat = coats[msg.sender];\n  if (coat == 0) revert NoCoat();\n  coats[msg.sender] = 0;\n  RACK.hand(msg.sender, coat);",
    },
  ],
  "no-refund": [
    {
      en: "In which of the three states is a refund right?",
      zh: "三种状态中，哪一种可以退款？",
    },
    {
      en: "Compare state() with one state, not with those you want to exclude.",
      zh: "让 state() 与唯一允许的状态比较，而不是逐个排除。",
    },
    {
      en: "The first line of refund: if the state is not Failed, revert with WrongState(the state now, Failed).",
      zh: "refund 的第一行：如果状态不是 Failed，就用 WrongState（当前状态, Failed）回退。",
    },
    {
      en: "The cloakroom hands coats out after the play only:\n  if (act() != Act.Over) revert WrongAct(act(), Act.Over);",
      zh: "寄存处只在散场后还衣服：\n  if (act() != Act.Over) revert WrongAct(act(), Act.Over);",
    },
  ],
  "s6-answer": [
    {
      en: "A share is a part of a whole. What is the whole here: what was hoped for, or what came in?",
      zh: "占比是部分与整体之比。这里的整体是目标金额，还是实际募集额？",
    },
    {
      en: "`npx hardhat lab run 03 raise` shows what Bob paid and what the escrow holds. A basis point is a hundredth of a per cent.",
      zh: "“npx hardhat lab run 03 raise”会显示小博的投资额和托管合约的余额。一个基点是百分之零点零一。",
    },
    {
      en: "Bob's payment, times 10,000, divided by everything raised; drop what is behind the point.",
      zh: "小博的投资额乘以 10,000，除以募集总额，舍去小数部分。",
    },
    {
      en: "Of 8,000.00 yuan Carol brings 1,000.00: 1,000 x 10,000 / 8,000 = 1,250 basis points.",
      zh: "总额 8,000.00 元，小卡出 1,000.00 元：1,000 × 10,000 ÷ 8,000 = 1,250 个基点。",
    },
  ],
  "s7-right": [
    {
      en: "One of your tests fails on a contract that keeps every rule. Which rule does your test remember wrongly?",
      zh: "有一个测试在合规的合约上失败。你的测试把哪条规则记错了？",
    },
    {
      en: "The message names the test and what it found. Compare with the rules of steps 3 to 5.",
      zh: "错误信息给出了测试名和实际结果，请与第 3 至 5 步的规则对照。",
    },
    {
      en: "Look at the name of the refusal that your test expects, and at the second in which it happens: t.at(closesAt) lets the next transaction happen in the second of the end.",
      zh: "检查测试期望的错误名称，以及它发生的时刻：t.at(closesAt) 让下一笔交易发生在截止那一秒。",
    },
    {
      en: 'A test of the library:\n  await t.at(six - 1);\n  await t.accepts("a second before it shuts", library.borrow(1n));\n  await t.at(six);\n  await t.refuses("when it shuts", library.borrow(1n), "Shut");',
      zh: '图书馆的测试：\n  await t.at(six - 1);\n  await t.accepts("关门前一秒", library.borrow(1n));\n  await t.at(six);\n  await t.refuses("关门时", library.borrow(1n), "Shut");',
    },
  ],
  "s7-sharp": [
    {
      en: "The message tells of a wrong contract that all your tests accept. What would somebody do to it?",
      zh: "提示中给出了一个通过你全部测试的错误合约。什么操作会让它露出马脚？",
    },
    {
      en: "Mistakes live at edges: the last second, one fen more, one fen less, the second time, somebody else.",
      zh: "错误藏在边界上：最后一秒、多一分、少一分、第二次、换一个人。",
    },
    {
      en: "For each rule write one test in which it is just kept (t.accepts) and one in which it is just broken (t.refuses), and look at the balances afterwards (t.equal).",
      zh: "每条规则写两个测试：刚好遵守的（t.accepts）和刚好违反的（t.refuses），然后核对余额（t.equal）。",
    },
    {
      en: 'For the library:\n  await library.connect(reader).borrow(5n);\n  await t.refuses("a sixth", library.connect(reader).borrow(1n), "TooMany", [0n]);\n  t.equal("lent", await library.lent(), 5n, "count");',
      zh: '图书馆的例子：\n  await library.connect(reader).borrow(5n);\n  await t.refuses("第六本", library.connect(reader).borrow(1n), "TooMany", [0n]);\n  t.equal("已借出", await library.lent(), 5n, "count");',
    },
  ],
  audit: [
    {
      en: "Who has too much: the one with a large payment, or the one with a large sum?",
      zh: "谁超限：单笔金额大的人，还是累计金额大的人？",
    },
    {
      en: "There are two kinds of events. Each says which offering, who and how much. The limit is for one offering.",
      zh: "事件有两种，都写明了项目、投资人和金额。限额按单个项目计算。",
    },
    {
      en: "Keep a sum for each pair of offering and investor in a Map; add for Invested, take off for Withdrawn. At the end return the investors of sums above the limit, each once.",
      zh: "用 Map 按“项目＋投资人”累计：Invested 加，Withdrawn 减。最后返回累计超过限额的投资人，每人一次。",
    },
    {
      en: 'Books out by reader and branch:\n  const out = new Map();\n  for (const { name, args } of events) {\n    const who = `${args.branch}/${args.reader}`;\n    const one = name === "Lent" ? args.copies : -args.copies;\n    out.set(who, (out.get(who) ?? 0n) + one);\n  }',
      zh: '按分馆和读者统计在借册数：\n  const out = new Map();\n  for (const { name, args } of events) {\n    const who = `${args.branch}/${args.reader}`;\n    const one = name === "Lent" ? args.copies : -args.copies;\n    out.set(who, (out.get(who) ?? 0n) + one);\n  }',
    },
  ],
};
