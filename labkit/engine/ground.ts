import type { NetworkConnection } from "hardhat/types/network";

import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";
import type { Build } from "./build.ts";
import type { Artifact } from "./deployed.ts";
import type { Ground, Listener } from "./trial.ts";

import type { Sandbox } from "../sandbox/sandbox.ts";
import { clockOf, setClock } from "./chain.ts";
import { CheckFailed } from "./failure.ts";
import { ChainProvider } from "./provider.ts";

/** A fresh chain with the contracts of a build. Starting one takes milliseconds. */
export async function freshGround(
  build: Build,
  told: Sentences,
  sandbox: Sandbox,
  listener?: Listener,
): Promise<Ground & { readonly connection: NetworkConnection }> {
  const connection = await build.hre.network.create();
  const request = requestOn(connection);
  return {
    connection,
    provider: new ChainProvider(request),
    artifact: (name) => artifactOf(build, name),
    errors: build.errors,
    told,
    clock: {
      now: async () => clockOf(connection),
      set: async (time) => setClock(connection, time),
    },
    script: async (file, job) =>
      sandbox.script(build.dir, file, job, { artifacts: build.artifacts, request, connection }),
    another: async () => freshGround(build, told, sandbox, listener),
    ...(listener === undefined ? {} : { listener }),
  };
}

export function requestOn(connection: NetworkConnection) {
  return async (method: string, params: unknown): Promise<unknown> =>
    connection.provider.request({ method, params: params as unknown[] });
}

function artifactOf({ artifacts, broken }: Build, name: string): Artifact {
  const artifact = artifacts.get(name);
  if (artifact !== undefined) return artifact;
  const [error] = broken.values();
  if (error === undefined) throw missing(name);
  throw new CheckFailed({
    code: "COMPILE",
    what: {
      en: `${name} is needed here, and ${error.file} does not compile`,
      zh: `这里需要 ${name}，但 ${error.file} 未通过编译`,
    },
    where: { file: error.file, line: error.line },
  });
}

function missing(name: string): CheckFailed {
  return new CheckFailed({
    code: "MISSING",
    what: {
      en: `There is no contract ${name}; has it been renamed?`,
      zh: `没有名为 ${name} 的合约，是否改了名称？`,
    },
  });
}
