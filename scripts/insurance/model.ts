import type { CourseChain } from "../chain/course.ts";
import type { BaseContract, EventLog, Result } from "ethers";

const BPS = 10_000n;

/** The pool's books and ratios, in fen and basis points; `solvencyBps` is undefined while nothing is locked. */
export interface PoolFigures {
  readonly resources: bigint;
  readonly locked: bigint;
  readonly unearned: bigint;
  readonly earned: bigint;
  readonly reserve: bigint;
  readonly incurred: bigint;
  readonly solvencyBps: bigint | undefined;
  readonly lossBps: bigint;
}

interface Event {
  readonly name: string;
  readonly args: Result;
  readonly position: readonly [block: number, index: number];
}

interface Cohort {
  readonly maxBps: bigint;
  sumInsured: bigint;
  premium: bigint;
  voided: boolean;
}

/**
 * What a regulator rebuilds who has nothing but the published events: a second, independent set of books.
 * It knows the rules of the contracts and none of their storage.
 */
export class PoolModel {
  #resources = 0n;
  #locked = 0n;
  #unearned = 0n;
  #earned = 0n;
  #reserve = 0n;
  #incurred = 0n;
  readonly #maxBps = new Map<bigint, bigint>();
  readonly #cohorts = new Map<bigint, Cohort>();
  readonly #groups = new Map<string, { premium: bigint; maxLoss: bigint; voided: boolean }>();

  /** Books one event; events must come in the order of the chain. */
  apply({ name, args }: Event): void {
    this.#rules[name]?.(args);
  }

  /** The books after all events so far. */
  figures(): PoolFigures {
    return {
      resources: this.#resources,
      locked: this.#locked,
      unearned: this.#unearned,
      earned: this.#earned,
      reserve: this.#reserve,
      incurred: this.#incurred,
      solvencyBps: this.#locked === 0n ? undefined : (this.#resources * BPS) / this.#locked,
      lossBps: this.#earned === 0n ? 0n : (this.#incurred * BPS) / this.#earned,
    };
  }

  readonly #rules: Readonly<Record<string, (args: Result) => void>> = {
    Deposit: ({ assets }) => (this.#resources += assets),
    Withdraw: ({ assets }) => (this.#resources -= assets),

    ProductPublished: ({ productId, product }) => this.#maxBps.set(productId, product.maxPayoutBps),
    CohortOpened: ({ cohortId, productId }) => {
      const maxBps = this.#maxBps.get(productId) ?? 0n;
      this.#cohorts.set(cohortId, { maxBps, sumInsured: 0n, premium: 0n, voided: false });
    },
    PolicyBound: ({ cohortId, sumInsured, premium, policyId }) => {
      this.#sumsInsured.set(policyId, sumInsured);
      this.#sell(this.#cohort(cohortId), sumInsured, premium);
    },
    PolicyCancelled: ({ cohortId, policyId, premium }) =>
      this.#sell(
        this.#cohort(cohortId),
        0n - (this.#sumsInsured.get(policyId) ?? 0n),
        0n - premium,
      ),
    CohortSettled: ({ cohortId, liability }) => this.#endCohort(cohortId, liability, false),
    CohortExpired: ({ cohortId }) => this.#endCohort(cohortId, 0n, false),
    CohortVoided: ({ cohortId, returned }) => this.#endCohort(cohortId, returned, true),
    CohortClosed: ({ cohortId, remainder }) =>
      this.#lapse(remainder, this.#cohort(cohortId).voided),
    PolicyPaid: ({ amount }) => (this.#reserve -= amount),

    GroupBound: ({ groupId, premium, maxLoss }) => {
      this.#groups.set(groupId, { premium, maxLoss, voided: false });
      this.#cover(premium, maxLoss);
    },
    GroupSettled: ({ groupId, liability }) => this.#endGroup(groupId, liability, false),
    GroupExpired: ({ groupId }) => this.#endGroup(groupId, 0n, false),
    GroupVoided: ({ groupId, returned }) => this.#endGroup(groupId, returned, true),
    GroupClosed: ({ groupId, remainder }) => this.#lapse(remainder, this.#group(groupId).voided),
    GroupRefunded: ({ amount }) => (this.#reserve -= amount),
    MemberPaid: ({ amount }) => (this.#reserve -= amount),
  };

  readonly #sumsInsured = new Map<string, bigint>();

  #cohort(id: bigint): Cohort {
    const cohort = this.#cohorts.get(id);
    if (cohort === undefined) throw new Error(`no event opened cohort ${id}`);
    return cohort;
  }

  #group(id: string) {
    const group = this.#groups.get(id);
    if (group === undefined) throw new Error(`no event bound group ${id}`);
    return group;
  }

  #sell(cohort: Cohort, sumInsured: bigint, premium: bigint): void {
    const before = maxLossOf(cohort);
    cohort.sumInsured += sumInsured;
    cohort.premium += premium;
    this.#cover(premium, maxLossOf(cohort) - before);
  }

  #cover(premium: bigint, maxLoss: bigint): void {
    this.#resources += premium;
    this.#unearned += premium;
    this.#locked += maxLoss;
  }

