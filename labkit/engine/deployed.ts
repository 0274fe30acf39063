import type {
  BigNumberish,
  Contract,
  ContractTransactionResponse,
  InterfaceAbi,
  Signer,
} from "ethers";

import type { Text } from "../../scripts/language/text.ts";

import { CheckFailed } from "./failure.ts";

/** A compiled contract. */
export interface Artifact {
  readonly abi: InterfaceAbi;
  readonly bytecode: string;
}

export interface Deployment {
  /** What the books call it; its own name if nothing is said. */
  readonly name?: Text;
  /** Wei sent along. */
  readonly value?: bigint;
}

/** A function of a contract that changes something. */
export type Send<A extends readonly unknown[]> = (
  ...args: [...A, options?: { readonly value: BigNumberish }]
) => Promise<ContractTransactionResponse>;

/** A function of a contract that only tells something. */
export type View<A extends readonly unknown[], R> = (...args: A) => Promise<R>;

/** A contract on a chain, with the functions that a lab expects it to have. */
export type Deployed<M> = M & {
  readonly address: string;
  readonly contract: Contract;
  /** The same contract, called by somebody else. */
  connect(person: Signer): Deployed<M>;
};

/** Asking for a function that the student took out is a failed check, not a TypeError. */
export function deployedAs<M>(name: string, contract: Contract): Deployed<M> {
  const own: Record<string, unknown> = {
    address: contract.target,
    contract,
    connect: (person: Signer) => deployedAs<M>(name, contract.connect(person) as Contract),
  };
  return new Proxy(own, {
    get: (_, property) => {
      if (typeof property !== "string" || property in own) return Reflect.get(own, property);
      // Asked for by `await`, which must find a value and no promise.
      if (property === "then") return undefined;
      if (contract.interface.hasFunction(property)) return contract.getFunction(property);
      throw missing(name, property);
    },
  }) as Deployed<M>;
}

function missing(contract: string, property: string): CheckFailed {
  return new CheckFailed({
    code: "MISSING",
    what: {
      en: `${contract} has no function ${property} any more`,
      zh: `${contract} 中缺少函数 ${property}`,
    },
  });
}
