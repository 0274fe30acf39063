// Starts npm, with Node's own modules only: the launcher runs before anything is installed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A reason to stop that the reader can do something about: one sentence, exit code 3 (environment). */
export class Stop extends Error {}

/** The environment without what an outer npm left in it: its prefix or `omit` would steer the npm that we start. */
export function cleanEnv(env) {
  const inherited =
    /^npm_(package_|lifecycle_|command$|config_(prefix|local_prefix|global_prefix|global|location|omit|include|ignore_scripts|dry_run)$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !inherited.test(name)));
}

/** What npm said, reduced to the sentence a reader needs. */
export function installAdvice(output) {
  const offline =
    /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|SOCKET_TIMEOUT/;
  return offline.test(output)
    ? "The packages could not be downloaded: connect to the internet (or set a mirror with `npm config set registry <address>`) and run the same command again."
    : `npm could not install the packages:\n${output.trim()}`;
}

/** npm as a script, so that it can run under the Node we chose; the chosen Node itself comes without an npm. */
function findNpm(env) {
  const dirs = [
    path.dirname(process.execPath),
    ...(env.PATH ?? env.Path ?? "").split(path.delimiter),
  ];
  const candidates = dirs.flatMap((dir) => [
    path.join(dir, "npm"),
    path.join(dir, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(dir, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ]);
  for (const file of [env.npm_execpath ?? "", ...candidates]) {
    const real = fs.existsSync(file) ? fs.realpathSync(file) : "";
    if (real.endsWith("npm-cli.js")) return real;
  }
  throw new Stop(
    "npm was not found: install Node.js together with npm and run the same command again.",
  );
}

/**
 * Runs npm with `args` in the folder `cwd` under the Node program `node`. One small question tells first whether there
 * is a network: without one npm would try each of hundreds of packages for minutes, while its cache may have them all.
 */
export function npm(node, cwd, env, args) {
  const run = (...all) => spawnSync(node, [findNpm(env), ...all], { cwd, env, encoding: "utf8" });
  const probe = run(
    "view",
    "hardhat",
    "version",
    "--prefer-online",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
  );
  const source = probe.status === 0 ? "--prefer-offline" : "--offline";
  const install = run(
    ...args,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    source,
  );
  if (install.status !== 0)
    throw new Stop(installAdvice(`${install.stdout}${install.stderr}${install.error ?? ""}`));
}
