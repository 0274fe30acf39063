import type { IOffering } from "../../../types/ethers-contracts/contracts/crowdfunding/Offering.ts";
import type { Objections } from "./figures.ts";
import type { TimedRules } from "./rules.ts";

import { DAY } from "../../chain/clock.ts";
import { announced } from "./rules.ts";

/** Terms of an offering as the desk published them; times in Unix seconds, money in fen. */
export type EscrowTerms = IOffering.TermsStructOutput;

/** How far an offering has come; the order is the contract's. */
export const OFFERING_STAGES = {
  open: 0n,
  closingEarly: 1n,
  closed: 2n,
  registered: 3n,
  failed: 4n,
  withdrawn: 5n,
} as const;

const BPS = 10_000n;
const PATIENCE = BigInt(90 * DAY);

/** Commitment of one wallet: its shares, and what it is allotted of them. */
export type InvestorFigures = {
  readonly shares: bigint;
  readonly version: bigint;
  readonly isClaimed: boolean;
  readonly allocation: bigint;
};

interface Commitment {
  shares: bigint;
  version: bigint;
  readonly members: bigint;
  isClaimed: boolean;
}

/**
 * Books of the escrow. From the events they take what people have decided: who, how many shares, when. Amounts of
 * money and allotments follow from the terms, and an event that says something else is objected to.
 */
export class EscrowBooks {
  readonly #terms: EscrowTerms;
  readonly #objections: Objections;
  readonly #commitments = new Map<string, Commitment>();
  #stage: bigint = OFFERING_STAGES.open;
  #version = 1n;
  #minLiveVersion = 0n;
  #confirmed = 0n;
  #stale = 0n;
  #lapsed = 0n;
  #seats = 0n;
  #investors = 0n;
  #deadline: bigint;
  #originalDeadline = 0n;
  #reconfirmEnd = 0n;
  #lastAt = 0n;
  #closedAt = 0n;
  #claimed = 0n;
  #allotted = 0n;
  #sold = 0n;
  #feeDue = 0n;
  #proceeds = 0n;
  #held = 0n;

