import { existsSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";

import { CheckFailed } from "../../labkit/engine/failure.ts";
import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { paramsOf, PRACTICE_SEED } from "../../labkit/engine/params.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import type { ScriptJob } from "../../labkit/engine/trial.ts";
import { Trial } from "../../labkit/engine/trial.ts";
import { Workshop } from "../../labkit/engine/workshop.ts";
import { MODEL, ROOT } from "../support/lab.ts";

/** Runs the body of a script as a student's, who may send as the second account. */
async function scripted(body: string, job: Partial<ScriptJob> = {}): Promise<unknown> {
  const loaded = await loadLab(pathsOf(ROOT), MODEL);
  const workshop = new Workshop(pathsOf(ROOT));
  try {
    const files = filesAt(loaded, () => true, "en");
    files.set("scripts/audit.ts", `export default async (t, context) => { ${body} };`);
    const bench = await workshop.bench(loaded, files, PRACTICE_SEED);
    const trial = new Trial(paramsOf(loaded.lab, PRACTICE_SEED), await bench.ground());
    const keys = (await trial.provider.send("eth_accounts", [])) as string[];
    const whole = { context: {}, senders: keys.slice(1, 2), maxTransactions: 1, ...job };
    return await trial.script("scripts/audit.ts", whole);
  } catch (error) {
    if (error instanceof CheckFailed) return `${error.reason.code}: ${error.reason.what.en}`;
    throw error;
  } finally {
    await workshop.close();
  }
}

const send = (from: number) => `
  const keys = await t.provider.send("eth_accounts", []);
  await t.provider.send("eth_sendTransaction", [{ from: keys[${from}], to: keys[0] }]);`;

describe("a student's script", function () {
  this.timeout(60_000);

  it("gets its context and gives back its answer, amounts as bigint", async () => {
    expect(await scripted("return [context.a + 1n];", { context: { a: 2n } })).to.deep.equal([3n]);
  });

  it("is refused what no public chain answers", async () => {
    const cheats = [
      "hardhat_setBalance",
      "hardhat_impersonateAccount",
      "evm_mine",
      "hardhat_setStorageAt",
      "evm_setNextBlockTimestamp",
      "debug_traceTransaction",
    ];
    for (const method of cheats)
      expect(await scripted(`await t.provider.send("${method}", []);`)).to.equal(
        `RPC: The script asked for ${method}, which no public chain answers`,
      );
  });

  it("sends in nobody else's name, and not more often than the step allows", async () => {
    expect(await scripted(`${send(1)} return "sent";`)).to.equal("sent");
    expect(await scripted(send(2))).to.match(/^RPC: The script sent a transaction as 0x/);
    expect(
      await scripted(
        `${send(1)} ${send(1).replace("keys =", "more =").replace("keys[1]", "more[1]").replace("keys[0]", "more[0]")}`,
      ),
    ).to.equal("BUDGET: The script sent more than 1 transactions");
  });

  it("writes no file and starts no program", async () => {
    const target = path.join(ROOT, "written-by-a-script.txt");
    const write = `const fs = await import("node:fs"); fs.writeFileSync(${JSON.stringify(target)}, "x");`;
    expect(await scripted(write)).to.match(/^SCRIPT: .*Access to this API has been restricted/);
    expect(existsSync(target)).to.equal(false);
    const start = `const child = await import("node:child_process"); child.execSync("true");`;
    expect(await scripted(start)).to.match(/^SCRIPT: .*Access to this API has been restricted/);
  });

  it("reads no solution, neither as a file nor as a module", async () => {
    const solution = path.join(ROOT, "labs", MODEL, "src/scripts/audit.ts");
    const denied = /^SCRIPT: .*Access to this API has been restricted/;
    for (const secret of [solution, path.join(ROOT, "labs", MODEL, "wrong.ts")]) {
      const name = JSON.stringify(secret);
      const read = `const fs = await import("node:fs"); return fs.readFileSync(${name}, "utf8");`;
      expect(await scripted(read)).to.match(denied);
      expect(await scripted(`return Object.keys(await import(${name}));`)).to.match(denied);
    }
  });

  it("cannot speak for its judge, nor confuse it", async () => {
    const forged = `
      for (const message of ["x", null, { result: "forged" }, { error: null }, { key: "", result: "forged" }])
        process.send(message);
      process._send = (message) => message.result && (message.result = "forged");
      await t.provider.send("eth_chainId", []);
      return "honest";`;
    expect(await scripted(forged)).to.match(/^honest$|^SCRIPT: .*Cannot assign to read only/);
  });

  it("is ended even if it does not want to", async () => {
    const stubborn = `
      process.on("SIGTERM", () => {});
      setInterval(() => {}, 1000);
      return process.pid;`;
    const pid = Number(await scripted(stubborn));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(() => process.kill(pid, 0)).to.throw("ESRCH");
  });

  it("sees nothing of the environment", async () => {
    process.env["FINCHAIN_TEST_SECRET"] = "secret";
    expect(
      await scripted("return Object.keys(process.env).includes('FINCHAIN_TEST_SECRET');"),
    ).to.equal(false);
    delete process.env["FINCHAIN_TEST_SECRET"];
  });
});
