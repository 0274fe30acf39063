import type { Return } from "../../crowdfunding/offerings.ts";
import type { Narrator } from "../../language/narrator.ts";
import type { Text } from "../../language/text.ts";
import type { Cast } from "./plan.ts";

import { DAY, dayOf } from "../../chain/clock.ts";
import { ruleSets } from "../../crowdfunding/rule-sets.ts";
import { dayName } from "../../language/dates.ts";
import { bpsText } from "../../money/numbers.ts";
import { grouped, yuanGrouped } from "../../money/yuan.ts";
import {
  BAKERY,
  BAKERY_SHARES,
  BOOKSHOP,
  BOOKSHOP_SHARES,
  CHANGES_HIS_MIND,
  INVESTS_AGAIN,
  RULES,
  TOO_LATE_TO_CANCEL,
} from "./plan.ts";

const { sharePrice, target, cap, opensAt, deadline } = BOOKSHOP;
const CUTOFF_HOURS = ruleSets[RULES].cancelCutoffSeconds / 3_600;

export function introduce(narrator: Narrator): void {
  const last = dayName(deadline - 1);
  const price = yuanGrouped(sharePrice);
  const needed = yuanGrouped(target * sharePrice);
  narrator.say({
    en:
      "A bookshop wants to build a reading room upstairs and sells shares to the public from " +
      `${dayOf(opensAt)} on: ${grouped(cap)} at most, ${price} each. The builder asks ${needed}, so the target is ` +
      `${grouped(target)} shares by the end of ${last.en}. With less there is no reading room, and nobody's money may ` +
      "be spent: all or nothing. Until it is clear which of the two, all money lies in the escrow, a contract that " +
      "lets neither company nor platform take anything out.",
    zh:
      `一家书店想在楼上建阅览室，自 ${dayOf(opensAt)} 起公开发售股份：每股 ${price} 元，最多 ${grouped(cap)} 股。` +
      `施工报价 ${needed} 元，所以募集目标定为截至 ${last.zh}认购满 ${grouped(target)} 股。` +
      "募不足就建不成，谁的钱也不能动用，这就是“全有或全无”。结果揭晓之前，资金全部放在托管合约里，" +
      "公司和平台都取不出一分钱。",
  });
}

export function sayCancellation(narrator: Narrator, tooLate: Text): void {
  const { librarian, carpenter, publisher, student } = BOOKSHOP_SHARES;
  const mind = dayName(CHANGES_HIS_MIND);
  const bind = dayName(TOO_LATE_TO_CANCEL);
  narrator.say({
    en:
      `A librarian takes ${librarian} shares (${paid(librarian)}), a carpenter ${carpenter} (${paid(carpenter)}), an ` +
      `accredited publisher ${publisher} (${paid(publisher)}) and a student ${student} (${paid(student)}). On ` +
      `${mind.en} the student cancels and has everything back at once. The carpenter makes up his mind only on ` +
      `${bind.en}, within the last ${CUTOFF_HOURS} hours, in which the others must be able to count on him: ${tooLate.en}`,
    zh:
      `一名图书管理员认购 ${librarian} 股（${paid(librarian)} 元），一名木匠 ${carpenter} 股（${paid(carpenter)} 元），` +
      `一名获许投资者、某出版人 ${publisher} 股（${paid(publisher)} 元），一名大学生 ${student} 股（${paid(student)} 元）。` +
      `${mind.zh}大学生撤回认购，款项当场全额退还。木匠直到 ${bind.zh}才想撤回，此时已进入截止前的最后 ${CUTOFF_HOURS} 小时，` +
      `其他投资者须能指望他的认购：${tooLate.zh}`,
  });
}

export function sayFailed(narrator: Narrator, committed: bigint, filing: Text): void {
  const last = dayName(deadline - 1);
  const reached = bpsText((committed * 10_000n) / target);
  narrator.say({
    en:
      `The end of ${last.en}: ${grouped(committed)} of ${grouped(target)} shares, ${reached}. A stranger closes the ` +
      "offering; anybody may, and the outcome does not depend on who does. It has failed, for good. Even with the " +
      `registrar's help the company cannot reach the money now: ${filing.en}`,
    zh:
      `${last.zh}日终：认购 ${grouped(committed)} 股，目标 ${grouped(target)} 股，完成 ${reached}。` +
      "一名陌生人来结束募集：谁都可以，由谁来做都不影响结果。募集失败，不可逆转。" +
      `即使登记员配合，公司也拿不到钱：${filing.zh}`,
  });
}

