import type { Narrator } from "../../language/narrator.ts";
import type { Booking, Parts } from "../loan-late-then-cured.ts";

import { DAY, dayOf } from "../../chain/clock.ts";
import { POLICY } from "../../lending/policy.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { FIRST_HELP, ILL_FOR, LATE, SHOP } from "./plan.ts";

export function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      `A barber borrows ${yuanGrouped(SHOP.amount)} from four lenders to refit his shop: grade C1, 12.29 % a year, ` +
      `${SHOP.periods} equal instalments. He draws it on 31 January; an instalment is due on the 31st of each month, or on ` +
      "the last day of a shorter one, and a short month leaves no trace in the next.",
    zh:
      `理发师为翻新店铺向四名出借人借款 ${yuanGrouped(SHOP.amount)} 元：C1 级，年利率 12.29%，分 ${SHOP.periods} 期等额本息偿还。` +
      "他在 1 月 31 日提款，此后每月 31 日还款；当月没有 31 日的，为当月最后一天，下个月仍回到 31 日。",
  });
}

export function sayLate(
  narrator: Narrator,
  dueDays: readonly bigint[],
  second: Booking,
  third: Booking,
): void {
  const [first, next, last] = dueDays.map((day) => dayOf(Number(day) * DAY));
  const instalment = third.interest + third.principal;
  narrator.say({
    en:
      `The first instalment is due on ${first}, the second on ${next}, the third on ${last}. He pays the second ` +
      `${LATE.second} days late: that is within the ${POLICY.graceDays} days of grace and costs ` +
      `${yuanGrouped(second.penalty + second.lateFee)} more. The third comes ${LATE.third} days late, and lateness counts from ` +
      `the due day: a late fee of ${yuanGrouped(third.lateFee)} (five percent of ${yuanGrouped(instalment)}, at least ` +
      `${yuanGrouped(POLICY.lateFeeFloor)}) and penalty interest of ${yuanGrouped(third.penalty)}, one and a half times the ` +
      `rate on the overdue instalment for ${LATE.third} days of 360. Both are the lenders', who had to wait. The platform ` +
      `takes one percent of what is paid on time, ${yuanGrouped(second.fee)} of the second, and ${yuanGrouped(third.fee)} of the ` +
      "third: it shall not earn by lateness.",
    zh:
      `第一期还款日为 ${first}，第二期 ${next}，第三期 ${last}。第二期他晚了 ${LATE.second} 天：在 ${POLICY.graceDays} 天宽限期之内，` +
      `多付 ${yuanGrouped(second.penalty + second.lateFee)} 元。第三期晚了 ${LATE.third} 天，超过宽限期，逾期自还款日起算：` +
      `滞纳金 ${yuanGrouped(third.lateFee)} 元（逾期金额 ${yuanGrouped(instalment)} 元的 5%，最低 ${yuanGrouped(POLICY.lateFeeFloor)} 元），` +
      `罚息 ${yuanGrouped(third.penalty)} 元（按合同利率的 1.5 倍，以逾期金额计 ${LATE.third} 天，一年按 360 天）。` +
      `两项都归等待还款的出借人。平台只对按时还款收取 1%：第二期收 ${yuanGrouped(second.fee)} 元，第三期收 ${yuanGrouped(third.fee)} 元，` +
      "不得从逾期中获利。",
  });
}

