import type { HardhatPlugin } from "hardhat/types/plugins";

import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";

/**
 * Compiles the Solidity tests domain by domain. All at once, instrumented for coverage, they are more than the memory of
 * the compiler holds. Hardhat puts into one compilation what has one and the same settings object, so each folder of
 * test/ gets a copy of its own. Every core compiles;
 * Hardhat alone would leave one idle. Coverage has a build profile of its own.
 */
export const compileInParts: HardhatPlugin = {
  id: "finchain-compile-in-parts",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolveVariable, next) => {
          const config = await next(userConfig, resolveVariable);
          for (const profile of Object.values(config.solidity.profiles)) {
            for (const [domain, files] of testsByDomain(config.paths.root)) {
              const [settings] = profile.compilers.map((compiler) => ({ ...compiler }));
              if (settings === undefined) throw new Error(`no compiler for the tests of ${domain}`);
              for (const file of files) profile.overrides[file] = settings;
            }
          }
          return config;
        },
      }),
    }),
    solidity: async () => ({
      default: async () => ({
        build: async (context, files, options, next) =>
          next(context, files, {
            ...options,
            concurrency: availableParallelism(),
            ...(context.globalOptions.coverage ? { buildProfile: "coverage" } : {}),
          }),
      }),
    }),
  },
};

/** Test files with paths as Hardhat names them, by folder of test/. */
function testsByDomain(root: string): Map<string, string[]> {
  const domains = new Map<string, string[]>();
  if (!existsSync(path.join(root, "test"))) return domains;
  for (const found of globSync("test/**/*.sol", { cwd: root })) {
    const file = found.split(path.sep).join("/");
    const domain = file.split("/")[1] ?? "";
    domains.set(domain, [...(domains.get(domain) ?? []), file]);
  }
  return domains;
}
