import { expect } from "chai";
import { encodeBytes32String, ErrorFragment, Interface } from "ethers";

import { catalogueOf } from "../../scripts/errors/catalogue.ts";
import { decode, explainData, revertData } from "../../scripts/errors/decode.ts";
import { fill } from "../../scripts/errors/template.ts";
import type { Tongue } from "../../scripts/errors/template.ts";
import type { Text } from "../../scripts/language/text.ts";

const money = new Interface([
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error Untold(uint256 amount)",
  "error Error(string reason)",
  "error Panic(uint256 code)",
]);
const catalogue = catalogueOf(money.fragments.filter((entry) => ErrorFragment.isFragment(entry)));
const farmer = "0x00000000000000000000000000000000000000A1";
const balance = money.encodeErrorResult("ERC20InsufficientBalance", [
  farmer,
  9_280_000n,
  10_000_050n,
]);

function labels(address: string): Text | undefined {
  return address === farmer ? { en: "The farmer", zh: "农户" } : undefined;
}

function said(format: string, value: unknown, tongue: Tongue = "en"): string {
  return fill(`{x:${format}}`, tongue, { x: value });
}

describe("decode", () => {
  it("names the account and writes amounts in yuan", () => {
    expect(decode({ data: balance }, catalogue, "en", labels)).to.equal(
      "The farmer holds 92,800.00 yuan but needs 100,000.50 yuan.",
    );
    expect(decode({ data: balance }, catalogue, "zh-CN", labels)).to.equal(
      "农户的余额为 92,800.00 元，需要 100,000.50 元。",
    );
    expect(decode({ data: balance }, catalogue, "en")).to.match(/^0x0{37}0A1 holds/);
  });

  it("tells panics, plain reasons and silence", () => {
    const panic = (code: bigint) =>
      explainData(money.encodeErrorResult("Panic", [code]), catalogue).en;
    expect(panic(0x11n)).to.include("a sum grew too large");
    expect(panic(0x99n)).to.equal("The contract stopped with panic code 0x99.");
    expect(explainData(money.encodeErrorResult("Error", ["no $& here"]), catalogue).en).to.equal(
      'The contract refused: "no $& here".',
    );
    expect(explainData("0x", catalogue).en).to.include("without giving a reason");
  });

  it("says the bytes of an error it does not know", () => {
    expect(explainData("0xdeadbeef", catalogue).en).to.include("(0xdeadbeef)");
    expect(explainData("0xdeadbeef", catalogue).zh).to.include("0xdeadbeef");
    expect(explainData("0x08c379a0ff", catalogue).en).to.include("(0x08c379a0)");
    const untold = money.encodeErrorResult("Untold", [7n]);
    expect(explainData(untold, catalogue).en).to.equal("The contract refused with Untold(7).");
  });

  it("finds revert data under every wrapping and never mistakes calldata for it", () => {
    const call = {
      transaction: { data: "0x12345678" },
      payload: { params: [{ data: "0x12345678" }] },
    };
    expect(revertData({ ...call, data: balance })).to.equal(balance);
    expect(revertData({ data: { message: "reverted", data: balance } })).to.equal(balance);
    expect(revertData({ ...call, info: { ...call, error: { data: balance } } })).to.equal(balance);
    expect(
      revertData(new Error("a", { cause: new Error("b", { cause: { data: balance } }) })),
    ).to.equal(balance);
    expect(revertData(call)).to.equal(undefined);
    expect(revertData({ ...call, code: "CALL_EXCEPTION", data: null })).to.equal("0x");
    expect(revertData({ message: "execution reverted", data: "0x" })).to.equal("0x");
    expect(revertData({ message: "connection lost", data: "0x" })).to.equal(undefined);
    expect(revertData(new TypeError("x"))).to.equal(undefined);
    expect(revertData("0xdeadbeef")).to.equal(undefined);
  });

  it("survives an error that is its own cause", () => {
    const loop = new Error("loop");
    loop.cause = loop;
    expect(revertData(loop)).to.equal(undefined);
  });
});

describe("a sentence's formats", () => {
  it("writes shares as a percentage", () => {
    expect(["0", "1", "1250", "10000", "100000"].map((x) => said("bps", BigInt(x)))).to.deep.equal([
      "0 %",
      "0.01 %",
      "12.5 %",
      "100 %",
      "1,000 %",
    ]);
  });

  it("writes day numbers as dates", () => {
    expect(said("day", 0n)).to.equal("1970-01-01");
    expect(said("day", 20_453n)).to.equal("2025-12-31");
    expect(said("day", 2_932_896n)).to.equal("9999-12-31");
    expect(said("day", 2_932_897n)).to.equal("2932897");
  });

  it("writes instants in Beijing time, across midnight too", () => {
    expect(said("time", 1_767_571_200n)).to.equal("2026-01-05 08:00:00 (UTC+8)");
    expect(said("time", 1_767_571_199n + 16n * 3_600n)).to.equal("2026-01-05 23:59:59 (UTC+8)");
    expect(said("time", 2n ** 256n - 1n)).to.equal((2n ** 256n - 1n).toString());
  });

  it("writes durations in their largest whole unit", () => {
    expect(said("duration", 172_800n)).to.equal("2 days");
    expect(said("duration", 3_600n)).to.equal("1 hour");
    expect(said("duration", 90n, "zh")).to.equal("90 秒");
    expect(said("duration", 0n)).to.equal("0 seconds");
  });

  it("picks the word of a state", () => {
    expect(said("pick(open|settled)", 1n)).to.equal("settled");
    expect(said("pick(open|settled)", 2n)).to.equal("2");
  });

  it("reads names out of their bytes, and tells bytes that are none", () => {
    expect(said("text", encodeBytes32String("reg-cf-2022"))).to.equal("reg-cf-2022");
    expect(said("text", "0x555344")).to.equal("USD");
    expect(said("text", `0x${"ab".repeat(32)}`)).to.equal("0xabababab…abababab");
    expect(said("text", "0x000000")).to.equal("0x000000");
  });

  it("shortens identifiers but not addresses", () => {
    expect(said("plain", `0x${"ab".repeat(32)}`)).to.equal("0xabababab…abababab");
    expect(said("plain", farmer)).to.equal(farmer);
  });
});
