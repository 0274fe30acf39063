import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import Insurance from "./Insurance.ts";

/** Forward and option on the insurer's oracle. Nobody administers them, so there is no role to give. */
export default buildModule("Derivatives", (m) => {
  const { yuan, oracle } = m.useModule(Insurance);

  const forward = m.contract("FxForward", [yuan, oracle]);
  const option = m.contract("WeatherOption", [yuan, oracle]);

  return { forward, option };
});
