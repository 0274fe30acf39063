import type { CourseChain } from "../../chain/course.ts";
import type { OpenOffering } from "../offerings.ts";
import type { Difference } from "./figures.ts";
import type { TimedRules } from "./rules.ts";
import type { EventLog } from "ethers";

import { zeroPadValue } from "ethers";

import { now } from "../../chain/clock.ts";
import { timedEventsOf } from "../../chain/events.ts";
import { EscrowBooks, type EscrowTerms } from "./escrow.ts";
import { differencesBetween, Objections } from "./figures.ts";
import { RegisterBooks } from "./register.ts";
import { VaultBooks, type VaultTerms } from "./vault.ts";

/** Books of an offering: escrow, milestone vault and share register. */
export type OfferingFigures = ReturnType<OfferingModel["figures"]>;

/** Books that were rebuilt from events. */
export interface RebuiltOffering {
  readonly figures: OfferingFigures;
  /** Money that must be in each contract, in fen. */
  readonly held: { readonly escrow: bigint; readonly vault: bigint; readonly register: bigint };
  /** The platform's fee that waits in the escrow, in fen. */
  readonly feeDue: bigint;
  /** Events that say other figures than those that follow from the events before them. */
  readonly objections: readonly Difference[];
}

/**
 * What an auditor rebuilds who has nothing but the published events. He knows the rules of the contracts and none of
 * their storage.
 */
class OfferingModel {
  readonly #objections = new Objections();
  readonly #escrow: EscrowBooks;
  readonly #vault: VaultBooks;
  readonly #register: RegisterBooks;

  constructor(escrow: EscrowTerms, vault: VaultTerms) {
    this.#escrow = new EscrowBooks(escrow, this.#objections);
    this.#vault = new VaultBooks(vault, this.#escrow, this.#objections);
    this.#register = new RegisterBooks(this.#objections);
  }

  /** Books one event; events must come in the order of the chain. */
  apply(part: keyof OpenOffering, name: string, args: EventLog["args"], time: bigint): void {
    this.#escrow.tick(time);
    this.#rulesOf(part)[name]?.(args, time);
  }

  /** Lets the clock reach a moment, in Unix seconds. */
  tick(time: bigint): void {
    this.#escrow.tick(time);
  }

