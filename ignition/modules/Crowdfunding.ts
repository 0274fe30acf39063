import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { onChain, ruleId, ruleSets } from "../../scripts/crowdfunding/rule-sets.ts";
import { assignFunctions } from "../permissions.ts";
import { accounts, NOTICE_SECONDS, roles } from "../roles.ts";
import Identity from "./Identity.ts";
import Money from "./Money.ts";

const PUBLISH =
  "publish(bytes32,(bytes32,bytes32,bytes3,uint8,bool,bool,uint16,uint16,uint16,uint32,uint32,uint32,uint32,uint8,uint8,uint16,uint64,uint64,uint64,uint64,uint64,uint64,uint64,uint64))";

/** Fee of the platform on the proceeds of an offering, in basis points. */
export const PLATFORM_FEE_BPS = 500;

/** Equity crowdfunding: rules, screening, what persons may invest, reports, the desk that opens offerings, and the ways out. */
export default buildModule("Crowdfunding", (m) => {
  const { authority, yuan } = m.useModule(Money);
  const { registry } = m.useModule(Identity);

  const ruleBook = m.contract("RuleBook", [authority]);
  const registrarDesk = m.contract("RegistrarDesk", [authority]);
  const offeringDesk = m.contract("OfferingDesk", [
    authority,
    {
      token: yuan,
      identity: registry,
      rules: ruleBook,
      offering: m.contract("Offering"),
      register: m.contract("ShareRegister"),
      vault: m.contract("MilestoneVault"),
      registrar: registrarDesk,
      feeReceiver: m.getAccount(accounts.platform),
      feeBps: PLATFORM_FEE_BPS,
    },
  ]);
  const investments = m.contract("InvestmentLedger", [authority, registry, offeringDesk]);
  const screening = m.contract("Screening", [authority, registry, offeringDesk]);
  const calendar = m.contract("DisclosureCalendar", [offeringDesk]);
  // The ways out; a register knows them once the registrar has admitted them.
  const transferDesk = m.contract("TransferDesk");
  const tenderOffer = m.contract("TenderOffer");
  const companySale = m.contract("CompanySale");

  // What the administrator does once, before the roles take over.
  m.call(offeringDesk, "seal", [investments, screening, calendar]);
  const published = Object.entries(ruleSets).map(([name, rules]) =>
    m.call(ruleBook, "publish", [ruleId(name), onChain(rules)], {
      id: `publish_${name.replaceAll("-", "_")}`,
    }),
  );
  const assessor = m.call(investments, "setAssessor", [m.getAccount(accounts.assessor), true]);

  assignFunctions(
    m,
    authority,
    ruleBook,
    [{ role: roles.ruleKeeper, functions: [PUBLISH] }],
    published,
  );
  assignFunctions(m, authority, screening, [
    { role: roles.reviewer, functions: ["review(uint256,bytes32,uint256,bytes32)"] },
    {
      role: roles.guardian,
      functions: ["disqualify(uint256,bytes32)", "setDisqualified(bytes31,bool,bytes32)"],
    },
  ]);
  assignFunctions(
    m,
    authority,
    investments,
    [
      { role: roles.admissionsManager, functions: ["setAssessor(address,bool)"] },
      { role: roles.guardian, functions: ["revokeAssessor(address)"] },
    ],
    [assessor],
  );
  assignFunctions(m, authority, offeringDesk, [
    {
      role: roles.registrar,
      functions: ["recordFiling(address,bytes32)", "endReporting(address,uint8,uint256,bytes32)"],
    },
    {
      role: roles.guardian,
      functions: ["pause(address)", "unpause(address)", "withdraw(address)"],
    },
  ]);

  assignFunctions(m, authority, registrarDesk, [
    {
      role: roles.registrar,
      functions: [
        "setFrozen(address,address,bool,bytes32)",
        "setFrozenTokens(address,address,uint256,bytes32)",
      ],
    },
    {
      role: roles.shareKeeper,
      functions: [
        "setDesk(address,address,bool)",
        "forcedTransfer(address,address,address,uint256,bytes32)",
        "recover(address,address,address,bytes32)",
        "recordException(address,address,address,uint8,bytes32)",
      ],
    },
  ]);

  const operations = m.getAccount(accounts.operations);
  const registrar = m.getAccount(accounts.registrar);
  const grants = [
    { role: roles.ruleKeeper, to: operations, delay: NOTICE_SECONDS },
    { role: roles.admissionsManager, to: operations, delay: NOTICE_SECONDS },
    { role: roles.registrar, to: registrar, delay: 0 },
    { role: roles.shareKeeper, to: registrar, delay: NOTICE_SECONDS },
  ];
  for (const { role, to, delay } of grants) {
    m.call(authority, "grantRole", [role, to, delay], { id: `grant_${role}` });
  }
  for (const position of accounts.reviewers) {
    m.call(authority, "grantRole", [roles.reviewer, m.getAccount(position), 0], {
      id: `grant_${roles.reviewer}_${position}`,
    });
  }
  // What was announced can still be stopped while its notice runs.
  for (const role of [roles.ruleKeeper, roles.admissionsManager, roles.shareKeeper]) {
    m.call(authority, "setRoleGuardian", [role, roles.guardian], { id: `guard_${role}` });
  }

  const exits = { transferDesk, tenderOffer, companySale };
  return { ruleBook, screening, investments, calendar, offeringDesk, registrarDesk, ...exits };
});
