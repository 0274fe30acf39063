import type { Wrong } from "../../labkit/define.ts";

import { arithmetic } from "./wrong-arithmetic.ts";

const tests = "tests/mine.ts";
const loan = "contracts/Loan.sol";
const script = "scripts/audit.ts";

const MONTH_BY_MONTH = `  "equal instalments, month by month": async (t: Trial, open: Open) => {
    const { equalInstalments } = await open(t);
    const loan = await equalInstalments(1_000_000n, 120_000n, 3);
    t.equal("pays in month 1", loan.month(1).payment, 340_022n, "CNY");
    t.equal("owes after month 1", loan.month(1).outstanding, 669_978n, "CNY");
    t.equal("interest of month 2", loan.month(2).interest, 6_700n, "CNY");
    t.equal("pays at last", loan.last.payment, 340_023n, "CNY");
    t.equal("owes at last", loan.last.outstanding, 0n, "CNY");
    t.equal("has repaid", loan.total("principal"), 1_000_000n, "CNY");
  },
  "equal principal, month by month": async (t: Trial, open: Open) => {
    const { equalPrincipal } = await open(t);
    const loan = await equalPrincipal(2_000_000n, 120_000n, 3);
    t.equal("repays in month 1", loan.month(1).principal, 666_667n, "CNY");
    t.equal("repays in month 2", loan.month(2).principal, 666_666n, "CNY");
    t.equal("pays in month 2", loan.month(2).payment, 679_999n, "CNY");
    t.equal("interest in all", loan.total("interest"), 40_000n, "CNY");
    t.equal("owes at last", loan.last.outstanding, 0n, "CNY");
  },
`;

