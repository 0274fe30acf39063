import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Allotment, Uses } from "../oversubscribed.ts";

import { dayOf } from "../../chain/clock.ts";
import { ruleSets } from "../../crowdfunding/rule-sets.ts";
import { dayName, weekdayName } from "../../language/dates.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import { ASKED, EARLY_END, NOTICED_AT, ORCHARD, RULES, TOO_SOON } from "./plan.ts";

const { sharePrice, target, cap, opensAt, deadline: FIRST_DEADLINE } = ORCHARD;
const { earlyCloseNoticeBusinessDays, cancelCutoffSeconds } = ruleSets[RULES];

export function introduce(narrator: Narrator): void {
  const last = dayName(FIRST_DEADLINE - 1);
  narrator.say({
    en:
      `An orchard sells shares to plant pear trees, from ${dayOf(opensAt)} to the end of ${last.en}: ` +
      `${yuanGrouped(sharePrice)} each, target ${grouped(target)}, cap ${grouped(cap)}. More than the cap it can neither ` +
      "plant nor issue. What happens if more is asked for must be said before anybody invests and cannot be changed " +
      "afterwards; this company chose shares in proportion (pro rata).",
    zh:
      `一家果园为种植梨树公开发售股份，期限自 ${dayOf(opensAt)} 起至 ${last.zh}：每股 ${yuanGrouped(sharePrice)} 元，` +
      `募集目标 ${grouped(target)} 股，发行上限 ${grouped(cap)} 股。超过上限，地种不下，股份也发不出。` +
      "超额认购如何分配，须在任何人投资之前写明，此后不得更改；这家公司选择的是按比例配售。",
  });
}

export function sayDemand(narrator: Narrator, demand: bigint): void {
  const { restaurateur, engineer, nurse, teacher } = ASKED;
  narrator.say({
    en:
      `On the first morning an accredited restaurateur asks for ${grouped(restaurateur)} shares, then an engineer for ` +
      `${grouped(engineer)}, a nurse for ${nurse} and, last, a teacher for ${teacher}: ${grouped(demand)} for ` +
      `${grouped(cap)} shares. Each pays in full, so nobody asks for more than he can pay; the escrow holds ` +
      `${yuanGrouped(demand * sharePrice)}.`,
    zh:
      `首日上午，一名获许投资者、某餐馆老板认购 ${grouped(restaurateur)} 股，随后一名工程师认购 ${grouped(engineer)} 股，` +
      `一名护士 ${nurse} 股，最后一名教师 ${teacher} 股：可发 ${grouped(cap)} 股，认购 ${grouped(demand)} 股。` +
      `认购须全额缴款，谁也不能虚报；托管账户共有 ${yuanGrouped(demand * sharePrice)} 元。`,
  });
}

export function sayEarlyEnd(
  narrator: Narrator,
  {
    tooSoon,
    deadline,
    businessDays,
  }: {
    readonly tooSoon: Text;
    readonly deadline: number;
    readonly businessDays: readonly string[];
  },
): void {
  const noticed = dayName(NOTICED_AT);
  const weekday = weekdayName(NOTICED_AT);
  const wanted = dayName(TOO_SOON - 1);
  const end = dayName(EARLY_END - 1);
  const binds = dayName(deadline - cancelCutoffSeconds - 1);
  const days = [businessDays[0], businessDays.at(-1)];
  narrator.say({
    en:
      `There is no point in waiting. On ${noticed.en}, a ${weekday.en}, the company announces that it will end with ` +
      `${wanted.en}, at midnight: ${tooSoon.en} The notice is ${earlyCloseNoticeBusinessDays} business days, ${days.join(" to ")}, so ` +
      `it ends with ${end.en}. Whoever dislikes how little he will get can cancel until the end of ${binds.en}; nobody does.`,
    zh:
      `再等已无意义。${noticed.zh}（${weekday.zh}）公司公告提前到 ${wanted.zh}日终（即次日零时）截止：${tooSoon.zh}` +
      `提前截止须提前 ${earlyCloseNoticeBusinessDays} 个工作日公告，即 ${days.join(" 至 ")}，于是定在 ${end.zh}日终。` +
      `嫌配售太少的人，在 ${binds.zh}日终之前仍可撤回；没有人撤回。`,
  });
}

