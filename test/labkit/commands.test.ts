import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";

import { filesWith } from "../../labkit/author/variants.ts";
import { filesAt, loadLab, loadSecrets } from "../../labkit/engine/labs.ts";
import type { Files } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { inHome, MODEL, ROOT } from "../support/lab.ts";
import { expectRefusal, run } from "../support/commands.ts";

interface Verdict {
  readonly checks: {
    id: string;
    status: string;
    cause?: { code: string; where?: { line: number } };
  }[];
  readonly misconception?: { id: string; message: { en: string } };
  readonly tampered: string[];
  readonly next: string | null;
}

const lab = async (name: string, args: object = {}) => run(["lab", name], { lab: "03", ...args });
const check = async (step: string) => {
  const { output, verdict, errors } = await lab("check", { step, all: false });
  expect(errors).to.deep.equal([]);
  return { verdict, result: JSON.parse(output) as Verdict };
};
const start = async () => lab("start", { student: "", name: "" });

function write(home: string, files: Files): void {
  for (const [file, text] of files) writeFileSync(path.join(home, "workspace", MODEL, file), text);
}

/** What a student with this number sees. */
async function handshakeOf(student: string): Promise<string> {
  return inHome(async () => {
    await lab("start", { student, name: "" });
    return (await run(["lab", "run"], { lab: "03", play: "handshake" })).output;
  });
}

