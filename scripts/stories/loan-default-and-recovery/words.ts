import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Books, Outcome } from "../loan-default-and-recovery.ts";

import { yuanGrouped } from "../../money/yuan.ts";
import {
  AUCTIONED,
  CHARGED_OFF_ON,
  LADDER,
  LORRY,
  PAID,
  SUED_ON,
  TOO_DEAR,
  TOO_EARLY,
  WAGES,
} from "./plan.ts";

export function introduce(narrator: Narrator): void {
  narrator.say({
    en:
      `A carrier borrows ${yuanGrouped(LORRY.amount)} from four lenders for a second-hand lorry: grade E1, 18.25 % a year. ` +
      `He pays ${PAID} of ${LORRY.periods} instalments and then no more. The high rate was the price of this risk; now it has ` +
      "come true, and lenders learn what an information intermediary can do for them and what it cannot.",
    zh:
      `货运司机为买一辆二手货车向四名出借人借款 ${yuanGrouped(LORRY.amount)} 元：E1 级，年利率 18.25%。` +
      `${LORRY.periods} 期中他还了 ${PAID} 期，此后再没有还款。高利率本是这种风险的价格；如今风险成真，` +
      "出借人会看到信息中介能为他们做什么、不能做什么。",
  });
}

export function showLadder(narrator: Narrator, days: readonly bigint[], tooEarly: Text): void {
  narrator.say({
    en:
      "Collection goes step by step, and no step may come early: the desk asks the ledger how late the loan is. Each step " +
      `leaves the hash of its evidence in a chain, so that none can be added or lost later. A suit on day ${TOO_EARLY}? ` +
      tooEarly.en,
    zh:
      "催收逐级进行，任何一级都不得提前：催收台要先向账本查询逾期天数。每一步都把证据哈希记入一条链，事后无法增删。" +
      `逾期第 ${TOO_EARLY} 天就起诉？${tooEarly.zh}`,
  });
  narrator.table({
    head: [
      { en: "step", zh: "步骤" },
      { en: "days past due", zh: "逾期天数" },
    ],
    rows: LADDER.map(({ name }, i) => [name, String(days[i] ?? 0n)]),
  });
}

export function sayDefault(
  narrator: Narrator,
  {
    debt,
    principal,
    noSale,
  }: { readonly debt: bigint; readonly principal: bigint; readonly noSale: Text },
): void {
  narrator.say({
    en:
      `On day 121 the loan is in default, whether or not anybody says so: the whole debt is due, ${yuanGrouped(debt)}, of which ` +
      `${yuanGrouped(principal)} are principal; the rest is interest, late fees and penalty interest. A lender would like to ` +
      `pass her notes on: ${noSale.en} On day ${SUED_ON} the collector sues.`,
    zh:
      `逾期第 121 天，不论有没有人宣告，借款即告违约：全部债务到期，共 ${yuanGrouped(debt)} 元，其中本金 ${yuanGrouped(principal)} 元，` +
      `其余为利息、滞纳金和罚息。有出借人想把份额转给别人：${noSale.zh}第 ${SUED_ON} 天，催收方起诉。`,
  });
}

export function sayBooks(narrator: Narrator, [late, chargedOff]: readonly Books[]): void {
  if (late === undefined || chargedOff === undefined) return;
  narrator.say({
    en:
      `On day ${TOO_EARLY} the platform's books said ${yuanGrouped(late.outstanding)} outstanding, all of it overdue. On day ` +
      `${CHARGED_OFF_ON} the servicer charges the loan off: outstanding ${yuanGrouped(chargedOff.outstanding)}, charged off ` +
      `${yuanGrouped(chargedOff.chargedOff)}. A charge-off is honesty in the books and no gift: the carrier still owes it all, ` +
      "and the credit register says so to every platform.",
    zh:
      `第 ${TOO_EARLY} 天，平台账面在贷余额 ${yuanGrouped(late.outstanding)} 元，全部逾期。第 ${CHARGED_OFF_ON} 天，` +
      `贷后服务机构将其核销：在贷余额 ${yuanGrouped(chargedOff.outstanding)} 元，累计核销 ${yuanGrouped(chargedOff.chargedOff)} 元。` +
      "核销是账务上的诚实，不是赠与：司机仍欠全部债务，信用登记簿也让每个平台都看得到。",
  });
}

export function sayRecovery(narrator: Narrator, tooDear: Text): void {
  const { amount, cost } = AUCTIONED;
  narrator.say({
    en:
      `The court orders the sale of the lorry, which fetches ${yuanGrouped(amount)}. Collecting it has cost money, and the ` +
      `servicer may keep at most three tenths. ${yuanGrouped(TOO_DEAR)}? ${tooDear.en} He keeps ${yuanGrouped(cost)} and pays ` +
      `${yuanGrouped(amount - cost)} into the escrow. Three months later the carrier pays ${yuanGrouped(WAGES)} out of his wages. ` +
      "The platform pays nothing: no contract has a place where it could.",
    zh:
      `法院判令变卖货车，得款 ${yuanGrouped(amount)} 元。追讨要花钱，贷后服务机构最多可留三成。想留 ${yuanGrouped(TOO_DEAR)} 元？${tooDear.zh}` +
      `实际留下 ${yuanGrouped(cost)} 元，其余 ${yuanGrouped(amount - cost)} 元存入托管账户。三个月后，司机用工资还了 ${yuanGrouped(WAGES)} 元。` +
      "平台一分钱也不垫付：合约里没有可供它代偿的入口。",
  });
}

export function showLosses(
  narrator: Narrator,
  outcomes: readonly Outcome[],
  isChained: boolean,
): void {
  narrator.say({
    en:
      "What came in was shared out by notes, to the fen. Everybody has lost the same part; who lends to many borrowers a " +
      "little each loses little." +
      (isChained
        ? " The chain of evidence, recomputed from the events, ends where the desk says it does."
        : " THE CHAIN OF EVIDENCE IS BROKEN."),
    zh:
      "到账款项按份额分配，精确到分。每个人损失的比例相同；把钱分散出借给许多人，每笔只借一点，损失就小。" +
      (isChained ? "依据事件重新计算的证据链，末端与催收台所记一致。" : "证据链已断！"),
  });
  narrator.table({
    head: [
      { en: "lender", zh: "出借人" },
      { en: "lent (yuan)", zh: "出借（元）" },
      { en: "got back", zh: "收回" },
      { en: "lost", zh: "损失" },
    ],
    rows: outcomes.map(({ name, lent, got }) => [
      name,
      yuanGrouped(lent),
      yuanGrouped(got),
      yuanGrouped(lent - got),
    ]),
  });
}
