import type { Wrong } from "../../labkit/define.ts";

const file = "contracts/Calculator.sol";

const PART = `            uint256 part = month < months ? instalment - interest : balance;
`;
const LOOP = `            worth = (worth * MONTHLY) / (MONTHLY + ratePpm);
            factor += worth;
`;

/** Mistakes in the arithmetic of steps 3 to 5. */
export const arithmetic: readonly Wrong[] = [
  {
    id: "drops-the-rest",
    step: "s3",
    file,
    find: "return (numerator + denominator / 2) / denominator;",
    replace: "return numerator / denominator;",
    caughtBy: "half-up",
    message: {
      en: "Solidity's division drops whatever is left over, even nine tenths of a fen. What has to be added first, so that it drops to the nearest?",
      zh: "Solidity 的除法一律舍去，哪怕是九厘。要先加上多少，才能舍到最近的一分？",
    },
  },
  {
    id: "always-up",
    step: "s3",
    file,
    find: "return (numerator + denominator / 2) / denominator;",
    replace: "return (numerator + denominator - 1) / denominator;",
    caughtBy: "half-up",
    message: {
      en: "You round up whatever is left over, even a hundredth of a fen. Who pays for that, month after month?",
      zh: "你凡有余数就进位，哪怕只有一毫。月复一月，是谁在付这笔钱？",
    },
  },
  {
    id: "half-goes-down",
    step: "s3",
    file,
    find: "return (numerator + denominator / 2) / denominator;",
    replace: "return (numerator + (denominator - 1) / 2) / denominator;",
    caughtBy: "half-up",
    message: {
      en: "Exactly half goes down with you. Half up is a convention, and both sides have agreed to it.",
      zh: "恰好一半时你舍去了。逢五进一是双方约定的规则。",
    },
  },
  {
    id: "interest-of-a-year",
    step: "s3",
    file,
    find: "return halfUp(outstanding * ratePpm, MONTHLY);",
    replace: "return halfUp(outstanding * ratePpm, MONTHLY / 12);",
    caughtBy: "interest",
    message: {
      en: "That is the interest of a whole year. By what does MONTHLY divide, and why twelve million?",
      zh: "这是整整一年的利息。MONTHLY 为什么是一千二百万？",
    },
  },
  {
    id: "divides-first",
    step: "s3",
    file,
    find: "return halfUp(outstanding * ratePpm, MONTHLY);",
    replace: "return halfUp(outstanding, MONTHLY) * ratePpm;",
    caughtBy: "interest",
    message: {
      en: "You divide before you multiply: a few thousand fen, divided by twelve million, are nothing, and nothing times a rate is nothing.",
      zh: "你先除后乘：几千分除以一千二百万等于零，零乘以任何利率还是零。",
    },
  },
  {
    id: "interest-drops-the-rest",
    step: "s3",
    file,
    find: "return halfUp(outstanding * ratePpm, MONTHLY);",
    replace: "return (outstanding * ratePpm) / MONTHLY;",
    caughtBy: "interest",
    message: {
      en: "You have written halfUp and then used Solidity's own division. Which of the two knows of halves?",
      zh: "你写好了 halfUp，这里却用了 Solidity 自带的除法。哪一个懂得四舍五入？",
    },
  },
  {
    id: "rounds-twice",
    step: "s3",
    file,
    find: "return halfUp(outstanding * ratePpm, MONTHLY);",
    replace: "return halfUp(halfUp(outstanding * ratePpm, MONTHLY / 12), 12);",
    caughtBy: "interest",
    message: {
      en: "You round the interest of the year and then that of the month. Twice rounded up, and less than half a fen has become one.",
      zh: "你先舍入年利息，再舍入月利息。两次进位，不足半分就变成了一分。",
    },
  },
  {
    id: "paid-in-advance",
    step: "s4",
    file,
    find: LOOP,
    replace: `            factor += worth;
            worth = (worth * MONTHLY) / (MONTHLY + ratePpm);
`,
    caughtBy: "instalment",
    message: {
      en: "You count the first payment at its full worth, as if Alice paid it on the day she gets the money. When is it due?",
      zh: "你把首期还款按全额计入，好像放款当天就要还。首期什么时候到期？",
    },
  },
  {
    id: "discounts-by-years",
    step: "s4",
    file,
    find: "worth = (worth * MONTHLY) / (MONTHLY + ratePpm);",
    replace: "worth = (worth * MONTHLY) / (MONTHLY + 12 * ratePpm);",
    caughtBy: "instalment",
    message: {
      en: "You take the rate of a year for every month. MONTHLY holds the twelve already.",
      zh: "你把年利率当成了月利率。MONTHLY 里已经含有 12。",
    },
  },
  {
    id: "flat-instalment",
    step: "s4",
    file,
    find: "return halfUp(principal * ONE, factor);",
    replace: "return halfUp(principal, months) + interestOf(principal, ratePpm);",
    caughtBy: "instalment",
    message: {
      en: "That is the flyer: interest on the whole loan in every month. What does Alice owe in the second month?",
      zh: "这就是广告单的算法：每个月都按全额计息。第二个月小艾还欠多少？",
    },
  },
  {
    id: "instalment-drops-the-rest",
    step: "s4",
    file,
    find: "return halfUp(principal * ONE, factor);",
    replace: "return (principal * ONE) / factor;",
    caughtBy: "instalment",
    message: {
      en: "The instalment is a quotient like the interest. Which function divides in this contract?",
      zh: "每期还款额和利息一样也是商。这份合约里用哪个函数做除法？",
    },
  },
  {
    id: "interest-on-all",
    step: "s4",
    file,
    find: `            uint256 interest = interestOf(balance, ratePpm);
${PART}`,
    replace: `            uint256 interest = interestOf(principal, ratePpm);
${PART}`,
    caughtBy: "splits",
    message: {
      en: "You charge interest on what was lent. Part of that has come back: which variable knows what is still owed?",
      zh: "你按最初借出的本金计息，而其中一部分已经归还。哪个变量记着还欠多少？",
    },
  },
  {
    id: "forgets-the-interest",
    step: "s4",
    file,
    find: `${PART}            balance -= part;
            rows[month - 1] = Row(part + interest, part, interest, balance);
`,
    replace: `${PART}            balance -= part;
            rows[month - 1] = Row(part, part, interest, balance);
`,
    caughtBy: "splits",
    message: {
      en: "The payment in your row is the principal alone. What else does Alice pay?",
      zh: "你表中的还款额只有本金。小艾还要付什么？",
    },
  },
  {
    id: "owed-before",
    step: "s4",
    file,
    find: `${PART}            balance -= part;
            rows[month - 1] = Row(part + interest, part, interest, balance);
`,
    replace: `${PART}            rows[month - 1] = Row(part + interest, part, interest, balance);
            balance -= part;
`,
    caughtBy: "closes",
    message: {
      en: "Your row shows what was owed before the payment. The last column tells what is owed after it.",
      zh: "你填的是还款前的本金。最后一列应是还款之后的剩余本金。",
    },
  },
  {
    id: "never-closes",
    step: "s4",
    file,
    find: "month < months ? instalment - interest : balance;",
    replace: "month <= months ? instalment - interest : balance;",
    caughtBy: "closes",
    message: {
      en: "Your last payment is like all others, and some fen stay owed, or too much is paid. What has to be repaid in the last month?",
      zh: "你的最后一期与其他各期相同，于是剩下几分没还清，或者多还了。最后一期应当归还多少本金？",
    },
  },
  {
    id: "drops-a-fen-a-month",
    step: "s5",
    file,
    find: "uint256 left = principal - halfUp(principal * month, months);",
    replace: "uint256 left = principal - (principal / months) * month;",
    caughtBy: "equal-principal",
    message: {
      en: "You cut off each month's share, and the rest is never repaid. Round what is repaid so far instead of each share.",
      zh: "你把每期本金的零头都舍去了，剩下的永远还不清。应当舍入累计归还的本金，而不是每期的份额。",
    },
  },
  {
    id: "rounds-each-share",
    step: "s5",
    file,
    find: "uint256 left = principal - halfUp(principal * month, months);",
    replace: "uint256 left = principal - halfUp(principal, months) * month;",
    caughtBy: "equal-principal",
    message: {
      en: "You round each share by itself and then add up. Three shares of 6,666.67 are more than 20,000.00. Which figure has to be rounded?",
      zh: "你先舍入每期的份额，再相加。三个 6,666.67 超过了 20,000.00。应当舍入的是哪个数？",
    },
  },
  {
    id: "interest-after",
    step: "s5",
    file,
    find: `            uint256 interest = interestOf(balance, ratePpm);
            balance = left;
`,
    replace: `            uint256 interest = interestOf(left, ratePpm);
            balance = left;
`,
    caughtBy: "equal-principal",
    message: {
      en: "You charge interest on what is owed after the payment. What did Alice owe while the month went by?",
      zh: "你按还款之后的本金计息。这个月里小艾实际欠着多少？",
    },
  },
  {
    id: "flat-principal",
    step: "s5",
    file,
    find: `            uint256 interest = interestOf(balance, ratePpm);
            balance = left;
`,
    replace: `            uint256 interest = interestOf(principal, ratePpm);
            balance = left;
`,
    caughtBy: "equal-principal",
    message: {
      en: "You charge the same interest every month, as the flyer does. The principal falls, and the interest with it.",
      zh: "你每个月收同样的利息，和广告单一样。本金在减少，利息也应随之减少。",
    },
  },
];
