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
   * Stops new money coming in, the leaked key of an underwriter, an assessor or a scorer, an issuer of identities and acts that are announced; can stop
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
  /** Publishes lending policies and authorises the keys that sign credit scores, after a notice period. */
  creditManager: 16n,
  /** Admits platforms to the credit register and dismisses them, after a notice period. */
  registerKeeper: 17n,
  /** Records the platform's related parties; nobody can take them off again. */
  complianceOfficer: 18n,
  /** Charges loans off and pays in what was collected. */
  servicer: 19n,
  /** Records what is done to collect an overdue loan. */
  collector: 20n,
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
  scorer: 48,
  servicer: 49,
  lendingPlatform: 50,
  creditOfficer: 51,
  borrowers: [52, 53, 54, 55],
  lenders: [56, 57, 58, 59, 60, 61, 62, 63],
} as const;

/** Signatures of observers that make an observation. */
export const QUORUM = 3;

/** Signatures of assessors that decide a claim, at first and on appeal. */
export const ASSESSORS_QUORUM = { first: 3, appeal: 5 } as const;
