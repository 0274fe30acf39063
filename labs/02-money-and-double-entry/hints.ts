import type { Hints } from "../../labkit/define.ts";

export const hints: Hints = {
  issue: [
    {
      en: "Alice is issued money twice. What do her balance and the total have to say afterwards, and what does the log say?",
      zh: "向小艾发行两次。之后她的余额和发行总额各应是多少？日志里应有什么？",
    },
    {
      en: "`mint` in contracts/Money.sol. Two things of the memory change: the line of the client in balanceOf, and totalSupply.",
      zh: "contracts/Money.sol 中的 `mint`。存储里有两处要变：balanceOf 中客户的那一行，以及 totalSupply。",
    },
    {
      en: "Add the amount to the balance of the client. Let the total be the sum you worked out before. Publish Transfer from account zero to the client with the amount.",
      zh: "把金额加到客户余额上；把总额设为前面算出的和；发出 Transfer：从零账户到客户，金额。",
    },
    {
      en: "A similar problem, solved. A club sells tokens for its lockers:\ntokens[member] += count;\nsold = wanted;\nemit Handed(address(0), member, count);",
      zh: "类似问题的解法。俱乐部出售储物柜代币：\ntokens[member] += count;\nsold = wanted;\nemit Handed(address(0), member, count);",
    },
  ],
  "issuer-only": [
    {
      en: "Anybody can call a contract. What happens if Alice calls yours, with her own address?",
      zh: "谁都可以调用合约。小艾带着自己的地址来调用，会怎样？",
    },
    {
      en: "The first line of `mint`. msg.sender is who calls; the contract remembers the institution as ISSUER.",
      zh: "`mint` 的第一行。msg.sender 是调用者；合约把支付机构记为 ISSUER。",
    },
    {
      en: "If the caller is not the issuer, revert with NotTheIssuer and the caller in brackets. It is the first line, before anything is changed.",
      zh: "如果调用者不是发行人，就用 NotTheIssuer 拒绝，括号里写调用者。放在第一行，在任何改动之前。",
    },
    {
      en: "A similar problem, solved. Only the porter opens the gate:\nif (msg.sender != PORTER) revert NotThePorter(msg.sender);",
      zh: "类似问题的解法。只有门卫可以开门：\nif (msg.sender != PORTER) revert NotThePorter(msg.sender);",
    },
  ],
  covered: [
    {
      en: "500 yuan lie in the reserve account and 400 are issued. How much more may be issued, and what does one fen more lead to?",
      zh: "备付金账户有 500 元，已发行 400 元。还能发行多少？再多一分会怎样？",
    },
    {
      en: "`mint`, before the books are changed. reserve() says what lies in the reserve account, totalSupply what is issued already.",
      zh: "`mint` 中改账之前的部分。reserve() 给出备付金余额，totalSupply 是已发行总额。",
    },
    {
      en: "Work out what clients would have: the total so far plus the amount. If that is more than the reserve, revert with NotCovered, which takes first what is needed, then the reserve. Exactly as much is fine.",
      zh: "先算出发行后客户共有多少：已有总额加本次金额。如果多于备付金，用 NotCovered 拒绝，括号里先写所需，再写备付金。恰好相等是可以的。",
    },
    {
      en: "A similar problem, solved. A ferry takes passengers up to its seats:\nuint256 wanted = aboard + group;\nif (wanted > seats()) revert Full(wanted, seats());",
      zh: "类似问题的解法。渡船按座位载客：\nuint256 wanted = aboard + group;\nif (wanted > seats()) revert Full(wanted, seats());",
    },
  ],
  pay: [
    {
      en: "After a payment: by how much has one account fallen, and by how much has the other one risen?",
      zh: "付款之后，一个账户减少了多少？另一个增加了多少？",
    },
    {
      en: "`transfer` in contracts/Money.sol. The payer is msg.sender, the payee is to. The total has nothing to do with it.",
      zh: "contracts/Money.sol 中的 `transfer`。付款人是 msg.sender，收款人是 to。总额与此无关。",
    },
    {
      en: "Look up what the payer has. Write his new balance: that less the amount. Add the amount to the payee's. Publish Transfer with payer, payee and amount.",
      zh: "查出付款人余额；写入新余额：原余额减去金额；把金额加到收款人余额上；发出 Transfer，带上付款人、收款人和金额。",
    },
    {
      en: "A similar problem, solved. Stamps are given away:\nuint256 mine = stamps[msg.sender];\nstamps[msg.sender] = mine - count;\nstamps[friend] += count;\nemit Given(msg.sender, friend, count);",
      zh: "类似问题的解法。赠送邮票：\nuint256 mine = stamps[msg.sender];\nstamps[msg.sender] = mine - count;\nstamps[friend] += count;\nemit Given(msg.sender, friend, count);",
    },
  ],
  overdraft: [
    {
      en: "Alice has 5 yuan. May she pay 5? May she pay 5.01, and what is she told?",
      zh: "小艾有 5 元。她能付 5 元吗？能付 5.01 元吗？合约怎样答复她？",
    },
    {
      en: "The beginning of `transfer`, before anything is written. The error BalanceTooLow takes two figures.",
      zh: "`transfer` 的开头，在写入任何数据之前。错误 BalanceTooLow 带两个数字。",
    },
    {
      en: "If the amount is more than what the payer has, revert with BalanceTooLow: first what he has, then what he wanted. More than, not at least: the last fen can be paid.",
      zh: "如果金额大于付款人余额，用 BalanceTooLow 拒绝：先写余额，再写金额。是“大于”，不是“不小于”：最后一分也可以付。",
    },
    {
      en: "A similar problem, solved. Nobody gives away more stamps than he has:\nif (count > mine) revert TooFewStamps(mine, count);",
      zh: "类似问题的解法。送出的邮票不能多于所有：\nif (count > mine) revert TooFewStamps(mine, count);",
    },
  ],
  self: [
    {
      en: "Payer and payee are the same account. Follow your lines one by one with figures: what is read, what is written, and in which order?",
      zh: "付款人和收款人是同一账户。用具体数字逐行走一遍：读了什么，写了什么，先后如何？",
    },
    {
      en: "`transfer`: look for a balance of the payee that was read before the payer's was written.",
      zh: "`transfer`：找一找，是否在写付款人余额之前就读出了收款人余额。",
    },
    {
      en: "Write the payer's new balance first. Only then read the payee's and add to it, which += does in one go.",
      zh: "先写付款人的新余额，然后才读收款人余额并累加；+= 一步就完成读和写。",
    },
    {
      en: "A similar problem, solved. Moving books within one shelf:\nuint256 there = shelf[to];\nshelf[from] -= count; // from and to may be one shelf,\nshelf[to] = there + count; // then this undoes the line before\nBetter: shelf[from] -= count; shelf[to] += count;",
      zh: "类似问题的解法。在同一个书架上移书：\nuint256 there = shelf[to];\nshelf[from] -= count; // from 和 to 可能是同一个书架，\nshelf[to] = there + count; // 这时本行就冲掉了上一行\n应写成：shelf[from] -= count; shelf[to] += count;",
    },
  ],
  redeem: [
    {
      en: "Redeeming is issuing backwards. Which two figures grew when money was issued?",
      zh: "赎回是发行的逆过程。发行时哪两个数增加了？",
    },
    {
      en: "`burn` in contracts/Money.sol. The balance of the caller and totalSupply; the log names account zero as the payee.",
      zh: "contracts/Money.sol 中的 `burn`。涉及调用者余额和 totalSupply；日志里收款人写零账户。",
    },
    {
      en: "Look up what the caller has, write that less the amount, subtract the amount from the total, publish Transfer from the caller to address(0).",
      zh: "查出调用者余额，写入减去金额之后的余额，从总额中减去金额，发出 Transfer：从调用者到 address(0)。",
    },
    {
      en: "A similar problem, solved. A locker token is handed back:\nuint256 mine = tokens[msg.sender];\ntokens[msg.sender] = mine - count;\nsold -= count;\nemit Handed(msg.sender, address(0), count);",
      zh: "类似问题的解法。归还储物柜代币：\nuint256 mine = tokens[msg.sender];\ntokens[msg.sender] = mine - count;\nsold -= count;\nemit Handed(msg.sender, address(0), count);",
    },
  ],
  "redeem-limit": [
    {
      en: "Alice has 5 yuan of 20 that are issued. How much may she redeem at most?",
      zh: "共发行 20 元，其中小艾有 5 元。她最多能赎回多少？",
    },
    {
      en: "The beginning of `burn`. It is the same question as in `transfer`, and the same error.",
      zh: "`burn` 的开头。问题与 `transfer` 相同，用的错误也相同。",
    },
    {
      en: "If the amount is more than what the caller has, revert with BalanceTooLow: first what he has, then the amount. What others have plays no part.",
      zh: "如果金额大于调用者余额，用 BalanceTooLow 拒绝：先写余额，再写金额。别人有多少与此无关。",
    },
    {
      en: "A similar problem, solved. Nobody hands back more tokens than he has:\nif (count > mine) revert TooFewTokens(mine, count);",
      zh: "类似问题的解法。归还的代币不能多于所有：\nif (count > mine) revert TooFewTokens(mine, count);",
    },
  ],
  "s7-answer": [
    {
      en: "What is owed to clients at the end of the day, and what lies in the reserve account?",
      zh: "一天结束时，对客户的负债是多少？备付金账户里有多少？",
    },
    {
      en: 'Run "npx hardhat lab run 02 day" and look at the last table.',
      zh: "运行“npx hardhat lab run 02 day”，看最后一张表。",
    },
    {
      en: "Multiply what lies in the reserve account by 10,000, divide by what is owed, and leave out everything after the point.",
      zh: "备付金账户余额乘以 10,000，除以对客户的负债，舍去小数。",
    },
    {
      en: "A similar problem, solved. 300.00 yuan for 400.00 yuan of debt: 300 times 10,000 divided by 400 is 7,500 basis points.",
      zh: "类似问题的解法。300.00 元对 400.00 元负债：300 乘以 10,000 除以 400，等于 7,500 个基点。",
    },
  ],
  "s8-right": [
    {
      en: "One of your tests fails on a contract that keeps every rule. What does the rule say exactly?",
      zh: "你有一个测试在完全合规的合约上失败了。规则究竟是怎么说的？",
    },
    {
      en: "The message names the test and what it expected. Compare with the errors at the top of contracts/Money.sol and the order of their figures.",
      zh: "提示写明了是哪个测试、期望什么。对照 contracts/Money.sol 开头的错误定义及其数字次序。",
    },
    {
      en: "Work out the figures by hand: what was issued, paid and redeemed up to that line. Nothing is issued when a test begins, and a deposit alone issues nothing.",
      zh: "手算到那一行为止发行、付款、赎回的金额。测试开始时没有发行任何货币，仅存入也不会发行。",
    },
    {
      en: 'A similar problem, solved. A ferry with 4 seats:\nawait t.accepts("four board", ferry.board(4n));\nawait t.refuses("a fifth", ferry.board(1n), "Full", [5n, 4n]);',
      zh: '类似问题的解法。4 个座位的渡船：\nawait t.accepts("four board", ferry.board(4n));\nawait t.refuses("a fifth", ferry.board(1n), "Full", [5n, 4n]);',
    },
  ],
  "s8-sharp": [
    {
      en: "Which mistakes could somebody make in each of the three functions? Which of your tests would notice?",
      zh: "三个函数各可能写错什么？你的哪个测试会发现？",
    },
    {
      en: "The message describes a contract that all your tests accept. Look at the list of the text: which of its points has no test yet?",
      zh: "提示描述了一个通过你全部测试的合约。看讲义中的清单：哪一点还没有测试？",
    },
    {
      en: "For each function: do it once and compare all balances and the total; do it twice; do it up to the last fen; do it with one fen too many; do it as somebody who may not. Let t.reconciles draw up the books at the end.",
      zh: "对每个函数：做一次，比较所有余额和总额；做两次；做到最后一分；多一分；由无权的人来做。最后用 t.reconciles 对账。",
    },
    {
      en: 'A similar problem, solved. A ferry that forgets who has boarded is found out by boarding twice:\nawait ferry.board(3n);\nawait t.refuses("two more", ferry.board(2n), "Full", [5n, 4n]);\nawait t.accepts("one more", ferry.board(1n));',
      zh: '类似问题的解法。忘记已有乘客的渡船，登船两次就能识破：\nawait ferry.board(3n);\nawait t.refuses("two more", ferry.board(2n), "Full", [5n, 4n]);\nawait t.accepts("one more", ferry.board(1n));',
    },
  ],
};