  /** What every event of the escrow does. */
  readonly rules: TimedRules = {
    Invested: ({ investor, version, shares, total, members }, time) => {
      this.#invest(investor, shares, members, time);
      this.#objections.compare("version invested in", this.#version, version);
      this.#objections.compare("total of an investor", this.#known(investor).shares, total);
    },
    Reconfirmed: ({ investor, shares }) => {
      const commitment = this.#known(investor);
      this.#objections.compare("shares reconfirmed", commitment.shares, shares);
      commitment.version = this.#version;
      this.#stale -= commitment.shares;
      this.#confirmed += commitment.shares;
    },
    CommitmentReturned: ({ investor, shares, amount }) => {
      this.#release(this.#known(investor), shares);
      this.#pay("money returned", shares * this.#terms.sharePrice, amount);
    },
    MaterialChange: ({ version, reconfirmEnd, deadline }, time) => {
      this.#change(time);
      this.#objections.compare("version", this.#version, version);
      [this.#reconfirmEnd, this.#deadline] = [reconfirmEnd, deadline];
    },
    EarlyCloseNoticed: ({ deadline }) => {
      if (this.#stage === OFFERING_STAGES.open) this.#originalDeadline = this.#deadline;
      [this.#stage, this.#deadline] = [OFFERING_STAGES.closingEarly, deadline];
    },
    OfferingClosed: ({ stage, demand }, time) => {
      const { closed, failed } = OFFERING_STAGES;
      this.#stage = this.#confirmed >= this.#terms.target ? closed : failed;
      this.#closedAt = time;
      this.#objections.compare("stage after the close", this.#stage, stage);
      this.#objections.compare("demand", this.#confirmed, demand);
    },
    OfferingWithdrawn: () => (this.#stage = OFFERING_STAGES.withdrawn),
    SharesFiled: ({ sold, proceeds, fee }) => {
      this.#file();
      this.#objections.compare("shares certainly sold", this.#sold, sold);
      this.#objections.compare("fee", this.#feeDue, fee);
      const net = this.#sold * this.#terms.sharePrice - this.#feeDue;
      this.#proceeds += net;
      this.#pay("proceeds", net, proceeds);
    },
    AllocationClaimed: ({ investor, shares, refund }) => {
      const commitment = this.#known(investor);
      const allotted = this.allocationOf(investor);
      commitment.isClaimed = true;
      this.#claimed += commitment.shares;
      this.#allotted += allotted;
      this.#objections.compare("shares allotted", allotted, shares);
      this.#pay("refund", (commitment.shares - allotted) * this.#terms.sharePrice, refund);
    },
    RemainderReleased: ({ shares, proceeds }) => {
      const left = this.#allotted - this.#sold;
      this.#sold = this.#allotted;
      this.#proceeds += left * this.#terms.sharePrice;
      this.#objections.compare("remaining shares", left, shares);
      this.#pay("remainder", left * this.#terms.sharePrice, proceeds);
    },
    FeeCollected: ({ amount }) => {
      this.#pay("fee collected", this.#feeDue, amount);
      this.#feeDue = 0n;
    },
  };

  constructor(terms: EscrowTerms, objections: Objections) {
    this.#terms = terms;
    this.#objections = objections;
    this.#deadline = terms.deadline;
  }

  /** Lets the clock do what it does to an offering that nobody calls; must be told the time of every event. */
  tick(time: bigint): void {
    const { closingEarly, open, closed, failed } = OFFERING_STAGES;
    if (time < this.#deadline) return;
    if (this.#stage === closingEarly && this.#confirmed < this.#terms.target) {
      [this.#stage, this.#deadline] = [open, this.#originalDeadline];
    }
    const isLeft = this.#stage <= closingEarly && time > this.#closableAt() + PATIENCE;
    const isUnfiled = this.#stage === closed && time > this.#closedAt + PATIENCE;
    if (isLeft || isUnfiled) this.#stage = failed;
  }

  /** Shares of the company that a wallet is allotted; zero before the filing. */
  allocationOf(investor: string): bigint {
    const found = this.#commitments.get(investor);
    const isFiled = this.#stage === OFFERING_STAGES.registered;
    if (!isFiled || found?.version !== this.#version) return 0n;
    const { cap } = this.#terms;
    return this.#confirmed <= cap ? found.shares : (found.shares * cap) / this.#confirmed;
  }

  /** All shares that vote in the vault: those allotted once everybody has claimed, before at most the cap. */
  get totalWeight(): bigint {
    if (this.#claimed === this.#confirmed) return this.#allotted;
    return this.#confirmed < this.#terms.cap ? this.#confirmed : this.#terms.cap;
  }

  /** What the escrow has paid to the vault, in fen. */
  get proceeds(): bigint {
    return this.#proceeds;
  }

  /** Shares for which investors have received shares of the company. */
  get allotted(): bigint {
    return this.#allotted;
  }

  /** The platform's fee that waits; no view tells it, so only the balance of the escrow can confirm it. */
  get feeDue(): bigint {
    return this.#feeDue;
  }

  /** Money that must be in the escrow, in fen. */
  get held(): bigint {
    return this.#held;
  }

  /** The books as the contract's views tell them; counts in shares, times in Unix seconds. */
  figures() {
    const investors: Record<string, InvestorFigures> = {};
    for (const [wallet, { shares, version, isClaimed }] of this.#commitments) {
      const isIn = shares !== 0n;
      const allocation = this.allocationOf(wallet);
      investors[wallet] = { shares, version: isIn ? version : 0n, isClaimed, allocation };
    }
    return {
      stage: this.#stage,
      version: this.#version,
      deadline: this.#deadline,
      confirmed: this.#confirmed,
      stale: this.#stale,
      lapsed: this.#lapsed,
      seats: this.#seats,
      investorCount: this.#investors,
      claimed: this.#claimed,
      allotted: this.#allotted,
      sold: this.#sold,
      investors,
    };
  }

  #invest(investor: string, shares: bigint, members: bigint, time: bigint): void {
    const before = this.#commitments.get(investor);
    if (before === undefined || before.shares === 0n) {
      const fresh = { shares: 0n, version: this.#version, members, isClaimed: false };
      this.#commitments.set(investor, fresh);
      this.#investors += 1n;
      if (this.#terms.seats !== 0n) this.#seats += members;
    }
    this.#known(investor).shares += shares;
    this.#confirmed += shares;
    this.#lastAt = time;
    this.#held += shares * this.#terms.sharePrice;
  }

  /** After a failure the figures stand still, and only the money goes. */
  #release(commitment: Commitment, shares: bigint): void {
    commitment.shares -= shares;
    if (this.#stage >= OFFERING_STAGES.failed) return;
    if (commitment.version === this.#version) this.#confirmed -= shares;
    else if (commitment.version >= this.#minLiveVersion) this.#stale -= shares;
    else this.#lapsed -= shares;
    if (commitment.shares !== 0n) return;
    this.#investors -= 1n;
    if (this.#terms.seats !== 0n) this.#seats -= commitment.members;
  }

  #change(time: bigint): void {
    if (time >= this.#reconfirmEnd) {
      this.#lapsed += this.#stale;
      this.#minLiveVersion = this.#version;
      this.#stale = 0n;
    }
    this.#stage = OFFERING_STAGES.open;
    this.#stale += this.#confirmed;
    this.#confirmed = 0n;
    this.#version += 1n;
  }

  /** Scaled down, every allotment but one may lose almost a share; what is left of the cap is certainly sold. */
  #file(): void {
    const { cap, sharePrice, feeBps } = this.#terms;
    const lost = this.#investors - 1n;
    if (this.#confirmed <= cap) this.#sold = this.#confirmed;
    else this.#sold = cap > lost ? cap - lost : 0n;
    this.#feeDue = (this.#sold * sharePrice * feeBps) / BPS;
    this.#stage = OFFERING_STAGES.registered;
  }

  #pay(what: string, amount: bigint, published: bigint): void {
    this.#objections.compare(what, amount, published);
    this.#held -= amount;
  }

  #closableAt(): bigint {
    const reflected = this.#lastAt + this.#terms.reflectionSeconds;
    return reflected > this.#deadline ? reflected : this.#deadline;
  }

  #known(investor: string): Commitment {
    return announced(this.#commitments, investor, "a commitment of");
  }
}
