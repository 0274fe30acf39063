import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Moment } from "../material-change.ts";

import { DAY, dayOf, startOfDay } from "../../chain/clock.ts";
import { ruleSets } from "../../crowdfunding/rule-sets.ts";
import { dayName, weekdayName } from "../../language/dates.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import {
  ADDITION,
  bindsFrom,
  CHANGED_AT,
  CLOSES,
  DAY_AFTER,
  ENGINEER_RECONFIRMS,
  LAST_DAY,
  RULES,
  SHARES,
  STUDENT_LEAVES,
  TEA_HOUSE,
} from "./plan.ts";

const { sharePrice, target, cap, opensAt, deadline: FIRST_DEADLINE } = TEA_HOUSE;
const { reconfirmBusinessDays, cancelCutoffSeconds, reflectionSeconds } = ruleSets[RULES];
const { engineer, merchant, teacher, student, nurse } = SHARES;
const NOT_COUNTED: Text = { en: "does not count", zh: "不计" };
const AT_FIRST = engineer + merchant + teacher + student;

export function introduce(narrator: Narrator): void {
  const last = dayName(FIRST_DEADLINE - 1);
  narrator.say({
    en:
      `A tea house by the lake sells shares from ${dayOf(opensAt)} to the end of ${last.en}: ${grouped(cap)} at most, ` +
      `${yuanGrouped(sharePrice)} each, target ${grouped(target)}. On the first day an engineer takes ${engineer}, a tea ` +
      `merchant ${merchant}, a teacher ${teacher} and a student ${student}: ${grouped(AT_FIRST)} shares, ` +
      `${yuanGrouped(AT_FIRST * sharePrice)}. All of them signed one text, and the escrow keeps its hash.`,
    zh:
      `一家湖畔茶馆自 ${dayOf(opensAt)} 起至 ${last.zh}公开发售股份：最多 ${grouped(cap)} 股，每股 ${yuanGrouped(sharePrice)} 元，` +
      `募集目标 ${grouped(target)} 股。首日，一名工程师认购 ${engineer} 股，一名茶商 ${merchant} 股，` +
      `一名教师 ${teacher} 股，一名大学生 ${student} 股，合计 ${grouped(AT_FIRST)} 股，${yuanGrouped(AT_FIRST * sharePrice)} 元。` +
      "所有人签的是同一份协议，托管合约存有它的哈希。",
  });
}

export function sayChange(
  narrator: Narrator,
  { moments, unanswered }: { readonly moments: readonly Moment[]; readonly unanswered: Text },
): void {
  const day = dayName(CHANGED_AT);
  const after = moments[1];
  narrator.say({
    en:
      `${day.en}: the lease by the lake falls through, the company finds a shop in the town. That is another investment ` +
      "than the one they signed: a material change. The company publishes a new agreement, and with that one call all " +
      `${grouped(after?.stale ?? 0n)} shares are set aside; ${grouped(after?.confirmed ?? 0n)} count toward the target. ` +
      `Nobody's consent is taken for granted, not even that of the engineer, who wants ${ADDITION} shares more: ${unanswered.en}`,
    zh:
      `${day.zh}：湖畔的租约谈崩了，公司改租城里的铺面。这已不是投资者当初签的那个项目，属于重大变更（实质性变更）。` +
      `公司发布新协议，仅这一次调用，全部 ${grouped(after?.stale ?? 0n)} 股即转为待确认，计入目标的只剩 ${grouped(after?.confirmed ?? 0n)} 股。` +
      `合约不替任何人默认同意，连想再追加 ${ADDITION} 股的工程师也不例外：${unanswered.zh}`,
  });
}

/** The days from the change to the end, and which of them count. */
export function sayDays(
  narrator: Narrator,
  reconfirmEnd: number,
  businessDays: readonly string[],
): void {
  const last = dayName(reconfirmEnd - 1);
  const before = dayName(FIRST_DEADLINE - 1);
  narrator.say({
    en:
      `Everybody has ${reconfirmBusinessDays} business days to reconfirm. The day of the change does not count, nor do ` +
      `Saturday and Sunday; the last day counts to its end. The offering would have ended on ${before.en}, within that ` +
      `time, so its deadline moves to the end of ${last.en} too.`,
    zh:
      `每位投资者有 ${reconfirmBusinessDays} 个工作日重新确认。变更当日不计，星期六、星期日不计，最后一日算到日终。` +
      `原定 ${before.zh}截止，落在确认期之内，因此募集截止日也顺延至 ${last.zh}日终。`,
  });
  const rows: (string | Text)[][] = [];
  for (let day = startOfDay(dayOf(CHANGED_AT)); day < reconfirmEnd; day += DAY) {
    const position = businessDays.indexOf(dayOf(day)) + 1;
    rows.push([dayOf(day), weekdayName(day), position === 0 ? NOT_COUNTED : `${position}`]);
  }
  narrator.table({
    head: [
      { en: "day", zh: "日期" },
      { en: "weekday", zh: "星期" },
      { en: "business day", zh: "第几个工作日" },
    ],
    rows,
  });
}

