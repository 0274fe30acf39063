import type { IMilestoneVault } from "../../../types/ethers-contracts/contracts/crowdfunding/MilestoneVault.ts";
import type { EscrowBooks } from "./escrow.ts";
import type { Objections } from "./figures.ts";
import type { TimedRules } from "./rules.ts";

import { Tally } from "./figures.ts";

/** Terms of a vault as its mould published them. */
export type VaultTerms = IMilestoneVault.TermsStructOutput;

/** How a vote has ended; the order is the contract's. */
const OUTCOMES = { approved: 0n, rejected: 1n, lapsed: 2n } as const;
const BPS = 10_000n;

/** Books of a milestone vault. Votes weigh what the escrow's books have allotted. */
export class VaultBooks {
  readonly #terms: VaultTerms;
  readonly #escrow: EscrowBooks;
  readonly #objections: Objections;
  readonly #refunds = new Tally();
  #deposited = 0n;
  #released = 0n;
  #collected = 0n;
  #refunded = 0n;
  #approved = 0n;
  #rejections = 0n;
  #attempt = 0n;
  #yes = 0n;
  #no = 0n;
  #isUnwinding = false;

  /** What every event of the vault does. */
  readonly rules: TimedRules = {
    ProceedsDeposited: ({ amount }) => {
      // The escrow pays right before, so its books already tell how much must have come.
      this.#objections.compare("deposit", this.#escrow.proceeds - this.#deposited, amount);
      this.#deposited = this.#escrow.proceeds;
    },
    MilestoneClaimed: ({ attempt }) => {
      this.#attempt += 1n;
      this.#objections.compare("attempt", this.#attempt, attempt);
    },
    MilestoneVoteCast: ({ investor, isApproval, weight }) => {
      const own = this.#escrow.allocationOf(investor);
      this.#objections.compare("weight of a vote", own, weight);
      if (isApproval) this.#yes += own;
      else this.#no += own;
    },
    MilestoneVoteConcluded: ({ outcome }) => {
      const own = this.#outcome();
      this.#objections.compare("outcome", own, outcome);
      if (own === OUTCOMES.approved) [this.#approved, this.#rejections] = [this.#approved + 1n, 0n];
      if (own === OUTCOMES.rejected) this.#rejections += 1n;
      [this.#yes, this.#no] = [0n, 0n];
    },
    MilestoneReleased: ({ amount }) => {
      const own = this.#releasable();
      this.#objections.compare("release", own, amount);
      this.#released += own;
    },
    ReleaseCollected: ({ amount }) => {
      const own = this.#released - this.#collected;
      this.#objections.compare("collection", own, amount);
      this.#collected += own;
    },
    UnwindingStarted: ({ unreleased }) => {
      this.#isUnwinding = true;
      this.#objections.compare("unreleased", this.#unreleased(), unreleased);
    },
    UnreleasedRefunded: ({ investor, amount }) => {
      const own = this.refundOf(investor);
      this.#objections.compare("refund out of the vault", own, amount);
      this.#refunds.add(investor, own);
      this.#refunded += own;
    },
  };

  constructor(terms: VaultTerms, escrow: EscrowBooks, objections: Objections) {
    this.#terms = terms;
    this.#escrow = escrow;
    this.#objections = objections;
  }

  /** What an investor may have back now, in fen. */
  refundOf(investor: string): bigint {
    const weight = this.#escrow.allocationOf(investor);
    if (!this.#isUnwinding || weight === 0n) return 0n;
    const pool = this.#deposited - this.#released;
    return (pool * weight) / this.#escrow.totalWeight - this.#refunds.of(investor);
  }

  /** Money that must be in the vault, in fen. */
  get held(): bigint {
    return this.#deposited - this.#collected - this.#refunded;
  }

  /** The books as the contract's views tell them, in fen. */
  figures() {
    return {
      deposited: this.#deposited,
      released: this.#released,
      collected: this.#collected,
      refunded: this.#refunded,
      releasable: this.#isUnwinding ? 0n : this.#releasable(),
      approved: this.#approved,
      rejections: this.#rejections,
      attempt: this.#attempt,
      yes: this.#yes,
      no: this.#no,
      isUnwinding: this.#isUnwinding,
    };
  }

  #unreleased(): bigint {
    return this.#deposited - this.#released - this.#refunded;
  }

  #releasable(): bigint {
    const steps = this.#terms.milestones.slice(0, Number(this.#approved));
    const bps = steps.reduce((sum, milestone) => sum + milestone.bps, 0n);
    return (this.#deposited * bps) / BPS - this.#released;
  }

  #outcome(): bigint {
    const cast = this.#yes + this.#no;
    if (cast * BPS < this.#terms.quorumBps * this.#escrow.totalWeight) return OUTCOMES.lapsed;
    return this.#yes > this.#no ? OUTCOMES.approved : OUTCOMES.rejected;
  }
}
