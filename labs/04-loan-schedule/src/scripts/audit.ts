import type { Trial } from "#labkit";

/** What the regulator hands you. */
interface Evidence {
  /** Address of the platform's statements. */
  readonly statements: string;
}

/** One month of one loan, as the platform has charged it. Amounts in fen, the rate in millionths a year. */
interface Line {
  readonly loan: number;
  readonly outstanding: bigint;
  readonly ratePpm: bigint;
  readonly interest: bigint;
}

/** Numbers of the loans that have paid more interest, all months together, than the rules say. */
export default async function audit(t: Trial, { statements }: Evidence): Promise<number[]> {
  const lines = await linesOf(t, statements);
  // lab:begin s9
  const extra = new Map<number, bigint>();
  for (const { loan, outstanding, ratePpm, interest } of lines) {
    const right = (outstanding * ratePpm + 6_000_000n) / 12_000_000n;
    extra.set(loan, (extra.get(loan) ?? 0n) + interest - right);
  }
  const tooMuch = [...extra].filter(([, fen]) => fen > 0n);
  return tooMuch.map(([loan]) => loan);
  // lab:else
  // lab:todo en: work out the right interest of every line; add up the differences of each loan; return those above zero.
  // lab:todo zh: 算出每一行的正确利息，按贷款累计差额，返回差额大于零的贷款编号。
  //~ return lines.length > 0 ? [] : [];
  // lab:end
}

/** The statements, line by line. */
async function linesOf(t: Trial, statements: string): Promise<Line[]> {
  const events = await t.events(t.attach("Statements", statements));
  return events.map(({ args }) => ({
    loan: Number(args["loan"]),
    outstanding: BigInt(String(args["outstanding"])),
    ratePpm: BigInt(String(args["ratePpm"])),
    interest: BigInt(String(args["interest"])),
  }));
}
