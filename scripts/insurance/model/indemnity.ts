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
  unearned: bigint;
  incurred: bigint;
}

/** Books of the indemnity policies and their claims. */
export function indemnityRules(accounts: PoolAccounts): Rules {
  const products = new Map<bigint, IndemnityShares>();
  const policies = new Map<string, Policy>();
  const claims = new Map<string, { policy: Policy; reserved: bigint }>();
  const policyOf = (id: string) => announced(policies, id, "policy");

  const incur = (policy: Policy, amount: bigint): void => {
    policy.incurred += amount;
    const left = policy.limit - policy.incurred;
    const earned = policy.unearned > left ? policy.unearned - left : 0n;
    policy.unearned -= earned;
    accounts.incur(amount, earned);
  };
  const close = (claimId: string, amount: bigint): void => {
    const { policy, reserved } = announced(claims, claimId, "claim");
    if (amount > reserved) return incur(policy, amount - reserved);
    policy.incurred -= reserved - amount;
    accounts.reinstate(reserved - amount);
  };

  return {
    IndemnityProductPublished: ({ productId, product }) => products.set(productId, product),
    IndemnityBound: ({ policyId, quote }) => {
      const { sumInsured, aggregateLimit, perClaimLimit, premium } = quote;
      const limit = sumInsured < aggregateLimit ? sumInsured : aggregateLimit;
      const shares = announced(products, quote.productId, "product");
      policies.set(policyId, { shares, limit, perClaimLimit, unearned: premium, incurred: 0n });
      accounts.sell(premium, limit);
    },
    IndemnityCancelled: ({ policyId, premium }) =>
      accounts.sell(0n - premium, 0n - policyOf(policyId).limit),
    IndemnityClosed: ({ policyId }) => {
      const { limit, incurred, unearned } = policyOf(policyId);
      accounts.end({ premium: unearned, lock: limit - incurred, due: 0n, voided: false });
    },
    LossNotified: ({ claimId, policyId, claimed }) => {
      const policy = policyOf(policyId);
      const full = indemnityOf(policy.shares, policy.perClaimLimit, claimed);
      const left = policy.limit - policy.incurred;
      const reserved = full < left ? full : left;
      claims.set(claimId, { policy, reserved });
      incur(policy, reserved);
    },
    ClaimWithdrawn: ({ claimId }) => close(claimId, 0n),
    ClaimLapsed: ({ claimId }) => close(claimId, 0n),
    ClaimPaid: ({ claimId, amount }) => {
      close(claimId, amount);
      accounts.pay(amount);
    },
  };
}
