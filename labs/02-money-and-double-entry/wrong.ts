import type { Wrong } from "../../labkit/define.ts";

const file = "contracts/Money.sol";
const tests = "tests/mine.ts";

export const wrong: readonly Wrong[] = [
  {
    id: "forgets-the-total",
    step: "s3",
    file,
    find: "        totalSupply = needed;\n",
    replace: "",
    caughtBy: "issue",
    message: {
      en: "The client has money, but your total does not know of it. Who would notice that the reserve is used up?",
      zh: "客户有了钱，总额里却没有。备付金用完了，谁会发现？",
    },
  },
  {
    id: "forgets-the-client",
    step: "s3",
    file,
    find: "        balanceOf[to] += amount;\n        totalSupply = needed;\n",
    replace: "        totalSupply = needed;\n",
    caughtBy: "issue",
    message: {
      en: "The total grows, and nobody has the money. To whose account does it have to be booked?",
      zh: "总额增加了，却没有人得到钱。应当记入谁的账户？",
    },
  },
  {
    id: "replaces-the-balance",
    step: "s3",
    file,
    find: "        balanceOf[to] += amount;\n        totalSupply = needed;\n",
    replace: "        balanceOf[to] = amount;\n        totalSupply = needed;\n",
    caughtBy: "issue",
    message: {
      en: "A second issue replaces the first in your books. What did the client have before?",
      zh: "第二次发行覆盖了第一次。客户原来有多少？",
    },
  },
  {
    id: "issues-in-silence",
    step: "s3",
    file,
    find: "        emit Transfer(address(0), to, amount);\n",
    replace: "",
    caughtBy: "issue",
    message: {
      en: "You issue money without an entry in the public log. Books that are drawn up from the log cannot know of it.",
      zh: "你发行了货币，却没有写入公开日志。依据日志编制的账簿无从知晓。",
    },
  },
  {
    id: "anybody-issues",
    step: "s3",
    file,
    find: "        if (msg.sender != ISSUER) revert NotTheIssuer(msg.sender);\n",
    replace: "",
    caughtBy: "issuer-only",
    message: {
      en: "With you anybody can issue money to himself. Which line asks who is calling?",
      zh: "你的合约里谁都能给自己发行货币。哪一行检查了调用者？",
    },
  },
  {
    id: "covers-one-issue",
    step: "s3",
    file,
    find: "        if (needed > reserve()) revert NotCovered(needed, reserve());\n",
    replace: "        if (amount > reserve()) revert NotCovered(amount, reserve());\n",
    caughtBy: "covered",
    message: {
      en: "You compare each issue with the reserve by itself. The reserve has to cover what was issued before, too.",
      zh: "你只拿单笔发行与备付金比较。备付金还要覆盖以前发行的部分。",
    },
  },
  {
    id: "never-uses-the-last-fen",
    step: "s3",
    file,
    find: "if (needed > reserve())",
    replace: "if (needed >= reserve())",
    caughtBy: "covered",
    message: {
      en: "You refuse an issue that is covered exactly. Does one fen of reserve cover one fen of e-money?",
      zh: "恰好足额的发行被你拒绝。一分备付金能不能覆盖一分电子货币？",
    },
  },
  {
    id: "covers-nothing",
    step: "s3",
    file,
    find: "        if (needed > reserve()) revert NotCovered(needed, reserve());\n",
    replace: "",
    caughtBy: "covered",
    message: {
      en: "You issue money whatever lies at the bank. Who pays if all clients come?",
      zh: "无论银行里有多少钱你都发行。客户全来赎回时，谁来付？",
    },
  },
  {
    id: "payer-keeps-it",
    step: "s4",
    file,
    find: "        balanceOf[msg.sender] = balance - amount;\n",
    replace: "",
    caughtBy: "pay",
    message: {
      en: "The payee has the money and the payer still has it. A payment has two sides; which one is missing?",
      zh: "收款人有了钱，付款人的钱却没有少。一笔付款有两边，缺了哪一边？",
    },
  },
  {
    id: "payee-gets-nothing",
    step: "s4",
    file,
    find: "        balanceOf[to] += amount;\n        emit Transfer(msg.sender, to, amount);\n",
    replace: "        emit Transfer(msg.sender, to, amount);\n",
    caughtBy: "pay",
    message: {
      en: "The payer has paid and nobody has received. A payment has two sides; which one is missing?",
      zh: "付款人付了，却没有人收到。一笔付款有两边，缺了哪一边？",
    },
  },
  {
    id: "payee-loses-the-rest",
    step: "s4",
    file,
    find: "        balanceOf[to] += amount;\n        emit Transfer(msg.sender, to, amount);\n",
    replace: "        balanceOf[to] = amount;\n        emit Transfer(msg.sender, to, amount);\n",
    caughtBy: "pay",
    message: {
      en: "The payee has this payment and nothing of what he had before. How is an amount added to a balance?",
      zh: "收款人只剩这一笔，原来的余额没有了。怎样在余额上累加？",
    },
  },
  {
    id: "pays-in-silence",
    step: "s4",
    file,
    find: "        emit Transfer(msg.sender, to, amount);\n",
    replace: "",
    caughtBy: "pay",
    message: {
      en: "The balances are right, and the log knows of nothing. How would an auditor draw up the books?",
      zh: "余额是对的，日志里却什么都没有。审计师凭什么编制账簿？",
    },
  },
  {
    id: "leaves-it-to-arithmetic",
    step: "s4",
    file,
    find: "        if (amount > balance) revert BalanceTooLow(balance, amount);\n",
    replace: "",
    caughtBy: "overdraft",
    message: {
      en: "The language itself stops a subtraction below zero, but it cannot say why. Tell the payer what he has and what he wanted.",
      zh: "减到负数时语言本身会中止，却说不出原因。请告诉付款人：余额多少，想付多少。",
    },
  },
  {
    id: "one-fen-has-to-stay",
    step: "s4",
    file,
    find: "if (amount > balance) revert",
    replace: "if (amount >= balance) revert",
    caughtBy: "overdraft",
    message: {
      en: "With you nobody can spend his last fen. Is paying all that one has paying too much?",
      zh: "在你的合约里，最后一分永远花不出去。付出全部余额算超额吗？",
    },
  },
  {
    id: "reads-both-first",
    step: "s4",
    file,
    find: "        balanceOf[msg.sender] = balance - amount;\n        balanceOf[to] += amount;\n",
    replace:
      "        uint256 received = balanceOf[to] + amount;\n        balanceOf[msg.sender] = balance - amount;\n        balanceOf[to] = received;\n",
    caughtBy: "self",
    message: {
      en: "You read both balances before you write either. If payer and payee are the same account, the second writing undoes the first.",
      zh: "你先读出两个余额，再分别写回。付款人和收款人是同一账户时，后写的会冲掉先写的。",
    },
  },
  {
    id: "debt-stays",
    step: "s5",
    file,
    find: "        totalSupply -= amount;\n",
    replace: "",
    caughtBy: "redeem",
    message: {
      en: "The client has redeemed, and your total still counts it as owed. Which side of the entry is missing?",
      zh: "客户已赎回，总额里却仍算作负债。这笔分录缺了哪一边？",
    },
  },
  {
    id: "client-keeps-it",
    step: "s5",
    file,
    find: "        balanceOf[msg.sender] = held - amount;\n",
    replace: "",
    caughtBy: "redeem",
    message: {
      en: "The client is paid by the bank and keeps the e-money. What can he do with it tomorrow?",
      zh: "银行已向客户付款，电子货币却还在他手里。明天他能用它做什么？",
    },
  },
  {
    id: "redeems-in-silence",
    step: "s5",
    file,
    find: "        emit Transfer(msg.sender, address(0), amount);\n",
    replace: "",
    caughtBy: "redeem",
    message: {
      en: "Money disappears and the log knows of nothing. To which account does redeemed money go?",
      zh: "货币消失了，日志里却什么都没有。赎回的货币记到哪个账户？",
    },
  },
  {
    id: "redeems-on-arithmetic",
    step: "s5",
    file,
    find: "        if (amount > held) revert BalanceTooLow(held, amount);\n",
    replace: "",
    caughtBy: "redeem-limit",
    message: {
      en: "The language itself stops a subtraction below zero, but it cannot say why. Tell the client what he has and what he wanted.",
      zh: "减到负数时语言本身会中止，却说不出原因。请告诉客户：余额多少，想赎回多少。",
    },
  },
  {
    id: "redeems-from-the-pool",
    step: "s5",
    file,
    find: "        uint256 held = balanceOf[msg.sender];\n        if (amount > held) revert BalanceTooLow(held, amount);\n        balanceOf[msg.sender] = held - amount;\n",
    replace:
      "        uint256 held = balanceOf[msg.sender];\n        if (amount > totalSupply) revert BalanceTooLow(held, amount);\n        balanceOf[msg.sender] = amount > held ? 0 : held - amount;\n",
    caughtBy: "redeem-limit",
    message: {
      en: "You compare with what all clients have together. Whose money would the caller be paid with?",
      zh: "你拿全体客户的总额来比较。那样付给他的是谁的钱？",
    },
  },
  {
    id: "expects-the-wrong-figures",
    step: "s8",
    file: tests,
    find: '"NotCovered", [501n, 500n]',
    replace: '"NotCovered", [101n, 500n]',
    caughtBy: "s8-right",
    message: {
      en: "One of your tests expects other figures in a refusal. The first says what clients would have in all.",
      zh: "有测试对拒绝中的数字期望有误。第一个数是发行后全体客户的余额合计。",
    },
  },
  {
    id: "insists-on-one-log-line",
    step: "s8",
    file: tests,
    find: '    await t.accepts("Alice pays Bob", money.connect(alice).transfer(bob.address, 200n));\n',
    replace:
      '    const receipt = await t.accepts("Alice pays Bob", money.connect(alice).transfer(bob.address, 200n));\n    if (receipt.logs.length !== 1) throw new Error("one line in the log");\n',
    caughtBy: "s8-fair",
    message: {
      en: "One of your tests counts the lines of the log. A contract may say more than it has to.",
      zh: "有测试在数日志的条数。合约可以多说几句，并不违规。",
    },
  },
  {
    id: "stops-at-issuing",
    step: "s8",
    file: tests,
    find: '  "a payment has two sides": async (t: Trial, open: Open) => {\n',
    replace:
      '};\n\nexport const later = {\n  "a payment has two sides": async (t: Trial, open: Open) => {\n',
    caughtBy: "s8-sharp",
    message: {
      en: "Your tests look at issuing only. What can go wrong when money is paid, or redeemed?",
      zh: "你的测试只检验了发行。付款和赎回时会出什么错？",
    },
  },
];
