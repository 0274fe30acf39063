import type { NetworkConnection } from "hardhat/types/network";
import type { CourseChain } from "../scripts/chain/course.ts";

import { id } from "ethers";

import { DAY, endOfDay, HOUR, travelTo } from "../scripts/chain/clock.ts";
import { openCourse } from "../scripts/chain/course.ts";
import {
  type ForwardTerms,
  KINDS,
  type OptionTerms,
  signForward,
} from "../scripts/derivatives/term-sheets.ts";
import { agreeForward, agreeOption, fundParty } from "../scripts/derivatives/trades.ts";
import { registerFeed } from "../scripts/insurance/insurer.ts";
import { postObservation, unanimous } from "../scripts/insurance/observations.ts";
import { gas } from "./gas-used.ts";

/** Fixed days, so that calldata and with it every gas figure is the same in every run. */
const EXPIRY = endOfDay("2026-05-31");
const STRIKE = 216_000n;
const FIXING = 202_147n;
const MARGIN = 10_000_000n;

/** Gas of each operation in steady state: known parties with a balance, second trade of the contract. */
export const derivativesOperations: Record<
  string,
  (connection: NetworkConnection) => Promise<number>
> = {
  "derivatives.forwardIncept": async (connection) => {
    const { course, terms } = await openDesk(connection);
    return gas(course.forward.connect(course.people.importer).incept(terms));
  },

  "derivatives.forwardConfirm": async (connection) => {
    const { course, terms } = await openDesk(connection);
    await course.forward.connect(course.people.importer).incept(terms);
    return gas(course.forward.connect(course.people.exporter).confirm(terms));
  },

  "derivatives.forwardOpen": async (connection) => {
    const { course, terms } = await openDesk(connection);
    const { exporter, importer, agent } = course.people;
    const byBuyer = await signForward(course, exporter, terms);
    const bySeller = await signForward(course, importer, terms);
    return gas(course.forward.connect(agent).open(terms, byBuyer, bySeller));
  },

  "derivatives.forwardSettle": async (connection) => {
    const { course, first, terms, feedId } = await openDesk(connection);
    await agreeForward(course, forwardParties(course), terms);
    await observe(course, feedId);
    await course.forward.settle(first);
    return gas(course.forward.connect(course.people.agent).settle(terms));
  },

  // Proposal, confirmation and settlement together.
  "derivatives.option": async (connection) => {
    const { course, option, feedId } = await openDesk(connection);
    const { speculator, optionWriter, agent } = course.people;
    const incept = await gas(course.option.connect(optionWriter).incept(option));
    const confirm = await gas(course.option.connect(speculator).confirm(option));
    await observe(course, feedId);
    return incept + confirm + (await gas(course.option.connect(agent).settle(option)));
  },
};

/** A desk in use: a forward and an option on the same feed are open already. */
async function openDesk(connection: NetworkConnection) {
  const course = await openCourse(connection);
  const { people } = course;
  for (const party of [people.importer, people.exporter]) {
    await fundParty(course, party, course.forward, 10n * MARGIN);
  }
  for (const party of [people.speculator, people.optionWriter]) {
    await fundParty(course, party, course.option, 10n * MARGIN);
  }
  const feedId = await registerFeed(course, { name: "a rate and an index" });
  const [first, terms] = [forwardTerms(course, feedId, 0n), forwardTerms(course, feedId, 1n)];
  await agreeForward(course, forwardParties(course), first);
  const parties = { first: people.speculator, second: people.optionWriter };
  await agreeOption(course, parties, optionTerms(course, feedId, 0n));
  return { course, feedId, first, terms, option: optionTerms(course, feedId, 1n) };
}

function forwardParties({ people }: CourseChain) {
  return { first: people.exporter, second: people.importer };
}

async function observe(course: CourseChain, feedId: string): Promise<void> {
  await travelTo(course.connection, EXPIRY + HOUR);
  await postObservation(course, { feedId, periodEnd: EXPIRY }, unanimous(course, FIXING));
  await travelTo(course.connection, EXPIRY + DAY);
}

function forwardTerms({ people }: CourseChain, feedId: string, salt: bigint): ForwardTerms {
  return {
    buyer: people.exporter.address,
    seller: people.importer.address,
    buyerMargin: MARGIN,
    sellerMargin: MARGIN,
    notional: 10n * MARGIN,
    strike: STRIKE,
    ...dates(feedId, salt),
  };
}

function optionTerms({ people }: CourseChain, feedId: string, salt: bigint): OptionTerms {
  return {
    buyer: people.speculator.address,
    writer: people.optionWriter.address,
    premium: MARGIN / 5n,
    cap: MARGIN,
    tick: 100n,
    strike: STRIKE,
    kind: KINDS.put,
    ...dates(feedId, salt),
  };
}

function dates(feedId: string, salt: bigint) {
  return { feedId, expiry: EXPIRY, validUntil: EXPIRY - DAY, termsHash: id("terms"), salt };
}
