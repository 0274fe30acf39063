import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import type { HardhatPlugin } from "hardhat/types/plugins";

import path from "node:path";
import { fileURLToPath } from "node:url";

import { createHardhatRuntimeEnvironment } from "hardhat/hre";

import { CHAIN_START } from "./paths.ts";

/** Seconds between two transactions of a lab, so that every block has the same time on every machine. */
const SECONDS_PER_TRANSACTION = 12;

/** By connection. */
const clocks = new WeakMap<object, number>();

/**
 * A Hardhat of its own for one set of compiled contracts. The one that runs the commands knows all contracts of the
 * course and would decode traces with what it read at its start; a fresh one costs a few milliseconds and is never stale.
 */
export async function environmentFor(
  root: string,
  build: string,
): Promise<HardhatRuntimeEnvironment> {
  return createHardhatRuntimeEnvironment(
    {
      plugins: [deterministicClock],
      paths: {
        sources: path.join(build, "contracts"),
        artifacts: path.join(build, "artifacts"),
        cache: path.join(build, "cache"),
      },
      solidity: {
        version: "0.8.37",
        path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
        settings: {
          evmVersion: "osaka",
          // The optimizer joins equal endings of functions, and a refusal would be shown in the wrong one.
          optimizer: { enabled: false },
          // What is compiled does not depend on the folder it lies in: hashes are the same for everybody.
          metadata: { appendCBOR: false },
        },
      },
      networks: {
        default: {
          type: "edr-simulated",
          chainType: "l1",
          chainId: 31337,
          hardfork: "osaka",
          initialBaseFeePerGas: 1_000_000_000n,
          initialDate: new Date(CHAIN_START * 1_000),
        },
      },
    },
    {},
    root,
  );
}

/** Lets the next transaction of a chain happen at `time` (Unix seconds). */
export function setClock(connection: object, time: number): void {
  clocks.set(connection, time - SECONDS_PER_TRANSACTION);
}

/** Unix seconds of the last transaction, or of the beginning. */
export function clockOf(connection: object): number {
  return clocks.get(connection) ?? CHAIN_START;
}

/**
 * Marks the beginning of a chain on which nothing has happened yet.
 * @returns goes back to it: to a test as good as a fresh chain, in half the time
 */
export async function rewinder(connection: NetworkConnection): Promise<() => Promise<void>> {
  const { provider } = connection;
  const mark = async () => provider.request({ method: "evm_snapshot" });
  let beginning = await mark();
  return async () => {
    await provider.request({ method: "evm_revert", params: [beginning] });
    clocks.delete(connection);
    // A mark is used up by going back to it.
    beginning = await mark();
  };
}

/** Puts a time on every transaction; the chain alone would take it from the computer's clock. */
const deterministicClock: HardhatPlugin = {
  id: "finchain-lab-clock",
  hookHandlers: {
    network: async () => ({
      default: async () => ({
        onRequest: async (context, connection, request, next) => {
          if (/^eth_send(Raw)?Transaction$/.test(request.method)) {
            const time = clockOf(connection) + SECONDS_PER_TRANSACTION;
            clocks.set(connection, time);
            await connection.provider.request({
              method: "evm_setNextBlockTimestamp",
              params: [time],
            });
          }
          return next(context, connection, request);
        },
      }),
    }),
  },
};
