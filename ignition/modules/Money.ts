import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { assignFunctions } from "../permissions.ts";
import { accounts, roles } from "../roles.ts";

/** The authority of the admin plane and the settlement currency. */
export default buildModule("Money", (m) => {
  const authority = m.contract("AccessManager", [m.getAccount(accounts.admin)]);
  const yuan = m.contract("LabYuan", [authority]);

  assignFunctions(m, authority, yuan, [
    { role: roles.minter, functions: ["mint(address,uint256)"] },
  ]);
  m.call(authority, "grantRole", [roles.minter, m.getAccount(accounts.operations), 0]);

  return { authority, yuan };
});
