import type { HardhatPlugin } from "hardhat/types/plugins";

import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";

/** Test files of one compilation: few enough for the compiler's memory, many enough to share what they all import. */
const PART_SIZE = 40;

/**
 * Compiles the Solidity tests in parts. All at once, instrumented for coverage, they are more than the memory of the
 * compiler holds. Hardhat puts into one compilation what has one and the same settings object, so each part gets a copy
 * of its own. Every core compiles; Hardhat alone would leave one idle. Coverage has a build profile of its own.
 */
export const compileInParts: HardhatPlugin = {
  id: "finchain-compile-in-parts",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolveVariable, next) => {
          const config = await next(userConfig, resolveVariable);
          for (const profile of Object.values(config.solidity.profiles)) {
            for (const files of partsOf(config.paths.root)) {
              const [settings] = profile.compilers.map((compiler) => ({ ...compiler }));
              if (settings === undefined) throw new Error("no compiler for the tests");
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
            // Also where Ignition asks for another: what is deployed is what was tested, and is compiled already.
            buildProfile: context.globalOptions.coverage ? "coverage" : "default",
          }),
      }),
    }),
  },
};

/** Test files with paths as Hardhat names them, in parts of one folder of test/ and of neighbours by name. */
function partsOf(root: string): string[][] {
  if (!existsSync(path.join(root, "test"))) return [];
  const files = globSync("test/**/*.sol", { cwd: root }).map((file) =>
    file.split(path.sep).join("/"),
  );
  const domains = Object.groupBy(files.toSorted(), (file) => file.split("/")[1] ?? "");
  return Object.values(domains).flatMap((domain = []) =>
    Array.from({ length: Math.ceil(domain.length / PART_SIZE) }, (_, part) =>
      domain.slice(part * PART_SIZE, (part + 1) * PART_SIZE),
    ),
  );
}
