import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect } from "chai";

import { loadLab } from "../../labkit/engine/labs.ts";
import type { LoadedLab } from "../../labkit/engine/labs.ts";
import { pathsOf } from "../../labkit/engine/paths.ts";
import { contractOf, hash, Progress } from "../../labkit/engine/progress.ts";
import { MODEL, ROOT } from "../support/lab.ts";

describe("the progress of a student", () => {
  let loaded: LoadedLab;
  let state: string;
  let progress: Progress;
  const file = () => path.join(state, "progress.jsonl");

  beforeEach(async () => {
    loaded = await loadLab(pathsOf(ROOT), MODEL);
    state = mkdtempSync(path.join(tmpdir(), "progress-"));
    progress = new Progress(state);
  });

  it("counts a pass as long as the step asks the same, also in a later version", () => {
    progress.add(loaded.lab, "s3", "pass", `${contractOf(loaded, "s3")} work`);
    const later = { ...loaded, lab: { ...loaded.lab, version: "2.0.0" } };

    expect([...progress.passed(later).keys()]).to.deep.equal(["s3"]);
  });

  it("asks anew for a step that has grown a check", () => {
    progress.add(loaded.lab, "s3", "pass", `${contractOf(loaded, "s3")} work`);
    const grown = { ...loaded, checks: loaded.checks.filter(({ id }) => id !== "limit") };

    expect([...progress.passed(grown).keys()]).to.deep.equal([]);
  });

  it("links every line to the one before", () => {
    progress.add(loaded.lab, "s1", "start");
    progress.add(loaded.lab, "s1", "pass", "x");
    const [first = "", second = ""] = readFileSync(file(), "utf8").split("\n");

    expect(JSON.parse(second)).to.include({ prev: hash(first) });
  });

  it("merges with the lines of another computer, each counted once", () => {
    progress.add(loaded.lab, "s1", "pass", contractOf(loaded, "s1"));
    const here = readFileSync(file(), "utf8");
    const there = here
      .replaceAll('"s1"', '"s2"')
      .replace(contractOf(loaded, "s1"), contractOf(loaded, "s2"));
    writeFileSync(file(), here + there + here);

    expect(progress.events()).to.have.length(2);
    expect([...progress.passed(loaded).keys()]).to.deep.equal(["s1", "s2"]);
  });

  it("survives a line that was cut off", () => {
    progress.add(loaded.lab, "s1", "start");
    appendFileSync(file(), '{"t":"2026');
    expect(progress.events().map(({ event }) => event)).to.deep.equal(["start"]);
  });
});