export function showAllotments(
  narrator: Narrator,
  allotments: readonly Allotment[],
  demand: bigint,
): void {
  const example = allotments.at(-1);
  const { teacher } = ASKED;
  narrator.say({
    en:
      `Closed and filed. Everybody gets asked x ${grouped(cap)} / ${grouped(demand)} shares, rounded down, and the rest of ` +
      `his money back; for the teacher that is ${teacher} x ${grouped(cap)} / ${grouped(demand)}, ${example?.allotted ?? 0n} ` +
      "whole shares. Each claims for himself, in any order, and no claim looks at the others. First come, first served " +
      "(last column) would have filled the first two orders as far as the shares went and left nothing for those who came " +
      "later.",
    zh:
      `募集结束，备案完成。每人获配：认购股数 × ${grouped(cap)} ÷ ${grouped(demand)}，向下取整，其余款项退还；` +
      `教师为 ${teacher} × ${grouped(cap)} ÷ ${grouped(demand)}，取整得 ${example?.allotted ?? 0n} 股。` +
      "各人自行领取，先后不论，互不影响。若按“先到先得”（最后一列），股份会被前两人分光，后来的两人一股也没有。",
  });
  narrator.table({
    head: [
      { en: "investor", zh: "投资者" },
      { en: "asked", zh: "认购（股）" },
      { en: "allotted", zh: "获配（股）" },
      { en: "refunded (yuan)", zh: "退款（元）" },
      { en: "first come", zh: "若先到先得（股）" },
    ],
    rows: [...allotments, totalOf(allotments)].map((one) => [
      one.name,
      grouped(one.asked),
      grouped(one.allotted),
      yuanGrouped(one.refunded),
      grouped(one.firstCome),
    ]),
  });
}

function totalOf(allotments: readonly Allotment[]): Allotment {
  const sum = (pick: (one: Allotment) => bigint) =>
    allotments.reduce((total, one) => total + pick(one), 0n);
  return {
    name: { en: "total", zh: "合计" },
    asked: sum(({ asked }) => asked),
    allotted: sum(({ allotted }) => allotted),
    refunded: sum(({ refunded }) => refunded),
    firstCome: sum(({ firstCome }) => firstCome),
  };
}

export function sayRounding(
  narrator: Narrator,
  {
    atFiling,
    sold,
    tooEarly,
  }: { readonly atFiling: bigint; readonly sold: bigint; readonly tooEarly: Text },
): void {
  const investors = Object.values(ASKED).length;
  narrator.say({
    en:
      `Rounding leaves ${cap - sold} shares unsold. How many it would be nobody knew at the filing without counting all ` +
      `investors, which must not be necessary where there may be thousands. Certain was this: each of ${investors} ` +
      `loses less than one share, so all together at most ${cap - atFiling}. So ${grouped(atFiling)} shares were paid for at ` +
      `once, and the price of ${sold - atFiling} more waits for the last claim. Before it: ${tooEarly.en}`,
    zh:
      `向下取整使 ${cap - sold} 股未能售出。备案时若不逐一清点投资者，谁也不知道究竟差几股；而投资者可能成千上万，不应要求逐一清点。` +
      `能够确定的是：${investors} 名投资者每人损失不足一股，合计至多 ${cap - atFiling} 股。因此先按 ${grouped(atFiling)} 股划款，` +
      `另外 ${sold - atFiling} 股的价款要等最后一人领取之后才划转。在此之前：${tooEarly.zh}`,
  });
}

export function sayMoney(narrator: Narrator, uses: Uses): void {
  narrator.say({
    en: "After the last claim anybody may release the remainder, and the escrow is empty:",
    zh: "最后一人领取之后，任何人都可以释放取整余额，托管账户随即清零：",
  });
  narrator.table({
    head: [
      { en: "escrow", zh: "托管账户" },
      { en: "yuan", zh: "金额（元）" },
    ],
    rows: [
      [{ en: "paid in by investors", zh: "投资者缴款" }, yuanGrouped(uses.collected)],
      [{ en: "refunded with the claims", zh: "随领取退还" }, yuanGrouped(-uses.refunded)],
      [
        { en: "to the milestone vault, at the filing", zh: "备案时转入里程碑资金库" },
        yuanGrouped(-uses.filed),
      ],
      [{ en: "fee of the platform", zh: "平台服务费" }, yuanGrouped(-uses.fee)],
      [
        { en: "remainder to the vault, free of the fee", zh: "取整余额转入资金库（免服务费）" },
        yuanGrouped(-uses.remainder),
      ],
      [{ en: "left in the escrow", zh: "托管余额" }, yuanGrouped(uses.left)],
    ],
  });
}
