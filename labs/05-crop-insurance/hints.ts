import type { Hints } from "../../labkit/define.ts";

import { coverHints } from "./hints-cover.ts";
import { oracleHints } from "./hints-oracle.ts";

export const hints: Hints = {
  ends: [
    {
      en: "It rained three times as much as the trigger. What is paid? And what if not a drop fell?",
      zh: "降雨量是触发值的三倍，赔多少？一滴雨都没下，又赔多少？",
    },
    {
      en: "Both ends are cases of their own; put them before the slope. TRIGGER and EXIT are declared at the top, and so is FULL.",
      zh: "两端各是一种情况，写在斜线之前。TRIGGER、EXIT 和 FULL 都在文件开头声明。",
    },
    {
      en: "If the rain is at least the trigger, return zero. If it is at most the exit, return FULL. What comes after these two lines is between them.",
      zh: "降雨不少于触发值，返回零；不超过封顶值，返回 FULL。之后剩下的就是两者之间。",
    },
    {
      en: "A kettle shows how full it is, from LOW to HIGH:\n  if (level <= LOW) return 0;\n  if (level >= HIGH) return 100;",
      zh: "水壶显示水量，从 LOW 到 HIGH：\n  if (level <= LOW) return 0;\n  if (level >= HIGH) return 100;",
    },
  ],
  line: [
    {
      en: "The rain is exactly half way between trigger and exit. Which part is paid?",
      zh: "降雨恰好在触发值与封顶值的正中间，赔几成？",
    },
    {
      en: "Measure from the trigger: how much rain is missing, and how much has to be missing for everything to be paid?",
      zh: "从触发值量起：缺了多少雨？缺到多少就全赔？",
    },
    {
      en: "FULL times what is missing, divided by the way from trigger to exit. Brackets around both differences; multiply before you divide.",
      zh: "FULL 乘以缺少的雨量，除以触发值与封顶值之差。两个差都加括号，先乘后除。",
    },
    {
      en: "The kettle, in per cent:\n  return (100 * (level - LOW)) / (HIGH - LOW);",
      zh: "水壶的百分比：\n  return (100 * (level - LOW)) / (HIGH - LOW);",
    },
  ],
  amounts: [
    {
      en: "What are 9,999 divided by 10,000 in Solidity, and what is that times anything?",
      zh: "Solidity 中 9,999 除以 10,000 等于多少？再乘以任何数呢？",
    },
    {
      en: "A part in basis points is of ten thousand. FULL is that ten thousand.",
      zh: "基点的分母是一万，FULL 就是这个一万。",
    },
    {
      en: "The sum insured times the rate of this rain, and only then divided by FULL.",
      zh: "保额乘以该雨量的赔付比例，最后才除以 FULL。",
    },
    {
      en: "A tip of so many basis points:\n  return (bill * tipRate(mood)) / ALL;",
      zh: "按基点付小费：\n  return (bill * tipRate(mood)) / ALL;",
    },
  ],
  ...coverHints,
  robs: [
    {
      en: "Which figures has the station ever signed? And what did it sign with them: a summer, or only a number?",
      zh: "气象站签过哪些数字？它连同数字一起签了什么：年份，还是仅仅一个数？",
    },
    {
      en: "readings is the public log. Look for the one with the least rain; its signature stands beside it.",
      zh: "readings 就是公开日志。找出降雨最少的那一条，签名就在旁边。",
    },
    {
      en: "Find the reading with the least rain. Report it to the gauge for the year of the target, with its own signature. Then claim for yourself.",
      zh: "找出降雨最少的读数；把它连同自己的签名，报给雨量计，年份用目标年份；然后为自己理赔。",
    },
    {
      en: "Somebody looks for the cheapest of many old tickets and uses it today:\n  const best = tickets.reduce((a, b) => (b.price < a.price ? b : a));\n  await gate.show(today, best.price, best.stamp);\n  await gate.enter(me.address);",
      zh: "有人在一堆旧票里找出最便宜的，今天拿来用：\n  const best = tickets.reduce((a, b) => (b.price < a.price ? b : a));\n  await gate.show(today, best.price, best.stamp);\n  await gate.enter(me.address);",
    },
  ],
  ...oracleHints,
  "s8-answer": [
    {
      en: "Which two totals does a loss ratio compare, and over which years?",
      zh: "赔付率比较哪两个合计？按哪些年份？",
    },
    {
      en: "The table of step s2 shows the payouts of all summers; the sentence above it has the premium of one.",
      zh: "步骤 s2 的表格列出各年赔款，上方的句子里有一年的保费。",
    },
    {
      en: "Add up the payouts of all four summers. Divide by four premiums, and multiply by 10,000 before you do; drop the rest.",
      zh: "把四个夏天的赔款加起来，乘以 10,000，再除以四年的保费，舍去余数。",
    },
    {
      en: "A kiosk earned 400 a day for three days and paid 300, nothing and 150: 450 x 10,000 / 1,200 are 3,750 basis points.",
      zh: "小店三天每天收入 400，支出为 300、零和 150：450 x 10,000 / 1,200，即 3,750 个基点。",
    },
  ],
};
