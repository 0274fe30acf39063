import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** Lending: the arithmetic of loans, which nobody administers. */
export default buildModule("Lending", (m) => {
  const loanCalculator = m.contract("LoanCalculator");

  return { loanCalculator };
});