export function sayIllness(narrator: Narrator, [before, after]: readonly Parts[]): void {
  if (before === undefined || after === undefined) return;
  narrator.say({
    en:
      `Then he falls ill. On day ${ILL_FOR} the oldest instalment costs ${yuanGrouped(totalOf(before))}: ` +
      `${yuanGrouped(before.interest + before.principal)} and, for its lateness, ${yuanGrouped(before.lateFee + before.penalty)}. ` +
      "Nobody has computed that overnight: it follows from the due day and today's date whenever somebody asks. Anybody may " +
      "tell the credit register that the loan is more than 30 days late, and somebody does; " +
      (totalOf(before) === totalOf(after)
        ? "what is owed is the same after it."
        : `AFTERWARDS ${yuanGrouped(totalOf(after))} ARE OWED.`),
    zh:
      `后来他病倒了。逾期第 ${ILL_FOR} 天，最早一期共欠 ${yuanGrouped(totalOf(before))} 元：应还 ` +
      `${yuanGrouped(before.interest + before.principal)} 元，另加逾期费用 ${yuanGrouped(before.lateFee + before.penalty)} 元。` +
      "这个数字不靠谁在夜里跑批：任何时候去问，都由还款日与当天日期推出。任何人都可以向信用登记簿报告逾期超过 30 天，这时有人报告了；" +
      (totalOf(before) === totalOf(after)
        ? "报告前后，欠款分毫未变。"
        : `报告之后欠款却变成 ${yuanGrouped(totalOf(after))} 元！`),
  });
}

export function showHelp(narrator: Narrator, help: readonly Booking[]): void {
  narrator.say({
    en:
      `His sister helps with ${yuanGrouped(FIRST_HELP)}. A payment that is too small goes to penalty interest first, then to the ` +
      "late fee, to interest and to principal; from now on only what is still unpaid bears penalty interest, and the late fee " +
      "no longer changes. A week later he pays the rest, and the instalment that has fallen due meanwhile:",
    zh:
      `姐姐先帮他还了 ${yuanGrouped(FIRST_HELP)} 元。不足额的还款依次冲抵罚息、滞纳金、利息、本金；此后只有未还部分继续计罚息，` +
      "滞纳金不再变动。一周后他还清余下部分，以及其间到期的下一期：",
  });
  narrator.table({
    head: [
      { en: "instalment", zh: "期次" },
      { en: "penalty interest", zh: "罚息" },
      { en: "late fee", zh: "滞纳金" },
      { en: "interest", zh: "利息" },
      { en: "principal", zh: "本金" },
      { en: "paid (yuan)", zh: "还款（元）" },
    ],
    rows: help.map((one) => [
      String(one.period),
      yuanGrouped(one.penalty),
      yuanGrouped(one.lateFee),
      yuanGrouped(one.interest),
      yuanGrouped(one.principal),
      yuanGrouped(totalOf(one)),
    ]),
  });
}

export function sayRecord(narrator: Narrator, counted: bigint): void {
  narrator.say({
    en:
      `He has caught up. The credit register, which all platforms share, counts ${counted} loan of his that was more than 30 days ` +
      "late. The record is marked as ended today; it may be disputed, and it stops counting five years from now.",
    zh:
      `欠款补齐。各平台共用的信用登记簿上，他有 ${counted} 笔借款曾逾期 30 天以上。该记录自今日起标记为已结束；本人可以提出异议，` +
      "五年之后不再计入。",
  });
}

export function sayEnd(
  narrator: Narrator,
  {
    serviceFees,
    left,
    counted,
  }: { readonly serviceFees: bigint; readonly left: bigint; readonly counted: readonly bigint[] },
): void {
  narrator.say({
    en:
      `He pays all that follows on time, and the loan ends. The platform has earned ${yuanGrouped(serviceFees)} in service fees, ` +
      `and the escrow holds ${yuanGrouped(left)}. Five years after the cure the register counts ${counted.at(-1)} such loans: ` +
      "nobody had to delete anything, the record has expired by the calendar.",
    zh:
      `此后他按时还清了借款。平台共收取服务费 ${yuanGrouped(serviceFees)} 元，托管账户余额 ${yuanGrouped(left)} 元。` +
      `补救满五年之后，登记簿计入 ${counted.at(-1)} 笔：无须任何人删除，记录按日历自然失效。`,
  });
}

function totalOf({ penalty, lateFee, interest, principal }: Parts): bigint {
  return penalty + lateFee + interest + principal;
}