describe("the commands of a lab", function () {
  this.timeout(120_000);
  const loaded = loadLab(pathsOf(ROOT), MODEL);

  it("lead from the start to the first failure, with the line of the student's code", async () => {
    await inHome(async (home) => {
      await start();
      const { verdict, result } = await check("s3");

      expect(verdict).to.equal(1);
      expect(result.checks.map(({ id, status }) => `${id} ${status}`)).to.deep.equal([
        "pays-in fail",
        "limit not-run",
        "closes not-run",
      ]);
      const { code, where } = result.checks[0]?.cause ?? { code: "" };
      const escrow = readFileSync(
        path.join(home, "workspace", MODEL, "contracts/Escrow.sol"),
        "utf8",
      );
      expect(code).to.equal("REFUSED");
      expect(escrow.split("\n")[(where?.line ?? 0) - 1]).to.include("NotWrittenYet");
    });
  });

  it("tell a misunderstanding by its own message", async () => {
    const { wrong } = await loadSecrets((await loaded).dir);
    const variant = wrong.find(({ id }) => id === "limit-per-payment");
    if (variant === undefined) throw new Error("the mistake is gone");
    await inHome(async (home) => {
      await start();
      write(home, filesWith(await loaded, variant));
      const { result } = await check("s3");

      expect(result.misconception).to.deep.equal({ id: variant.id, message: variant.message });
    });
  });

  it("say in one place what the compiler does not understand", async () => {
    await inHome(async (home) => {
      await start();
      appendFileSync(path.join(home, "workspace", MODEL, "contracts/Escrow.sol"), "\ncontract {\n");
      const { verdict, result } = await check("s3");

      expect(verdict).to.equal(1);
      expect(result.checks[0]?.cause?.code).to.equal("COMPILE");
      expect(result.checks.slice(1).map(({ status }) => status)).to.deep.equal([
        "not-run",
        "not-run",
      ]);
    });
  });

  it("never show a stack trace, whatever a student's script does", async () => {
    await inHome(async (home) => {
      await start();
      const audit = path.join(home, "workspace", MODEL, "scripts/audit.ts");
      const bodies = [
        "throw new Error('at home');",
        "undefined.x;",
        "process.exit(1);",
        "return await import('node:fs').then((fs) => fs.writeFileSync('x', 'x'));",
      ];
      for (const body of bodies) {
        writeFileSync(audit, `export default async function audit() { ${body} }`);
        const { output, errors } = await lab("check", { step: "s8", all: false, json: false });

        expect(errors, body).to.deep.equal([]);
        expect(output, body).to.include("✗ Exactly those above the limit are named");
        expect(output, body).not.to.match(/\n\s+at |node:internal|\.js:\d+/);
      }
    });
  });

  it("judge a changed read-only file as it was, and say so", async () => {
    await inHome(async (home) => {
      await start();
      const files = filesAt(await loaded, (id) => id <= "s3", "en");
      write(home, files);
      const cash = path.join(home, "workspace", MODEL, "contracts/Cash.sol");
      writeFileSync(cash, "this is no contract");
      const { verdict, result } = await check("s3");

      expect(verdict).to.equal(0);
      expect(result.tampered).to.deep.equal(["contracts/Cash.sol"]);
      expect(result.next).to.equal("s1");
    });
  });

  it("put work aside on reset and bring it back", async () => {
    await inHome(async (home) => {
      await start();
      const escrow = path.join(home, "workspace", MODEL, "contracts/Escrow.sol");
      const starter = readFileSync(escrow, "utf8");
      writeFileSync(escrow, `${starter}// mine`);
      await lab("reset", { step: "", given: false });
      expect(readFileSync(escrow, "utf8")).to.equal(starter);

      await lab("restore", { which: "", list: false });
      expect(readFileSync(escrow, "utf8")).to.equal(`${starter}// mine`);
    });
  });

  it("give a hint a call, the first one first, and write it down", async () => {
    await inHome(async (home) => {
      await start();
      const hints = [];
      for (const _ of [1, 2])
        hints.push(JSON.parse((await lab("hint", { step: "s3", giveUp: false })).output));

      expect(hints.map(({ check: of, level }) => [of, level])).to.deep.equal([
        ["pays-in", 1],
        ["pays-in", 2],
      ]);
      expect(readFileSync(path.join(home, ".lab", "progress.jsonl"), "utf8")).to.include(
        '"detail":"pays-in 2"',
      );
    });
  });

  it("tell right and wrong answers of a quiz apart, and a misreading by its name", async () => {
    await inHome(async () => {
      await lab("goto", { step: "s6" });
      const answers = [
        ["1238", 0],
        ["1,238", 0],
        ["1300", 1],
        ["7", 1],
      ] as const;
      for (const [answer, code] of answers)
        expect((await lab("quiz", { step: "s6", answer })).verdict, answer).to.equal(code);

      const { output } = await lab("quiz", { step: "s6", answer: "1300" });
      expect(output).to.include("That is Bob's share of the goal.");
    });
    await inHome(async () => {
      await lab("goto", { step: "s6" });
      await expectRefusal(
        ["lab", "quiz"],
        { lab: "03", step: "s6", answer: "twelve" },
        /"twelve"/,
        "no whole number",
      );
    });
  });

  it("give another student other figures", async () => {
    const [one, again, other] = [
      await handshakeOf("20260101"),
      await handshakeOf("20260101"),
      await handshakeOf("20260102"),
    ];

    expect(one).to.equal(again);
    expect(one).not.to.equal(other);
  });

  it("refuse what they do not know with one sentence", async () => {
    await inHome(async () => {
      await expectRefusal(
        ["lab", "start"],
        { lab: "99", student: "", name: "" },
        /"99"/,
        "There is no lab",
      );
      await expectRefusal(
        ["lab", "check"],
        { lab: "03", step: "", all: false },
        /start 03/,
        "has not been started",
      );
      await expectRefusal(
        ["lab", "start"],
        { lab: "", student: "", name: "" },
        /start 01/,
        "Which lab?",
      );
      await expectRefusal(
        ["lab", "start"],
        { lab: "03", student: "a b", name: "" },
        /"a b"/,
        "no student number",
      );
      await start();
      await expectRefusal(
        ["lab", "check"],
        { lab: "03", step: "s9", all: false },
        /s1, s2/,
        "no step",
      );
      await expectRefusal(["lab", "run"], { lab: "03", play: "x" }, /handshake, raise/, "no scene");
    });
  });
});
