import type { ShareClass } from "../input/share-classes.ts";

const BPS = 10_000n;

/** An exact amount of fen. */
interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** A class as the model sees it, once it is given who converts: `room` is what it may take of the rest. */
interface Stake {
  readonly shares: bigint;
  readonly claim: bigint;
  readonly seniority: number;
  /** Undefined: without limit. */
  readonly room: bigint | undefined;
}

const ZERO: Fraction = { num: 0n, den: 1n };

/**
 * Divides an exit by the definition of an equilibrium: tries every set of classes that might convert, and takes the one
 * in which a class converts if and only if that pays it strictly more, everybody else staying as he is.
 * @returns Fen for each class, and who converts.
 */
export function divideByDefinition(
  classes: readonly ShareClass[],
  exit: bigint,
): { amounts: bigint[]; converted: boolean[] } {
  const sets = conversionSets(classes).filter((set) => isEquilibrium(classes, exit, set));
  const [converted] = sets;
  if (converted === undefined || sets.length > 1) {
    throw new Error(`the terms have ${sets.length} equilibria`);
  }
  const stakes = stakesOf(classes, converted);
  const amounts = exactPayouts(stakes, exit).map(({ num, den }) => num / den);
  const taker = takerOfTheRemainder(stakes, classes, exit);
  amounts[taker] = (amounts[taker] ?? 0n) + exit - sum(amounts);
  return { amounts, converted };
}

/** What a class is owed before common shares. */
function claimOf({ invested, preferenceBps }: ShareClass): bigint {
  return (invested * preferenceBps) / BPS;
}

/** All subsets of the classes that have a preference to give up. */
function conversionSets(classes: readonly ShareClass[]): boolean[][] {
  return classes.reduce<boolean[][]>(
    (sets, one) =>
      sets.flatMap((set) =>
        claimOf(one) === 0n
          ? [[...set, false]]
          : [
              [...set, false],
              [...set, true],
            ],
      ),
    [[]],
  );
}

function isEquilibrium(classes: readonly ShareClass[], exit: bigint, set: readonly boolean[]) {
  return classes.every((one, i) => {
    if (claimOf(one) === 0n) return true;
    const payout = (convert: boolean) => {
      const stakes = stakesOf(classes, set.with(i, convert));
      return exactPayouts(stakes, exit)[i] ?? ZERO;
    };
    return set[i] === isMore(payout(true), payout(false));
  });
}

function stakesOf(classes: readonly ShareClass[], converted: readonly boolean[]): Stake[] {
  return classes.map((one, i) => {
    const { shares, seniority } = one;
    const claim = converted[i] ? 0n : claimOf(one);
    return { shares, seniority, claim, room: claim === 0n ? undefined : roomOf(one, claim) };
  });
}

function roomOf({ participating, invested, capBps }: ShareClass, claim: bigint) {
  if (!participating) return 0n;
  if (capBps === 0n) return undefined;
  const room = (invested * capBps) / BPS - claim;
  return room > 0n ? room : 0n;
}

function exactPayouts(stakes: readonly Stake[], exit: bigint): Fraction[] {
  const claims = sum(stakes.map(({ claim }) => claim));
  return exit < claims ? bySeniority(stakes, exit) : byShares(stakes, exit - claims);
}

function bySeniority(stakes: readonly Stake[], exit: bigint): Fraction[] {
  return stakes.map((stake) => {
    if (stake.claim === 0n) return ZERO;
    const { above, tier } = around(stakes, stake.seniority);
    const left = exit > above ? exit - above : 0n;
    return { num: (left < tier ? left : tier) * stake.claim, den: tier };
  });
}

/** Claims above a level of seniority, and on it. */
function around(stakes: readonly Stake[], level: number): { above: bigint; tier: bigint } {
  const claimsWhere = (fits: (seniority: number) => boolean) =>
    sum(stakes.filter(({ seniority }) => fits(seniority)).map(({ claim }) => claim));
  return { above: claimsWhere((s) => s > level), tier: claimsWhere((s) => s === level) };
}

/** Shares `rest`: whoever is full first (least room for a share) is filled first, the others share what remains. */
function byShares(stakes: readonly Stake[], rest: bigint): Fraction[] {
  const limited = stakes
    .filter(({ room }) => room !== undefined)
    .toSorted((a, b) => ((a.room ?? 0n) * b.shares < (b.room ?? 0n) * a.shares ? -1 : 1));
  let [left, shares] = [rest, sum(stakes.map((stake) => stake.shares))];
  const full = new Set<Stake>();
  for (const stake of limited) {
    const room = stake.room ?? 0n;
    if (stake.shares * left <= room * shares) break;
    full.add(stake);
    [left, shares] = [left - room, shares - stake.shares];
  }
  return stakes.map((stake) =>
    full.has(stake)
      ? { num: stake.claim + (stake.room ?? 0n), den: 1n }
      : { num: stake.claim * shares + stake.shares * left, den: shares },
  );
}

/** The last class without preference or, where the money ends inside a tier, the first class of that tier. */
function takerOfTheRemainder(
  stakes: readonly Stake[],
  classes: readonly ShareClass[],
  exit: bigint,
): number {
  const claims = sum(stakes.map(({ claim }) => claim));
  if (exit >= claims) return classes.findLastIndex((one) => claimOf(one) === 0n);
  return stakes.findIndex(({ claim, seniority }) => {
    const { above, tier } = around(stakes, seniority);
    return claim > 0n && above <= exit && exit < above + tier;
  });
}

function isMore(a: Fraction, b: Fraction): boolean {
  return a.num * b.den > b.num * a.den;
}

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, one) => total + one, 0n);
}
