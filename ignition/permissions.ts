import type {
  CallableContractFuture,
  Future,
  IgnitionModuleBuilder,
} from "@nomicfoundation/ignition-core";

import { id } from "ethers";

/** What one role may call on one contract: canonical function signatures. */
export interface Permission {
  readonly role: bigint;
  readonly functions: readonly string[];
}

/**
 * Gives functions of `target` to roles in the AccessManager; what is not named stays with the administrator.
 * `after` names calls that the administrator must make before.
 */
export function assignFunctions(
  m: IgnitionModuleBuilder,
  authority: CallableContractFuture<string>,
  target: CallableContractFuture<string>,
  permissions: readonly Permission[],
  after: readonly Future[] = [],
): void {
  for (const { role, functions } of permissions) {
    const selectors = functions.map((signature) => id(signature).slice(0, 10));
    m.call(authority, "setTargetFunctionRole", [target, selectors, role], {
      id: `assign_${target.contractName}_${role}`,
      after: [...after],
    });
  }
}
