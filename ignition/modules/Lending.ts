import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { id } from "ethers";

import { POLICY, POLICY_RATES, REGISTER_CAPS } from "../../scripts/lending/policy.ts";
import { assignFunctions } from "../permissions.ts";
import { accounts, NOTICE_SECONDS, roles } from "../roles.ts";
import Identity from "./Identity.ts";
import Money from "./Money.ts";

const PUBLISH =
  "publish((uint48,uint48,uint48,uint48,uint16,uint16,uint16,uint16,uint16,uint16,uint24,uint8,uint16,uint16,uint16,uint32,uint32,uint8,uint8,uint32),uint24[35])";

/** P2P lending: policy and underwriting, the market, the ledger of loans with its notes, and the credit register. */
export default buildModule("Lending", (m) => {
  const { authority, yuan } = m.useModule(Money);
  const { registry } = m.useModule(Identity);

  const loanCalculator = m.contract("LoanCalculator");
  const policy = m.contract("LendingPolicy", [authority]);
  const relatedParties = m.contract("RelatedParties", [authority, registry]);
  const creditRegister = m.contract("CreditRegister", [
    authority,
    registry,
    REGISTER_CAPS.person,
    REGISTER_CAPS.entity,
  ]);
  const platform = m.getAccount(accounts.lendingPlatform);
  const loanLedger = m.contract("LoanLedger", [
    authority,
    yuan,
    relatedParties,
    creditRegister,
    platform,
  ]);
  const noteBook = m.contract("NoteBook", [authority, loanLedger, registry, relatedParties]);
  const loanEscrow = m.contract("LoanEscrow", [yuan, loanLedger, noteBook]);
  const underwriting = m.contract("Underwriting", [authority, loanEscrow, policy]);
  const loanMarket = m.contract("LoanMarket", [
    authority,
    {
      token: yuan,
      identity: registry,
      related: relatedParties,
      underwriting,
      register: creditRegister,
      ledger: loanLedger,
      notes: noteBook,
    },
  ]);

  const noteMarket = m.contract("NoteMarket", [yuan, loanLedger, noteBook]);
  const collectionDesk = m.contract("CollectionDesk", [authority, loanLedger]);
  const disclosure = m.contract("Disclosure", [loanLedger, noteBook]);

  // What the administrator does once, before the roles take over.
  m.call(loanLedger, "seal", [loanMarket]);
  m.call(noteBook, "seal", [loanMarket, noteMarket]);
  m.call(underwriting, "seal", [loanMarket]);
  const published = m.call(policy, "publish", [POLICY, [...POLICY_RATES]]);
  const scorer = m.call(underwriting, "setScorer", [m.getAccount(accounts.scorer), true]);
  const related = m.call(relatedParties, "recordAccount", [platform, id("the platform itself")]);
  const admitted = m.call(creditRegister, "admit", [
    loanLedger,
    loanMarket,
    m.getAccount(accounts.creditOfficer),
  ]);

  assignFunctions(
    m,
    authority,
    policy,
    [{ role: roles.creditManager, functions: [PUBLISH] }],
    [published],
  );
  assignFunctions(
    m,
    authority,
    underwriting,
    [
      { role: roles.creditManager, functions: ["setScorer(address,bool)"] },
      { role: roles.guardian, functions: ["revokeScorer(address)"] },
    ],
    [scorer],
  );
  assignFunctions(
    m,
    authority,
    relatedParties,
    [
      {
        role: roles.complianceOfficer,
        functions: ["recordPerson(bytes31,bytes32)", "recordAccount(address,bytes32)"],
      },
    ],
    [related],
  );
  assignFunctions(
    m,
    authority,
    creditRegister,
    [
      {
        role: roles.registerKeeper,
        functions: [
          "admit(address,address,address)",
          "dismiss(uint16)",
          "replaceOfficer(uint16,address)",
        ],
      },
    ],
    [admitted],
  );
  assignFunctions(m, authority, loanLedger, [
    {
      role: roles.servicer,
      functions: ["chargeOff(address)", "recover(address,uint256,uint256)"],
    },
  ]);
  assignFunctions(m, authority, collectionDesk, [
    {
      role: roles.collector,
      functions: [
        "record(address,uint8,bytes32)",
        "openCase(address,bytes32,bytes32)",
        "updateCase(address,uint8,bytes32)",
        "closeCase(address,uint8,bytes32)",
      ],
    },
  ]);
  assignFunctions(m, authority, loanMarket, [
    { role: roles.guardian, functions: ["pause()", "unpause()"] },
  ]);

  const operations = m.getAccount(accounts.operations);
  const grants = [
    { role: roles.creditManager, to: operations, delay: NOTICE_SECONDS },
    { role: roles.registerKeeper, to: operations, delay: NOTICE_SECONDS },
    { role: roles.complianceOfficer, to: m.getAccount(accounts.creditOfficer), delay: 0 },
    { role: roles.servicer, to: m.getAccount(accounts.servicer), delay: 0 },
    { role: roles.collector, to: m.getAccount(accounts.servicer), delay: 0 },
  ];
  for (const { role, to, delay } of grants) {
    m.call(authority, "grantRole", [role, to, delay], { id: `grant_${role}` });
  }
  // What was announced can still be stopped while its notice runs.
  for (const role of [roles.creditManager, roles.registerKeeper]) {
    m.call(authority, "setRoleGuardian", [role, roles.guardian], { id: `guard_${role}` });
  }

  return {
    loanCalculator,
    lendingPolicy: policy,
    relatedParties,
    creditRegister,
    loanLedger,
    noteBook,
    underwriting,
    loanMarket,
    noteMarket,
    collectionDesk,
    disclosure,
  };
});
