import { existsSync } from "node:fs";
import path from "node:path";

import { expect } from "chai";

import type { Plan } from "../../labkit/teaching/plan.ts";

import { run } from "../support/commands.ts";
import { inHome } from "../support/lab.ts";

const demo = async (lang: string) =>
  (await run(["lab", "demo"], { lab: "03", auto: true, json: false, lang })).output;

describe("an instructor", function () {
  this.timeout(300_000);

  it("plays every step, with a mistake where students write, and touches nobody's work", async () => {
    await inHome(async (home) => {
      const told = await demo("en");

      for (const step of ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"])
        expect(told).to.match(new RegExp(`^${step}  .* minutes\\)$`, "m"));
      expect(told.match(/^Mistake 1 of \d+: /gm)).to.have.length(5);
      expect(told.match(/^ {2}think {2}/gm), "a mistake without its message").to.have.length(5);
      expect(told).not.to.match(/^ {2}[✗·]/m);
      expect(existsSync(path.join(home, "workspace"))).to.equal(false);
      expect(existsSync(path.join(home, ".lab", "progress.jsonl"))).to.equal(false);
    });
  });

  it("plays the same again, line for line", async () => {
    const [once, again] = await inHome(async () => [await demo("zh-CN"), await demo("zh-CN")]);
    expect(once).to.equal(again);
    expect(once).to.include("误解 1 / ");
  });

  it("gets a plan whose minutes add up and whose steps have what the class must reach", async () => {
    const { output } = await run(["lab", "plan"], { lab: "03" });
    const plan = JSON.parse(output) as Plan;
    const ends = plan.steps.map(({ from, minutes }) => from + minutes);

    expect(plan.steps.map(({ from }) => from)).to.deep.equal([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).to.equal(plan.minutes);
    const step = plan.steps.find(({ id }) => id === "s7");
    expect(step?.checkpoint.map(({ en }) => en)).to.deep.equal([
      "The tests find out at least 13 of 16 wrong contracts",
    ]);
    expect(plan.steps.find(({ id }) => id === "s6")?.misconceptions).to.have.length(3);
  });
});
