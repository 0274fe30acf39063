import { Interface, ZeroAddress, getAddress } from "ethers";

import type { Text } from "../language/text.ts";
import { yuan } from "./yuan.ts";

/** A transfer as the chain logs it. */
export interface TransferLog {
  readonly topics: readonly string[];
  readonly data: string;
  readonly transactionHash: string;
}

/** The part of an ethers provider the books read from. */
export interface Chain {
  getLogs(filter: {
    address: string;
    fromBlock: number;
    toBlock: string;
    topics: (string | string[] | null)[];
  }): Promise<readonly TransferLog[]>;
  getTransaction(hash: string): Promise<{ readonly data: string } | null>;
}

/** What the books need of an ERC-20 with two decimals: an ethers Contract or a TypeChain one will do. */
export interface Token {
  readonly runner: { readonly provider: Chain | null } | null;
  getAddress(): Promise<string>;
  balanceOf(account: string): Promise<bigint>;
  totalSupply(): Promise<bigint>;
}

/** One transfer of money, in fen. The zero address stands for the issuer. */
export interface Movement {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly transactionHash: string;
  /** The function the transaction called, four bytes. */
  readonly selector: string;
}

/** Two amounts in fen that have to be the same. */
export interface Equality {
  readonly what: Text;
  readonly left: bigint;
  readonly right: bigint;
}

/** What a story asks of its books. */
export interface BooksRequest {
  readonly token: Token;
  /** The block the token was deployed in, or any before it. */
  readonly fromBlock?: number;
  /** Who is who; addresses that share a name share a line. */
  readonly accounts: ReadonlyMap<string, Text>;
  /** What a movement was for, for the journal. */
  readonly purpose?: (movement: Movement) => Text | undefined;
  readonly expected?: readonly Equality[];
}

/** An account, or several of one name: received, paid out and held, in fen. */
export interface BooksLine {
  readonly name: Text;
  readonly addresses: number;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly balance: bigint;
}

/** All movements of one purpose. */
export interface JournalLine {
  readonly purpose: Text;
  readonly movements: number;
  readonly amount: bigint;
}

export interface Books {
  readonly reconciled: boolean;
  readonly lines: readonly BooksLine[];
  readonly journal: readonly JournalLine[];
  readonly expected: readonly Equality[];
  readonly differences: readonly Text[];
}

interface Account {
  debit: bigint;
  credit: bigint;
}

const transfers = new Interface([
  "event Transfer(address indexed from, address indexed to, uint256 value)",
]);
const issuer: Text = { en: "Issuer (money in circulation)", zh: "发行方（流通货币）" };
const otherPurpose: Text = { en: "Other", zh: "其他" };

/**
 * Writes up every transfer of a token by double entry and holds the result against the token itself.
 *
 * The books are kept from events alone; balances and the supply are only asked for to be compared.
 */
export async function reconcile(request: BooksRequest): Promise<Books> {
  const movements = await readMovements(request);
  const accounts = post(movements);
  const names = new Map(
    [...request.accounts].map(([address, name]) => [getAddress(address), name]),
  );
  const differences = [
    ...(await balanceDifferences(request.token, accounts, names)),
    ...unnamed(accounts, names),
    ...(request.expected ?? []).filter(({ left, right }) => left !== right).map(unequal),
  ];
  return {
    reconciled: differences.length === 0,
    lines: linesOf(accounts, names),
    journal: request.purpose ? journalOf(movements, request.purpose) : [],
    expected: request.expected ?? [],
    differences,
  };
}

/** What an account holds according to the books, in fen; negative for the issuer. */
function held({ debit, credit }: Account): bigint {
  return debit - credit;
}

async function readMovements({ token, fromBlock = 0, purpose }: BooksRequest): Promise<Movement[]> {
  const provider = token.runner?.provider;
  if (!provider) throw new Error("The token is not connected to a chain");
  const topics = transfers.encodeFilterTopics("Transfer", []);
  const address = await token.getAddress();
  const logs = await provider.getLogs({ address, fromBlock, toBlock: "latest", topics });
  const selectors = purpose ? await selectorsOf(provider, logs) : new Map<string, string>();
  return logs.flatMap((log) => movementOf(log, selectors));
}

function movementOf(log: TransferLog, selectors: ReadonlyMap<string, string>): Movement[] {
  const event = transfers.parseLog(log);
  if (event === null) return [];
  const [from, to, amount] = event.args.toArray().map(String);
  if (from === undefined || to === undefined || amount === undefined) return [];
  const { transactionHash } = log;
  const selector = selectors.get(transactionHash) ?? "0x";
  return [{ from, to, amount: BigInt(amount), transactionHash, selector }];
}

