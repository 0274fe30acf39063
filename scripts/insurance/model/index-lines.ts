import type { PoolAccounts } from "./accounts.ts";
import type { Layers } from "./layers.ts";

import { cededPremium, netLock, splitLoss } from "./layers.ts";
import { announced, type Rules } from "./rules.ts";

const BPS = 10_000n;

interface Cession {
  readonly terms: Layers;
  /** Excess cover set aside for the event, in fen. */
  readonly cover: bigint;
}

interface Cover {
  readonly maxBps: bigint;
  sumInsured: bigint;
  premium: bigint;
  voided: boolean;
  cession?: Cession;
  /** Gross claims it was settled with, less what lapsed. */
  loss: bigint;
}

/** Books of the cohorts, with what reinsurers bear of them. */
export function cohortRules(accounts: PoolAccounts): Rules {
  const maxBps = new Map<bigint, bigint>();
  const treaties = new Map<bigint, Layers>();
  const cessions = new Map<bigint, Cession>();
  const cohorts = new Map<bigint, Cover>();
  const sumsInsured = new Map<string, bigint>();
  const cohort = (id: bigint) => announced(cohorts, id, "cohort");

  const sell = (cover: Cover, sumInsured: bigint, premium: bigint): void => {
    const before = lockOf(cover);
    cover.sumInsured += sumInsured;
    cover.premium += premium;
    accounts.sell(premium, lockOf(cover) - before);
  };

  return {
    ProductPublished: ({ productId, product }) => maxBps.set(productId, product.maxPayoutBps),
    TreatyConcluded: ({ treatyId, terms }) => treaties.set(treatyId, terms),
    CoverCeded: ({ cession, treatyId, excess }) =>
      cessions.set(cession, { terms: announced(treaties, treatyId, "treaty"), cover: excess }),
    CohortOpened: ({ cohortId, productId }) =>
      cohorts.set(cohortId, emptyCover(announced(maxBps, productId, "product"))),
    CohortCeded: ({ cohortId, cession }) => {
      cohort(cohortId).cession = announced(cessions, cession, "cession");
    },
    PolicyBound: ({ cohortId, sumInsured, premium, policyId }) => {
      sumsInsured.set(policyId, sumInsured);
      sell(cohort(cohortId), sumInsured, premium);
    },
    PolicyCancelled: ({ cohortId, policyId, premium }) =>
      sell(cohort(cohortId), 0n - announced(sumsInsured, policyId, "policy"), 0n - premium),
    CohortSettled: ({ cohortId, liability }) => end(accounts, cohort(cohortId), liability, false),
    CohortExpired: ({ cohortId }) => end(accounts, cohort(cohortId), 0n, false),
    CohortVoided: ({ cohortId, returned }) => end(accounts, cohort(cohortId), returned, true),
    CohortClosed: ({ cohortId, remainder }) => lapse(accounts, cohort(cohortId), remainder),
    PolicyPaid: ({ amount }) => accounts.pay(amount),
  };
}

/** Books of the groups, which are not reinsured. */
export function groupRules(accounts: PoolAccounts): Rules {
  const groups = new Map<string, { premium: bigint; maxLoss: bigint; voided: boolean }>();
  const group = (id: string) => announced(groups, id, "group");
  const endGroup = (id: string, due: bigint, voided: boolean): void => {
    const { premium, maxLoss } = group(id);
    group(id).voided = voided;
    accounts.end({ premium, lock: maxLoss, due, voided });
  };

  return {
    GroupBound: ({ groupId, premium, maxLoss }) => {
      groups.set(groupId, { premium, maxLoss, voided: false });
      accounts.sell(premium, maxLoss);
    },
    GroupSettled: ({ groupId, liability }) => endGroup(groupId, liability, false),
    GroupExpired: ({ groupId }) => endGroup(groupId, 0n, false),
    GroupVoided: ({ groupId, returned }) => endGroup(groupId, returned, true),
    GroupClosed: ({ groupId, remainder }) => accounts.lapse(remainder, group(groupId).voided, 0n),
    GroupRefunded: ({ amount }) => accounts.pay(amount),
    MemberPaid: ({ amount }) => accounts.pay(amount),
  };
}

function end(accounts: PoolAccounts, cover: Cover, due: bigint, voided: boolean): void {
  const { premium, cession } = cover;
  cover.voided = voided;
  if (!voided) cover.loss = due;
  accounts.end({
    premium,
    lock: lockOf(cover),
    due,
    voided,
    ceded: cession && !voided ? cededPremium(cession.terms, cession.cover, premium) : 0n,
    recovered: voided ? 0n : recoveryOf(cover, due),
  });
}

function lapse(accounts: PoolAccounts, cover: Cover, remainder: bigint): void {
  if (cover.voided) return accounts.lapse(remainder, true, 0n);
  const returned = recoveryOf(cover, cover.loss) - recoveryOf(cover, cover.loss - remainder);
  cover.loss -= remainder;
  accounts.lapse(remainder, false, returned);
}

function recoveryOf({ cession }: Cover, loss: bigint): bigint {
  if (cession === undefined) return 0n;
  const { quota, excess } = splitLoss(cession.terms, cession.cover, loss);
  return quota + excess;
}

/** The largest loss is rounded up once for the whole cohort, as the contract does. */
function lockOf({ sumInsured, maxBps, premium, cession }: Cover): bigint {
  const maxLoss = (sumInsured * maxBps + BPS - 1n) / BPS;
  return cession ? netLock(cession.terms, cession.cover, maxLoss, premium) : maxLoss;
}

function emptyCover(maxBps: bigint): Cover {
  return { maxBps, sumInsured: 0n, premium: 0n, voided: false, loss: 0n };
}
