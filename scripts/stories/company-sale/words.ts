import type { Division } from "../../crowdfunding/exit-calculator.ts";
import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Cast, Who } from "./plan.ts";

import { DAY } from "../../chain/clock.ts";
import { SALE_RULES } from "../../crowdfunding/company-sale.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import { BOUGHT, HIGH, INVESTED, LOW, ORDINARY, PREFERENCE } from "./plan.ts";

/** What the waterfall gives preference and ordinary shares at a price. Money in fen. */
export interface Variant extends Division {
  readonly price: bigint;
  readonly isParticipating: boolean;
}

/** How a sale ended: preference shares first, then ordinary ones. Money in fen. */
export interface SoldFor {
  readonly isMade: boolean;
  /** Shares that had accepted at the deadline, and all there are. */
  readonly accepted: readonly bigint[];
  readonly supplies: readonly bigint[];
  readonly payouts: readonly bigint[];
  readonly converted: readonly boolean[];
}

/** Somebody was paid for shares of a class. Amount in fen. */
export interface Settlement {
  readonly who: Who;
  readonly isPreferred: boolean;
  readonly shares: bigint;
  readonly amount: bigint;
}

const COMMON_SHARES = sum(Object.values(BOUGHT.ordinary));
const PREFERRED_SHARES = sum(Object.values(BOUGHT.preference));
const ALL_SHARES = COMMON_SHARES + PREFERRED_SHARES;
const THRESHOLD = `${SALE_RULES.thresholdBps / 100} %`;
const CLAIM_DAYS = SALE_RULES.claimSeconds / DAY;

export function introduce(narrator: Narrator, cast: Cast): void {
  narrator.say({
    en:
      "A brewery has raised money from the crowd twice. In 2026 it sold " +
      `${grouped(COMMON_SHARES)} ordinary shares at ${yuanGrouped(ORDINARY.sharePrice)}, in 2027 ` +
      `${grouped(PREFERRED_SHARES)} preference shares at ${yuanGrouped(PREFERENCE.sharePrice)}, ` +
      `for which ${yuanGrouped(INVESTED)} were paid in. When the company is sold, the preference shares have a choice. Either the liquidation ` +
      "preference: they get back what they paid in, once and before everybody else, and no more (they do not " +
      "participate). Or conversion: they give the preference up and count as ordinary shares. Shares of an offering " +
      "cannot be resold for a year, so all are free from April 2028 on.",
    zh:
      `一家啤酒厂做过两次股权众筹：2026 年以每股 ${yuanGrouped(ORDINARY.sharePrice)} 元售出普通股 ` +
      `${grouped(COMMON_SHARES)} 股，2027 年以每股 ${yuanGrouped(PREFERENCE.sharePrice)} 元售出优先股 ` +
      `${grouped(PREFERRED_SHARES)} 股，共 ${yuanGrouped(INVESTED)} 元。公司被并购时，优先股可以二选一：` +
      "一是行使清算优先权，先于所有人收回一倍投资本金，但不再参与剩余分配（即没有参与权）；" +
      "二是放弃优先权，转换为普通股一起分。众筹取得的股份一年内不得转售，因此到 2028 年 4 月全部解除锁定。",
  });
  narrator.table({
    head: [
      { en: "shareholder", zh: "股东" },
      { en: "ordinary", zh: "普通股" },
      { en: "preference", zh: "优先股" },
      { en: "paid (yuan)", zh: "出资（元）" },
    ],
    rows: (["teacher", "engineer", "angel", "nurse", "fund"] as const).map((who) => {
      const [common, preferred] = sharesOf(who);
      const paid = common * ORDINARY.sharePrice + preferred * PREFERENCE.sharePrice;
      return [cast[who].name, grouped(common), grouped(preferred), yuanGrouped(paid)];
    }),
  });
}