export const wrong: readonly Wrong[] = [
  ...arithmetic,
  {
    id: "expects-thirteen",
    step: "s7",
    file: tests,
    find: "1_301n",
    replace: "1_300n",
    caughtBy: "s7-right",
    message: {
      en: "One of your tests expects 13.005 yuan to be rounded down. What did both sides agree on for exactly half a fen?",
      zh: "有测试把 13.005 元舍成了 13.00。恰好半分时，规则是怎么定的？",
    },
  },
  {
    id: "tests-the-digits",
    step: "s7",
    file: tests,
    find: '    t.equal("13.005", await calculator.instalmentOf(2_525n, 240_000n, 2), 1_301n, "CNY");\n',
    replace:
      '    t.equal("13.005", await calculator.instalmentOf(2_525n, 240_000n, 2), 1_301n, "CNY");\n    t.equal("digits", await calculator.ONE(), 10n ** 36n, "count");\n',
    caughtBy: "s7-fair",
    message: {
      en: "One of your tests asks with how many digits the calculator works inside. What counts is the fen that come out.",
      zh: "有测试追问计算器内部用了多少位小数。重要的是算出来的分。",
    },
  },
  {
    id: "sums-only",
    step: "s7",
    file: tests,
    find: MONTH_BY_MONTH,
    replace: "",
    caughtBy: "s7-sharp",
    message: {
      en: "You look at sums only. A schedule can add up and still charge the wrong interest in every month: look at single months.",
      zh: "你只核对了合计。合计正确，各期利息仍可能全错：请核对单独的某一期。",
    },
  },
  {
    id: "due-before-the-draw",
    step: "s8",
    file: loan,
    find: "        if (drawnAt == 0) return 0;\n        uint256 passed",
    replace: "        uint256 passed",
    caughtBy: "due",
    message: {
      en: "Before the draw, drawnAt is 0, which is the year 1970. By now every month has passed since then. What is due from somebody who has got nothing?",
      zh: "放款之前 drawnAt 是 0，也就是 1970 年，从那时算起所有期数早已到期。没拿到钱的人应还多少？",
    },
  },
  {
    id: "due-at-once",
    step: "s8",
    file: loan,
    find: "uint256 passed = (block.timestamp - drawnAt) / MONTH;",
    replace: "uint256 passed = (block.timestamp - drawnAt) / MONTH + 1;",
    caughtBy: "due",
    message: {
      en: "You demand the first instalment on the day of the draw. How many whole months have passed by then?",
      zh: "放款当天你就要求还首期。那时过去了几个整月？",
    },
  },
  {
    id: "only-the-last",
    step: "s8",
    file: loan,
    find: "amount += rows[i].payment;",
    replace: "amount = rows[i].payment;",
    caughtBy: "due",
    message: {
      en: "You keep only the newest instalment. What about those before, if nothing was paid?",
      zh: "你只保留了最近一期。如果之前都没还，那几期呢？",
    },
  },
  {
    id: "beyond-the-end",
    step: "s8",
    file: loan,
    find: "        if (passed > MONTHS) passed = MONTHS;\n",
    replace: "",
    caughtBy: "due",
    message: {
      en: "Time goes on after the last month, and the schedule does not: you ask for a row that it has not. What is the most that can pass?",
      zh: "时间不会在最后一期停下，还款计划却到此为止：你读取了不存在的一行。到期期数最多是多少？",
    },
  },
  {
    id: "anybody-collects",
    step: "s8",
    file: loan,
    find: "        if (msg.sender != LENDER) revert NotTheLender(msg.sender);\n",
    replace: "",
    caughtBy: "collect",
    message: {
      en: "Anybody can set off a debit with you. To whom has Alice given her mandate?",
      zh: "在你这里谁都能触发扣款。小艾授权的是谁？",
    },
  },
  {
    id: "no-limit",
    step: "s8",
    file: loan,
    find: "        if (amount > open) revert MoreThanDue(amount, open);\n",
    replace: "",
    caughtBy: "collect",
    message: {
      en: "You never compare what Bob asks for with what is due. That it fails at all is an accident of arithmetic: it should be refused with the reason.",
      zh: "你没有比较申请金额与应还金额。现在的失败只是算术上的巧合，应当说明理由地拒绝。",
    },
  },
  {
    id: "refuses-the-exact",
    step: "s8",
    file: loan,
    find: "if (amount > open) revert",
    replace: "if (amount >= open) revert",
    caughtBy: "collect",
    message: {
      en: "You refuse exactly what is due. Is that more than is due?",
      zh: "恰好等于应还金额时你也拒绝了。这算多扣吗？",
    },
  },
  {
    id: "takes-everything-due",
    step: "s8",
    file: loan,
    find: "CASH.transferFrom(BORROWER, LENDER, amount);",
    replace: "CASH.transferFrom(BORROWER, LENDER, open);",
    caughtBy: "collect",
    message: {
      en: "You write down one amount and take another. How much did Bob ask for?",
      zh: "你记的是一个数，扣的是另一个数。小博申请了多少？",
    },
  },
  {
    id: "keeps-the-money",
    step: "s8",
    file: loan,
    find: "CASH.transferFrom(BORROWER, LENDER, amount);",
    replace: "CASH.transferFrom(BORROWER, address(this), amount);",
    caughtBy: "collect",
    message: {
      en: "The money lands in the contract, and nobody can get it out of there. Whose is it?",
      zh: "钱进了合约，谁也取不出来。这钱是谁的？",
    },
  },
  {
    id: "forgets-the-payment",
    step: "s8",
    file: loan,
    find: "        paid += amount;\n",
    replace: "",
    caughtBy: "collect",
    message: {
      en: "Nothing in your book says that Alice has paid. What will be due tomorrow?",
      zh: "账上没有记录小艾已经还款。明天的应还金额会是多少？",
    },
  },
  {
    id: "due-again",
    step: "s8",
    file: loan,
    find: "        amount -= paid;\n",
    replace: "",
    caughtBy: "collect",
    message: {
      en: "What is due does not fall when Alice pays. What has to be taken off at the end?",
      zh: "小艾还了款，应还金额却没有减少。最后应当减去什么？",
    },
  },
  {
    id: "principal-first",
    step: "s8",
    file: loan,
    find: "            if (left <= rows[i].interest) return balance;\n            left -= rows[i].interest;\n",
    replace: "",
    caughtBy: "outstanding",
    message: {
      en: "With you every fen repays the loan, even one that pays for a month. What does a payment settle first?",
      zh: "在你这里每一分都算还本金，包括本该付利息的钱。还款首先抵什么？",
    },
  },
  {
    id: "whole-months-only",
    step: "s8",
    file: loan,
    find: "uint256 part = left < rows[i].principal ? left : rows[i].principal;",
    replace: "uint256 part = left < rows[i].principal ? 0 : rows[i].principal;",
    caughtBy: "outstanding",
    message: {
      en: "You count principal only when a month is paid in full. A fen that is paid is a fen that is not owed.",
      zh: "只有整期还清时你才计入本金。还了一分，就少欠一分。",
    },
  },
  {
    id: "names-every-difference",
    step: "s9",
    file: script,
    find: "fen > 0n",
    replace: "fen !== 0n",
    caughtBy: "audit",
    message: {
      en: "You name a loan that has paid less than it should. That is an error, but not one at the cost of its borrower.",
      zh: "你把少收利息的贷款也列了进来。那也是差错，但借款人并没有吃亏。",
    },
  },
  {
    id: "month-by-month",
    step: "s9",
    file: script,
    find: "extra.set(loan, (extra.get(loan) ?? 0n) + interest - right);",
    replace: "extra.set(loan, (extra.get(loan) ?? 0n) + (interest > right ? 1n : 0n));",
    caughtBy: "audit",
    message: {
      en: "You name a loan that got its fen back in a later month. Add up what is too much and what is too little.",
      zh: "有一笔贷款多收的一分后来退还了，你仍把它列了进来。多收与少收应当相抵。",
    },
  },
  {
    id: "audits-by-dropping",
    step: "s9",
    file: script,
    find: "(outstanding * ratePpm + 6_000_000n) / 12_000_000n",
    replace: "(outstanding * ratePpm) / 12_000_000n",
    caughtBy: "audit",
    message: {
      en: "Your own figures are too low: bigint division drops the rest, as Solidity's does. So an honest loan looks as if it had paid too much.",
      zh: "你自己算少了：bigint 除法与 Solidity 一样舍去余数，于是规规矩矩的贷款看起来也被多收了。",
    },
  },
  {
    id: "only-the-last-month",
    step: "s9",
    file: script,
    find: "extra.set(loan, (extra.get(loan) ?? 0n) + interest - right);",
    replace: "extra.set(loan, interest - right);",
    caughtBy: "audit",
    message: {
      en: "Each line replaces what you knew of the loan from the lines before.",
      zh: "每读一行，你就覆盖了这笔贷款之前的差额。",
    },
  },
];
