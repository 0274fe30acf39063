import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect } from "chai";

import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { leaksIn } from "../../labkit/release/leaks.ts";
import { readableFor } from "../../labkit/sandbox/readable.ts";
import { expectRefusal, run } from "../support/commands.ts";
import { handedIn, write } from "../support/lab-class.ts";
import { MODEL, ROOT } from "../support/lab.ts";

const release = async (out: string) => run(["lab", "release"], { labs: ["03"], out, json: true });

/** A bundle of one lab, with the packages of this checkout. */
async function inBundle<T>(work: (bundle: string) => Promise<T>): Promise<T> {
  const bundle = mkdtempSync(path.join(tmpdir(), "bundle-"));
  try {
    const { verdict, errors } = await release(bundle);
    expect(errors).to.deep.equal([]);
    expect(verdict).to.equal(0);
    return await work(bundle);
  } finally {
    rmSync(bundle, { recursive: true, force: true });
  }
}

async function manifest(): Promise<string> {
  return inBundle(async (bundle) => readFileSync(path.join(bundle, "release.json"), "utf8"));
}

/** What a student's command prints, and how it ends. */
function lab(bundle: string, ...args: string[]): { status: number; output: string } {
  const cli = path.join(ROOT, "node_modules/hardhat/dist/src/cli.js");
  // The test run has put the configuration of this checkout into its environment.
  const foreign = /^(?:HARDHAT|FINCHAIN)_/;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !foreign.test(name)),
  );
  try {
    const output = execFileSync(process.execPath, [cli, "lab", ...args], {
      cwd: bundle,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...env, CI: "true", FINCHAIN_LANG: "en" },
    });
    return { status: 0, output };
  } catch (failure) {
    const { status, stdout, stderr } = failure as Record<"stdout" | "stderr", string> & {
      status: number;
    };
    return { status, output: stdout + stderr };
  }
}

describe("lab release", function () {
  this.timeout(180_000);
  const loaded = loadLab(pathsOf(ROOT), MODEL);

  it("writes the same bytes twice, and no lab that was not asked for", async () => {
    const [first, second] = [await manifest(), await manifest()];
    const { labs, files } = JSON.parse(first) as Record<"labs" | "files", Record<string, string>>;

    expect(first).to.equal(second);
    expect(Object.keys(labs)).to.deep.equal([MODEL]);
    const names = Object.keys(files).filter((file) => file.startsWith("labs/"));
    expect(names.filter((file) => !file.startsWith(`labs/${MODEL}/`))).to.deep.equal([
      "labs/glossary.ts",
    ]);
    expect(names.filter((file) => /\/src\/|wrong|suspects\.ts/.test(file))).to.deep.equal([]);
  });

  it("refuses a folder that is not empty", async () => {
    await inBundle(async (bundle) =>
      expectRefusal(["lab", "release"], { labs: ["03"], out: bundle }, /bundle-/, "is not empty"),
    );
  });

  it("finds a solution wherever it stands", async () => {
    await inBundle(async (bundle) => {
      const file = "labs/03-crowdfunding-escrow/hints.ts";
      const solved = filesAt(await loaded, () => true, "en").get("contracts/Escrow.sol") ?? "";
      const before = leaksIn(bundle, [file], [await loaded]);
      writeFileSync(path.join(bundle, file), solved.replaceAll("    ", "\t"));
      const after = leaksIn(bundle, [file], [await loaded]);

      expect(before).to.deep.equal([]);
      expect(after.join("\n")).to.include("raised += amount;");
    });
  });

  it("keeps the compiled contracts from the tests that have to tell them apart", async () => {
    await inBundle(async (bundle) => {
      const names = readableFor(pathsOf(bundle), bundle).map((name) => path.relative(bundle, name));

      expect(names).to.include.members([`labs/${MODEL}/checks.ts`, `labs/${MODEL}/scenario.ts`]);
      expect(names).not.to.include(`labs/${MODEL}/suspects.json`);
    });
  });

  it("lets a student work to the end of a step, and the tests of his be judged", async () => {
    await inBundle(async (bundle) => {
      symlinkSync(path.join(ROOT, "node_modules"), path.join(bundle, "node_modules"));
      const solved = handedIn(
        await loaded,
        filesAt(await loaded, () => true, "en"),
      );
      expect(lab(bundle, "start", "03").status).to.equal(0);
      expect(lab(bundle, "check", "03", "s3").output).to.include("NotWrittenYet()");
      expect(lab(bundle, "hint", "03", "s3").output).to.include("Hint 1 of 4");
      const refused = lab(bundle, "hint", "03", "s3", "--give-up");
      expect(refused.output).to.include("student's bundle");
      expect(refused.status).to.equal(2);

      write(bundle, solved);
      expect(lab(bundle, "check", "03", "s3").output).to.include("Step s3 is done");
      const tests = lab(bundle, "check", "03", "s7");
      expect(tests.output).to.include("Step s7 is done");
      expect(tests.status).to.equal(0);
    });
  });
});