export function sayAnswers(
  narrator: Narrator,
  { bound, deadline }: { readonly bound: Text; readonly deadline: number },
): void {
  const first = dayName(ENGINEER_RECONFIRMS);
  const second = dayName(STUDENT_LEAVES);
  const third = dayName(LAST_DAY);
  const binds = dayName(bindsFrom(deadline));
  const hours = cancelCutoffSeconds / 3_600;
  narrator.say({
    en:
      `${first.en}: the engineer signs the new agreement for all his ${engineer} shares. ${second.en}: the student does ` +
      `not want a shop and takes ${yuanGrouped(student * sharePrice)} back. For her it is not too late, although the ` +
      `last ${hours} hours began with ${binds.en}; they bind only those who have said yes to the new agreement. The ` +
      `engineer, who tries the same, is told: ${bound.en} ${third.en}: the merchant reconfirms ${merchant} shares, and a nurse, who has read ` +
      `only the new agreement, takes ${nurse}.`,
    zh:
      `${first.zh}：工程师就其全部 ${engineer} 股签署新协议。${second.zh}：大学生不看好城里的铺面，取回 ${yuanGrouped(student * sharePrice)} 元。` +
      `虽然自 ${binds.zh}起已进入截止前的最后 ${hours} 小时，但这只约束已同意新协议的人，她仍可撤回。工程师想撤回，答复则是：${bound.zh}` +
      `${third.zh}：茶商重新确认 ${merchant} 股；一名护士只看过新协议，认购 ${nurse} 股。`,
  });
}

export function sayLapse(narrator: Narrator, tooLate: Text): void {
  const day = dayName(DAY_AFTER);
  const stayed = engineer + merchant;
  narrator.say({
    en:
      `The teacher was away. On ${day.en} she wants to reconfirm, and it is the last of three reasons that stops her: ${tooLate.en} Her commitment has lapsed, silence is no ` +
      `consent. A stranger sends her ${yuanGrouped(teacher * sharePrice)} back to her wallet, though the offering is not ` +
      `closed yet. It mattered: engineer and merchant make ${stayed}, with her ${teacher} the target of ${grouped(target)} ` +
      "would have been met, without her it is met only thanks to the nurse.",
    zh:
      `教师出门在外，到 ${day.zh}才想确认，碍于以下第三种情形：${tooLate.zh}她的认购已经失效，沉默不等于同意。不必等募集结束，` +
      `一名陌生人就替她把 ${yuanGrouped(teacher * sharePrice)} 元退回她的钱包。这一失效举足轻重：工程师与茶商合计 ${stayed} 股，` +
      `若加上她的 ${teacher} 股便可达到 ${grouped(target)} 股的目标；她的不算，全靠护士才达标。`,
  });
}

/** What the escrow said, from the day before the change to the day after the last answer. */
export function showMoments(narrator: Narrator, moments: readonly Moment[]): void {
  const labels: readonly Text[] = [
    { en: "before the change", zh: "变更前" },
    { en: "changed", zh: "变更生效" },
    { en: "engineer reconfirms", zh: "工程师重新确认" },
    { en: "student leaves", zh: "大学生撤回" },
    { en: "merchant reconfirms", zh: "茶商重新确认" },
    { en: "nurse invests", zh: "护士认购" },
    { en: "teacher lapsed and paid back", zh: "教师认购失效，款项退回" },
  ];
  narrator.table({
    head: [
      { en: "day", zh: "日期" },
      { en: "what happened", zh: "事件" },
      { en: "shares that count", zh: "计入目标的股数" },
      { en: "set aside", zh: "待确认股数" },
      { en: "escrow (yuan)", zh: "托管余额（元）" },
    ],
    rows: moments.map(({ at, confirmed, stale, held }, i) => [
      dayOf(at),
      labels[i] ?? "",
      grouped(confirmed),
      grouped(stale),
      yuanGrouped(held),
    ]),
  });
}

export function sayFiled(narrator: Narrator, proceeds: bigint): void {
  const day = dayName(CLOSES);
  const sold = engineer + merchant + nurse;
  const reflection = reflectionSeconds / DAY;
  narrator.say({
    en:
      `The nurse has ${reflection} days of reflection, so nobody can close before they are over. On ${day.en} the company ` +
      `closes: ${grouped(sold)} shares, ${yuanGrouped(sold * sharePrice)}. The registrar files them, the three take their ` +
      `shares, the platform its fee of ${yuanGrouped(sold * sharePrice - proceeds)}, and ${yuanGrouped(proceeds)} go to the ` +
      "milestone vault. Everybody in the register has signed the agreement that is in force.",
    zh:
      `护士享有 ${reflection} 天冷静期，期满之前谁也不能结束募集。${day.zh}公司结束募集：共 ${grouped(sold)} 股，` +
      `${yuanGrouped(sold * sharePrice)} 元。登记员完成备案，三人领取股份，平台收取服务费 ${yuanGrouped(sold * sharePrice - proceeds)} 元，` +
      `${yuanGrouped(proceeds)} 元进入里程碑资金库。股东名册上的每一个人，签的都是现行协议。`,
  });
}