  #endCohort(id: bigint, due: bigint, voided: boolean): void {
    const cohort = this.#cohort(id);
    cohort.voided = voided;
    this.#end(cohort.premium, maxLossOf(cohort), due, voided);
  }

  #endGroup(id: string, due: bigint, voided: boolean): void {
    const group = this.#group(id);
    group.voided = voided;
    this.#end(group.premium, group.maxLoss, due, voided);
  }

  #end(premium: bigint, maxLoss: bigint, due: bigint, voided: boolean): void {
    this.#locked -= maxLoss;
    this.#unearned -= premium;
    this.#resources -= due;
    this.#reserve += due;
    if (voided) return;
    this.#earned += premium;
    this.#incurred += due;
  }

  #lapse(remainder: bigint, voided: boolean): void {
    this.#reserve -= remainder;
    this.#resources += remainder;
    if (!voided) this.#incurred -= remainder;
  }
}

/** Rebuilds the pool's books from all events of the insurer's contracts, in the order of the chain. */
export async function rebuildFigures(course: CourseChain): Promise<PoolFigures> {
  const { pool, book, parametric, group } = course;
  const all = await Promise.all([pool, book, parametric, group].map(eventsOf));
  const model = new PoolModel();
  for (const event of all.flat().toSorted(byPosition)) model.apply(event);
  return model.figures();
}

/** The same figures as the contracts' views give them. */
export async function readFigures({ pool }: CourseChain): Promise<PoolFigures> {
  const { resources, locked, unearned, earned, reserve, incurred } = await pool.books();
  const [solvency, lossBps] = await Promise.all([pool.solvencyRatioBps(), pool.lossRatioBps()]);
  const solvencyBps = locked === 0n ? undefined : solvency;
  return { resources, locked, unearned, earned, reserve, incurred, solvencyBps, lossBps };
}

/** Whether two sets of books agree in every figure. */
export function sameFigures(a: PoolFigures, b: PoolFigures): boolean {
  return (Object.keys(a) as (keyof PoolFigures)[]).every((figure) => a[figure] === b[figure]);
}

/** Rounded up once for the whole cohort, as the contract does. */
function maxLossOf({ sumInsured, maxBps }: Cohort): bigint {
  return (sumInsured * maxBps + BPS - 1n) / BPS;
}

async function eventsOf(contract: BaseContract): Promise<Event[]> {
  const logs = await contract.queryFilter("*", 0);
  return logs
    .filter((log): log is EventLog => "eventName" in log)
    .map((log) => ({
      name: log.eventName,
      args: log.args,
      position: [log.blockNumber, log.index],
    }));
}

function byPosition({ position: [blockA, indexA] }: Event, { position: [blockB, indexB] }: Event) {
  return blockA - blockB || indexA - indexB;
}
