import { expect } from "chai";
import { Interface, ZeroAddress, getAddress, toBeHex, zeroPadValue } from "ethers";

import { reconcile } from "../../scripts/money/books.ts";
import type { BooksRequest, Token, TransferLog } from "../../scripts/money/books.ts";
import { renderBooks } from "../../scripts/money/render-books.ts";
import type { Text } from "../../scripts/language/text.ts";

const events = new Interface([
  "event Transfer(address indexed from, address indexed to, uint256 value)",
]);
const at = (n: number): string => getAddress(zeroPadValue(toBeHex(n), 20));
const [insurer, pool, farmerA, farmerB, stranger, nobody] = [
  at(1),
  at(2),
  at(3),
  at(4),
  at(0xabcd),
  at(6),
];

const accounts = new Map<string, Text>([
  [insurer, { en: "Insurer", zh: "保险公司" }],
  [pool, { en: "Solvency pool", zh: "偿付能力资金池" }],
  [farmerA, { en: "2 farmers", zh: "2 位农户" }],
  [farmerB, { en: "2 farmers", zh: "2 位农户" }],
]);

/** A ledger whose events and balances can be made to disagree. */
class Ledger implements Token {
  readonly logs: TransferLog[] = [];
  readonly balances = new Map<string, bigint>();
  supply = 0n;
  readonly runner = {
    provider: {
      getLogs: async () => this.logs,
      getTransaction: async (hash: string) => ({ data: `${hash}00000000` }),
    },
  };

  move(from: string, to: string, amount: bigint, selector = "0x11111111"): this {
    const { data, topics } = events.encodeEventLog("Transfer", [from, to, amount]);
    this.logs.push({ data, topics, transactionHash: selector });
    this.change(from, -amount);
    this.change(to, amount);
    return this;
  }

  change(account: string, amount: bigint): void {
    if (account === ZeroAddress) this.supply -= amount;
    else this.balances.set(account, (this.balances.get(account) ?? 0n) + amount);
  }

  getAddress = async (): Promise<string> => stranger;
  balanceOf = async (account: string): Promise<bigint> => this.balances.get(account) ?? 0n;
  totalSupply = async (): Promise<bigint> => this.supply;
}

function season(): Ledger {
  return new Ledger()
    .move(ZeroAddress, insurer, 10_000_000n)
    .move(ZeroAddress, farmerA, 50_000n)
    .move(ZeroAddress, farmerB, 50_000n)
    .move(insurer, pool, 9_000_000n, "0xaaaaaaaa")
    .move(farmerA, pool, 1_250n, "0xbbbbbbbb")
    .move(farmerB, pool, 1_250n, "0xbbbbbbbb")
    .move(pool, farmerA, 30_000n, "0xcccccccc")
    .move(insurer, ZeroAddress, 500_000n);
}

const purposes: Readonly<Record<string, Text>> = {
  "0xaaaaaaaa": { en: "Capital in", zh: "注入资本" },
  "0xbbbbbbbb": { en: "Premium", zh: "保费" },
  "0xcccccccc": { en: "Claim paid", zh: "赔付" },
};

const purpose: BooksRequest["purpose"] = ({ selector }) => purposes[selector];

/** Columns of a terminal: Chinese characters and full-width marks take two. */
function width(line: string): number {
  return Array.from(line).reduce(
    (sum, sign) => sum + (/[\p{Script=Han}\uff00-\uff60]/u.test(sign) ? 2 : 1),
    0,
  );
}

function booksOf(token: Token, more: Partial<BooksRequest> = {}) {
  return reconcile({ token, accounts, ...more });
}

