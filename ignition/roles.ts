/**
 * Who may do what on the admin plane. Numbers are AccessManager roles; 0 is ADMIN, which OpenZeppelin fixes.
 * No role can move money of a policyholder. Out of the providers' free capital the treasurer pays expenses, within a
 * cap.
 */
export const roles = {
  admin: 0n,
  /** Issues lab yuan. */
  minter: 1n,
  /** Publishes products, opens cohorts, sets accumulation caps. */
  productManager: 2n,
  /** Authorises the keys that sign quotes. */
  underwritingManager: 3n,
  /** Registers data feeds. */
  feedManager: 4n,
  /** Changes the panel of observers, after a notice period. */
  panelAdmin: 5n,
  /**
   * Stops new money coming in, a leaked underwriter's key, an issuer of identities and acts that are announced; can stop
   * nothing else.
   */
  guardian: 6n,
  /** Seats the panels of loss assessors, after a notice period. */
  assessorAdmin: 7n,
  /** Concludes treaties with reinsurers, after a notice period. */
  treatyManager: 8n,
  /** Pays expenses of the insurer out of free capital, within the cap. */
  treasurer: 9n,
  /** Accredits, reinstates and ends issuers of identities and replaces their keys, after a notice period. */
  identityAdmin: 10n,
  /** Signs off the screening of projects; two different persons for each. */
  reviewer: 11n,
  /** Publishes crowdfunding rules, after a notice period. */
  ruleKeeper: 12n,
  /** Records the filing of shares, and freezes them. */
  registrar: 13n,
  /** Authorises the keys that assess what investors may invest, after a notice period. */
  admissionsManager: 14n,
  /** Transfers, recovers and excepts shares by decision, and admits desks to registers, after a notice period. */
  shareKeeper: 15n,
} as const;

/** Notice period of the roles that could harm somebody who has trusted the present rules: two days, in seconds. */
export const NOTICE_SECONDS = 2 * 24 * 60 * 60;

/** Accounts of the course chain by position; the same on every machine, because the mnemonic is fixed. */
export const accounts = {
  admin: 0,
  operations: 1,
  guardian: 2,
  underwriter: 3,
  protectionFund: 4,
  observers: [5, 6, 7, 8, 9],
  provider: 10,
  secondProvider: 11,
  agent: 12,
  broker: 13,
  holder: 14,
  reinsurer: 15,
  treasurer: 16,
  assessors: [17, 18, 19, 20, 21],
  appealAssessors: [22, 23, 24, 25, 26, 27, 28],
  speculator: 30,
  optionWriter: 31,
  importer: 32,
  exporter: 33,
  issuer: 34,
  company: 35,
  reviewers: [36, 37],
  registrar: 38,
  assessor: 39,
  platform: 29,
  investors: [40, 41, 42, 43, 44, 45, 46, 47],
} as const;

/** Signatures of observers that make an observation. */
export const QUORUM = 3;

/** Signatures of assessors that decide a claim, at first and on appeal. */
export const ASSESSORS_QUORUM = { first: 3, appeal: 5 } as const;
