import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";

import type { Result } from "../../labkit/engine/result.ts";

import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { replaceOnce } from "../../labkit/engine/patch.ts";
import { expectRefusal, run } from "../support/commands.ts";
import { write } from "../support/lab-class.ts";
import { inHome, MODEL, ROOT } from "../support/lab.ts";

const lab = async (name: string, args: object = {}) => run(["lab", name], { lab: "03", ...args });
const start = async (lang = "en") => lab("start", { student: "", name: "", lang });
const check = async (step: string): Promise<Result> => {
  const { output } = await lab("check", { step, all: false });
  return JSON.parse(output) as Result;
};
const fileIn = (home: string, file: string) => path.join(home, "workspace", MODEL, file);

/** Where a student's escrow takes the money. */
const TAKE = "CASH.transferFrom(msg.sender, address(this), amount);";

/** The steps that count as passed. */
async function passed(): Promise<readonly string[]> {
  const { output } = await run(["lab"], {});
  return (JSON.parse(output) as { readonly passed: readonly string[] }).passed;
}

/** The line of a student's file that a verdict points at. */
function pointedAt(home: string, { checks }: Result): string | undefined {
  const place = checks.find(({ status }) => status === "fail")?.cause?.where;
  if (place === undefined) return undefined;
  return readFileSync(fileIn(home, place.file), "utf8").split("\n")[place.line - 1];
}

describe("what a student is told", function () {
  this.timeout(120_000);
  const loaded = loadLab(pathsOf(ROOT), MODEL);

  it("points at the line of a script that cannot be read, and says what it lacks", async () => {
    await inHome(async (home) => {
      await lab("goto", { step: "s8" });
      const file = fileIn(home, "scripts/audit.ts");
      const text = readFileSync(file, "utf8");
      for (const [broken, said] of [
        ["const one = [1, 2;", /bracket/],
        ["const two = “2”;", /plain quotation marks/],
      ] as const) {
        writeFileSync(file, replaceOnce(text, "const events", `${broken}\n  const events`, "line"));
        const result = await check("s8");
        const cause = result.checks.find(({ status }) => status === "fail")?.cause;

        expect(cause?.code).to.equal("COMPILE");
        expect(cause?.said?.en).to.match(said);
        expect(pointedAt(home, result)?.trim()).to.equal(broken);
      }
      const refused = await lab("hint", { step: "s8", giveUp: false });
      expect(refused.verdict).to.equal(2);
      expect(refused.errors.join("")).to.include("does not compile");
    });
  });

  it("points at the refusal itself, below Chinese comments and among equal ones", async () => {
    await inHome(async (home) => {
      await start("zh-CN");
      expect(pointedAt(home, await check("s3"))).to.include("revert NotWrittenYet()");

      const files = filesAt(await loaded, (id) => id <= "s5", "en");
      const escrow = files.get("contracts/Escrow.sol") ?? "";
      const [find, replace] = ["if (amount > left)", "/* 限额 */ if (amount >= left)"];
      write(home, files.set("contracts/Escrow.sol", replaceOnce(escrow, find, replace, "limit")));
      expect(pointedAt(home, await check("s3"))).to.include("if (amount >= left)");
    });
  });

  it("calls a starter a starter, and no misunderstanding", async () => {
    await inHome(async () => {
      await start();
      const { misconception } = await check("s3");

      expect(misconception?.id).to.equal("untouched");
      expect(misconception?.message.en).to.include('"TODO s3"');
    });
  });

  it("names a mistake only if it fails with the very same figures", async () => {
    const files = filesAt(await loaded, (id) => id <= "s3", "en");
    const escrow = files.get("contracts/Escrow.sol") ?? "";
    const diagnose = async (replace: string) =>
      inHome(async (home) => {
        await start();
        const changed = replaceOnce(escrow, TAKE, replace, "payment");
        write(home, new Map([...files, ["contracts/Escrow.sol", changed]]));
        const { misconception, checks } = await check("s3");
        return { id: misconception?.id, failing: checks.filter(({ status }) => status === "fail") };
      });
    const nothing = await diagnose("");
    const half = await diagnose(TAKE.replace("amount", "amount / 2"));

    expect(nothing.id).to.equal("books-without-money");
    expect(half.failing.map(({ id }) => id)).to.deep.equal(nothing.failing.map(({ id }) => id));
    expect(half.id).to.equal(undefined);
  });

  it("keeps a right answer when a wrong one comes later", async () => {
    await inHome(async (home) => {
      await lab("goto", { step: "s6" });
      for (const answer of ["1238", "7"]) await lab("quiz", { step: "s6", answer });

      const answers = JSON.parse(readFileSync(fileIn(home, "answers.json"), "utf8")) as object;
      expect(answers).to.deep.equal({ s6: "1238" });
    });
  });

  it("does not give the answer of a question away", async () => {
    const { quizzes } = await loaded;
    await inHome(async () => {
      await lab("goto", { step: "s6" });
      const { output } = await lab("check", { step: "s6", all: false });
      expect(output).not.to.include(quizzes[0]?.because.en);
    });
  });

  it("takes digits as a Chinese keyboard writes them", async () => {
    await inHome(async () => {
      await lab("goto", { step: "s6" });
      expect((await lab("quiz", { step: "s6", answer: "１，２３８" })).verdict).to.equal(0);
    });
  });

  it("forgets what was passed when a step is begun again", async () => {
    await inHome(async () => {
      await lab("goto", { step: "s5" });
      expect(await passed()).to.deep.equal(["s1", "s2", "s3", "s4"]);
      await lab("reset", { step: "s4", given: false });
      expect(await passed()).to.deep.equal(["s1", "s2", "s3"]);
      await lab("reset", { step: "", given: true });
      expect(await passed()).to.deep.equal(["s1", "s2", "s3"]);
      await lab("reset", { step: "", given: false });
      expect(await passed()).to.deep.equal([]);
    });
  });

  it("warns when a late student number changes the figures", async () => {
    await inHome(async () => {
      await start();
      const late = await lab("start", { student: "2026001", name: "", json: false });
      expect(late.output).to.include("all your labs have the figures of 2026001");
      const same = await lab("start", { student: "2026001", name: "", json: false });
      expect(same.output).not.to.include("figures of");
    });
  });

  it("speaks the language that was chosen once, also in errors", async () => {
    await inHome(async () => {
      const before = process.env["FINCHAIN_LANG"];
      delete process.env["FINCHAIN_LANG"];
      try {
        await start("zh-CN");
        await expectRefusal(
          ["lab", "check"],
          { lab: "03", step: "s99", all: false, lang: "" },
          /s1, s2/,
          "没有步骤",
        );
      } finally {
        if (before !== undefined) process.env["FINCHAIN_LANG"] = before;
      }
    });
  });
});
