import { expect } from "chai";
import { globalOptions } from "hardhat";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { GLOBAL_OPTIONS_WITH_VALUE } from "../../tasks/usage.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const url = (path: string) => JSON.stringify(new URL(`../../${path}`, import.meta.url).href);

/** A project with one command of each kind, so that the test does not hang on the real ones. */
const config = `
import { defineConfig, emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { command } from ${url("tasks/command.ts")};
import { watchUsage } from ${url("tasks/usage.ts")};
import { Stop } from ${url("scripts/errors/stop.ts")};
watchUsage();
const season = command(async ({ sumInsured }, hre) => {
  if (sumInsured === "crash") throw new TypeError("boom");
  if (sumInsured === "inner") return hre.tasks.getTask(["insurance", "season"]).run({ place: "x", sumInsured: "no" });
  if (sumInsured === "no") throw new Stop(1, { en: "Not solvent.", zh: "偿付能力不足。" });
  console.error("Error HHE504: Invalid option \\"x\\". It is neither, says the task");
});
export default defineConfig({ tasks: [
  emptyTask("insurance", "Insurance").build(),
  task(["insurance", "season"], "Season").addPositionalArgument({ name: "place" })
    .addOption({ name: "sumInsured", defaultValue: "" }).addOption({ name: "lang", defaultValue: "" })
    .addOption({ name: "rounds", type: ArgumentType.INT, defaultValue: 3 })
    .setInlineAction(season).build(),
  task("other", "Not ours").addPositionalArgument({ name: "place" })
    .setInlineAction(async (_args, hre) => { await hre.tasks.getTask(["insurance", "season"]).run({ place: "x", sumInsured: "no" }); })
    .build(),
] });
`;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe("a command line with a mistake", function () {
  this.timeout(60_000);
  let project = "";

  before(() => {
    project = mkdtempSync(join(tmpdir(), "finchain-usage-"));
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    writeFileSync(join(project, "package.json"), '{"type":"module"}');
    writeFileSync(join(project, "hardhat.config.ts"), config);
  });

  after(() => rmSync(project, { recursive: true }));

  /** Runs the command line as on a build server, where Hardhat would show stack traces. */
  function hardhat(line: string): Promise<Ended> {
    const cli = join(root, "node_modules/hardhat/dist/src/cli.js");
    // What Hardhat tells its own child processes would lead this one to the configuration of the tests.
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_"));
    const env = { ...Object.fromEntries(own), CI: "true", FINCHAIN_LANG: "en" };
    return new Promise((done) => {
      execFile(
        process.execPath,
        [cli, ...line.split(" ")],
        { cwd: project, env },
        (error, stdout, stderr) => {
          done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
        },
      );
    });
  }

  const mistakes: Readonly<Record<string, string>> = {
    "insurance season x --sum-insured -1000":
      "--sum-insured was given -1000; amounts and counts cannot be negative.",
    "--network default insurance season x --sum-insured=-1000":
      "--sum-insured was given -1000; amounts and counts cannot be negative.",
    "insurance season x --nope": "This command has no option --nope; --help lists its options.",
    "insurance season": "<place> needs a value; --help shows how to write it.",
    "insurance season x --sum-insured":
      "--sum-insured needs a value; --help shows how to write it.",
    "insurance season x y":
      '"y" is one argument too many for this command; a value with spaces needs quotation marks.',
    "insurance season x --rounds many":
      '"many" is not a valid value for --rounds; --help describes it.',
    "insurance season x --rounds 1 --rounds 2": "--rounds is given more than once; keep one.",
    "insurance nope":
      'There is no command "insurance nope"; "npx hardhat insurance --help" lists them.',
    "insurance season x --nope --lang zh-CN": "此命令没有 --nope 选项，可用 --help 查看全部选项。",
  };

  for (const [line, sentence] of Object.entries(mistakes)) {
    it(`says it in one sentence and exits 2: ${line}`, async () => {
      expect(await hardhat(line)).to.deep.equal({ code: 2, stdout: "", stderr: `${sentence}\n` });
    });
  }

  it("shows the trace to whoever asks for it", async () => {
    const { code, stderr } = await hardhat("insurance season x y --show-stack-traces");
    expect(code).to.equal(2);
    expect(stderr).to.match(/^"y" is one argument too many.*\n[^]*HardhatError[^]* at /);
  });

  it("leaves the commands of Hardhat to Hardhat", async () => {
    const { code, stderr } = await hardhat("other");
    expect(code).to.equal(1);
    expect(stderr).to.include("HHE505");
  });

  it("leaves alone what a task itself prints once it runs", async () => {
    const { code, stderr } = await hardhat("insurance season x");
    expect(code).to.equal(0);
    expect(stderr).to.equal('Error HHE504: Invalid option "x". It is neither, says the task\n');
  });

  it("ends a running command with its verdict and no trace", async () => {
    const [no, crash, inner] = await Promise.all(
      ["no", "crash", "inner"].map((how) => hardhat(`insurance season x --sum-insured ${how}`)),
    );
    expect(no).to.deep.equal({ code: 1, stdout: "", stderr: "Not solvent.\n" });
    expect(inner?.code).to.equal(1);
    expect(crash?.code).to.equal(3);
    expect(crash?.stderr).to.match(/^Something went wrong.*\(boom\).*\n$/);
  });

  it("does not touch the exit code of a process that only calls our command", async () => {
    expect(await hardhat("other x")).to.deep.include({ code: 0, stderr: "Not solvent.\n" });
  });

  it("knows every global option that takes a value", () => {
    const valued = Object.entries(globalOptions)
      .filter(([, value]) => typeof value !== "boolean")
      .map(([name]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    expect(GLOBAL_OPTIONS_WITH_VALUE).to.include.members(valued);
  });
});