export function sayVariants(narrator: Narrator, variants: readonly Variant[]): void {
  narrator.say({
    en:
      `Somebody thinks of buying the whole company, for ${yuanGrouped(LOW)} or for ${yuanGrouped(HIGH)}. The waterfall ` +
      "(`crowdfunding waterfall`, docs/exit-waterfall.md) says what each class would get, and, for comparison, what it " +
      "would be if the preference shares participated: first the preference, then their part of the rest as well.",
    zh:
      `有人打算收购整家公司，出价 ${yuanGrouped(LOW)} 元或 ${yuanGrouped(HIGH)} 元。` +
      "价款分配顺序（`crowdfunding waterfall`，见 docs/exit-waterfall.zh-CN.md）算出各类股份所得；" +
      "作为对照，也列出优先股享有参与权的情形：先取优先金额，再与普通股一起分配剩余。",
  });
  narrator.table({
    head: [
      { en: "price (yuan)", zh: "总价（元）" },
      { en: "preference shares", zh: "优先股条款" },
      { en: "they get (yuan)", zh: "优先股所得（元）" },
      { en: "a share", zh: "每股" },
      { en: "ordinary get (yuan)", zh: "普通股所得（元）" },
      { en: "a share", zh: "每股" },
    ],
    rows: variants.map(
      ({ price, isParticipating, amounts: [preferred = 0n, common = 0n], converted }) => [
        yuanGrouped(price),
        kindOf(isParticipating, converted[0] ?? false),
        yuanGrouped(preferred),
        yuanGrouped(preferred / PREFERRED_SHARES),
        yuanGrouped(common),
        yuanGrouped(common / COMMON_SHARES),
      ],
    ),
  });
  const point = yuanGrouped(PREFERENCE.sharePrice * ALL_SHARES);
  narrator.say({
    en:
      `Converting pays when an ordinary share is worth more than ${yuanGrouped(PREFERENCE.sharePrice)}, that is, when ` +
      `the price is above ${grouped(ALL_SHARES)} x ${yuanGrouped(PREFERENCE.sharePrice)} = ${point}, the conversion ` +
      "point. Whoever participates never has to choose; it is the holders of ordinary shares who pay for that.",
    zh:
      `普通股每股价值超过 ${yuanGrouped(PREFERENCE.sharePrice)} 元时，转换才划算，即总价高于 ` +
      `${grouped(ALL_SHARES)} × ${yuanGrouped(PREFERENCE.sharePrice)} = ${point} 元，这就是转换点。` +
      "享有参与权的优先股不必二选一，多得的部分出自普通股股东。",
  });
}

export function sayLowSale(narrator: Narrator, low: SoldFor, unpaid: Text): void {
  const [preferred = 0n, common = 0n] = low.payouts;
  const accepted = low.accepted.map(grouped);
  const each = yuanGrouped(common / COMMON_SHARES);
  narrator.say({
    en:
      `April 2028. The company proposes the sale for ${yuanGrouped(LOW)} and enters the preference of each class (the ` +
      "contract takes its word for what the articles say), and the buyer agrees by paying the whole price into the sale " +
      "desk. From then on the price of every share is fixed, and every holder sees it before he decides. The " +
      `preference shares would get their ${yuanGrouped(preferred)} back; an ordinary share, which cost ` +
      `${yuanGrouped(ORDINARY.sharePrice)}, would get ${each}. The fund accepts, and of the others only the teacher: ` +
      `${accepted[0]} preference and ${accepted[1]} ordinary shares. ${THRESHOLD} of each class are needed, so after ` +
      `${SALE_RULES.acceptDays} business days the sale fails. Could the fund be paid all the same? ${unpaid.en} All ` +
      "shares are free again, and the buyer has every fen back.",
    zh:
      `2028 年 4 月，公司提出以 ${yuanGrouped(LOW)} 元出售，并填报各类股份的优先条款（章程如何约定，合约以公司填报为准）；` +
      "并购方将全部价款存入公司出售柜台，即为同意。此后每股价格随之确定，股东先看到价格再作决定：" +
      `优先股可收回 ${yuanGrouped(preferred)} 元；` +
      `普通股当初每股 ${yuanGrouped(ORDINARY.sharePrice)} 元，现在只得 ${each} 元。基金接受，其余只有教师接受：` +
      `优先股 ${accepted[0]} 股，普通股 ${accepted[1]} 股。每类股份须有 ${THRESHOLD} 接受，` +
      `所以 ${SALE_RULES.acceptDays} 个工作日后出售失败。能否单独付给基金？${unpaid.zh}` +
      "股份全部解除预受，并购方分文不少地收回价款。",
  });
}

