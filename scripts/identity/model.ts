import type { EventLog } from "ethers";
import type { CourseChain } from "../chain/course.ts";

import { ZeroAddress } from "ethers";

import { eventsOf } from "../chain/events.ts";
import { type CODES, STANDINGS } from "./vouchers.ts";

type Registry = CourseChain["registry"];

/** An issuer as its events tell. */
export interface IssuerEntry {
  readonly key: string;
  readonly standing: bigint;
}

/** A subject as its events tell. Times in Unix seconds. */
export interface SubjectEntry {
  readonly issuer: bigint;
  readonly class: bigint;
  readonly suspended: boolean;
  readonly revoked: boolean;
  readonly country: bigint;
  readonly members: bigint;
  readonly issuedAt: bigint;
  readonly expiresAt: bigint;
}

/** A wallet as its events tell. */
export interface WalletEntry {
  readonly subject: string;
  readonly retired: boolean;
}

/** All that the registry knows, rebuilt from its events alone. */
export interface IdentityBook {
  readonly issuers: Map<bigint, IssuerEntry>;
  readonly subjects: Map<string, SubjectEntry>;
  readonly wallets: Map<string, WalletEntry>;
}

/** Rebuilds the registry from its events. */
export async function rebuildIdentities(registry: Registry): Promise<IdentityBook> {
  const book: IdentityBook = { issuers: new Map(), subjects: new Map(), wallets: new Map() };
  for (const log of await eventsOf(registry)) apply(book, log);
  return book;
}

/** Whether a wallet may act at `time` (Unix seconds): the same answer as the contract's `check`, from a book. */
export function checkOf(book: IdentityBook, wallet: string, time: bigint): (typeof CODES)[number] {
  const known = book.wallets.get(wallet);
  const subject = known && book.subjects.get(known.subject);
  if (known === undefined || subject === undefined) return "unknown";
  if (known.retired) return "walletRetired";
  if (book.issuers.get(subject.issuer)?.standing !== STANDINGS.active) return "issuerInactive";
  if (subject.revoked) return "revoked";
  if (subject.suspended) return "suspended";
  return time < subject.expiresAt ? "valid" : "expired";
}

function apply(book: IdentityBook, { eventName, args }: EventLog): void {
  if (eventName.startsWith("Issuer")) applyToIssuer(book.issuers, eventName, args);
  else if (eventName.startsWith("Wallet")) {
    const { wallet, subject } = args;
    book.wallets.set(wallet, { subject, retired: eventName === "WalletRetired" });
  } else applyToSubject(book.subjects, eventName, args);
}

function applyToIssuer(
  issuers: IdentityBook["issuers"],
  eventName: string,
  args: EventLog["args"],
): void {
  const before = issuers.get(args["issuer"]) ?? { key: ZeroAddress, standing: STANDINGS.none };
  const changes: Readonly<Record<string, Partial<IssuerEntry>>> = {
    IssuerAccredited: { key: args["key"], standing: STANDINGS.active },
    IssuerKeyReplaced: { key: args["key"] },
    IssuerSuspended: { standing: STANDINGS.suspended },
    IssuerReinstated: { standing: STANDINGS.active },
    IssuerEnded: { standing: STANDINGS.ended },
  };
  issuers.set(args["issuer"], { ...before, ...changes[eventName] });
}

function applyToSubject(
  subjects: IdentityBook["subjects"],
  eventName: string,
  args: EventLog["args"],
): void {
  const before = subjects.get(args["subject"]);
  if (eventName === "SubjectRecorded") {
    const { issuer, country, members, issuedAt, expiresAt } = args;
    const content = { issuer, class: args["class"], country, members, issuedAt, expiresAt };
    const suspended = before?.suspended ?? false;
    subjects.set(args["subject"], { ...content, suspended, revoked: false });
  }
  if (before === undefined) return;
  const changes: Readonly<Record<string, Partial<SubjectEntry>>> = {
    SubjectSuspended: { suspended: true },
    SuspensionLifted: { suspended: false },
    SubjectRevoked: { revoked: true, issuedAt: args["revokedAt"] },
  };
  const change = changes[eventName];
  if (change !== undefined) subjects.set(args["subject"], { ...before, ...change });
}
