import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Cast } from "./plan.ts";

import { PLATFORM_FEE_BPS } from "../../../ignition/modules/Crowdfunding.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import { DAY } from "../../chain/clock.ts";
import { VOTING } from "../../crowdfunding/offerings.ts";
import { ALL_SHARES, COLD_BOXES, INVESTORS, SHARES } from "./plan.ts";

/** A vote that was counted, in shares. */
export interface CountedVote {
  readonly milestone: bigint;
  readonly outcome: "approved" | "rejected" | "lapsed" | "unknown";
  readonly yes: bigint;
  readonly no: bigint;
  /** All shares that could have voted. */
  readonly total: bigint;
}

/** What an investor has back, in fen. */
export interface Refund {
  readonly name: Text;
  readonly shares: bigint;
  /** His vote on the last claim. */
  readonly approved: boolean;
  readonly amount: bigint;
}

const PRICE = COLD_BOXES.sharePrice;
const [FIRST, SECOND] = COLD_BOXES.milestones;
const VOTING_DAYS = VOTING.voteSeconds / DAY;
const RAISED = ALL_SHARES * PRICE;

export function introduce(narrator: Narrator, cast: Cast, proceeds: bigint): void {
  const fee = PLATFORM_FEE_BPS / 100;
  narrator.say({
    en:
      "A start-up builds solar cold boxes for vegetable growers. Its offering has succeeded: " +
      `${grouped(ALL_SHARES)} shares at ${yuanGrouped(PRICE)}, ${yuanGrouped(RAISED)} in all. The platform has its ` +
      `fee of ${fee} %; the other ${yuanGrouped(proceeds)} lie in a milestone vault and not with the company. ` +
      `The plan: ${percent(FIRST.bps)} when the box is certified, ${percent(SECOND.bps)} when 500 boxes are ` +
      `delivered. The investors decide whether a milestone is reached: one share, one vote; ${percent(VOTING.quorumBps)} ` +
      "of all shares at least must vote (the quorum), and more must say yes than no. If one milestone is rejected twice, " +
      "the plan ends.",
    zh:
      "一家初创公司为菜农制造太阳能冷藏箱，众筹发行已经成功：" +
      `${grouped(ALL_SHARES)} 股，每股 ${yuanGrouped(PRICE)} 元，共 ${yuanGrouped(RAISED)} 元。平台已收取 ${fee} % ` +
      `服务费，其余 ${yuanGrouped(proceeds)} 元不在公司手里，而在里程碑资金库。计划分两步：冷藏箱通过认证，拨付 ` +
      `${percent(FIRST.bps)}；交付 500 台，拨付 ${percent(SECOND.bps)}。里程碑是否达成由投资者表决：一股一票，` +
      `参与表决的股份须达全部股份的 ${percent(VOTING.quorumBps)}（法定人数），且赞成多于反对。` +
      "同一里程碑两次被否决，计划即告终止。",
  });
  narrator.table({
    head: [
      { en: "shareholder", zh: "股东" },
      { en: "shares = votes", zh: "股数即票数" },
      { en: "of all votes", zh: "占全部票数" },
      { en: "paid (yuan)", zh: "出资（元）" },
    ],
    rows: INVESTORS.map((who) => [
      cast[who].name,
      grouped(SHARES[who]),
      partOf(SHARES[who], ALL_SHARES),
      yuanGrouped(SHARES[who] * PRICE),
    ]),
  });
}

export function sayApproved(narrator: Narrator, released: bigint): void {
  narrator.say({
    en:
      `June, milestone 1: the company shows the certificate, all four vote yes within the ${VOTING_DAYS} days of the ` +
      `vote, and ${yuanGrouped(released)} go to the company, which begins to build.`,
    zh:
      `6 月，里程碑一：公司出示认证证书，四名股东在 ${VOTING_DAYS} 天表决期内全部赞成，` +
      `${yuanGrouped(released)} 元拨付给公司，公司开始投产。`,
  });
}

export function sayLapsed(narrator: Narrator, [, lapsed]: readonly CountedVote[]): void {
  if (lapsed === undefined) return;
  const cast = lapsed.yes + lapsed.no;
  narrator.say({
    en:
      "1 October: the company claims milestone 2 with delivery notes of 300 boxes. It is the week of the national " +
      `holiday, and only teacher and nurse vote. Both say yes, but ${grouped(cast)} of ${grouped(lapsed.total)} shares ` +
      `are ${partOf(cast, lapsed.total)}, below the quorum: the vote has lapsed. Silence is no consent, so no money ` +
      "flows; it is no refusal either, so it does not count as a rejection, and the company may show the same notes again.",
    zh:
      "10 月 1 日：公司凭 300 台的交货单申报里程碑二。时值国庆长假，只有教师和护士投票。两人都赞成，" +
      `但 ${grouped(lapsed.total)} 股中只有 ${grouped(cast)} 股参与，占 ${partOf(cast, lapsed.total)}，未达法定人数，` +
      "表决不成立。沉默不等于同意，所以分文不拨；沉默也不等于反对，所以不计为否决，公司可以凭同一材料再次申报。",
  });
}

