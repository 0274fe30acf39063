import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Result, Sale } from "../note-sale.ts";

import { percentText } from "../../lending/percent.ts";
import { POLICY } from "../../lending/policy.ts";
import { bpsText } from "../../money/numbers.ts";
import { yuanGrouped } from "../../money/yuan.ts";
import { OFFER, OVEN, PAID_BEFORE, PARTS } from "./plan.ts";

export function introduce(narrator: Narrator, ratePpm: bigint): void {
  const part = yuanGrouped(PARTS[0]);
  narrator.say({
    en:
      `A baker has borrowed ${yuanGrouped(OVEN.amount)} for an oven, at ${percentText(ratePpm)} a year over ${OVEN.periods} ` +
      `months, and pays on time. One of her four lenders, a translator with ${part}, moves house in June and needs money ` +
      "before March. She cannot ask for it back: a lender stays until the end, and the platform may neither buy her out nor " +
      "promise that somebody will. What she can do is sell her notes to another lender. The buyer steps into this one loan, " +
      "with its own term and its own risk; nothing is pooled, cut up or promised anew.",
    zh:
      `面包师为买烤炉借了 ${yuanGrouped(OVEN.amount)} 元，年利率 ${percentText(ratePpm)}，${OVEN.periods} 期，一直按时还款。` +
      `四名出借人之一的译者出借了 ${part} 元，六月要搬家，等不到明年三月。她不能要求提前收回：出借人要等到借款到期，` +
      "平台既不得收购她的债权，也不得承诺有人接手。她能做的，是把债权转让给另一名出借人。受让人承接的就是这一笔借款，" +
      "期限是它原来的期限，风险是它原来的风险：不归集成资金池，不拆分，也没有新的承诺。",
  });
}

export function saySale(narrator: Narrator, sale: Sale, refused: readonly Text[]): void {
  const { clean, accrued, principal, days } = sale;
  const [related, again] = refused;
  narrator.say({
    en:
      `She signs one order: ${OFFER.units} of her ${PARTS[0] / POLICY.ticket} notes at ${bpsText(OFFER.priceBps)} of what is ` +
      `outstanding. A director of the platform would like them: ${related?.en ?? ""} A gardener buys. After ` +
      `${PAID_BEFORE} instalments these notes stand for ${yuanGrouped(principal)} of principal, so the clean price is ` +
      `${yuanGrouped(clean)}. Of the next instalment ${days} days of interest are the translator's; the gardener will receive ` +
      `them and pays for them now, less the service fee: ${yuanGrouped(accrued)}. Clean price and accrued interest, the dirty ` +
      `price, are ${yuanGrouped(clean + accrued)}. What the loan has paid in so far stays with her.`,
    zh:
      `她签署一份转让委托：${PARTS[0] / POLICY.ticket} 份债权中出让 ${OFFER.units} 份，价格为剩余本金的 ${bpsText(OFFER.priceBps)}。` +
      `平台的一名董事想买：${related?.zh ?? ""}园艺师买下了它。已还 ${PAID_BEFORE} 期，这些份额对应的剩余本金为 ` +
      `${yuanGrouped(principal)} 元，净价即 ${yuanGrouped(clean)} 元。下一期利息中有 ${days} 天属于译者，将来由园艺师收取，` +
      `所以现在先付给她（扣除服务费）：应计利息 ${yuanGrouped(accrued)} 元。净价加应计利息为全价 ${yuanGrouped(clean + accrued)} 元。` +
      "此前已到账的还款仍归译者。",
  });
  narrator.say({
    en:
      `The next day she would sell the rest: ${again?.en ?? ""} A holder gives notes of a loan away every ` +
      `${POLICY.transferDays} days at most. Notice 57 of December 2017, as reported, left room for lenders who sell now and ` +
      "then, and none for a market in which loans are traded like shares.",
    zh:
      `第二天她想把剩下的也卖掉：${again?.zh ?? ""}同一笔借款的债权，持有人每 ${POLICY.transferDays} 天最多转让一次。` +
      "据报道，2017 年 12 月的 57 号文允许出借人之间低频转让，不允许把借款做成像股票一样频繁买卖的市场。",
  });
}

export function showResults(narrator: Narrator, results: readonly Result[], sale: Sale): void {
  const discount = sale.principal - sale.clean;
  narrator.say({
    en:
      "The baker pays to the end, and everybody claims. The discount of " +
      `${yuanGrouped(discount)} is what the translator paid for having her money nine months earlier, and what the gardener ` +
      "earned beside the interest. For the baker nothing has changed: she does not even notice.",
    zh:
      `面包师一直还到最后一期，各人领取款项。折价 ${yuanGrouped(discount)} 元，是译者提前九个月拿到钱所付的代价，` +
      "也是园艺师在利息之外的收益。对面包师来说什么都没有变，她甚至不会察觉。",
  });
  narrator.table({
    head: [
      { en: "lender", zh: "出借人" },
      { en: "lent (yuan)", zh: "出借（元）" },
      { en: "sold for", zh: "转让所得" },
      { en: "bought for", zh: "受让支出" },
      { en: "claimed", zh: "领取" },
      { en: "gain", zh: "收益" },
    ],
    rows: results.map(({ name, lent, sold, bought, claimed }) => [
      name,
      yuanGrouped(lent),
      yuanGrouped(sold),
      yuanGrouped(bought),
      yuanGrouped(claimed),
      yuanGrouped(sold + claimed - lent - bought),
    ]),
  });
}

export function sayExact(narrator: Narrator, isExact: boolean): void {
  narrator.say(
    isExact
      ? {
          en: "All claims together are what the baker has paid, less the service fee, to the fen.",
          zh: "全部领取之和，等于面包师的还款减去服务费，一分不差。",
        }
      : {
          en: "THE CLAIMS ARE NOT WHAT THE BAKER HAS PAID.",
          zh: "领取之和与面包师的还款不符！",
        },
  );
}
