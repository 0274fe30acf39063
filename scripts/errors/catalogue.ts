import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { ErrorFragment, Interface } from "ethers";

import { misfit, placeholders } from "./template.ts";
import type { Tongue } from "./template.ts";
import type { Text } from "../language/text.ts";
import { claims } from "./sentences/claims.ts";
import { crowdfundingRules } from "./sentences/crowdfunding-rules.ts";
import { derivatives } from "./sentences/derivatives.ts";
import { identity } from "./sentences/identity.ts";
import { exits } from "./sentences/exits.ts";
import { insurance } from "./sentences/insurance.ts";
import { lendingSchedule } from "./sentences/lending-schedule.ts";
import { lendingLoans } from "./sentences/lending-loans.ts";
import { lendingNotes } from "./sentences/lending-notes.ts";
import { lendingMarket } from "./sentences/lending-market.ts";
import { lendingPolicy } from "./sentences/lending-policy.ts";
import { lendingRegister } from "./sentences/lending-register.ts";
import { milestones } from "./sentences/milestones.ts";
import { money } from "./sentences/money.ts";
import { offerings } from "./sentences/offerings.ts";
import { offeringDesk } from "./sentences/offering-desk.ts";
import { openzeppelin } from "./sentences/openzeppelin.ts";
import { reinsurance } from "./sentences/reinsurance.ts";
import { shares } from "./sentences/shares.ts";
import type { Sentences } from "./sentences/sentences.ts";
import { waterfall } from "./sentences/waterfall.ts";

/** The custom errors of the project by their four-byte selector. */
export type Catalogue = ReadonlyMap<string, ErrorFragment>;

/** One entry per domain: add a domain's sentences here and in the pages of docs/. */
export const domains: Readonly<Record<string, Sentences>> = {
  insurance,
  claims,
  reinsurance,
  derivatives,
  crowdfundingRules,
  offeringDesk,
  milestones,
  waterfall,
  lendingSchedule,
  identity,
  shares,
  offerings,
  exits,
  lendingLoans,
  lendingNotes,
  lendingMarket,
  lendingPolicy,
  lendingRegister,
  money,
};

/** Every sentence the tools know, OpenZeppelin's included. */
export const sentences: Sentences = Object.assign({}, openzeppelin, ...Object.values(domains));

const loaded = new Map<string, Catalogue>();

/** The catalogue of the artifacts, read once for a folder. */
export function loadCatalogue(artifactsDir: string): Catalogue {
  const catalogue = loaded.get(artifactsDir) ?? catalogueOf(allErrors(artifactsDir));
  loaded.set(artifactsDir, catalogue);
  return catalogue;
}

export function catalogueOf(errors: readonly ErrorFragment[]): Catalogue {
  return new Map(errors.map((error) => [error.selector, error]));
}

/**
 * Every custom error a compiled contract can raise, inherited ones and those of npm packages included; doubles
 * under contracts/mocks and test contracts are left out. Sorted by name, one entry per signature.
 */
export function allErrors(artifactsDir: string): ErrorFragment[] {
  const errors = artifactFiles(artifactsDir).flatMap((file) =>
    errorsOf(readFileSync(file, "utf8")),
  );
  return [...catalogueOf(errors).values()].toSorted((a, b) => (a.format() < b.format() ? -1 : 1));
}

/** The errors that Solidity sources declare, for libraries of which only a part is compiled here. */
export function declaredErrors(sourcesDir: string): ErrorFragment[] {
  const sources = files(sourcesDir).filter((file) => file.endsWith(".sol"));
  const declared = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^\s*error (\w+)\(([^()]*)\);/gm)].flatMap(
      ([, name = "", inputs = ""]) => fragmentOf(name, inputs),
    ),
  );
  return [...catalogueOf(declared).values()];
}

/**
 * What keeps the sentences from being complete and true, in the words of a developer.
 * @param errors the errors that need a sentence
 * @param known the errors that may have one
 */
export function problems(
  errors: readonly ErrorFragment[],
  known: readonly ErrorFragment[],
  told: Sentences = sentences,
): string[] {
  const missing = errors
    .filter(({ name }) => told[name] === undefined)
    .map((error) => `${error.format("full")} has no sentence`);
  const left = Object.keys(told)
    .filter((name) => !known.some((error) => error.name === name))
    .map((name) => `${name} has a sentence but no contract raises it`);
  const wrong = known.flatMap((error) => {
    const text = told[error.name];
    return text === undefined ? [] : misfits(error, text);
  });
  return [...missing, ...left, ...new Set(wrong)];
}

function misfits(error: ErrorFragment, text: Text): string[] {
  return (["en", "zh"] satisfies Tongue[]).flatMap((tongue) => {
    const where = `${error.format("full")} (${tongue})`;
    const sentence = text[tongue];
    const places = placeholders(sentence);
    const strays = places.reduce((rest, { source }) => rest.replace(source, ""), sentence);
    const found = places.flatMap((place) => {
      const input = error.inputs.find(({ name }) => name === place.name);
      if (input === undefined) return [`${where}: {${place.name}} is no argument of the error`];
      return misfit(place, input.type) ?? [];
    });
    if (sentence.trim() === "") found.push(`${where} is empty`);
    if (/[{}]/.test(strays)) found.push(`${where} has a stray brace`);
    return found;
  });
}

/** What is compiled beside the project's own contracts and those of its packages. */
const asides = ["build-info", "test", join("contracts", "mocks")];

function artifactFiles(artifactsDir: string): string[] {
  return files(artifactsDir).filter((file) => {
    const path = relative(artifactsDir, file);
    return path.endsWith(".json") && !asides.some((aside) => path.startsWith(aside + sep));
  });
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) =>
    join(folder, path),
  );
}

function errorsOf(artifact: string): ErrorFragment[] {
  const parsed: unknown = JSON.parse(artifact);
  const abi: unknown = typeof parsed === "object" && parsed !== null && Reflect.get(parsed, "abi");
  if (!Array.isArray(abi)) return [];
  return Interface.from(abi).fragments.filter((entry) => ErrorFragment.isFragment(entry));
}

/** Errors with types of the source's own (enums, contracts) cannot be read without a compiler and are left out. */
function fragmentOf(name: string, inputs: string): ErrorFragment[] {
  try {
    return [ErrorFragment.from(`error ${name}(${inputs})`)];
  } catch {
    return [];
  }
}
