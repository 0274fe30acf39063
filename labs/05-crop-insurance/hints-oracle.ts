import type { Hints } from "../../labkit/define.ts";

export const oracleHints: Hints = {
  posts: [
    {
      en: "Two of three have signed, the summer is over. Which of your lines stands in the way?",
      zh: "三人中有两人签名，夏季也结束了。你的哪一行挡了路？",
    },
    {
      en: "The message says which refusal came. Compare it with what was tried: two observers, a day after the end.",
      zh: "提示里写明了被拒的原因。对照所尝试的：两名观测员，季末之后一天。",
    },
    {
      en: "QUORUM is two; fewer are too few, two are enough. Signers come in ascending order; last remembers the one before.",
      zh: "QUORUM 等于二：少于二才算不足。签名人按升序排列，last 记住前一个。",
    },
    {
      en: "A door with two locks opens at two keys:\n  if (keys.length < LOCKS) revert MoreKeys(keys.length, LOCKS);",
      zh: "两把锁的门，两把钥匙就能开：\n  if (keys.length < LOCKS) revert MoreKeys(keys.length, LOCKS);",
    },
  ],
  quorum: [
    {
      en: "Somebody brings three signatures, all by the same hand. How many people agree?",
      zh: "有人带来三个签名，都出自同一人之手。究竟有几个人同意？",
    },
    {
      en: "One question is how many signatures there are, another whose they are, a third whether one comes twice.",
      zh: "要问三件事：有几个签名？是谁的？有没有重复？",
    },
    {
      en: "Refuse fewer than QUORUM. Begin with last as address(0). For every signature: recover the signer, refuse him if he is no observer, refuse him if he is not greater than last, then remember him in last.",
      zh: "少于 QUORUM 就拒绝。last 从 address(0) 开始。对每个签名：恢复签名人；不是观测员就拒绝；不大于 last 就拒绝；再把他记入 last。",
    },
    {
      en: "Tickets are collected in ascending order, so that none counts twice:\n  uint256 last = 0;\n  for (uint256 i = 0; i < tickets.length; ++i) {\n      uint256 number = read(tickets[i]);\n      if (!isSold[number]) revert NeverSold(number);\n      if (number <= last) revert Again(number);\n      last = number;\n  }",
      zh: "按升序收票，就不会有一张算两次：\n  uint256 last = 0;\n  for (uint256 i = 0; i < tickets.length; ++i) {\n      uint256 number = read(tickets[i]);\n      if (!isSold[number]) revert NeverSold(number);\n      if (number <= last) revert Again(number);\n      last = number;\n  }",
    },
  ],
  bound: [
    {
      en: "Read aloud the sentence that an observer signs with you. Does it say which summer, and for whom?",
      zh: "念一遍观测员签的那句话：写明是哪个夏天、给谁用了吗？",
    },
    {
      en: "The function digestOf. READING names what belongs into it, in this order. _hashTypedDataV4 adds name, chain and contract.",
      zh: "看函数 digestOf。READING 列出了应包含的内容和次序；_hashTypedDataV4 会加上名称、链和合约。",
    },
    {
      en: "Encode READING, year and rain together, take keccak256 of it, and pass that through _hashTypedDataV4.",
      zh: "把 READING、year、rain 一起编码，取 keccak256，再交给 _hashTypedDataV4。",
    },
    {
      en: "A cheque that names its bank:\n  return _hashTypedDataV4(keccak256(abi.encode(CHEQUE, number, amount)));",
      zh: "写明付款银行的支票：\n  return _hashTypedDataV4(keccak256(abi.encode(CHEQUE, number, amount)));",
    },
  ],
  timely: [
    {
      en: "It is the fifth of July. What can an observer know of the rain of this summer?",
      zh: "今天是七月五日。观测员对这个夏季的雨量能知道什么？",
    },
    {
      en: "endOf(year) is the second in which a summer ends, WINDOW how long readings are taken after it.",
      zh: "endOf(year) 是夏季结束的时刻，WINDOW 是此后受理读数的时长。",
    },
    {
      en: "Keep endOf(year) in a number. If the time is before it, revert with TooEarly and that number. If it is after that number plus WINDOW, revert with TooLate and the sum.",
      zh: "把 endOf(year) 存成一个数。时间早于它，用 TooEarly 回退；晚于它加 WINDOW，用 TooLate 回退并给出这个和。",
    },
    {
      en: "An office takes tax returns for DAYS after the year:\n  uint256 newYear = newYearOf(year);\n  if (block.timestamp < newYear) revert YearNotOver(newYear);\n  if (block.timestamp > newYear + DAYS) revert TooOld(newYear + DAYS);",
      zh: "税务局在年末之后的 DAYS 内受理申报：\n  uint256 newYear = newYearOf(year);\n  if (block.timestamp < newYear) revert YearNotOver(newYear);\n  if (block.timestamp > newYear + DAYS) revert TooOld(newYear + DAYS);",
    },
  ],
  final: [
    {
      en: "Half of the farmers have been paid by one figure. Now two observers sign another. What happens to the rest?",
      zh: "一半农户已按一个数字获赔，这时两名观测员又签了另一个数字。其余的人怎么办？",
    },
    {
      en: "isKnown remembers which summers were posted. The line that sets it stands below yours.",
      zh: "isKnown 记住哪些夏季已经公布，给它赋值的那一行就在你的代码下面。",
    },
    {
      en: "As the first line: if the summer is known already, revert with KnownAlready and the year.",
      zh: "第一行：如果该夏季已经公布，用 KnownAlready 回退并给出年份。",
    },
    {
      en: "A notary registers a house once:\n  if (isRegistered[house]) revert RegisteredAlready(house);",
      zh: "公证处一套房只登记一次：\n  if (isRegistered[house]) revert RegisteredAlready(house);",
    },
  ],
};
