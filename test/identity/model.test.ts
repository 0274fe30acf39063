import { expect } from "chai";
import { network } from "hardhat";

import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { CourseChain } from "../../scripts/chain/course.ts";
import type { Voucher } from "../../scripts/identity/vouchers.ts";

import { id } from "ethers";

import { DAY, HOUR, now, travelTo } from "../../scripts/chain/clock.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { checkOf, type IdentityBook, rebuildIdentities } from "../../scripts/identity/model.ts";
import {
  CLASSES,
  CODES,
  COURSE_ISSUER,
  presentVoucher,
  subjectFor,
  voucherFor,
} from "../../scripts/identity/vouchers.ts";
import { randomFrom } from "../support/random.ts";

const SUBJECTS = ["ann", "ben", "cao"].map((name) => subjectFor(name, `salt of ${name}`));
const STEPS = 400;
const MINUTE = 60;

describe("identities rebuilt from events", () => {
  it("know what a voucher says, and what became of it", async () => {
    const course = await openCourse(await network.create());
    const { holder, agent, issuer } = course.people;
    const [subject = ""] = SUBJECTS;
    const issuedAt = await now(course.connection);
    const voucher = voucherFor(holder, { subject, issuedAt, members: 7n, class: CLASSES.entity });
    await presentVoucher(course, holder, voucher);
    await presentVoucher(course, agent, { ...voucher, wallet: agent.address });
    await course.registry.connect(issuer).retireWallet(holder, id("stolen"));
    await course.registry.connect(issuer).suspend(subject, id("asked by the police"));

    const { issuers, subjects, wallets } = await rebuildIdentities(course.registry);
    expect(issuers.get(COURSE_ISSUER)).to.deep.equal({ key: issuer.address, standing: 1n });
    expect(subjects.get(subject)).to.deep.equal({
      issuer: COURSE_ISSUER,
      class: CLASSES.entity,
      suspended: true,
      revoked: false,
      country: 156n,
      members: 7n,
      issuedAt: BigInt(issuedAt),
      expiresAt: BigInt(issuedAt + 365 * DAY),
    });
    expect(wallets.get(holder.address)).to.deep.equal({ subject, retired: true });
    expect(wallets.get(agent.address)).to.deep.equal({ subject, retired: false });
  });

  it("equal the registry through a random life of issuers, people and wallets", async function () {
    this.timeout(60_000);
    const { course, wallets, keys, admin } = await openOffice();
    const random = randomFrom(20_261_122);
    const outcomes = new Map<string, number>();
    const seen = new Set<string>();
    const start = await now(course.connection);
    for (let step = 0; step < STEPS; step += 1) {
      // Far enough apart that the clock of this machine has no say; a day goes by every forty steps.
      await travelTo(course.connection, start + (step + 1) * MINUTE + Math.floor(step / 40) * DAY);
      const [name, act] = actionOf(course, { wallets, keys, admin, random });
      const done = await act().then(
        () => "done",
        (error: unknown) => problemOf(course, error),
      );
      outcomes.set(`${name} ${done}`, (outcomes.get(`${name} ${done}`) ?? 0) + 1);
      if (step % 10 === 9) {
        for (const code of await expectSame(course, wallets)) seen.add(code);
      }
    }
    // A run in which nothing happens proves nothing.
    for (const name of ["present", "suspend", "lift", "revoke", "retireWallet"]) {
      expect(outcomes.get(`${name} done`), [...outcomes].join("\n")).to.be.greaterThan(0);
    }
    expect([...seen].toSorted()).to.deep.equal([...CODES].toSorted());
  });
});

interface Office {
  readonly wallets: readonly HardhatEthersSigner[];
  readonly keys: readonly HardhatEthersSigner[];
  readonly admin: CourseChain["registry"];
  readonly random: (below: number) => number;
}

/** A registry that one account administers without notice, with two issuers. */
async function openOffice() {
  const ordinary = await openCourse(await network.create());
  const { ethers } = ordinary.connection;
  const { people } = ordinary;
  const authority = await ethers.deployContract("AccessManager", [people.admin]);
  const deployed = await ethers.deployContract("IdentityRegistry", [authority]);
  const registry = await ethers.getContractAt("IdentityRegistry", deployed);
  const course = { ...ordinary, registry };
  const admin = registry.connect(people.admin);
  const keys = [people.issuer, people.broker, people.underwriter];
  for (const key of keys.slice(0, 2)) await admin.accredit(key, id("profile"));
  return { course, admin, keys, wallets: people.appealAssessors };
}