async function selectorsOf(
  provider: Chain,
  logs: readonly TransferLog[],
): Promise<Map<string, string>> {
  const hashes = [...new Set(logs.map(({ transactionHash }) => transactionHash))];
  const selectors = await Promise.all(
    hashes.map(async (hash): Promise<[string, string]> => {
      const transaction = await provider.getTransaction(hash);
      return [hash, transaction?.data.slice(0, 10) ?? "0x"];
    }),
  );
  return new Map(selectors);
}

/** Double entry: what one account pays out (credit), another receives (debit). */
function post(movements: readonly Movement[]): Map<string, Account> {
  const accounts = new Map<string, Account>();
  const open = (address: string): Account => {
    const account = accounts.get(address) ?? { debit: 0n, credit: 0n };
    accounts.set(address, account);
    return account;
  };
  for (const { from, to, amount } of movements) {
    // Nobody holds money for having been sent nothing.
    if (amount === 0n) continue;
    open(from).credit += amount;
    open(to).debit += amount;
  }
  return accounts;
}

/** Every account of the books or of the story against the token, and the issuer against the supply. */
async function balanceDifferences(
  token: Token,
  accounts: ReadonlyMap<string, Account>,
  names: ReadonlyMap<string, Text>,
): Promise<Text[]> {
  const addresses = new Set([...accounts.keys(), ...names.keys()]);
  addresses.delete(ZeroAddress);
  const checked = await Promise.all(
    [...addresses].map(async (address) => {
      const books = held(accounts.get(address) ?? { debit: 0n, credit: 0n });
      return mismatch(
        names.get(address) ?? sameInBoth(address),
        books,
        await token.balanceOf(address),
      );
    }),
  );
  const issued = -held(accounts.get(ZeroAddress) ?? { debit: 0n, credit: 0n });
  return [...checked.flat(), ...mismatch(issuer, issued, await token.totalSupply())];
}

function mismatch(name: Text, books: bigint, chain: bigint): Text[] {
  if (books === chain) return [];
  const [ours, theirs] = [yuan(books), yuan(chain)];
  return [
    {
      en: `${name.en}: the books say ${ours} yuan, the token says ${theirs} yuan.`,
      zh: `${name.zh}：账面为 ${ours} 元，代币合约为 ${theirs} 元。`,
    },
  ];
}

function unnamed(accounts: ReadonlyMap<string, Account>, names: ReadonlyMap<string, Text>): Text[] {
  const strangers = [...accounts].filter(
    ([address]) => address !== ZeroAddress && !names.has(address),
  );
  return strangers.map(([address, account]) => ({
    en: `${address} received ${yuan(account.debit)} yuan and holds ${yuan(held(account))} yuan, but nobody in the story has this address.`,
    zh: `${address} 收到过 ${yuan(account.debit)} 元，现持有 ${yuan(held(account))} 元，但案例中没有这个账户。`,
  }));
}

function unequal({ what, left, right }: Equality): Text {
  const apart = `${yuan(left)} ≠ ${yuan(right)}`;
  return { en: `${what.en}: ${apart} yuan.`, zh: `${what.zh}：${apart} 元。` };
}

/** One line per name, in the story's order; the issuer first, strangers last under their address. */
function linesOf(
  accounts: ReadonlyMap<string, Account>,
  names: ReadonlyMap<string, Text>,
): BooksLine[] {
  const lines = new Map<string, BooksLine>();
  for (const address of new Set([ZeroAddress, ...names.keys(), ...accounts.keys()])) {
    const name = address === ZeroAddress ? issuer : (names.get(address) ?? sameInBoth(address));
    const { debit, credit } = accounts.get(address) ?? { debit: 0n, credit: 0n };
    const line = lines.get(name.en) ?? { name, addresses: 0, debit: 0n, credit: 0n, balance: 0n };
    lines.set(name.en, {
      name,
      addresses: line.addresses + 1,
      debit: line.debit + debit,
      credit: line.credit + credit,
      balance: line.balance + debit - credit,
    });
  }
  return [...lines.values()];
}

function journalOf(
  movements: readonly Movement[],
  purposeOf: (movement: Movement) => Text | undefined,
): JournalLine[] {
  const lines = new Map<string, JournalLine>();
  for (const movement of movements) {
    const purpose = purposeOf(movement) ?? otherPurpose;
    const line = lines.get(purpose.en) ?? { purpose, movements: 0, amount: 0n };
    lines.set(purpose.en, {
      purpose,
      movements: line.movements + 1,
      amount: line.amount + movement.amount,
    });
  }
  return [...lines.values()];
}

function sameInBoth(words: string): Text {
  return { en: words, zh: words };
}
