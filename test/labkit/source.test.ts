import { expect } from "chai";

import { regionsOf, stateOf } from "../../labkit/engine/source.ts";

const source = [
  "function a() {",
  "  // lab:note say this aloud",
  "  // lab:begin s1",
  "  // lab:todo en: write it",
  "  // lab:todo zh: 写出来",
  "  return 1;",
  "  // lab:else",
  "  //~ return 0;",
  "  // lab:end",
  "}",
].join("\n");

describe("a marked source", () => {
  it("shows the solution of a solved step without a mark", () => {
    expect(stateOf(source, () => true, "en")).to.equal("function a() {\n  return 1;\n}");
  });

  it("shows the task and the starter of an open step, in the language of the student", () => {
    expect(stateOf(source, () => false, "en")).to.equal(
      "function a() {\n  // TODO s1: write it\n  return 0;\n}",
    );
    expect(stateOf(source, () => false, "zh-CN")).to.include("// TODO s1: 写出来");
  });

  it("knows its regions", () => {
    expect(regionsOf(source).map(({ step, solution }) => [step, solution])).to.deep.equal([
      ["s1", ["  return 1;"]],
    ]);
  });

  it("refuses marks that do not fit together", () => {
    const cases = [
      "// lab:begin s1",
      "// lab:end",
      "// lab:else",
      "// lab:begin s1\n// lab:begin s2",
    ];
    for (const wrong of cases) expect(() => regionsOf(wrong), wrong).to.throw(/lab:/);
  });
});