export function sayReturns(
  narrator: Narrator,
  cast: Cast,
  { returns, again }: { readonly returns: readonly Return[]; readonly again: Text },
): void {
  narrator.say({
    en:
      "Now everybody leaves alone; nobody has to wait for a list, for the company, or for anybody else. The carpenter " +
      "asks for himself and names another address of his, which only he can do. The librarian does not react, so the " +
      "stranger sends her money back for her: it can go to her own wallet only. The publisher asks for his own.",
    zh:
      "接下来人人各自退款，不必等名单，不必等公司，也不必等别人。木匠自己申请退款，并指定退到他的另一个地址，" +
      "这只有本人能做。图书管理员没有动静，陌生人便替她退款：钱只能退回她自己的钱包。出版人自行领回。",
  });
  const nameOf = (address: string) =>
    Object.values(cast).find(({ wallet }) => wallet.address === address)?.name ?? {
      en: address,
      zh: address,
    };
  narrator.table({
    head: [
      { en: "investor", zh: "投资者" },
      { en: "back (yuan)", zh: "退还（元）" },
      { en: "to", zh: "退往" },
    ],
    rows: returns.map(({ investor, to, amount }) => [
      nameOf(investor),
      yuanGrouped(amount),
      to === investor
        ? { en: "wallet that paid", zh: "原付款钱包" }
        : { en: "address named by the investor", zh: "本人指定的地址" },
    ]),
  });
  narrator.say({
    en: `The stranger tries to send the librarian her money a second time, and nothing is left of it: ${again.en}`,
    zh: `陌生人想替图书管理员再退一次，但已无款可退：${again.zh}`,
  });
}

export function sayLimit(
  narrator: Narrator,
  {
    overLimit,
    before,
    after,
  }: { readonly overLimit: Text; readonly before: bigint; readonly after: bigint },
): void {
  const tried = dayName(TOO_LATE_TO_CANCEL);
  const again = dayName(INVESTS_AGAIN);
  const { librarian } = BAKERY_SHARES;
  narrator.say({
    en:
      "The limit of twelve months is free again too. While her money lay in the escrow it counted: on " +
      `${tried.en} the librarian wanted ${librarian} shares of a bakery, another offering of the platform, and was told: ` +
      `${overLimit.en} Before her money was back the ledger said ${yuanGrouped(before)} used, now it says ` +
      `${yuanGrouped(after)}. On ${again.en} she takes the ${librarian} shares.`,
    zh:
      "十二个月的投资限额也一并恢复。钱在托管期间占用限额：" +
      `${tried.zh}图书管理员想认购平台上另一个项目、一家面包店的 ${librarian} 股，得到的答复：${overLimit.zh}` +
      `退款之前台账记载已用 ${yuanGrouped(before)} 元，退款之后为 ${yuanGrouped(after)} 元。` +
      `${again.zh}，她如愿认购这 ${librarian} 股。`,
  });
}

export function sayForgotten(
  narrator: Narrator,
  {
    patience,
    early,
    late,
    returns,
  }: {
    readonly patience: bigint;
    readonly early: Text;
    readonly late: Text;
    readonly returns: readonly Return[];
  },
): void {
  const days = Number(patience) / DAY;
  const failsAt = BAKERY.deadline + Number(patience);
  const last = dayName(BAKERY.deadline - 1);
  const end = dayName(failsAt - 1);
  const taken = BAKERY_SHARES.librarian + BAKERY_SHARES.publisher;
  const amounts = returns.map(({ amount }) => yuanGrouped(amount));
  narrator.say({
    en:
      `And if nobody closes? The bakery meets its target, ${taken} of ${BAKERY.target} shares by the end of ${last.en}, ` +
      `but the baker is gone and nobody calls. The contract waits ${days} days, until the end of ${end.en}. An hour ` +
      `before, the librarian asks in vain: ${early.en} An hour after, the offering has failed by the clock alone; the ` +
      `baker, who turns up now, cannot close it: ${late.en} ${amounts.join(" and ")} go back. This is a dead-man switch: ` +
      "whoever does nothing cannot keep other people's money locked in.",
    zh:
      `要是没有人来结束募集呢？面包店截至 ${last.zh}认购 ${taken} 股，达到 ${BAKERY.target} 股的目标，` +
      `可是店主失联，也没有别人过问。合约只等 ${days} 天，到 ${end.zh}日终为止。提前一小时，图书管理员还退不了：${early.zh}` +
      `一小时之后，时间一到募集即告失败，无须任何人操作；店主此时才露面，也已无法结束募集：${late.zh}` +
      `${amounts.join(" 元和 ")} 元分别退回。这就是“死手开关”（dead-man switch）：谁也不能靠不作为把别人的钱锁住。`,
  });
}

function paid(shares: bigint): string {
  return yuanGrouped(shares * sharePrice);
}