export function sayRejected(
  narrator: Narrator,
  [, , rejected]: readonly CountedVote[],
  twice: Text,
  stale: Text,
): void {
  if (rejected === undefined) return;
  const { yes, no } = rejected;
  narrator.say({
    en:
      "19 October, the same 300 boxes: teacher and nurse vote yes again, the engineer no, because 500 were promised. Two " +
      `heads against one, but shares are counted: ${grouped(no)} no, ${grouped(yes)} yes, rejected. Before the count the ` +
      `teacher tried to vote a second time: ${twice.en} After it the company tries the same notes a third time: ${stale.en}`,
    zh:
      "10 月 19 日，还是这 300 台：教师和护士再次赞成，工程师反对，因为当初承诺的是 500 台。论人头是二比一，" +
      `但表决按股份计：反对 ${grouped(no)}，赞成 ${grouped(yes)}，否决。计票之前教师曾想再投一次：${twice.zh}` +
      `计票之后公司想凭同一材料第三次申报：${stale.zh}`,
  });
}

export function sayUnwound(
  narrator: Narrator,
  [, , , tied]: readonly CountedVote[],
  closed: Text,
): void {
  if (tied === undefined) return;
  narrator.say({
    en:
      "16 November, new notes: 420 boxes. The accredited investor and the nurse think that is near enough; the engineer, " +
      `and now the teacher too, that it is not what was promised. ${grouped(tied.yes)} yes, ${grouped(tied.no)} no: a tie is no majority, ` +
      "so this is the second rejection. The vault unwinds at once, whatever anybody says, and there is no way back. " +
      `The company asks for the money all the same: ${closed.en}`,
    zh:
      "11 月 16 日，新的交货单：420 台。合格投资者和护士认为差不多了；工程师认为没有兑现承诺，这次教师也这样看。" +
      `赞成 ${grouped(tied.yes)}，反对 ${grouped(tied.no)}：票数相等不构成多数，这是第二次否决。` +
      `无需任何人下令，资金库立即进入清退，不可逆转。公司仍来要求拨款：${closed.zh}`,
  });
}

export function sayRefunds(
  narrator: Narrator,
  refunds: readonly Refund[],
  unreleased: bigint,
  again: Text,
): void {
  const each = aShare(unreleased);
  narrator.say({
    en:
      `What was not released, ${yuanGrouped(unreleased)}, belongs to the ${grouped(ALL_SHARES)} shares: ${each} each, ` +
      "whether their owner voted yes or no. The engineer fetches his part himself, and once only: " +
      `${again.en} The others do nothing. Anybody may have their parts sent, to them and to nobody else; here a stranger ` +
      "does, who only pays for the transactions.",
    zh:
      `未拨付的 ${yuanGrouped(unreleased)} 元归全部 ${grouped(ALL_SHARES)} 股所有，每股 ${each} 元，` +
      `投赞成票还是反对票都一样。工程师自己领取，而且只能领一次：${again.zh}` +
      "其余三人什么也没做：任何人都可以代为发起退款，但钱只会退到股东本人账户，这次由一个不相干的人付手续费代办。",
  });
  narrator.table({
    head: [
      { en: "shareholder", zh: "股东" },
      { en: "shares", zh: "股数" },
      { en: "last vote", zh: "最后一次表决" },
      { en: "back (yuan)", zh: "退还（元）" },
      { en: "a share (yuan)", zh: "每股（元）" },
    ],
    rows: refunds.map(({ name, shares, approved, amount }) => [
      name,
      grouped(shares),
      approved ? { en: "yes", zh: "赞成" } : { en: "no", zh: "反对" },
      yuanGrouped(amount),
      yuanGrouped(amount / shares),
    ]),
  });
}

export function sayLessons(narrator: Narrator, proceeds: bigint, released: bigint): void {
  narrator.say({
    en:
      "The shares stay with their owners, in a company with a certificate and 420 boxes delivered. Of the " +
      `${yuanGrouped(PRICE)} of each share the platform has ${aShare(RAISED - proceeds)}, the company ` +
      `${aShare(released)}, and ${aShare(proceeds - released)} came back. Milestones do not prevent a loss, they end ` +
      "it early.",
    zh:
      `股份仍归各人所有，公司也已取得认证、交付 420 台。每股 ${yuanGrouped(PRICE)} 元中，平台得 ` +
      `${aShare(RAISED - proceeds)} 元，公司得 ${aShare(released)} 元，退回 ${aShare(proceeds - released)} 元。` +
      "里程碑不能防止亏损，只能及时止损。",
  });
}

function aShare(fen: bigint): string {
  return yuanGrouped(fen / ALL_SHARES);
}

function percent(bps: number): string {
  return `${bps / 100} %`;
}

/** Rounded to the hundredth of a percent. */
function partOf(part: bigint, whole: bigint): string {
  return `${yuanGrouped((part * 10_000n + whole / 2n) / whole)} %`;
}