export function sayHighSale(narrator: Narrator, high: SoldFor): void {
  const [preferred = 0n, common = 0n] = high.payouts;
  const [first = 0n, second = 0n] = high.accepted;
  narrator.say({
    en:
      `In May the buyer comes back with ${yuanGrouped(HIGH)}. Now the preference shares convert, and nobody has to declare it: ` +
      `the contract compares. They get ${yuanGrouped(preferred)} and the ordinary shares ${yuanGrouped(common)}, to the ` +
      `fen what the command said. ${grouped(first)} and ${grouped(second)} shares accept, more than ${THRESHOLD} of each ` +
      "class, and the sale is made. Anybody may now have those who accepted paid, shares against money; here a " +
      `stranger does. The teacher has missed the deadline and sells in the claim period of ${CLAIM_DAYS} days, at the ` +
      "price of all others:",
    zh:
      `5 月，并购方再次出价，${yuanGrouped(HIGH)} 元。这次优先股转换为普通股更划算，无需任何人申报，合约自行比较：` +
      `优先股得 ${yuanGrouped(preferred)} 元，普通股得 ${yuanGrouped(common)} 元，与命令算出的结果一分不差。` +
      `两类分别有 ${grouped(first)} 股和 ${grouped(second)} 股接受，均超过 ${THRESHOLD}，出售成交。` +
      "此后任何人都可以为已接受的股东发起交割，一手交股、一手付款，这次由一个不相干的人代办。" +
      `教师错过了接受期，在 ${CLAIM_DAYS} 天的领取期内以同样的价格卖出：`,
  });
}

export function saySettled(
  narrator: Narrator,
  cast: Cast,
  settlements: readonly Settlement[],
): void {
  narrator.table({
    head: [
      { en: "seller", zh: "卖方" },
      { en: "class", zh: "类别" },
      { en: "shares", zh: "股数" },
      { en: "paid in (yuan)", zh: "当初出资（元）" },
      { en: "received (yuan)", zh: "所得（元）" },
    ],
    rows: settlements.map(({ who, isPreferred, shares, amount }) => [
      cast[who].name,
      isPreferred ? { en: "preference", zh: "优先股" } : { en: "ordinary", zh: "普通股" },
      grouped(shares),
      yuanGrouped(shares * (isPreferred ? PREFERENCE : ORDINARY).sharePrice),
      yuanGrouped(amount),
    ]),
  });
  const [preferred, common] = [BOUGHT.preference.engineer, BOUGHT.ordinary.teacher].map(grouped);
  narrator.say({
    en:
      `The engineer's ${preferred} preference shares got one fen more than the teacher's ${common} ordinary ones, though ` +
      "the price of a share is the same: no share is worth whole fen, so each seller gets his part rounded down or one " +
      "fen more, and a class that is sold completely has its amount to the fen.",
    zh:
      `工程师的 ${preferred} 股优先股比教师的 ${common} 股普通股多得一分，尽管每股价格相同：每股价款不是整分，` +
      "每名卖方所得要么向下取整到分，要么再多一分；整类股份全部卖出时，合计恰为该类应得金额，一分不差。",
  });
}

export function sayRest(narrator: Narrator, rest: bigint, late: Text): void {
  narrator.say({
    en:
      `The nurse does nothing until the ${CLAIM_DAYS} days are over: ${late.en} Her ${grouped(BOUGHT.ordinary.nurse)} ` +
      `shares stay hers, and the ${yuanGrouped(rest)} kept for them go back to the buyer. Nobody is made to sell here: ` +
      "a drag-along, which forces a minority to sell with the majority, would need the registrar.",
    zh:
      `护士什么也没做，直到 ${CLAIM_DAYS} 天过完：${late.zh}她的 ${grouped(BOUGHT.ordinary.nurse)} 股仍归她所有，` +
      `为她预留的 ${yuanGrouped(rest)} 元退还并购方。这里没有人被迫出售：拖售权（强制小股东随大股东一同出售）` +
      "须由登记员另行执行。",
  });
}

/** Ordinary and preference shares of somebody. */
function sharesOf(who: Who): readonly [bigint, bigint] {
  const common: Partial<Record<Who, bigint>> = BOUGHT.ordinary;
  const preferred: Partial<Record<Who, bigint>> = BOUGHT.preference;
  return [common[who] ?? 0n, preferred[who] ?? 0n];
}

function kindOf(isParticipating: boolean, isConverted: boolean): Text {
  if (isConverted) return { en: "convert", zh: "放弃优先权，转换" };
  if (isParticipating) return { en: "preference + part of the rest", zh: "优先金额＋参与分配" };
  return { en: "preference only", zh: "仅优先金额" };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, one) => total + one, 0n);
}
