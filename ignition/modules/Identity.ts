import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { id } from "ethers";

import { assignFunctions } from "../permissions.ts";
import { accounts, NOTICE_SECONDS, roles } from "../roles.ts";
import Money from "./Money.ts";

/** Terms of the course's issuer; the chain keeps their hash. */
const PROFILE = id("FinChain Lab, issuer of the course");

/** Who somebody is: the registry with one issuer. */
export default buildModule("Identity", (m) => {
  const { authority } = m.useModule(Money);
  const registry = m.contract("IdentityRegistry", [authority]);

  // What the administrator does once, before the roles take over.
  const issuer = m.call(registry, "accredit", [m.getAccount(accounts.issuer), PROFILE]);
  assignFunctions(
    m,
    authority,
    registry,
    [
      {
        role: roles.identityAdmin,
        functions: [
          "accredit(address,bytes32)",
          "replaceKey(uint32,address)",
          "reinstateIssuer(uint32)",
          "endIssuer(uint32,bytes32)",
        ],
      },
      { role: roles.guardian, functions: ["suspendIssuer(uint32,bytes32)"] },
    ],
    [issuer],
  );

  const operations = m.getAccount(accounts.operations);
  m.call(authority, "grantRole", [roles.identityAdmin, operations, NOTICE_SECONDS], {
    id: "grant_identityAdmin",
  });
  m.call(authority, "grantRole", [roles.guardian, m.getAccount(accounts.guardian), 0], {
    id: "grant_guardian",
  });
  // What was announced can still be stopped while its notice runs.
  m.call(authority, "setRoleGuardian", [roles.identityAdmin, roles.guardian]);

  return { authority, registry };
});
