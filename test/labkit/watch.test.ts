import type { ChildProcessWithoutNullStreams } from "node:child_process";

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";

import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { run } from "../support/commands.ts";
import { write } from "../support/lab-class.ts";
import { inHome, MODEL, ROOT } from "../support/lab.ts";

const CLI = path.join(ROOT, "node_modules/hardhat/dist/src/cli.js");

/** A `lab watch` in a process of its own, and what it has printed since it was asked last. */
class Watch {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly errors: string[] = [];
  #printed = "";

  constructor() {
    const env = { ...process.env, FINCHAIN_LANG: "en" };
    this.#child = spawn(process.execPath, [CLI, "lab", "watch", "03"], { cwd: ROOT, env });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#printed += text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => this.errors.push(text));
  }

  /** What is printed until a text appears. */
  async until(text: string): Promise<string> {
    const signal = AbortSignal.timeout(60_000);
    while (!this.#printed.includes(text)) await once(this.#child.stdout, "data", { signal });
    const end = this.#printed.indexOf(text) + text.length;
    const said = this.#printed.slice(0, end);
    this.#printed = this.#printed.slice(end);
    return said;
  }

  press(keys: string): void {
    this.#child.stdin.write(keys);
  }

  async quit(): Promise<number> {
    this.press("q");
    const [code] = (await once(this.#child, "exit")) as [number];
    return code;
  }
}

describe("lab watch", function () {
  this.timeout(120_000);

  it("judges every save, and answers keys in between", async () => {
    const loaded = await loadLab(pathsOf(ROOT), MODEL);
    await inHome(async (home) => {
      await run(["lab", "start"], { lab: "03", student: "", name: "" });
      const watch = new Watch();
      expect(await watch.until("q quit")).to.include("NotWrittenYet()");

      watch.press("hh");
      expect(await watch.until("Hint 2 of 4")).to.include("Hint 1 of 4");
      watch.press("l");
      await watch.until("s8  Read another platform's log");

      write(
        home,
        filesAt(loaded, (id) => id <= "s3", "en"),
      );
      expect(await watch.until("q quit")).to.include('Step s3 is done: "Pay in, up to a limit".');
      watch.press("d");
      await watch.until("+++ contracts/Escrow.sol");

      watch.press("xx");
      expect(await watch.until("brings it back.")).to.include("x once more");
      const file = path.join(home, "workspace", MODEL, "contracts/Escrow.sol");
      expect(readFileSync(file, "utf8")).to.include("NotWrittenYet");
      watch.press("t");
      await watch.until("q 退出");

      expect(await watch.quit()).to.equal(0);
      expect(watch.errors).to.deep.equal([]);
    });
  });
});
