import type { LabYuan } from "../../types/ethers-contracts/index.ts";
import type { Text } from "../language/text.ts";

import { getAddress, ZeroAddress } from "ethers";

/** Accounts that a story knows, several addresses under one name where they are alike. */
export interface AccountName {
  readonly name: Text;
  readonly addresses: readonly string[];
}

/** One line of the trial balance. Money in fen. */
export interface BookLine {
  readonly name: Text;
  /** What came in. */
  readonly debit: bigint;
  /** What went out. */
  readonly credit: bigint;
  /** Debit less credit. */
  readonly balance: bigint;
}

/** Double-entry books of one token over its whole life. */
export interface Books {
  readonly lines: readonly BookLine[];
  /** Number of movements booked. */
  readonly movements: number;
  /** What does not add up, in words; empty when every fen is accounted for. */
  readonly differences: readonly Text[];
}

interface Account {
  readonly name: Text;
  debit: bigint;
  credit: bigint;
}

const ISSUER: Text = { en: "issuer of lab yuan", zh: "实验元发行人" };

/**
 * Books every movement of the token twice, from its events alone, and holds each account against the token.
 * An account that moved money and has no name in the story is a difference: money that nobody can explain.
 * @param issuer what account zero is called, whose debt is all the money in circulation
 */
export async function keepBooks(
  token: LabYuan,
  names: readonly AccountName[],
  issuer: Text = ISSUER,
): Promise<Books> {
  const transfers = await token.queryFilter(token.filters.Transfer(), 0);
  const accounts = new Map<string, Account>();
  const account = (address: string): Account => {
    const name = address === ZeroAddress ? issuer : nameOf(address, names);
    const known = accounts.get(address) ?? { name, debit: 0n, credit: 0n };
    accounts.set(address, known);
    return known;
  };
  // Opened unasked, so that money which came to them without any movement is noticed too.
  const expected = [ZeroAddress, ...names.flatMap(({ addresses }) => addresses)];
  for (const address of expected) account(getAddress(address));
  for (const { args } of transfers) {
    if (args.value === 0n) continue;
    account(args.from).credit += args.value;
    account(args.to).debit += args.value;
  }

  const differences: Text[] = [];
  for (const [address, { name, debit, credit }] of accounts) {
    // The issuer is no account of the token: his debt is all the money in circulation.
    const held =
      address === ZeroAddress ? -(await token.totalSupply()) : await token.balanceOf(address);
    if (debit - credit !== held) differences.push(mismatch(name, debit - credit, held));
    if (name.en === address) differences.push(unexplained(address));
  }
  return {
    lines: byName([...accounts.values()].filter(used)),
    movements: transfers.length,
    differences,
  };
}

function nameOf(address: string, names: readonly AccountName[]): Text {
  const found = names.find(({ addresses }) =>
    addresses.some((known) => known.toLowerCase() === address.toLowerCase()),
  );
  return found?.name ?? { en: address, zh: address };
}

function used({ debit, credit }: Account): boolean {
  return debit !== 0n || credit !== 0n;
}

/** Accounts of the same name stand in one line. */
function byName(accounts: readonly Account[]): BookLine[] {
  return [...Map.groupBy(accounts, ({ name }) => name.en).values()].map((alike) => {
    const sum = (pick: (account: Account) => bigint) =>
      alike.reduce((total, account) => total + pick(account), 0n);
    const debit = sum((account) => account.debit);
    const credit = sum((account) => account.credit);
    return { name: alike[0]?.name ?? ISSUER, debit, credit, balance: debit - credit };
  });
}

function unexplained(address: string): Text {
  return {
    en: `${address} moved money and is no account of this story.`,
    zh: `${address} 有资金往来，但不是本案例中的账户。`,
  };
}

function mismatch({ en, zh }: Text, balance: bigint, held: bigint): Text {
  return {
    en: `${en}: the books say ${balance} fen, the token says ${held} fen.`,
    zh: `${zh}：账面为 ${balance} 分，代币余额为 ${held} 分。`,
  };
}
