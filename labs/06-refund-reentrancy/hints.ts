import type { Hints } from "../../labkit/define.ts";

export const hints: Hints = {
  robs: [
    {
      en: "When your function onCashReceived runs, has the refund contract already written down that you were paid?",
      zh: "onCashReceived 运行的那一刻，退款合约是否已经记下“这笔钱付过了”？",
    },
    {
      en: "Read refund in FragileRefunds.sol line by line and put your finger on the line at which your function is called. What do due and the account of the contract hold at that line?",
      zh: "逐行读 FragileRefunds.sol 的 refund，指出你的函数是在哪一行被调用的。在那一行，due 是多少？合约账户里有多少钱？",
    },
    {
      en: "In attack, ask the refund contract for the refund. In onCashReceived, look how much cash the refund contract still has; if it is at least the amount that has just arrived, ask for the refund again.",
      zh: "在 attack 里向退款合约申请退款；在 onCashReceived 里，先看退款合约还剩多少现金，如果不少于刚到账的金额，就再申请一次。",
    },
    {
      en: "A guest whose coat comes back while his ticket still lies on the counter:\n  function visit() external { CLOAKROOM.fetch(); }\n  function onCoat(uint256 coats) external {\n      if (RACK.count(address(CLOAKROOM)) >= coats) CLOAKROOM.fetch();\n  }",
      zh: "客人取回了大衣，而号牌还放在柜台上：\n  function visit() external { CLOAKROOM.fetch(); }\n  function onCoat(uint256 coats) external {\n      if (RACK.count(address(CLOAKROOM)) >= coats) CLOAKROOM.fetch();\n  }",
    },
  ],
  drains: [
    {
      en: "How often does your contract ask? What tells it that asking once more would still be paid?",
      zh: "你的合约申请了几次？它凭什么知道再申请一次还付得出来？",
    },
    {
      en: "What you hold yourself says nothing about it. The question is what the refund contract holds, whenever money arrives.",
      zh: "自己手里有多少钱说明不了问题。要看的是每次到账时退款合约里还有多少。",
    },
    {
      en: "Whenever money arrives, compare the cash of the refund contract with the amount that has arrived, and go on as long as it is not less.",
      zh: "每次到账时，把退款合约的现金与刚到账的金额比较；只要不少于，就继续。",
    },
    {
      en: "The guest goes on as long as coats are left for one more visit:\n  if (RACK.count(address(CLOAKROOM)) >= coats) CLOAKROOM.fetch();",
      zh: "只要剩下的大衣还够再取一次，客人就继续：\n  if (RACK.count(address(CLOAKROOM)) >= coats) CLOAKROOM.fetch();",
    },
  ],
  "s4-answer": [
    {
      en: "Whose money was the first payment, and whose were all others?",
      zh: "第一笔付款用的是谁的钱？其余各笔呢？",
    },
    {
      en: "The last line of the table shows how often he was paid, and the books show what he holds.",
      zh: "表格的最后一行说明他一共收了几笔，账簿说明他持有多少。",
    },
    {
      en: "Take what Mallory's contract holds and subtract what it had paid in.",
      zh: "用小马的合约持有的钱，减去它当初的投入。",
    },
    {
      en: "Somebody brought 5 coats and leaves with 20. Of these, 15 belong to others.",
      zh: "某人寄存了 5 件大衣，带走了 20 件，其中 15 件是别人的。",
    },
  ],
  honest: [
    {
      en: "What does an honest investor get from your contract, and is it the same as before your repair?",
      zh: "一位守规矩的投资人能从你的合约拿到多少？与修复之前一样吗？",
    },
    {
      en: "The given contract has the right lines, and each of them once. Compare yours with FragileRefunds.sol: is one missing, is one new?",
      zh: "给定的合约里每一行都是对的，而且各出现一次。与 FragileRefunds.sol 对照：少了哪一行？多了哪一行？",
    },
    {
      en: "Read what is due first and keep it in the new number. Refuse if it is nothing. Then the books, then the payment, to the same person. Nobody is treated differently because he is a contract.",
      zh: "先读出应退款，存入新的变量；为零就拒绝；然后改账，最后付款给同一个人。不要因为对方是合约就区别对待。",
    },
    {
      en: "The cloakroom looks at the ticket before it tears it:\n  uint256 coats = tickets[msg.sender];\n  if (coats == 0) revert NoCoat(msg.sender);\n  tickets[msg.sender] = 0;\n  inside -= coats;\n  RACK.hand(msg.sender, coats);",
      zh: "寄存处先看号牌，再撕号牌：\n  uint256 coats = tickets[msg.sender];\n  if (coats == 0) revert NoCoat(msg.sender);\n  tickets[msg.sender] = 0;\n  inside -= coats;\n  RACK.hand(msg.sender, coats);",
    },
  ],
  assigns: [
    {
      en: "Who uses assign, and would he notice your repair?",
      zh: "谁会用到 assign？他会察觉到你的修复吗？",
    },
    {
      en: "Compare your assign with the given one. It pays nothing and calls nobody; on its own there is nothing wrong with it.",
      zh: "把你的 assign 与给定的对照。它不付款，也不调用任何人，单看它本身没有问题。",
    },
    {
      en: "Put assign back as it was. If the books are right whenever somebody else is called, there is nothing false to assign.",
      zh: "把 assign 恢复原样。只要在调用别人之前账目已经正确，就没有虚假的债权可以转让。",
    },
    {
      en: "A guest gives his ticket to a friend:\n  if (coats > tickets[msg.sender]) revert TooMany(tickets[msg.sender]);\n  tickets[msg.sender] -= coats;\n  tickets[friend] += coats;",
      zh: "客人把号牌转给朋友：\n  if (coats > tickets[msg.sender]) revert TooMany(tickets[msg.sender]);\n  tickets[msg.sender] -= coats;\n  tickets[friend] += coats;",
    },
  ],
  once: [
    {
      en: "At the moment the receiver is called, what would the first line of the function read if he called it again?",
      zh: "收款人被回调的那一刻，如果他再次调用这个函数，第一行会读到什么？",
    },
    {
      en: "Two functions pay from the same money. In each of them find the line that gives control away, CASH.transfer, and see which lines stand behind it.",
      zh: "有两个函数用同一笔钱付款。在每个函数里找到把控制权交出去的那一行 CASH.transfer，看看它后面还有哪些行。",
    },
    {
      en: "In both functions: first look up and refuse (check), then set the investor's entry to zero, lower the total and publish the event (effects), and pay in the very last line (interaction).",
      zh: "两个函数都一样：先查出并判断（检查），再把该投资人清零、减少总额、发出事件（生效），最后一行才付款（交互）。",
    },
    {
      en: "The cloakroom that was robbed, and the one that was not:\n  RACK.hand(msg.sender, coats);   tickets[msg.sender] = 0;\n  tickets[msg.sender] = 0;        RACK.hand(msg.sender, coats);",
      zh: "被钻了空子的寄存处，和没有空子可钻的寄存处：\n  RACK.hand(msg.sender, coats);   tickets[msg.sender] = 0;\n  tickets[msg.sender] = 0;        RACK.hand(msg.sender, coats);",
    },
  ],
  doors: [
    {
      en: "A lock keeps people from entering the functions it hangs on. Which functions change what is due?",
      zh: "锁只能挡住装了锁的函数。哪些函数会改变应退款？",
    },
    {
      en: "While the receiver is called, his entry in due must not hold what he has just been paid. assign moves that entry to somebody else.",
      zh: "回调收款人时，due 里不应还留着刚付给他的那笔钱。assign 正好能把它转到别人名下。",
    },
    {
      en: "Either the entry is zero before the payment, then there is nothing left to assign; or the lock hangs on all three functions. The first is simpler and also helps those who only read.",
      zh: "要么在付款之前清零，这样就无债权可转；要么三个函数都加锁。前者更简单，而且对只来查账的人也有用。",
    },
    {
      en: "A cloakroom tears the ticket before it hands over the coat. Then the guest cannot pass the ticket to a friend while he puts the coat on:\n  tickets[msg.sender] = 0;\n  RACK.hand(msg.sender, coats);",
      zh: "寄存处先撕号牌，再递大衣。这样客人穿衣服的时候，就没有号牌可以递给朋友：\n  tickets[msg.sender] = 0;\n  RACK.hand(msg.sender, coats);",
    },
  ],
  views: [
    {
      en: "In the middle of a payment somebody asks how much is due to all. The money has left. Is it still in the answer?",
      zh: "付款途中有人来问应退总额。钱已经付出去了，回答里还算着它吗？",
    },
    {
      en: "There are two books: one of each investor, one of all together. Both have to be right before CASH.transfer, since the receiver is called inside of it.",
      zh: "一共有两本账：每人一本，合计一本。收款人是在 CASH.transfer 之内被回调的，所以在那之前两本都要改好。",
    },
    {
      en: "Move the line that sets the investor's entry to zero and the line that lowers the total in front of the payment, in both functions. A lock alone does not do it.",
      zh: "在两个函数里，把清零的那一行和减少总额的那一行都移到付款之前。只加锁是不够的。",
    },
    {
      en: "The cloakroom has a sign that says how many coats hang inside. It is turned before the coat goes over the counter:\n  tickets[msg.sender] = 0;\n  inside -= coats;\n  RACK.hand(msg.sender, coats);",
      zh: "寄存处门口的牌子写着里面挂着几件大衣。大衣递出柜台之前就要翻牌：\n  tickets[msg.sender] = 0;\n  inside -= coats;\n  RACK.hand(msg.sender, coats);",
    },
  ],
  refuser: [
    {
      en: "If a payment fails, what should the books say about it?",
      zh: "如果付款失败，账上应当怎么写？",
    },
    {
      en: "A refusal of the receiver ends the whole call and undoes it, books included. Has your contract been told to go on all the same?",
      zh: "收款人拒收时，整个调用会终止并全部撤销，账也随之恢复。你的合约是不是被写成了照常往下走？",
    },
    {
      en: "Pay with a plain CASH.transfer as the last line and catch nothing. Others are not held up, since everybody is paid in a call of his own.",
      zh: "最后一行直接用 CASH.transfer 付款，不要捕获失败。每人各走各的调用，不会互相拖累。",
    },
    {
      en: 'A guest who does not take his coat keeps his ticket. The clerk does not write "handed out" and put the coat aside:\n  tickets[msg.sender] = 0;\n  RACK.hand(msg.sender, coats);  // fails: the ticket is whole again',
      zh: "客人不接大衣，号牌仍归他。店员不会写上“已取走”再把大衣收起来：\n  tickets[msg.sender] = 0;\n  RACK.hand(msg.sender, coats);  // 失败：号牌恢复原样",
    },
  ],
  "s6-right": [
    {
      en: "Which of your tests fails, and is it the contract or your arithmetic that is wrong?",
      zh: "哪个测试失败了？是合约错了，还是你算错了？",
    },
    {
      en: "The message names the test, what was expected and what was found. Amounts are in fen; what is due to the robot is owed.mallory.",
      zh: "提示里写明了测试名称、应为多少、实际多少。金额以分为单位；机器人的应退款是 owed.mallory。",
    },
    {
      en: "Work the figure out by hand from owed. What was assigned is due to the new holder and no longer to the old one.",
      zh: "用 owed 手算一遍。转让之后，债权归受让人，不再归转让人。",
    },
    {
      en: "A guest with 5 coats gives a ticket for 2 to a friend. A test of the cloakroom expects that he can give away 3 more and is refused a fourth.",
      zh: "客人有 5 件大衣，把其中 2 件的号牌给了朋友。寄存处的测试应当认定：他还能再转 3 件，第 4 件会被拒绝。",
    },
  ],
  "s6-fair": [
    {
      en: "Does somebody lose money if the contract does this differently?",
      zh: "合约换一种做法，有人会因此少拿钱吗？",
    },
    {
      en: "A second entry may be refused for any reason, or find nothing due. What counts is who holds what afterwards.",
      zh: "第二次进入可以因任何理由被拒绝，也可以是发现无款可退。要看的是事后各人持有多少。",
    },
    {
      en: "In the tests with the robot compare balances and dues after the payment, not the answers the robot got.",
      zh: "在有机器人的测试里，比较付款之后的余额和应退款，而不是机器人得到的回答。",
    },
    {
      en: 'A test of the cloakroom counts the coats a guest leaves with. It does not ask whether the clerk said "no" or "you have none".',
      zh: "寄存处的测试数的是客人带走了几件大衣，而不是店员说的是“不行”还是“你没有了”。",
    },
  ],
  "s6-sharp": [
    {
      en: "The message describes a wrong contract that your tests accept. Who would lose money by it, and when?",
      zh: "提示描述了一份被你的测试放过的错误合约。谁会因它受损？在什么时候？",
    },
    {
      en: "Most of the wrong ones are half repairs. List the pairs: paid by refund or by payOut, and in the middle of it refund, payOut, assign, or a look into the books.",
      zh: "多数错误合约是“只修了一半”。把组合列出来：经由 refund 或 payOut 收款，途中调用 refund、payOut、assign，或者查账。",
    },
    {
      en: "For each pair: tell the robot its plan, have it paid, and compare what it and its accomplice hold with what was due. Then the plain rules: twice, the wrong person, the sums, a refusal, the list of the bank.",
      zh: "对每种组合：给机器人下达计划，让它收款，再把它和同伙持有的钱与应退款比较。然后是普通规则：重复申请、付错人、合计数、拒收、银行的名单。",
    },
    {
      en: 'For the cloakroom, with a robot as a guest:\n  await robot.plan(call("giveTicket", friend.address, coats));\n  await t.accepts("the robot fetches its coats", robot.fetch());\n  t.equal("tickets of the friend", await cloakroom.tickets(friend.address), 0n, "count");',
      zh: '以寄存处为例，客人是机器人：\n  await robot.plan(call("giveTicket", friend.address, coats));\n  await t.accepts("机器人取大衣", robot.fetch());\n  t.equal("朋友的号牌", await cloakroom.tickets(friend.address), 0n, "count");',
    },
  ],
};
