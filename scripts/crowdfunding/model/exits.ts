import type {
  CompanySale,
  TenderOffer,
  TransferDesk,
} from "../../../types/ethers-contracts/index.ts";
import type { CourseChain } from "../../chain/course.ts";
import type { Difference } from "./figures.ts";
import type { TimedRules } from "./rules.ts";

import { timedEventsOf } from "../../chain/events.ts";
import { differencesBetween, Objections, Tally } from "./figures.ts";
import { SaleBooks } from "./sales.ts";
import { TenderBooks } from "./tenders.ts";

/** The desks at which shareholders leave; a course may have some of them. */
export interface ExitDesks {
  readonly transferDesk?: TransferDesk;
  readonly tenderOffer?: TenderOffer;
  readonly companySale?: CompanySale;
}

/** Money of each desk, in fen: that of its tenders or sales, and what waits for payees who could not be paid. */
export type ExitFigures = Record<
  string,
  { readonly open: Record<string, bigint>; readonly waiting: Record<string, bigint> }
>;

/** Books of the desks that were rebuilt from events. */
export interface RebuiltExits {
  readonly figures: ExitFigures;
  /** Money that must be in each desk, in fen. */
  readonly held: Record<string, bigint>;
  readonly objections: readonly Difference[];
}

type Desk = TransferDesk | TenderOffer | CompanySale;

/** Rebuilds what the desks hold of shares that the offering desk has listed, from events alone. */
export async function rebuildExits(course: CourseChain, desks: ExitDesks): Promise<RebuiltExits> {
  const objections = new Objections();
  const opened = await course.offeringDesk.queryFilter(
    course.offeringDesk.filters.OfferingOpened(),
    0,
  );
  const registers = new Set(opened.map(({ args }) => args.register));
  const figures: ExitFigures = {};
  const books = {
    transferDesk: new TransferBooks(objections),
    tenderOffer: new TenderBooks(registers, objections),
    companySale: new SaleBooks(registers, objections),
  };
  for (const [name, desk] of desksOf(desks)) {
    const waiting = await replay(course, desk, books[name].rules);
    figures[name] = { open: books[name].figures(), waiting };
  }
  const held = Object.entries(figures).map(([name, { open, waiting }]) => {
    const parts = [...Object.values(open), ...Object.values(waiting)];
    return [name, parts.reduce((sum, one) => sum + one, 0n)];
  });
  return { figures, held: Object.fromEntries(held), objections: objections.found };
}

/** The same figures as the contracts' views give them, for the tenders, sales and payees that `of` knows. */
export async function readExits(
  { yuan }: CourseChain,
  desks: ExitDesks,
  of: ExitFigures,
): Promise<ExitFigures> {
  const figures: ExitFigures = {};
  for (const [name, desk] of desksOf(desks)) {
    const known = of[name];
    if (known === undefined) continue;
    const open = await readAll(Object.keys(known.open), (id) => leftOf(desks, name, id));
    const payees = Object.keys(known.waiting);
    figures[name] = { open, waiting: await readAll(payees, (one) => desk.waitingOf(yuan, one)) };
  }
  return figures;
}

/** Events against each other, rebuilt books against views, and the money they demand against balances. */
export async function reconcileExits(
  course: CourseChain,
  desks: ExitDesks,
): Promise<readonly Difference[]> {
  const { figures, held, objections } = await rebuildExits(course, desks);
  const balances: Record<string, bigint> = {};
  for (const [name, desk] of desksOf(desks)) balances[name] = await course.yuan.balanceOf(desk);
  return [
    ...objections,
    ...differencesBetween(figures, await readExits(course, desks, figures)),
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
async function replay(course: CourseChain, desk: Desk, rules: TimedRules) {
  const yuan = await course.yuan.getAddress();
  const waiting = new Tally();
  const payments: TimedRules = {
    PaymentWaiting: ({ token, payee, amount }) => token === yuan && waiting.add(payee, amount),
    PaymentCollected: ({ token, payee, amount }) =>
      token === yuan && waiting.add(payee, 0n - amount),
  };
  for (const { log, time } of await timedEventsOf(desk)) {
    (rules[log.eventName] ?? payments[log.eventName])?.(log.args, time);
  }
  return Object.fromEntries(waiting.addresses.map((payee) => [payee, waiting.of(payee)]));
}

function desksOf({ transferDesk, tenderOffer, companySale }: ExitDesks) {
  const desks: [keyof ExitDesks, Desk | undefined][] = [
    ["transferDesk", transferDesk],
    ["tenderOffer", tenderOffer],
    ["companySale", companySale],
  ];
  return desks.filter((entry): entry is [keyof ExitDesks, Desk] => entry[1] !== undefined);
}

async function leftOf(desks: ExitDesks, name: keyof ExitDesks, id: string): Promise<bigint> {
  if (name === "tenderOffer") return (await desks.tenderOffer?.tenderOf(id))?.left ?? 0n;
  return (await desks.companySale?.saleOf(id))?.left ?? 0n;
}

async function readAll(keys: readonly string[], read: (key: string) => Promise<bigint>) {
  return Object.fromEntries(
    await Promise.all(keys.map(async (key) => [key, await read(key)] as const)),
  );
}
