import type { PoolAccounts } from "./accounts.ts";

import { announced, type Rules } from "./rules.ts";

const BPS = 10_000n;

/** Terms that all policies of a product share. */
export interface IndemnityShares {
  /** Fen. */
  readonly deductible: bigint;
  readonly coinsuranceBps: bigint;
}

/** Payment for a loss before the limit of the policy, in fen, rounded down. */
export function indemnityOf(
  { deductible, coinsuranceBps }: IndemnityShares,
  perClaimLimit: bigint,
  loss: bigint,
): bigint {
  const counted = loss < perClaimLimit ? loss : perClaimLimit;
  return counted <= deductible ? 0n : ((counted - deductible) * (BPS - coinsuranceBps)) / BPS;
}

interface Policy {
  readonly shares: IndemnityShares;
  readonly limit: bigint;
  readonly perClaimLimit: bigint;
  /** Zero once cover has ended. */
  premium: bigint;
  paid: bigint;
  /** What each open claim would cost as notified. */
  readonly open: Map<string, bigint>;
}

/** Books of the indemnity policies and their claims. */
export function indemnityRules(accounts: PoolAccounts): Rules {
  const products = new Map<bigint, IndemnityShares>();
  const policies = new Map<string, Policy>();
  const policyOfClaim = new Map<string, Policy>();
  const policyOf = (id: string) => announced(policies, id, "policy");

  /** Whatever changes a policy, its reserve and unearned premium follow from its state. */
  const change = (policy: Policy, paid: bigint, act: () => void): void => {
    const before = stateOf(policy);
    act();
    const after = stateOf(policy);
    accounts.incur(after.reserved + paid - before.reserved, before.unearned - after.unearned);
    accounts.pay(paid);
  };
  const close = (claimId: string, paid: bigint): void => {
    const policy = announced(policyOfClaim, claimId, "claim");
    change(policy, paid, () => {
      policy.open.delete(claimId);
      policy.paid += paid;
    });
  };

  return {
    IndemnityProductPublished: ({ productId, product }) => products.set(productId, product),
    IndemnityBound: ({ policyId, quote }) => {
      const { sumInsured, aggregateLimit, perClaimLimit, premium } = quote;
      const limit = smaller(sumInsured, aggregateLimit);
      const shares = announced(products, quote.productId, "product");
      const terms = { shares, limit, perClaimLimit };
      policies.set(policyId, { ...terms, premium, paid: 0n, open: new Map() });
      accounts.sell(premium, limit);
    },
    IndemnityCancelled: ({ policyId, premium }) =>
      accounts.sell(0n - premium, 0n - policyOf(policyId).limit),
    IndemnityExpired: ({ policyId }) => {
      const policy = policyOf(policyId);
      change(policy, 0n, () => (policy.premium = 0n));
    },
    IndemnityClosed: ({ policyId }) => {
      const { limit, paid } = policyOf(policyId);
      accounts.end({ premium: 0n, lock: limit - paid, due: 0n, voided: false });
    },
    LossNotified: ({ claimId, policyId, claimed }) => {
      const policy = policyOf(policyId);
      policyOfClaim.set(claimId, policy);
      const full = indemnityOf(policy.shares, policy.perClaimLimit, claimed);
      const wanted = smaller(full, policy.limit);
      change(policy, 0n, () => policy.open.set(claimId, wanted));
    },
    ClaimWithdrawn: ({ claimId }) => close(claimId, 0n),
    ClaimLapsed: ({ claimId }) => close(claimId, 0n),
    ClaimPaid: ({ claimId, amount }) => close(claimId, amount),
  };
}

/** Reserve for open claims, and premium that the unreserved rest of the limit backs. */
function stateOf({ limit, paid, premium, open }: Policy) {
  const left = limit - paid;
  const wanted = [...open.values()].reduce((sum, one) => sum + one, 0n);
  const reserved = smaller(wanted, left);
  return { reserved, unearned: smaller(premium, left - reserved) };
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
