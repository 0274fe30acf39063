import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { accounts, NOTICE_SECONDS, roles } from "../roles.ts";
import Crowdfunding from "./Crowdfunding.ts";
import Derivatives from "./Derivatives.ts";
import Identity from "./Identity.ts";
import Insurance from "./Insurance.ts";
import Lending from "./Lending.ts";

/** Everything the course uses, on one chain. */
export default buildModule("Course", (m) => {
  const insurance = m.useModule(Insurance);
  const derivatives = m.useModule(Derivatives);
  const crowdfunding = m.useModule(Crowdfunding);
  const lending = m.useModule(Lending);
  const { registry } = m.useModule(Identity);

  // Last of all the administrator binds himself: from here on every act of his waits out the notice period.
  m.call(
    insurance.authority,
    "grantRole",
    [roles.admin, m.getAccount(accounts.admin), NOTICE_SECONDS],
    { id: "bindAdministrator", after: [Insurance, Derivatives, Identity, Crowdfunding, Lending] },
  );

  return { ...insurance, ...derivatives, ...crowdfunding, ...lending, registry };
});
