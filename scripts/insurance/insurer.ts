import type { CourseChain } from "../chain/course.ts";
import type { Quote } from "./quotes.ts";

import { encodeBytes32String, id, MaxUint256, ZeroHash } from "ethers";

import { DAY, HOUR } from "../chain/clock.ts";
import { signQuote } from "./quotes.ts";

/** Purchases that one transaction carries; well below the gas limit of a transaction. */
const POLICIES_PER_TRANSACTION = 50;

/** How a reading becomes a payout; the order is the contract's. */
export const SHAPES = { below: 0n, above: 1n, steps: 2n, amounts: 3n } as const;
/** What a missing reading means; the order is the contract's. */
export const SILENCE = { refundsPremium: 0n, meansNoEvent: 1n } as const;

/** Terms of a product version; what is left out is zero or the course's default. */
export interface ProductTerms {
  readonly name: string;
  readonly shape: keyof typeof SHAPES;
  readonly silence?: keyof typeof SILENCE;
  readonly trigger?: bigint;
  readonly exit?: bigint;
  readonly maxPayoutBps?: bigint;
  readonly waitingSeconds?: number;
  readonly claimSeconds?: number;
  /** Public rule that derives the reading from data; its hash is stored. */
  readonly indexRule: string;
  readonly steps?: readonly { from: bigint; pay: bigint }[];
}

/** Rules of a data feed; what is left out is the course's default. */
export interface FeedTerms {
  readonly name: string;
  readonly maxSpread?: bigint;
  readonly bond?: bigint;
  readonly submitSeconds?: number;
  readonly challengeSeconds?: number;
  readonly keepsSource?: boolean;
}

/** Gives `to` lab yuan and lets the pool collect from it without limit. */
export async function fund(
  course: CourseChain,
  to: { address: string },
  fen: bigint,
): Promise<void> {
  await course.yuan.connect(course.people.operations).mint(to.address, fen);
  const payer = await course.connection.ethers.getSigner(to.address);
  await course.yuan.connect(payer).approve(course.pool, MaxUint256);
}

/** A provider brings capital into the pool. */
export async function capitalise(
  course: CourseChain,
  fen: bigint,
  provider = course.people.provider,
): Promise<void> {
  await fund(course, provider, fen);
  await course.pool.connect(provider).deposit(fen, provider);
}

/** Sets how much may be lost in one zone. */
export async function openZone(course: CourseChain, zone: number, cap: bigint): Promise<void> {
  await course.pool.connect(course.people.operations).setZoneCap(zone, cap);
}

/** Registers a data feed and returns its id, the hash of its public name. */
export async function registerFeed(course: CourseChain, terms: FeedTerms): Promise<string> {
  const feedId = id(terms.name);
  await course.oracle.connect(course.people.operations).registerFeed(feedId, {
    maxSpread: terms.maxSpread ?? 0n,
    bond: terms.bond ?? 10_000n,
    submitSeconds: terms.submitSeconds ?? 30 * DAY,
    challengeSeconds: terms.challengeSeconds ?? HOUR,
    keepsSource: terms.keepsSource ?? false,
  });
  return feedId;
}

/** Publishes a product version and returns its number. */
export async function publishProduct(course: CourseChain, terms: ProductTerms): Promise<bigint> {
  const book = course.book.connect(course.people.operations);
  const product = {
    shape: SHAPES[terms.shape],
    silence: SILENCE[terms.silence ?? "refundsPremium"],
    trigger: terms.trigger ?? 0n,
    exit: terms.exit ?? 0n,
    maxPayoutBps: terms.maxPayoutBps ?? 0n,
    waitingSeconds: terms.waitingSeconds ?? 0,
    claimSeconds: terms.claimSeconds ?? 90 * DAY,
    indexHash: id(terms.indexRule),
    termsHash: ZeroHash,
    steps: [...(terms.steps ?? [])],
  };
  const name = encodeBytes32String(terms.name.slice(0, 31));
  const productId = await book.publish.staticCall(name, product);
  await book.publish(name, product);
  return productId;
}

/** What a cohort insures, with times in Unix seconds and money in fen. */
export interface CohortTerms {
  readonly productId: bigint;
  readonly feedId: string;
  readonly zone: number;
  readonly cap: bigint;
  readonly coverStart: number;
  readonly coverEnd: number;
  /** Treaty of reinsurance to which the cohort is ceded; none if left out. */
  readonly treatyId?: bigint;
}

/** Opens a cohort for sale and returns its number. */
export async function openCohort(course: CourseChain, cohort: CohortTerms): Promise<bigint> {
  const desk = course.parametric.connect(course.people.operations);
  const terms = { treatyId: 0n, ...cohort };
  const cohortId = await desk.openCohort.staticCall(terms);
  await desk.openCohort(terms);
  return cohortId;
}

/** A quote for one policy with the course's usual dates: valid until sale closes, cooling off until cover begins. */
export function quoteFor(
  course: CourseChain,
  cohort: { id: bigint; coverStart: number },
  policy: { holder: string; sumInsured: bigint; premium: bigint; salt: bigint },
): Quote {
  return {
    underwriter: course.people.underwriter.address,
    holder: policy.holder,
    cohortId: cohort.id,
    sumInsured: policy.sumInsured,
    premium: policy.premium,
    validUntil: cohort.coverStart,
    coolingOffUntil: cohort.coverStart - 1,
    salt: policy.salt,
  };
}

/**
 * The agent pays for quotes, many in one transaction, and returns the ids of the policies.
 * @param bought Told how many policies each transaction bought.
 */
export async function buyAll(
  course: CourseChain,
  quotes: readonly Quote[],
  bought: (count: number) => void = () => undefined,
): Promise<string[]> {
  const desk = course.parametric.connect(course.people.agent);
  for (const page of pages(quotes, POLICIES_PER_TRANSACTION)) {
    const calls = page.map(async (quote) =>
      desk.interface.encodeFunctionData("buy", [quote, await signQuote(course, quote)]),
    );
    await desk.multicall(await Promise.all(calls));
    bought(page.length);
  }
  return Promise.all(quotes.map((quote) => desk.hashOf(quote)));
}

/** Cuts a list into pages of at most `size`. */
export function pages<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, page) =>
    list.slice(page * size, (page + 1) * size),
  );
}

/** An address of a person who never signs anything here: he is insured and is paid, and somebody acts for him. */
export function personAddress(name: string): string {
  return `0x${id(name).slice(-40)}`;
}
