import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { assignFunctions } from "../permissions.ts";
import { accounts, ASSESSORS_QUORUM, NOTICE_SECONDS, QUORUM, roles } from "../roles.ts";
import Money from "./Money.ts";

const PUBLISH =
  "publish(bytes32,(uint8,uint8,int64,int64,uint16,uint32,uint32,bytes32,bytes32,(int64,uint64)[]))";

const PUBLISH_INDEMNITY =
  "publish(bytes32,(uint64,uint16,uint32,uint32,uint32,uint32,uint32,uint64,uint32,bool,bytes32))";
const CONCLUDE = "conclude((address,uint16,uint16,uint16,uint40,uint40,uint64,uint64,uint64))";

/** The insurer: oracle quorum, product book, solvency pool, its three lines of business and its reinsurance. */
export default buildModule("Insurance", (m) => {
  const { authority, yuan } = m.useModule(Money);
  const fund = m.getAccount(accounts.protectionFund);

  const oracle = m.contract("QuorumOracle", [yuan, fund, authority]);
  const book = m.contract("ProductBook", [authority]);
  const pool = m.contract("SolvencyPool", [yuan, authority]);
  const parametric = m.contract("ParametricCover", [pool, oracle, book, authority]);
  const group = m.contract("GroupCover", [pool, oracle, book, authority]);
  const indemnity = m.contract("IndemnityCover", [pool, fund, authority]);
  const lines = [parametric, group, indemnity];
  const reinsurance = m.contract("Reinsurance", [pool, authority]);

  // What the administrator does once, before the roles take over.
  m.call(pool, "seal", [lines, reinsurance]);
  const panel = m.call(oracle, "setPanel", [
    accounts.observers.map((position) => m.getAccount(position)),
    QUORUM,
  ]);
  const panels = m.call(indemnity, "setPanels", [
    accounts.assessors.map((position) => m.getAccount(position)),
    ASSESSORS_QUORUM.first,
    accounts.appealAssessors.map((position) => m.getAccount(position)),
    ASSESSORS_QUORUM.appeal,
  ]);
  for (const line of lines) {
    const underwriter = m.call(line, "setUnderwriter", [m.getAccount(accounts.underwriter), true], {
      id: `authorise_${line.contractName}`,
    });
    assignFunctions(
      m,
      authority,
      line,
      [
        { role: roles.underwritingManager, functions: ["setUnderwriter(address,bool)"] },
        { role: roles.guardian, functions: ["revokeUnderwriter(address)"] },
      ],
      [underwriter],
    );
  }

  assignFunctions(m, authority, oracle, [
    {
      role: roles.feedManager,
      functions: ["registerFeed(bytes32,(uint64,uint64,uint32,uint32,bool))"],
    },
  ]);
  assignFunctions(
    m,
    authority,
    oracle,
    [{ role: roles.panelAdmin, functions: ["setPanel(address[],uint8)"] }],
    [panel],
  );
  assignFunctions(m, authority, book, [
    { role: roles.productManager, functions: [PUBLISH, "retire(uint32)"] },
  ]);
  assignFunctions(m, authority, pool, [
    { role: roles.productManager, functions: ["setZoneCap(uint32,uint64)"] },
    { role: roles.guardian, functions: ["pause()", "unpause()"] },
    { role: roles.treasurer, functions: ["payExpense(address,uint64,bytes32)"] },
  ]);
  assignFunctions(m, authority, reinsurance, [
    { role: roles.treatyManager, functions: [CONCLUDE] },
  ]);
  assignFunctions(
    m,
    authority,
    indemnity,
    [
      { role: roles.assessorAdmin, functions: ["setPanels(address[],uint8,address[],uint8)"] },
      { role: roles.productManager, functions: [PUBLISH_INDEMNITY, "retire(uint16)"] },
    ],
    [panels],
  );
  assignFunctions(m, authority, parametric, [
    {
      role: roles.productManager,
      functions: ["openCohort((uint32,bytes32,uint32,uint64,uint40,uint40,uint16))"],
    },
  ]);

  const operations = m.getAccount(accounts.operations);
  const grants = [
    { role: roles.productManager, to: operations, delay: 0 },
    { role: roles.feedManager, to: operations, delay: 0 },
    { role: roles.underwritingManager, to: operations, delay: NOTICE_SECONDS },
    { role: roles.panelAdmin, to: operations, delay: NOTICE_SECONDS },
    { role: roles.assessorAdmin, to: operations, delay: NOTICE_SECONDS },
    { role: roles.treatyManager, to: operations, delay: NOTICE_SECONDS },
    { role: roles.treasurer, to: m.getAccount(accounts.treasurer), delay: 0 },
    { role: roles.guardian, to: m.getAccount(accounts.guardian), delay: 0 },
  ];
  for (const { role, to, delay } of grants) {
    m.call(authority, "grantRole", [role, to, delay], { id: `grant_${role}` });
  }

  // What was announced can still be stopped while its notice runs.
  for (const role of [
    roles.underwritingManager,
    roles.panelAdmin,
    roles.assessorAdmin,
    roles.treatyManager,
  ]) {
    m.call(authority, "setRoleGuardian", [role, roles.guardian], { id: `guard_${role}` });
  }

  return { authority, yuan, oracle, book, pool, parametric, group, indemnity, reinsurance };
});
