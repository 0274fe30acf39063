import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { OpenOffering } from "./offerings.ts";

import { ZeroAddress } from "ethers";

/** A figure as the events alone tell it, and as a contract says it. */
export interface Comparison {
  readonly what: Text;
  readonly told: bigint;
  readonly said: bigint;
}

/** Rebuilds the figures of an offering from what was published, and puts them beside those of the contracts. */
export async function compareOffering(
  course: CourseChain,
  offering: OpenOffering,
): Promise<readonly Comparison[]> {
  return [
    await compareEscrow(course, offering),
    ...(await compareVault(course, offering)),
    ...(await compareRegister(course, offering)),
  ];
}

/** What investors paid in, less what went back, to the vault and to the platform. */
async function compareEscrow(
  { offeringDesk, yuan }: CourseChain,
  { escrow }: OpenOffering,
): Promise<Comparison> {
  const opened = await offeringDesk.queryFilter(
    offeringDesk.filters.OfferingOpened(undefined, escrow),
    0,
  );
  const price = opened[0]?.args.terms.sharePrice ?? 0n;
  const invested = await escrow.queryFilter(escrow.filters.Invested(), 0);
  const returned = await escrow.queryFilter(escrow.filters.CommitmentReturned(), 0);
  const filed = await escrow.queryFilter(escrow.filters.SharesFiled(), 0);
  const claimed = await escrow.queryFilter(escrow.filters.AllocationClaimed(), 0);
  const remainder = await escrow.queryFilter(escrow.filters.RemainderReleased(), 0);
  const fees = await escrow.queryFilter(escrow.filters.FeeCollected(), 0);
  const told =
    sum(invested, ({ args }) => args.shares * price) -
    sum(returned, ({ args }) => args.amount) -
    sum(filed, ({ args }) => args.proceeds) -
    sum(claimed, ({ args }) => args.refund) -
    sum(remainder, ({ args }) => args.proceeds) -
    sum(fees, ({ args }) => args.amount);
  return figure("money in the escrow", "托管账户资金", told, await yuan.balanceOf(escrow));
}

async function compareVault(
  { yuan }: CourseChain,
  { vault }: OpenOffering,
): Promise<readonly Comparison[]> {
  const came = await vault.queryFilter(vault.filters.ProceedsDeposited(), 0);
  const freed = await vault.queryFilter(vault.filters.MilestoneReleased(), 0);
  const went = await vault.queryFilter(vault.filters.ReleaseCollected(), 0);
  const back = await vault.queryFilter(vault.filters.UnreleasedRefunded(), 0);
  const deposited = sum(came, ({ args }) => args.amount);
  const released = sum(freed, ({ args }) => args.amount);
  const collected = sum(went, ({ args }) => args.amount);
  const refunded = sum(back, ({ args }) => args.amount);
  const books = await vault.booksOf();
  const left = deposited - collected - refunded;
  return [
    figure("paid into the vault", "存入资金库", deposited, books.deposited),
    figure("released by the vault", "资金库已拨付", released, books.released),
    figure("collected from the vault", "已从资金库领取", collected, books.collected),
    figure("refunded by the vault", "资金库已退还", refunded, books.refunded),
    figure("money in the vault", "资金库资金", left, await yuan.balanceOf(vault)),
  ];
}

/** Shares of every wallet that ever had some, the number of all, and dividends that wait. */
async function compareRegister(
  { yuan }: CourseChain,
  { register }: OpenOffering,
): Promise<readonly Comparison[]> {
  const shares = new Map<string, bigint>();
  const add = (wallet: string, amount: bigint) =>
    shares.set(wallet, (shares.get(wallet) ?? 0n) + amount);
  for (const { args } of await register.queryFilter(register.filters.Transfer(), 0)) {
    add(args.from, -args.value);
    add(args.to, args.value);
  }
  const issued = -(shares.get(ZeroAddress) ?? 0n);
  shares.delete(ZeroAddress);
  const declared = await register.queryFilter(register.filters.DividendDeclared(), 0);
  const paid = await register.queryFilter(register.filters.DividendPaid(), 0);
  const waiting = sum(declared, ({ args }) => args.amount) - sum(paid, ({ args }) => args.amount);
  const comparisons = [
    figure("all shares", "股份总数", issued, await register.totalSupply()),
    figure("dividends that wait", "待付股息", waiting, await yuan.balanceOf(register)),
  ];
  for (const [wallet, told] of shares) {
    const said = await register.balanceOf(wallet);
    comparisons.push(figure(`shares of ${wallet}`, `${wallet} 的股份`, told, said));
  }
  return comparisons;
}

function figure(en: string, zh: string, told: bigint, said: bigint): Comparison {
  return { what: { en, zh }, told, said };
}

function sum<Event>(events: readonly Event[], amount: (event: Event) => bigint): bigint {
  return events.reduce((total, event) => total + amount(event), 0n);
}