describe("the books of a story", () => {
  it("reconcile a season to the fen, with one line for all farmers", async () => {
    const books = await booksOf(season());
    expect(books.differences).to.deep.equal([]);
    expect(books.reconciled).to.equal(true);
    const lines = books.lines.map((line) => [
      line.name.en,
      line.addresses,
      line.debit,
      line.credit,
      line.balance,
    ]);
    expect(lines).to.deep.equal([
      ["Issuer (money in circulation)", 1, 500_000n, 10_100_000n, -9_600_000n],
      ["Insurer", 1, 10_000_000n, 9_500_000n, 500_000n],
      ["Solvency pool", 1, 9_002_500n, 30_000n, 8_972_500n],
      ["2 farmers", 2, 130_000n, 2_500n, 127_500n],
    ]);
  });

  it("sort the movements by what they were for", async () => {
    const { journal } = await booksOf(season(), { purpose });
    expect(journal.map((line) => [line.purpose.en, line.movements, line.amount])).to.deep.equal([
      ["Other", 4, 10_600_000n],
      ["Capital in", 1, 9_000_000n],
      ["Premium", 2, 2_500n],
      ["Claim paid", 1, 30_000n],
    ]);
  });

  it("notice a balance that no transfer explains", async () => {
    const token = season();
    token.change(pool, 1n);
    const { reconciled, differences } = await booksOf(token);
    expect(reconciled).to.equal(false);
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "Solvency pool: the books say 89725.00 yuan, the token says 89725.01 yuan.",
    ]);
  });

  it("notice money held by a named account that never moved any", async () => {
    const token = season();
    token.change(stranger, 7n);
    const more = new Map([...accounts, [stranger, { en: "Treasury", zh: "国库" }]]);
    const { differences } = await booksOf(token, { accounts: more });
    expect(differences.map(({ en }) => en)).to.deep.equal([
      "Treasury: the books say 0.00 yuan, the token says 0.07 yuan.",
    ]);
  });

  it("notice a supply that no issue explains", async () => {
    const token = season();
    token.supply += 3n;
    const { differences } = await booksOf(token);
    expect(differences).to.have.length(1);
    expect(differences[0]?.en).to.match(/^Issuer.*96000.00 yuan, the token says 96000.03 yuan\.$/);
  });

  it("report whoever held money and has no name, even with nothing left", async () => {
    const token = season()
      .move(pool, stranger, 100n)
      .move(stranger, insurer, 100n)
      .move(pool, nobody, 0n);
    const { reconciled, differences } = await booksOf(token);
    expect(reconciled).to.equal(false);
    expect(differences).to.have.length(1);
    expect(differences[0]?.en).to.include("received 1.00 yuan and holds 0.00 yuan");
  });

  it("hold the equalities of the story", async () => {
    const what = { en: "Resources = balance", zh: "资源 = 余额" };
    const equal = await booksOf(season(), { expected: [{ what, left: 5n, right: 5n }] });
    expect(equal.reconciled).to.equal(true);
    const apart = await booksOf(season(), { expected: [{ what, left: 5n, right: 6n }] });
    expect(apart.differences.map(({ en }) => en)).to.deep.equal([
      "Resources = balance: 0.05 ≠ 0.06 yuan.",
    ]);
    expect(apart.reconciled).to.equal(false);
  });

  it("refuse a token that is connected to no chain", async () => {
    const offline: Token = Object.assign(season(), { runner: null });
    const refused = await booksOf(offline).catch((error: unknown) => error);
    expect(String(refused)).to.include("not connected");
  });
});

describe("the books on paper", () => {
  it("show equal totals and the verdict", async () => {
    const page = renderBooks(await booksOf(season()), "en");
    expect(page).to.match(/Total +│ +│ +196,325\.00 │ +196,325\.00 │ +0\.00 │/);
    expect(page).to.match(/2 farmers +│ +2 │ +1,300\.00 │ +25\.00 │ +1,275\.00 │/);
    expect(page.split("\n").at(-1)).to.equal("Reconciled to the fen.");
  });

  it("list what does not reconcile", async () => {
    const token = season();
    token.change(pool, 1n);
    expect(renderBooks(await booksOf(token), "zh-CN")).to.match(
      /账目不符：\n- 偿付能力资金池：账面为 89725.00 元，代币合约为 89725.01 元。$/,
    );
  });

  it("keep their lines even in Chinese", async () => {
    const page = renderBooks(await booksOf(season(), { purpose }), "zh-CN");
    const [accountTable = ""] = page.split("┘");
    const widths = accountTable.split("\n").map(width);
    expect(new Set(widths.slice(0, -1)).size).to.equal(1);
    expect(page).to.include("注入资本");
  });
});
