import type { Graded, Row } from "../../labkit/grading/graded.ts";
import type { Submission } from "../../labkit/submission.ts";

import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { create } from "xmlbuilder2";

import { filesAt, loadLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { isGraded } from "../../labkit/grading/graded.ts";
import { resultErrors } from "../../labkit/reports/read.ts";
import { expectRefusal, run } from "../support/commands.ts";
import { gradeIn, handedIn, inboxIn, submissionOf } from "../support/lab-class.ts";
import { inHome, MODEL, ROOT } from "../support/lab.ts";

const NAME = "欧阳晓明";
const AGAIN = "again.html";

/** Six ways to hand in the same half of lab 03, and three that are no way at all. */
async function gradeClass() {
  const loaded = await loadLab(pathsOf(ROOT), MODEL);
  const half = handedIn(
    loaded,
    filesAt(loaded, (id) => id <= "s3", "en"),
  );
  return inHome(async (home) => {
    const { inbox, put, putCourse } = inboxIn(home);
    const honest = await submissionOf(home, "2026001", NAME, half);
    put("honest.json", honest);
    put("result.json", forgedResult(honest));
    put("checks.json", { ...honest, trusted: { ...honest.trusted, "checks.ts": "0" } });
    put("extra.json", withFiles(honest, { "checks.ts": NO_CHECKS, "contracts/Cash.sol": "none" }));
    put("cut-out.json", { ...honest, progress: honest.progress.toSpliced(1, 1) });
    put("formula.json", { ...honest, student: { id: "2026006", name: '=HYPERLINK("x")' } });

    const course = putCourse("course");
    writeFileSync(path.join(course, "labs", MODEL, "checks.ts"), NO_CHECKS);
    writeFileSync(path.join(course, "workspace", MODEL, "contracts/Cash.sol"), "contract Cash {}");
    const link = putCourse("link");
    symlinkSync("/etc/hostname", path.join(link, "workspace", MODEL, "contracts/Link.sol"));
    put("torn.json", JSON.stringify(honest).slice(0, 2_000));
    put("other.json", { ...honest, lab: "06-refund-reentrancy" });
    put("holiday.txt", "I was ill.");

    const graded = await gradeIn(home, inbox);
    const { out, report } = graded;
    await run(["lab", "report"], { results: out, out: path.join(out, AGAIN), lang: "zh-CN" });
    const names = ["grades.csv", "junit.xml", "summary.md", "class.html", AGAIN];
    return { ...graded, texts: new Map(names.map((name) => [name, report(name)])) };
  });
}

const NO_CHECKS = "export const checks = [];\n";

function forgedResult(honest: Submission): Submission {
  const checks = honest.claimed.checks.map((check) => ({ ...check, status: "pass" as const }));
  const { max } = honest.claimed.score;
  return { ...honest, claimed: { ...honest.claimed, checks, score: { got: max, max } } };
}

function withFiles(honest: Submission, files: Record<string, string>): Submission {
  return { ...honest, files: { ...honest.files, ...files } };
}

describe("grading", function () {
  this.timeout(300_000);
  let graded: Awaited<ReturnType<typeof gradeClass>>;
  before(async () => {
    graded = await gradeClass();
  });
  const rowOf = (source: string): Row => {
    const row = graded.rows.find((one) => one.source === source);
    if (row === undefined) throw new Error(`${source} has no result`);
    return row;
  };
  const resultOf = (source: string): Graded => {
    const row = rowOf(source);
    if (!isGraded(row)) throw new Error(row.error.en);
    return row;
  };
  const flagsOf = (source: string) =>
    resultOf(source)
      .integrity.flags.map(({ id }) => id)
      .filter((id) => id !== "same-file" && id !== "number-twice");

  it("gives the points of what is solved", () => {
    const { checks, score } = resultOf("honest.json");

    const passing = checks.filter(({ status }) => status === "pass");
    const open = checks.filter(({ status }) => status !== "pass").map(({ step }) => step);
    expect(new Set(open)).to.deep.equal(new Set(["s4", "s5", "s6", "s7", "s8"]));
    expect(score.got).to.equal(passing.reduce((sum, { points }) => sum + points, 0));
    expect(score.got).to.be.greaterThan(0).and.lessThan(score.max);
    expect(flagsOf("honest.json")).to.deep.equal([]);
  });

  for (const [source, flags] of [
    ["result.json", ["claim"]],
    ["checks.json", ["file-changed"]],
    ["extra.json", ["file-changed"]],
    ["cut-out.json", ["progress"]],
    ["course", ["file-changed"]],
  ] as const) {
    it(`gives no other points for ${source}, and says what was tried`, () => {
      expect(resultOf(source).score).to.deep.equal(resultOf("honest.json").score);
      expect(flagsOf(source)).to.deep.equal(flags);
    });
  }

  it("names the files that were changed", () => {
    const texts = resultOf("course").integrity.flags.map(({ text }) => text.en);

    expect(texts.join("\n")).to.include("contracts/Cash.sol, checks.ts");
  });

  it("counts the hints", () => {
    expect(resultOf("honest.json").hints.map(({ step }) => step)).to.deep.equal(["s3", "s3"]);
  });

  it("asks on a hidden case, too, and says which", () => {
    expect(resultOf("honest.json").seeds).to.have.property("own", "2026001");
    expect(resultOf("honest.json").seeds.hidden).to.have.length(1);
  });

  it("tells why a submission could not be read, and grades the others", () => {
    const errors = ["torn.json", "other.json", "holiday.txt"].map(rowOf).map((row) => {
      if (isGraded(row)) throw new Error(`${row.source} was graded`);
      return row.error.en;
    });

    expect(errors[0]).to.match(/not complete JSON/);
    expect(errors[1]).to.match(/of 06-refund-reentrancy, not of 03/);
    expect(errors[2]).to.match(/not complete JSON/);
    expect(graded.verdict).to.equal(1);
    expect(graded.errors).to.deep.equal([]);
  });

  it("takes no file that an exercise does not have", () => {
    expect(resultOf("link").score).to.deep.equal(resultOf("honest.json").score);
  });

  it("sees the same file twice, and one number twice", () => {
    const flags = resultOf("honest.json").integrity.flags.map(({ id }) => id);

    expect(flags).to.include.members(["same-file", "number-twice"]);
    expect(resultOf("formula.json").integrity.flags.map(({ id }) => id)).not.to.include(
      "number-twice",
    );
  });

  it("writes results that keep their schema", () => {
    expect(graded.rows.flatMap(resultErrors)).to.deep.equal([]);
    expect(graded.rows).to.have.length(11);
  });

  const text = (name: string) => graded.texts.get(name) ?? "";

  it("writes a table that a spreadsheet reads with Chinese names and without formulas", () => {
    const csv = text("grades.csv");
    const table = parse(csv, { bom: true });
    const row = (source: string) => table.find((cells) => cells.includes(source)) ?? [];

    expect(csv.codePointAt(0)).to.equal(0xfeff);
    expect(table[0]?.slice(0, 2)).to.deep.equal(["学号", "姓名"]);
    expect(row("honest.json").slice(0, 2)).to.deep.equal(["2026001", NAME]);
    expect(row("formula.json")[1]).to.equal('\'=HYPERLINK("x")');
    expect(table).to.have.length(12);
  });

  it("writes test results that a build server reads", () => {
    const document = create(text("junit.xml")).root();
    const cases = document.filter(({ node }) => node.nodeName === "testcase", false, true);
    const failures = document.filter(({ node }) => node.nodeName === "failure", false, true);
    const checks = graded.rows.filter(isGraded).flatMap((row) => row.checks);

    expect(cases.length).to.be.at.least(checks.length);
    expect(failures).to.have.length(checks.filter(({ status }) => status === "fail").length);
  });

  it("writes a page that needs no other file and runs nothing that a student wrote", () => {
    const page = text("class.html");

    expect(page).to.include(NAME);
    expect(page).not.to.match(/(?:src|href)="(?!#)/);
    expect(page).to.include("=HYPERLINK(&quot;x&quot;)").and.not.include('HYPERLINK("x")');
    expect(text(AGAIN)).to.equal(page);
    expect(text("summary.md")).to.include(NAME);
  });
});

describe("the commands for a class", () => {
  const grade = { lab: "03", submissions: "", out: "grades", secret: "", worlds: "1" };

  it("refuse what they cannot grade", async () => {
    await expectRefusal(["lab", "grade"], grade, /--submissions/, "is missing");
    await expectRefusal(
      ["lab", "grade"],
      { ...grade, submissions: "nowhere" },
      /nowhere/,
      "there is nothing",
    );
    await expectRefusal(
      ["lab", "grade"],
      { ...grade, submissions: "docs", worlds: "-1" },
      /"-1"/,
      "0 to 99",
    );
    await expectRefusal(
      ["lab", "grade"],
      { ...grade, submissions: "docs", out: "docs/grades" },
      /--out/,
      "outside",
    );
    await expectRefusal(["lab", "report"], { results: "docs", out: "" }, /docs/, "no results");
  });
});
