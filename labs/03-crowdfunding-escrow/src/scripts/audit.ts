import type { Trial } from "#labkit";

/** What the regulator hands you. Amounts in fen. */
interface Evidence {
  /** Address of the platform's log. */
  readonly board: string;
  /** The most that one investor may have in one offering. */
  readonly limit: bigint;
}

/** Addresses of those who at the end have more than the limit in a single offering, each once. */
export default async function audit(t: Trial, { board, limit }: Evidence): Promise<string[]> {
  const events = await t.events(t.attach("Board", board));
  // lab:begin s8
  const holdings = new Map<string, bigint>();
  for (const { name, args } of events) {
    const key = `${String(args.offering)} ${String(args.investor)}`;
    const change = name === "Invested" ? BigInt(String(args.amount)) : -BigInt(String(args.amount));
    holdings.set(key, (holdings.get(key) ?? 0n) + change);
  }
  const over = [...holdings].filter(([, amount]) => amount > limit);
  return [...new Set(over.map(([key]) => key.split(" ")[1] ?? ""))];
  // lab:else
  // lab:todo en: add up what each investor has in each offering; return those above the limit.
  // lab:todo zh: 按项目和投资人汇总净投入，返回超过限额的投资人地址。
  //~ return events.length > 0 && limit > 0n ? [] : [];
  // lab:end
}
