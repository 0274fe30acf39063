import type { Hints } from "../../labkit/define.ts";

export const hints: Hints = {
  "half-up": [
    {
      en: "7 divided by 4 is 1.75. What does Solidity's division make of it, and what should come out?",
      zh: "7 除以 4 等于 1.75。Solidity 的除法得到多少？应当得到多少？",
    },
    {
      en: "Dropping the rest is wrong by up to a whole. If half of the divisor is added before, dropping becomes rounding.",
      zh: "舍去余数最多会差将近 1。如果先加上除数的一半，再舍去就成了四舍五入。",
    },
    {
      en: "Replace the line by one that returns a quotient: above the line the numerator plus half of the denominator, in brackets; below it the denominator.",
      zh: "把那一行换成返回一个商：被除数是 numerator 加上 denominator 的一半（加括号），除数是 denominator。",
    },
    {
      en: "Minutes to the nearest hour:\n  return (minutes_ + 30) / 60;\nGrams to the nearest kilogram:\n  return (grams + 500) / 1000;",
      zh: "分钟换算为最近的整小时：\n  return (minutes_ + 30) / 60;\n克换算为最近的整千克：\n  return (grams + 500) / 1000;",
    },
  ],
  interest: [
    {
      en: "What does a month cost on 100.00 yuan at 12 % a year? And which of your steps could lose fen on the way there?",
      zh: "100.00 元，年利率 12 %，一个月的利息是多少？计算途中哪一步会丢掉零头？",
    },
    {
      en: "The constant MONTHLY is twelve months times a million, since the rate counts millionths of a year. Multiply first; divide once, with the function you have just written.",
      zh: "常数 MONTHLY 等于 12 个月乘以一百万，因为利率以年利率的百万分之一为单位。先乘；只除一次，用你刚写好的函数。",
    },
    {
      en: "Return halfUp of two things: what is outstanding times the rate, and MONTHLY.",
      zh: "返回 halfUp 的结果，两个参数分别是：所欠本金乘以利率；MONTHLY。",
    },
    {
      en: "Water at a price in thousandths of a fen for a litre:\n  return halfUp(litres * price, THOUSAND);",
      zh: "水费，单价为每升千分之几分：\n  return halfUp(litres * price, THOUSAND);",
    },
  ],
  instalment: [
    {
      en: "What is one yuan worth today that comes in a month? And in two? What are all the payments of one yuan worth together?",
      zh: "一个月后的一元，今天值多少？两个月后的呢？每月一元，全部加起来今天值多少？",
    },
    {
      en: "Begin with ONE and a sum of nothing. In the loop: first make the yuan worth a month less, then add it to the sum. At the end comes a division by halfUp.",
      zh: "从 ONE 和为零的合计开始。循环中先把这一元再折现一个月，再加进合计。最后用 halfUp 做除法。",
    },
    {
      en: "Each month: worth is worth times MONTHLY, divided by MONTHLY plus the rate; the factor grows by worth. After the loop return halfUp of the principal times ONE and the factor.",
      zh: "每个月：worth 乘以 MONTHLY，除以 MONTHLY 与利率之和；factor 加上 worth。循环之后返回 halfUp，参数是本金乘以 ONE，以及 factor。",
    },
    {
      en: "A machine keeps nine tenths of its output each year. The output of all years:\n  uint256 output = ONE;\n  uint256 all = 0;\n  for (uint256 year = 1; year <= life; ++year) {\n    output = (output * 9) / 10;\n    all += output;\n  }\n  return halfUp(wanted * ONE, all);",
      zh: "一台机器每年的产量是上一年的十分之九。各年产量之和：\n  uint256 output = ONE;\n  uint256 all = 0;\n  for (uint256 year = 1; year <= life; ++year) {\n    output = (output * 9) / 10;\n    all += output;\n  }\n  return halfUp(wanted * ONE, all);",
    },
  ],
  closes: [
    {
      en: "After the last payment nothing may be owed. How much principal is therefore in the last payment, whatever rounding did before?",
      zh: "最后一期之后应当分文不欠。那么无论之前怎样舍入，最后一期要归还多少本金？",
    },
    {
      en: "Two cases: before the last month, and in it. The form with ? and : chooses between them. The variable balance knows what is owed.",
      zh: "分两种情况：最后一期之前，以及最后一期。用 ? 和 : 二选一。变量 balance 记着还欠多少。",
    },
    {
      en: "The part that repays is: if the month is smaller than months, the instalment less the interest; else the balance. Take it off the balance before you fill in the row.",
      zh: "归还的本金：如果 month 小于 months，就是每期还款额减去利息；否则就是 balance。先从 balance 中减去，再填表。",
    },
    {
      en: "A tank is emptied by buckets, the last one takes what is left:\n  uint256 load = trip < trips ? bucket : level;\n  level -= load;",
      zh: "用桶舀空水箱，最后一桶有多少舀多少：\n  uint256 load = trip < trips ? bucket : level;\n  level -= load;",
    },
  ],
  splits: [
    {
      en: "Which amount is interest computed on in the second month?",
      zh: "第二个月的利息按哪个金额计算？",
    },
    {
      en: "The interest uses what is owed now, not what was lent. A row has four entries in this order: payment, principal, interest, what is owed afterwards.",
      zh: "利息按现在所欠的金额计算，而不是按最初借出的金额。一行有四项，依次是：还款额、本金、利息、还款后的剩余本金。",
    },
    {
      en: "Four lines: interest of the balance at the rate; the part that repays; take the part off the balance; row number month - 1 is Row(part plus interest, part, interest, balance).",
      zh: "四行：按 balance 和利率算利息；归还的本金；从 balance 中减去；第 month - 1 行为 Row(本金加利息, 本金, 利息, balance)。",
    },
    {
      en: "A diary of the tank:\n  uint256 leak = leakOf(level);\n  uint256 load = trip < trips ? bucket - leak : level;\n  level -= load;\n  diary[trip - 1] = Entry(load + leak, load, leak, level);",
      zh: "水箱日志：\n  uint256 leak = leakOf(level);\n  uint256 load = trip < trips ? bucket - leak : level;\n  level -= load;\n  diary[trip - 1] = Entry(load + leak, load, leak, level);",
    },
  ],
  "equal-principal": [
    {
      en: "20,000.00 yuan in three months: 6,666.67, 6,666.67 and then? Which of the three has to give way, and why?",
      zh: "20,000.00 元分三期：6,666.67、6,666.67，然后呢？三期中哪一期要让出一分？为什么？",
    },
    {
      en: "Do not round the share of a month. Round what is repaid after so many months: principal times month, divided by months. What is left is the rest of the principal.",
      zh: "不要舍入每期的份额，而要舍入若干期之后累计归还的金额：本金乘以期数，除以总期数。其余就是剩余本金。",
    },
    {
      en: "left is the principal less halfUp(principal times month, months). The part of the month is the balance less left. Interest is on the balance. Then the balance becomes left; then fill in the row.",
      zh: "left 等于本金减去 halfUp(本金乘以 month, months)。当期本金等于 balance 减去 left。利息按 balance 计算。然后令 balance 等于 left，再填表。",
    },
    {
      en: "Ten metres of cloth in equal pieces of whole centimetres, each cut measured from the beginning:\n  uint256 rest = cloth - halfUp(cloth * cut, cuts);\n  uint256 piece = roll - rest;\n  roll = rest;",
      zh: "把一匹布裁成相等的整厘米小块，每一刀都从布头量起：\n  uint256 rest = cloth - halfUp(cloth * cut, cuts);\n  uint256 piece = roll - rest;\n  roll = rest;",
    },
  ],
  "s6-answer": [
    {
      en: "Both ways repay the same principal. What, then, is the difference between the two sums of payments?",
      zh: "两种还法归还的本金相同。那么两个还款总额之差是什么？",
    },
    {
      en: "`npx hardhat lab run 04 schedule` prints both sums in its last line.",
      zh: "“npx hardhat lab run 04 schedule”的最后一行打印了两个总额。",
    },
    {
      en: "All payments with equal instalments less all payments with equal principal, in yuan with two decimals.",
      zh: "等额本息的还款总额减去等额本金的还款总额，以元为单位，保留两位小数。",
    },
    {
      en: "Of 1,000,000.00 yuan at 4.9 % over 360 months: 1,910,615.12 - 1,737,041.67 = 173,573.45.",
      zh: "1,000,000.00 元、4.9 %、360 期：1,910,615.12 − 1,737,041.67 = 173,573.45。",
    },
  ],
  "s7-right": [
    {
      en: "One of your tests fails on a calculator that keeps every rule. Did you work out the expected figure by hand?",
      zh: "有一个测试在合规的计算器上失败。你期望的数字是手算得出的吗？",
    },
    {
      en: "Compare with the example in the text: amounts are in fen, so 3,400.22 yuan is 340_022n.",
      zh: "请与讲义中的例子对照：金额以分为单位，3,400.22 元写作 340_022n。",
    },
    {
      en: "The message names the test, what was expected and what was found. Work out that figure again with all its decimals, and round it half up once.",
      zh: "错误信息给出了测试名、期望值和实际值。请保留全部小数重新算一遍，最后只四舍五入一次。",
    },
    {
      en: '18.00 yuan at 10 % a year: 180 fen a year, 15 fen a month.\n  t.equal("18.00", await calculator.interestOf(1_800n, 100_000n), 15n, "CNY");',
      zh: '18.00 元，年利率 10 %：一年 180 分，一个月 15 分。\n  t.equal("18.00", await calculator.interestOf(1_800n, 100_000n), 15n, "CNY");',
    },
  ],
  "s7-sharp": [
    {
      en: "The message tells of a wrong calculator that all your tests accept. On which loan would it give itself away?",
      zh: "提示中给出了一个通过你全部测试的错误计算器。用哪一笔贷款能让它露馅？",
    },
    {
      en: "Even figures find nothing. Look for a fraction just below half, one exactly half, one above; for the second month; for the last one; for sums.",
      zh: "处处整除的数字测不出任何错误。请找略低于一半、恰好一半、高于一半的零头；再看第二期、最后一期和合计。",
    },
    {
      en: "Write one test for the interest with three small amounts, one for the instalment, one for a few months of each kind of schedule, one for the sums of the columns.",
      zh: "写一个利息测试（三个小金额）、一个每期还款额测试、两种还款计划各测几期，再写一个各列合计的测试。",
    },
    {
      en: 'One column of a month that is neither the first nor the last:\n  const loan = await equalPrincipal(700n, 120_000n, 3);\n  t.equal("repays in month 2", loan.month(2).principal, 234n, "CNY");',
      zh: '既非首期也非末期的某一列：\n  const loan = await equalPrincipal(700n, 120_000n, 3);\n  t.equal("第 2 期归还本金", loan.month(2).principal, 234n, "CNY");',
    },
  ],
  due: [
    {
      en: "What is due on the day before the first due day, on that day, and ten years later?",
      zh: "首个到期日的前一天、当天、以及十年之后，应还金额各是多少？",
    },
    {
      en: "Count the whole months since drawnAt; Solidity's division drops the rest, which is right here. Beware of two ends: no draw yet, and more months than the schedule has.",
      zh: "数一数从 drawnAt 起过了几个整月；Solidity 的除法会舍去余数，这里正合适。注意两头：尚未放款，以及超过总期数。",
    },
    {
      en: "If drawnAt is 0, return 0. The months passed are the seconds since the draw, divided by MONTH, and at most MONTHS. Add up the payments of so many rows. Take off what is paid.",
      zh: "drawnAt 为 0 则返回 0。已过期数等于放款以来的秒数除以 MONTH，且不超过 MONTHS。累加这么多行的还款额，再减去已还金额。",
    },
    {
      en: "A newspaper that is paid by the week:\n  if (since == 0) return 0;\n  uint256 gone = (block.timestamp - since) / 7 days;\n  if (gone > WEEKS) gone = WEEKS;\n  for (uint256 i = 0; i < gone; ++i) {\n    bill += issues[i].price;\n  }\n  bill -= settled;",
      zh: "按周付款的报纸：\n  if (since == 0) return 0;\n  uint256 gone = (block.timestamp - since) / 7 days;\n  if (gone > WEEKS) gone = WEEKS;\n  for (uint256 i = 0; i < gone; ++i) {\n    bill += issues[i].price;\n  }\n  bill -= settled;",
    },
  ],
  collect: [
    {
      en: "Who may collect, how much at most, and what has to be different afterwards?",
      zh: "谁可以扣款？最多扣多少？扣完之后什么必须改变？",
    },
    {
      en: "Two refusals, NotTheLender and MoreThanDue, come first. due() says how much is due; keep it in a variable of your own, since it changes when you write the payment down.",
      zh: "先写两个拒绝：NotTheLender 和 MoreThanDue。due() 给出应还金额；请先存入局部变量，因为记账之后它就变了。",
    },
    {
      en: "Refuse who is not the lender. Look up what is due. Refuse more than that, with both figures. Add the amount to paid. Publish Collected with the amount and what is still due. Then take the money from the borrower to the lender.",
      zh: "不是出借人则拒绝；查出应还金额；超过则拒绝，并给出两个数字；把金额加到 paid；发出 Collected，带上金额和剩余应还；最后从借款人转给出借人。",
    },
    {
      en: "The newspaper collects:\n  if (msg.sender != PAPER) revert NotThePaper(msg.sender);\n  uint256 bill = owing();\n  if (sum > bill) revert TooMuch(sum, bill);\n  settled += sum;\n  emit Settled(sum, bill - sum);\n  BANK.transferFrom(READER, PAPER, sum);",
      zh: "报社扣款：\n  if (msg.sender != PAPER) revert NotThePaper(msg.sender);\n  uint256 bill = owing();\n  if (sum > bill) revert TooMuch(sum, bill);\n  settled += sum;\n  emit Settled(sum, bill - sum);\n  BANK.transferFrom(READER, PAPER, sum);",
    },
  ],
  outstanding: [
    {
      en: "Alice has paid just the interest of the first month. How much of the loan has she repaid?",
      zh: "小艾只付了首期利息。她归还了多少本金？",
    },
    {
      en: "Walk through the months with what she has paid, in the variable left. Each month takes its interest first and then at most its principal.",
      zh: "拿着她已还的钱（变量 left）逐期走一遍。每一期先扣利息，再扣至多当期本金。",
    },
    {
      en: "If left is at most the interest of the row, return the balance. Else take the interest off left. The part that repays is the smaller one of left and the principal of the row: take it off left and off the balance.",
      zh: "left 不超过本行利息则返回 balance；否则从 left 中减去利息。归还的部分取 left 与本行本金中较小者，从 left 和 balance 中各减去。",
    },
    {
      en: "Rent before repairs, house by house:\n  if (purse <= houses[i].rent) return damage;\n  purse -= houses[i].rent;\n  uint256 spent = purse < houses[i].repair ? purse : houses[i].repair;\n  purse -= spent;\n  damage -= spent;",
      zh: "先付房租，再付修理费，逐户结算：\n  if (purse <= houses[i].rent) return damage;\n  purse -= houses[i].rent;\n  uint256 spent = purse < houses[i].repair ? purse : houses[i].repair;\n  purse -= spent;\n  damage -= spent;",
    },
  ],
  audit: [
    {
      en: "A fen too much in one month: is that fraud? What would make you sure, and what would make it good again?",
      zh: "某一期多收一分，就算违规吗？怎样才能确定？怎样又算补回来了？",
    },
    {
      en: "Work out the right interest of every line yourself, rounded half up as in step s3. What counts is the sum of the differences of a loan.",
      zh: "自己算出每一行的正确利息，按步骤 s3 的规则四舍五入。要看的是每笔贷款差额的合计。",
    },
    {
      en: "Keep a sum for each loan in a Map. For every line add what was charged less what is right, which is (outstanding times rate plus 6_000_000n) divided by 12_000_000n. Return the loans whose sum is above zero.",
      zh: "用 Map 为每笔贷款记一个合计。每一行加上“实收减应收”，应收等于（所欠本金乘以利率，加 6_000_000n）除以 12_000_000n。返回合计大于零的贷款。",
    },
    {
      en: "Taxi rides, 30 fen for a minute of 60 seconds, drivers that asked for too much:\n  const more = new Map<number, bigint>();\n  for (const { driver, seconds, fare } of rides) {\n    const fair = (seconds * 30n + 30n) / 60n;\n    more.set(driver, (more.get(driver) ?? 0n) + fare - fair);\n  }\n  return [...more].filter(([, fen]) => fen > 0n).map(([driver]) => driver);",
      zh: "出租车每分钟（60 秒）30 分，找出多收钱的司机：\n  const more = new Map<number, bigint>();\n  for (const { driver, seconds, fare } of rides) {\n    const fair = (seconds * 30n + 30n) / 60n;\n    more.set(driver, (more.get(driver) ?? 0n) + fare - fair);\n  }\n  return [...more].filter(([, fen]) => fen > 0n).map(([driver]) => driver);",
    },
  ],
};
