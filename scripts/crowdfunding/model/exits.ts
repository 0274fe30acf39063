import type { CourseChain } from "../../chain/course.ts";
import type { Difference } from "./figures.ts";
import type { TimedRules } from "./rules.ts";

import { timedEventsOf } from "../../chain/events.ts";
import { differencesBetween, Objections, Tally } from "./figures.ts";
import { SaleBooks } from "./sales.ts";
import { TenderBooks } from "./tenders.ts";

/** The desks at which shareholders leave. */
type DeskName = "transferDesk" | "tenderOffer" | "companySale";

/** Money of each desk. */
export type ExitFigures = Readonly<Record<DeskName, DeskFigures>>;

/** Money of a desk in fen: that of its tenders or sales, and what waits for payees who could not be paid. */
export type DeskFigures = {
  readonly open: Readonly<Record<string, bigint>>;
  readonly waiting: Readonly<Record<string, bigint>>;
};

/** Books of the desks that were rebuilt from events. */
export interface RebuiltExits {
  readonly figures: ExitFigures;
  /** Money that must be in each desk, in fen. */
  readonly held: Readonly<Record<DeskName, bigint>>;
  readonly objections: readonly Difference[];
}

/** Rebuilds what the desks hold of shares that the offering desk has listed, from events alone. */
export async function rebuildExits(course: CourseChain): Promise<RebuiltExits> {
  const objections = new Objections();
  const filter = course.offeringDesk.filters.OfferingOpened();
  const opened = await course.offeringDesk.queryFilter(filter, 0);
  const registers = new Set(opened.map(({ args }) => args.register));
  const books = {
    transferDesk: new TransferBooks(objections),
    tenderOffer: new TenderBooks(registers, objections),
    companySale: new SaleBooks(registers, objections),
  };
  const figures = await forEachDesk(async (name) => {
    const waiting = await replay(course, name, books[name].rules);
    return { open: books[name].figures(), waiting };
  });
  const held = await forEachDesk(async (name) => sumOf(figures[name]));
  return { figures, held, objections: objections.found };
}

/** The same figures as the contracts' views give them, for the tenders, sales and payees that `of` knows. */
export async function readExits(course: CourseChain, of: ExitFigures): Promise<ExitFigures> {
  const { tenderOffer, companySale, yuan } = course;
  const leftOf = {
    transferDesk: async () => 0n,
    tenderOffer: async (id: string) => (await tenderOffer.tenderOf(id)).left,
    companySale: async (id: string) => (await companySale.saleOf(id)).left,
  };
  return forEachDesk(async (name) => ({
    open: await readAll(of[name].open, leftOf[name]),
    waiting: await readAll(of[name].waiting, (payee) => course[name].waitingOf(yuan, payee)),
  }));
}

/** Events against each other, rebuilt books against views, and the money they demand against balances. */
export async function reconcileExits(course: CourseChain): Promise<readonly Difference[]> {
  const { figures, held, objections } = await rebuildExits(course);
  const balances = await forEachDesk((name) => course.yuan.balanceOf(course[name]));
  return [
    ...objections,
    ...differencesBetween(figures, await readExits(course, figures)),
    ...differencesBetween({ money: held }, { money: balances }),
  ];
}

/** Books of the transfer desk, which holds no money of its own: it only says what shares cost. */
class TransferBooks {
  readonly #prices = new Map<bigint, bigint>();
  readonly rules: TimedRules;

  constructor(objections: Objections) {
    this.rules = {
      TransferOffered: ({ offerId, shares, price }) =>
        this.#prices.set(offerId, shares * BigInt(price)),
      TransferSettled: ({ offerId, amount }) =>
        objections.compare("price of a transfer", this.#prices.get(offerId) ?? 0n, amount),
    };
  }

  figures(): Record<string, bigint> {
    return {};
  }
}

/** Books all events of a desk; returns what waits for whom, in fen. */
async function replay(course: CourseChain, name: DeskName, rules: TimedRules) {
  const yuan = await course.yuan.getAddress();
  const waiting = new Tally();
  const payments: TimedRules = {
    PaymentWaiting: ({ token, payee, amount }) => token === yuan && waiting.add(payee, amount),
    PaymentCollected: ({ token, payee, amount }) =>
      token === yuan && waiting.add(payee, 0n - amount),
  };
  for (const { log, time } of await timedEventsOf(course[name])) {
    (rules[log.eventName] ?? payments[log.eventName])?.(log.args, time);
  }
  return Object.fromEntries(waiting.addresses.map((payee) => [payee, waiting.of(payee)]));
}

async function forEachDesk<T>(make: (name: DeskName) => Promise<T>): Promise<Record<DeskName, T>> {
  return {
    transferDesk: await make("transferDesk"),
    tenderOffer: await make("tenderOffer"),
    companySale: await make("companySale"),
  };
}

async function readAll(of: DeskFigures["open"], read: (key: string) => Promise<bigint>) {
  const keys = Object.keys(of);
  return Object.fromEntries(
    await Promise.all(keys.map(async (key) => [key, await read(key)] as const)),
  );
}

function sumOf({ open, waiting }: DeskFigures): bigint {
  const parts = [...Object.values(open), ...Object.values(waiting)];
  return parts.reduce((sum, one) => sum + one, 0n);
}