function actionOf(
  course: CourseChain,
  { wallets, keys, admin, random }: Office,
): [string, () => Promise<unknown>] {
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[random(from.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  };
  const [key, subject, reason] = [pick(keys), pick(SUBJECTS), id(`reason ${random(9)}`)];
  const [wallet, issuer] = [pick(wallets), BigInt(1 + random(3))];
  const office = course.registry.connect(key);
  const choice = random(40);
  if (choice < 2) return ["suspendIssuer", () => admin.suspendIssuer(issuer, reason)];
  if (choice < 6) return ["reinstateIssuer", () => admin.reinstateIssuer(issuer)];
  if (choice < 7) return ["replaceKey", () => admin.replaceKey(issuer, key)];
  if (choice < 10) return ["suspend", () => office.suspend(subject, reason)];
  if (choice < 15) return ["lift", () => office.lift(subject)];
  if (choice < 17) return ["revoke", () => office.revoke(subject, reason)];
  if (choice < 18) return ["retireWallet", () => office.retireWallet(wallet, reason)];
  if (choice === 18 && random(6) === 0) return ["endIssuer", () => admin.endIssuer(issuer, reason)];
  if (choice === 19) return ["accredit", () => admin.accredit(key, reason)];
  return ["present", () => present(course, { wallet, key, subject, issuer, random })];
}

/** Somebody presents a voucher of some past second, good for an hour to three days. */
async function present(
  course: CourseChain,
  bearer: {
    readonly wallet: HardhatEthersSigner;
    readonly key: HardhatEthersSigner;
    readonly subject: string;
    readonly issuer: bigint;
    readonly random: (below: number) => number;
  },
): Promise<unknown> {
  const { wallet, key, subject, issuer, random } = bearer;
  const issuedAt = (await now(course.connection)) - random(3);
  const voucher: Voucher = voucherFor(wallet, {
    issuer,
    subject,
    issuedAt,
    class: BigInt(1 + random(3)),
    country: BigInt(1 + random(999)),
    expiresAt: BigInt(issuedAt + HOUR * (1 + random(72)) + MINUTE / 2),
    evidence: id(`evidence ${random(9)}`),
  });
  return presentVoucher(course, wallet, voucher, key);
}

/** Compares book and registry; returns the answers that were met. */
async function expectSame(
  course: CourseChain,
  wallets: readonly { readonly address: string }[],
): Promise<string[]> {
  const book = await rebuildIdentities(course.registry);
  await expectSameEntries(course, book);
  const time = BigInt(await now(course.connection));
  const answers: string[] = [];
  for (const { address } of wallets) {
    const { code, person } = await course.registry.check(address);
    const expected = checkOf(book, address, time);
    expect(CODES[Number(code)]).to.equal(expected);
    expect(person.subject).to.equal(book.wallets.get(address)?.subject ?? `0x${"00".repeat(31)}`);
    answers.push(expected);
  }
  return answers;
}

async function expectSameEntries({ registry }: CourseChain, book: IdentityBook): Promise<void> {
  for (const [issuer, { key, standing }] of book.issuers) {
    expect(await registry.issuerOf(issuer)).to.deep.equal([key, standing]);
  }
  for (const [subject, entry] of book.subjects) {
    const { issuer, suspended, revoked, country, members, issuedAt, expiresAt } = entry;
    const rest = [suspended, revoked, country, members, issuedAt, expiresAt];
    expect(await registry.recordOf(subject)).to.deep.equal([issuer, entry.class, ...rest]);
  }
  for (const [wallet, { subject, retired }] of book.wallets) {
    expect(await registry.walletOf(wallet)).to.deep.equal([subject, retired]);
  }
}

/** The name of the error with which the registry refused; anything else is a defect of the test. */
function problemOf({ registry }: CourseChain, error: unknown): string {
  const data = (error as { data?: unknown }).data;
  const parsed = typeof data === "string" ? registry.interface.parseError(data) : null;
  if (parsed === null) throw error;
  return parsed.name;
}
