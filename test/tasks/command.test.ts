import { expect } from "chai";

import { chosenLanguage, languageForErrors } from "../../scripts/language/text.ts";
import type { Language } from "../../scripts/language/text.ts";
import { Stop } from "../../scripts/errors/stop.ts";
import { verdictOf } from "../../tasks/command.ts";
import type { Verdict } from "../../tasks/command.ts";
import { ownTask, retellUsage } from "../../tasks/usage.ts";

const season = ["insurance", "season"];

/** What a command prints on stderr and the verdict it ends with. */
async function outcome(work: () => Promise<Verdict | void>, language: Language = "en") {
  const printed: string[] = [];
  const verdict = await verdictOf(
    work,
    language,
    () => new Map(),
    (line) => printed.push(line),
  );
  return { verdict, printed };
}

function throwing(error: unknown): () => Promise<void> {
  return async () => {
    throw error;
  };
}

function stopOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Stop) return { code: error.code, en: error.message };
  }
  return undefined;
}

describe("the verdict of a command", () => {
  it("is what the command returns, and 0 when it returns nothing", async () => {
    expect(await outcome(async () => 1)).to.deep.equal({ verdict: 1, printed: [] });
    expect(await outcome(async () => undefined)).to.deep.equal({ verdict: 0, printed: [] });
  });

  it("is the code of a Stop, told in one sentence", async () => {
    const stop = throwing(new Stop(2, { en: "No such file.", zh: "找不到文件。" }));
    expect(await outcome(stop)).to.deep.equal({ verdict: 2, printed: ["No such file."] });
    expect(await outcome(stop, "zh-CN")).to.deep.equal({ verdict: 2, printed: ["找不到文件。"] });
  });

  it("is 1 for a revert, told in one sentence", async () => {
    const revert = throwing(new Error("reverted", { cause: { data: "0xdeadbeef" } }));
    const { verdict, printed } = await outcome(revert);
    expect(verdict).to.equal(1);
    expect(printed).to.have.length(1);
    expect(printed[0]).to.include("0xdeadbeef");
  });

  it("is 3 for anything else, with the stack only for FINCHAIN_DEBUG", async () => {
    const crash = throwing(new TypeError("first line.\nsecond line"));
    const { verdict, printed } = await outcome(crash);
    expect(verdict).to.equal(3);
    expect(printed).to.have.length(1);
    expect(printed[0]).to.include("(first line);").and.not.include("second line");
    process.env.FINCHAIN_DEBUG = "1";
    const told = await outcome(crash).finally(() => delete process.env.FINCHAIN_DEBUG);
    expect(told.printed[1]).to.include("command.test.ts");
  });
});

describe("the language of a command", () => {
  it("follows --lang, then FINCHAIN_LANG, then the terminal", () => {
    const chinese = { FINCHAIN_LANG: "zh-CN", LANG: "en_GB.UTF-8" };
    expect(chosenLanguage("en", chinese)).to.equal("en");
    expect(chosenLanguage("", chinese)).to.equal("zh-CN");
    expect(chosenLanguage(undefined, { LANG: "zh_CN.UTF-8" })).to.equal("zh-CN");
    expect(chosenLanguage(undefined, { LC_ALL: "C", LANG: "zh_CN.UTF-8" })).to.equal("en");
    expect(chosenLanguage(undefined, {})).to.equal("en");
  });

  it("refuses a language the lab does not speak", () => {
    const en = '--lang is "fr"; the lab speaks en and zh-CN.';
    expect(stopOf(() => chosenLanguage("fr", {}))).to.deep.equal({ code: 2, en });
    expect(stopOf(() => chosenLanguage("", { FINCHAIN_LANG: "fr" }))).to.have.property("code", 2);
    expect(languageForErrors("fr", {})).to.equal("en");
  });
});

describe("whose command it is", () => {
  it("is ours when its first word is one of our roots", () => {
    expect(ownTask([...season, "--x"])).to.equal("insurance");
    expect(ownTask(["--network", "node", "--coverage", "lab"])).to.equal("lab");
  });

  it("is Hardhat's otherwise", () => {
    for (const argv of [
      [],
      ["build"],
      ["test", "lab"],
      ["--network", "lab", "build"],
      ["--help"],
    ]) {
      expect(ownTask(argv), argv.join(" ")).to.equal(undefined);
    }
  });
});

describe("what Hardhat's parser complains about", () => {
  it("names the option that was given a negative amount, in either spelling", () => {
    const complaint = 'Error HHE509: Invalid option "-1000". Options cannot be grouped together.';
    for (const words of [["--sum-insured", "-1000"], ["--sum-insured=-1000"]]) {
      expect(retellUsage(complaint, [...season, ...words])?.en).to.equal(
        "--sum-insured was given -1000; amounts and counts cannot be negative.",
      );
    }
  });

  it("is left alone when it is not about arguments", () => {
    expect(retellUsage("Error HHE404: Task not found", season)).to.equal(undefined);
    expect(retellUsage("Warning", season)).to.equal(undefined);
  });
});
