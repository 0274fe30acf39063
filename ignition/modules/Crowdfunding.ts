import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { onChain, ruleId, ruleSets } from "../../scripts/crowdfunding/rule-sets.ts";
import { assignFunctions } from "../permissions.ts";
import { accounts, NOTICE_SECONDS, roles } from "../roles.ts";
import Money from "./Money.ts";

const PUBLISH =
  "publish(bytes32,(bytes32,bytes32,bytes3,uint8,bool,bool,uint16,uint16,uint16,uint32,uint32,uint32,uint32,uint8,uint8,uint16,uint64,uint64,uint64,uint64,uint64,uint64,uint64,uint64))";

/** Equity crowdfunding: the book of rules with all rule-sets of the course. */
export default buildModule("Crowdfunding", (m) => {
  const { authority } = m.useModule(Money);

  const ruleBook = m.contract("RuleBook", [authority]);

  // What the administrator does once, before the roles take over.
  const published = Object.entries(ruleSets).map(([name, rules]) =>
    m.call(ruleBook, "publish", [ruleId(name), onChain(rules)], {
      id: `publish_${name.replaceAll("-", "_")}`,
    }),
  );
  assignFunctions(
    m,
    authority,
    ruleBook,
    [{ role: roles.ruleKeeper, functions: [PUBLISH] }],
    published,
  );

  m.call(
    authority,
    "grantRole",
    [roles.ruleKeeper, m.getAccount(accounts.operations), NOTICE_SECONDS],
    { id: `grant_${roles.ruleKeeper}` },
  );
  // What was announced can still be stopped while its notice runs.
  m.call(authority, "setRoleGuardian", [roles.ruleKeeper, roles.guardian], {
    id: `guard_${roles.ruleKeeper}`,
  });

  return { ruleBook };
});
