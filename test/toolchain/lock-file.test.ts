import { readFileSync } from "node:fs";

import { expect } from "chai";

import type { LockFile } from "../../scripts/run.mjs";

const read = (file: string): string =>
  readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

/** Packages whose native part comes as one optional package for each platform. */
const NATIVE = [
  "@nomicfoundation/edr",
  "@nomicfoundation/solidity-analyzer",
  "esbuild",
  "oxlint",
  "oxlint-tsgolint",
  "typescript",
];

describe("lock file", () => {
  const text = read("package-lock.json");
  const { packages }: LockFile = JSON.parse(text);

  for (const name of NATIVE) {
    it(`has ${name} for every platform, or npm ci refuses to install anywhere`, () => {
      const entry = packages[`node_modules/${name}`];
      const platforms = Object.entries(entry?.optionalDependencies ?? {});
      expect(platforms).to.have.length.above(0);
      const missing = platforms.filter(([part]) => packages[`node_modules/${part}`] === undefined);
      expect(missing.map(([part]) => part)).to.deep.equal([]);
    });
  }

  it("names no host, so that it works with any mirror", () => {
    const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(resolved.map(([name]) => name)).to.deep.equal([]);
    // Addresses remain where people are asked for money, nowhere else.
    const addresses = [...text.matchAll(/^\s*"(\w+)": "https?:/gm)].map((match) => match[1]);
    expect(new Set(addresses)).to.deep.equal(new Set(["url"]));
  });

  it("pins every direct dependency to one exact version", () => {
    const manifest: { devDependencies: Record<string, string> } = JSON.parse(read("package.json"));
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).to.deep.equal([]);
    expect(packages[""]?.devDependencies).to.deep.equal(manifest.devDependencies);
  });
});
