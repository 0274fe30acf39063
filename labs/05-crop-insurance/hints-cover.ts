import type { Hints } from "../../labkit/define.ts";

export const coverHints: Hints = {
  sells: [
    {
      en: "After Alice has bought, four things are different from before. Which?",
      zh: "小艾投保之后，有四样东西与之前不同。是哪四样？",
    },
    {
      en: "sumInsured knows the policies, liability the total of them. The premium is worked out in the line that is given.",
      zh: "sumInsured 记录各张保单，liability 是它们的合计。保费在给定的那一行已经算好。",
    },
    {
      en: "Write the sum insured of the caller. Add it to the liability. Publish Bought with caller, amount and premium. Then take the premium from the caller into this contract.",
      zh: "登记调用者的保额；加到责任总额；发出 Bought，带上调用者、保额和保费；最后向调用者收取保费。",
    },
    {
      en: "A cloakroom takes a fee for what it answers for:\n  kept[msg.sender] = value;\n  risk += value;\n  emit Kept(msg.sender, value, fee);\n  CASH.transferFrom(msg.sender, address(this), fee);",
      zh: "寄存处按所负责任收费：\n  kept[msg.sender] = value;\n  risk += value;\n  emit Kept(msg.sender, value, fee);\n  CASH.transferFrom(msg.sender, address(this), fee);",
    },
  ],
  solvent: [
    {
      en: "A drought comes, and every policy has to be paid in full. Is there enough for the last one, too?",
      zh: "旱灾来了，每张保单都要全赔。最后一张也够赔吗？",
    },
    {
      en: "free() says what no policy needs. The premium of this purchase will be in the contract as well.",
      zh: "free() 是没有被保单占用的资金。这笔保费届时也在合约里。",
    },
    {
      en: "Before anything is written down: work out the room, which is what is free plus the premium. If the amount is more, revert with NotCovered and the room.",
      zh: "登记之前：先算可用额度，即可用资金加保费；保额若超过它，就用 NotCovered 回退并给出额度。",
    },
    {
      en: "The cloakroom answers for no more than its safe:\n  uint256 space = safe() + fee;\n  if (value > space) revert TooDear(space);",
      zh: "寄存处的责任不超过保险柜里的钱：\n  uint256 space = safe() + fee;\n  if (value > space) revert TooDear(space);",
    },
  ],
  "in-time": [
    {
      en: "What would a farmer do who may wait until August before he decides?",
      zh: "如果可以等到八月再决定，农户会怎么做？",
    },
    {
      en: "SALES_END is the first second without sales. And a policy that is overwritten leaves its liability behind.",
      zh: "SALES_END 是停售的第一秒。另外，保单被覆盖后，它的责任仍留在账上。",
    },
    {
      en: "First line: if the time is SALES_END or later, revert with SalesOver and SALES_END. Second: if the caller has something insured, revert with InsuredAlready and that sum.",
      zh: "第一行：时间等于或晚于 SALES_END，用 SalesOver 回退并给出 SALES_END。第二行：调用者已有保额，用 InsuredAlready 回退并给出保额。",
    },
    {
      en: "The cloakroom shuts at SIX, and keeps one coat a guest:\n  if (block.timestamp >= SIX) revert Shut(SIX);\n  if (kept[msg.sender] > 0) revert Kept(kept[msg.sender]);",
      zh: "寄存处六点（SIX）关门，每人限存一件：\n  if (block.timestamp >= SIX) revert Shut(SIX);\n  if (kept[msg.sender] > 0) revert Kept(kept[msg.sender]);",
    },
  ],
  pays: [
    {
      en: "Bob presses the button for Alice. Whose money is it, and what is no longer promised to anybody afterwards?",
      zh: "小博替小艾点了按钮。钱归谁？之后哪些承诺不复存在？",
    },
    {
      en: "payoutOf, which you wrote in step s3, wants the sum insured and the rain. RAIN.rainOf(YEAR) gives two answers at once.",
      zh: "步骤 s3 写的 payoutOf 需要保额和降雨量。RAIN.rainOf(YEAR) 一次给出两个结果。",
    },
    {
      en: "Read what the farmer has insured. Ask for the rain. Work out the payout. Set his sum insured to zero and take it off the liability. Publish Claimed with farmer, rain and payout. Pay the farmer.",
      zh: "读出农户的保额；查询雨量；算出赔款；把他的保额清零，并从责任总额中减去；发出 Claimed，带上农户、雨量和赔款；付款给农户。",
    },
    {
      en: "The cloakroom asks the clock and gives a coat back:\n  uint256 value = kept[guest];\n  (bool isOpen, uint256 hour) = CLOCK.read(DAY);\n  uint256 refund = refundOf(value, hour);\n  kept[guest] = 0;\n  risk -= value;\n  emit Fetched(guest, hour, refund);\n  CASH.transfer(guest, refund);",
      zh: "寄存处看钟退件：\n  uint256 value = kept[guest];\n  (bool isOpen, uint256 hour) = CLOCK.read(DAY);\n  uint256 refund = refundOf(value, hour);\n  kept[guest] = 0;\n  risk -= value;\n  emit Fetched(guest, hour, refund);\n  CASH.transfer(guest, refund);",
    },
  ],
  wet: [
    {
      en: "It rained a lot, nothing is paid. Is the policy over?",
      zh: "雨水充足，没有赔款。保单算结束了吗？",
    },
    {
      en: "Look for a line that refuses when the payout is zero.",
      zh: "找一找：是否有一行在赔款为零时拒绝？",
    },
    {
      en: "A payout of zero goes the same way as any other: policy struck out, liability lowered, event published.",
      zh: "赔款为零与其他情况走同一条路：注销保单、减少责任、发出事件。",
    },
    {
      en: "The cloakroom gives back a coat for which no refund is due in the same lines, with refund equal to 0.",
      zh: "寄存处退还不需退费的大衣时，走的是同样几行，refund 等于 0。",
    },
  ],
  once: [
    {
      en: "Nobody has measured anything yet. What does the contract read as rain?",
      zh: "还没有人测量过。合约读到的雨量是多少？",
    },
    {
      en: "The first of the two answers of rainOf says whether the second means anything. And a policy of zero is none.",
      zh: "rainOf 的第一个结果说明第二个有没有意义。另外，保额为零就是没有保单。",
    },
    {
      en: "If nothing is insured, revert with NothingInsured and the farmer. If the rain is not known, revert with RainUnknown and the year. Both before anything is written down.",
      zh: "没有保额，用 NothingInsured 回退并给出农户；雨量未知，用 RainUnknown 回退并给出年份。两者都在记账之前。",
    },
    {
      en: "The cloakroom:\n  if (value == 0) revert NothingKept(guest);\n  if (!isOpen) revert ClockStopped(DAY);",
      zh: "寄存处：\n  if (value == 0) revert NothingKept(guest);\n  if (!isOpen) revert ClockStopped(DAY);",
    },
  ],
};