  figures() {
    const escrow = this.#escrow.figures();
    const refunds = Object.fromEntries(
      Object.keys(escrow.investors).map((wallet) => [wallet, this.#vault.refundOf(wallet)]),
    );
    return {
      escrow,
      vault: { ...this.#vault.figures(), refunds },
      register: this.#register.figures(),
    };
  }

  result(): RebuiltOffering {
    this.#objections.compare("shares issued", this.#escrow.allotted, this.#register.minted);
    return {
      figures: this.figures(),
      held: {
        escrow: this.#escrow.held,
        vault: this.#vault.held,
        register: this.#register.held,
      },
      feeDue: this.#escrow.feeDue,
      objections: this.#objections.found,
    };
  }

  #rulesOf(part: keyof OpenOffering): TimedRules {
    return { escrow: this.#escrow, vault: this.#vault, register: this.#register }[part].rules;
  }
}

/** Rebuilds the books of an offering from all its events, in the order of the chain, as of the latest block. */
export async function rebuildOffering(
  course: CourseChain,
  offering: OpenOffering,
): Promise<RebuiltOffering> {
  const model = new OfferingModel(...(await publishedTerms(course, offering)));
  const parts = await partsByAddress(offering);
  const events = await timedEventsOf(offering.escrow, offering.vault, offering.register);
  for (const { log, time } of events) {
    const part = parts.get(log.address);
    if (part !== undefined) model.apply(part, log.eventName, log.args, time);
  }
  model.tick(BigInt(await now(course.connection)));
  return model.result();
}

/** The same figures as the contracts' views give them, for the wallets that `of` knows. */
export async function readOffering(
  { escrow, vault, register }: OpenOffering,
  of: OfferingFigures,
): Promise<OfferingFigures> {
  const investors = Object.keys(of.escrow.investors);
  return {
    escrow: { ...(await readEscrow(escrow)), investors: await readInvestors(escrow, investors) },
    vault: { ...(await readVault(vault)), refunds: await readRefunds(vault, investors) },
    register: await readRegister(register, Object.keys(of.register.holders)),
  };
}

/**
 * Reconciles an offering in four ways: events with each other, books rebuilt from them with the contracts' views, and
 * the money they demand with the balances of escrow, vault and register. Empty when every fen is accounted for.
 */
export async function reconcileOffering(
  course: CourseChain,
  offering: OpenOffering,
): Promise<readonly Difference[]> {
  const { figures, held, objections } = await rebuildOffering(course, offering);
  const actual = await readOffering(offering, figures);
  const { escrow, vault, register } = offering;
  const [inEscrow, inVault, inRegister] = await Promise.all(
    [escrow, vault, register].map((contract) => course.yuan.balanceOf(contract)),
  );
  const balances = { escrow: inEscrow ?? 0n, vault: inVault ?? 0n, register: inRegister ?? 0n };
  return [
    ...objections,
    ...differencesBetween(figures, actual),
    ...differencesBetween({ money: held }, { money: balances }),
  ];
}

/**
 * Terms of escrow and vault. The desk creates both in one transaction, and only there a vault's terms are believed:
 * anybody may publish an event that looks the same.
 */
async function publishedTerms(
  { connection, offeringDesk }: CourseChain,
  { escrow, vault }: OpenOffering,
): Promise<[EscrowTerms, VaultTerms]> {
  const address = await escrow.getAddress();
  const filter = offeringDesk.filters.OfferingOpened(undefined, address);
  const [opened] = await offeringDesk.queryFilter(filter, 0);
  if (opened === undefined) throw new Error(`no event announced an offering at ${address}`);
  const created = vault.interface.getEvent("VaultCreated").topicHash;
  const logs = await connection.ethers.provider.getLogs({
    fromBlock: opened.blockNumber,
    toBlock: opened.blockNumber,
    topics: [created, zeroPadValue(opened.args.vault, 32), zeroPadValue(address, 32)],
  });
  const log = logs.find(({ transactionHash }) => transactionHash === opened.transactionHash);
  const terms = log && vault.interface.parseLog(log)?.args["terms"];
  if (terms === undefined) throw new Error(`no event announced a vault of ${address}`);
  return [opened.args.terms, terms];
}

async function partsByAddress(offering: OpenOffering): Promise<Map<string, keyof OpenOffering>> {
  const { escrow, vault, register } = offering;
  return new Map([
    [await escrow.getAddress(), "escrow"],
    [await vault.getAddress(), "vault"],
    [await register.getAddress(), "register"],
  ]);
}

async function readEscrow(escrow: OpenOffering["escrow"]) {
  const [book, closing] = [await escrow.bookOf(), await escrow.closingOf()];
  return {
    stage: book.stage,
    version: book.version,
    deadline: book.deadline,
    confirmed: book.confirmed,
    stale: book.stale,
    lapsed: closing.lapsed,
    seats: book.seats,
    investorCount: book.investors,
    claimed: closing.claimed,
    allotted: closing.allotted,
    sold: closing.sold,
  };
}

async function readInvestors(escrow: OpenOffering["escrow"], wallets: readonly string[]) {
  const entries = wallets.map(async (wallet) => {
    const { shares, version, isClaimed } = await escrow.positionOf(wallet);
    const allocation = await escrow.allocationOf(wallet);
    return [wallet, { shares, version, isClaimed, allocation }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function readVault(vault: OpenOffering["vault"]) {
  const { deposited, released, collected, refunded } = await vault.booksOf();
  const { progress } = await vault.progressOf();
  const { approved, rejections, attempt, yes, no, isUnwinding } = progress;
  const money = { deposited, released, collected, refunded, releasable: await vault.releasable() };
  return { ...money, approved, rejections, attempt, yes, no, isUnwinding };
}

async function readRefunds(vault: OpenOffering["vault"], wallets: readonly string[]) {
  const entries = wallets.map(async (wallet) => [wallet, await vault.refundOf(wallet)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function readRegister(register: OpenOffering["register"], wallets: readonly string[]) {
  const { supply, treasury, holders, promised, index, carry, declared } = await register.books();
  const entries = wallets.map(async (wallet) => {
    const { shares, frozen, earmarked } = await register.standingOf(wallet);
    const dividend = await register.dividendOf(wallet);
    return [wallet, { shares, frozen, earmarked, dividend }] as const;
  });
  const known = Object.fromEntries(await Promise.all(entries));
  const figures = { supply, treasury, promised, index, carry, declared };
  return { ...figures, holderCount: holders, holders: known };
}
