import type { ContractTransactionResponse, TransactionReceipt } from "ethers";

import type { Text } from "../../scripts/language/text.ts";
import type { TableOf } from "../../scripts/language/narrator.ts";
import type { Catalogue } from "../../scripts/errors/catalogue.ts";
import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";
import type { Artifact, Deployed, Deployment } from "./deployed.ts";
import type { Measured, Unit } from "./units.ts";

import { Contract, ContractFactory, Interface } from "ethers";

import { explainData, revertData } from "../../scripts/errors/decode.ts";
import { sentences } from "../../scripts/errors/catalogue.ts";
import { booksOf } from "./books.ts";
import { deployedAs } from "./deployed.ts";
import { CheckFailed, ScriptRefused } from "./failure.ts";
import { haltOf } from "./halted.ts";
import { nameOf } from "./people.ts";
import { ChainSigner } from "./provider.ts";
import type { ChainProvider } from "./provider.ts";
import { measured } from "./units.ts";

/** What a trial plays on: a chain of its own and the compiled contracts. */
export interface Ground {
  readonly provider: ChainProvider;
  /** @throws CheckFailed when there is no such contract */
  readonly artifact: (contract: string) => Artifact;
  /** Every custom error of the contracts, by selector. */
  readonly errors: Catalogue;
  /** What the lab says about its errors. */
  readonly told: Sentences;
  readonly clock: {
    /** Unix seconds of the last transaction. */
    now(): Promise<number>;
    /** Lets the next transaction happen at this time. */
    set(time: number): Promise<void>;
  };
  /** Runs a TypeScript file of the student apart from everything else. */
  readonly script: <R>(file: string, job: ScriptJob) => Promise<R>;
  readonly listener?: Listener;
  /** The same on a chain of its own. */
  readonly another: () => Promise<Ground>;
}

/** What a student's file is given and what it may do. */
export interface ScriptJob {
  /** Plain values the script is called with; amounts as bigint. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Who it may send transactions as; empty for reading only. */
  readonly senders: readonly string[];
  /** How many transactions it may send. */
  readonly maxTransactions: number;
}

/** Hears what a play tells. */
export interface Listener {
  say(text: Text): void;
  table(table: TableOf): void;
}

/** A person of a lab: a name and a key. */
export type Person = ChainSigner;

/** One entry of the public log of a contract. */
export interface Event {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

type What = Text | string;

/**
 * One run of a check, a play or a student's test on a fresh chain. Its verbs say what has to be true; the first that is
 * not ends the run with a cause that a student can read. Money in fen.
 */
export class Trial<P = unknown> {
  readonly params: P;
  readonly #ground: Ground;
  readonly #people = new Map<string, Person>();
  /** Addresses whose keys the chain holds. */
  #keys: readonly string[] | undefined;
  readonly #named: { readonly name: Text; readonly addresses: readonly string[] }[] = [];

  /** Who an address is, for sentences. */
  readonly #labels = (address: string): Text | undefined =>
    this.#named.find(({ addresses }) => addresses.includes(address))?.name;

  constructor(params: P, ground: Ground) {
    this.params = params;
    this.#ground = ground;
  }

  get provider(): ChainProvider {
    return this.#ground.provider;
  }

  /** Somebody with a key and an account that can pay for transactions; the same one for the same name. */
  async person(name: string): Promise<Person> {
    const known = this.#people.get(name);
    if (known !== undefined) return known;
    this.#keys ??= (await this.provider.send("eth_accounts", [])) as string[];
    const address = this.#keys[this.#people.size];
    if (address === undefined) throw new Error(`no key is left for ${name}`);
    const signer = new ChainSigner(this.provider, address);
    this.#people.set(name, signer);
    this.name(nameOf(name), signer.address);
    return signer;
  }

  /** Says who an address is, for the books and for sentences. */
  name(name: Text, ...addresses: readonly string[]): void {
    this.#named.push({ name, addresses });
  }

  /** Puts a contract on the chain, in the name of `from`. */
  async deploy<M>(
    contract: string,
    args: readonly unknown[],
    from: Person,
    options: Deployment = {},
  ): Promise<Deployed<M>> {
    const { abi, bytecode } = this.#ground.artifact(contract);
    const factory = new ContractFactory(abi, bytecode, from);
    if (factory.interface.deploy.inputs.length !== args.length) throw constructorDiffers(contract);
    const creation = await factory.getDeployTransaction(...args, { value: options.value ?? 0n });
    const receipt = await (await from.sendTransaction(creation)).wait();
    const address = receipt?.contractAddress ?? "";
    this.name(options.name ?? { en: contract, zh: contract }, address);
    return deployedAs<M>(contract, new Contract(address, abi, from));
  }

  /** The contract at an address, seen through the interface of a compiled one. */
  attach<M>(contract: string, address: string, from?: Person): Deployed<M> {
    const { abi } = this.#ground.artifact(contract);
    return deployedAs<M>(contract, new Contract(address, abi, from ?? this.provider));
  }

  /** Everything a contract has published, in order: name and arguments of each event. */
  async events(contract: Deployed<unknown>): Promise<Event[]> {
    const logs = await contract.contract.queryFilter("*", 0);
    return logs.flatMap((log) =>
      "eventName" in log ? [{ name: log.eventName, args: log.args.toObject() }] : [],
    );
  }

  /** Unix seconds of the last transaction. */
  async now(): Promise<number> {
    return this.#ground.clock.now();
  }

  /** Lets the next transaction happen at `time` (Unix seconds). */
  async at(time: number): Promise<void> {
    await this.#ground.clock.set(time);
  }

  /** Lets the next transaction happen so many seconds after the last. */
  async pass(seconds: number): Promise<void> {
    await this.at((await this.now()) + seconds);
  }

  /** The call goes through. */
  async accepts(
    what: What,
    call: Promise<ContractTransactionResponse>,
  ): Promise<TransactionReceipt> {
    try {
      const receipt = await (await call).wait();
      if (receipt === null) throw new Error("a transaction without a receipt");
      return receipt;
    } catch (error) {
      throw this.explained(text(what), error);
    }
  }

  /**
   * The contract refuses the call with this error; without `args` whatever its arguments are.
   * @param error name of a custom error, or "Panic" or "Error"
   */
  async refuses(
    what: What,
    call: Promise<unknown>,
    error: string,
    args?: readonly unknown[],
  ): Promise<void> {
    const expected = measured(args === undefined ? error : written(error, args), "text");
    const data = await refusal(call, text(what), expected);
    const found = this.#errorOf(data);
    const right =
      found.name === error &&
      (args === undefined || written(error, args) === written(error, found.args));
    if (right) return;
    const actual = measured(written(found.name, found.args), "text");
    const said = explainData(data, this.#ground.errors, this.#labels, this.#told());
    throw new CheckFailed({ code: "WRONG_REFUSAL", what: text(what), expected, actual, said });
  }

  /** A figure is what it has to be. */
  equal(
    what: What,
    actual: bigint | number | string | boolean,
    expected: typeof actual,
    unit: Unit,
  ): void {
    if (String(actual) === String(expected)) return;
    throw new CheckFailed({
      code: "VALUE",
      what: text(what),
      expected: measured(expected, unit),
      actual: measured(actual, unit),
    });
  }

  /** A transaction published an event of a contract with these arguments. */
  emits(
    what: What,
    receipt: TransactionReceipt,
    contract: Deployed<unknown>,
    event: string,
    args: readonly unknown[],
  ): void {
    const expected = measured(written(event, args), "text");
    const events = receipt.logs
      .filter(({ address }) => address === contract.address)
      .map((log) => contract.contract.interface.parseLog(log))
      .filter((log) => log !== null)
      .map((log) => written(log.name, log.args.toArray()));
    if (events.includes(expected.value)) return;
    const actual = measured(events.join(", ") || "-", "text");
    throw new CheckFailed({ code: "EVENT", what: text(what), expected, actual });
  }

  /** Every unit of a token is with somebody who is known, and the token agrees with its own events. */
  async reconciles(token: Deployed<unknown>): Promise<void> {
    const { differences } = await booksOf(token, this.#named);
    const [said] = differences;
    if (said === undefined) return;
    const what = { en: "The books of the token are drawn up", zh: "为代币编制账簿" };
    throw new CheckFailed({ code: "BOOKS", what, said });
  }

  /** A second, independent trial with the same figures on another fresh chain, and the stage set on it. */
  async again<S>(stage: (fresh: Trial<P>) => Promise<S>): Promise<{ trial: Trial<P>; stage: S }> {
    const trial = new Trial(this.params, await this.#ground.another());
    return { trial, stage: await stage(trial) };
  }

  /** Runs a TypeScript file of the student in a process of its own and returns its answer. */
  async script<R>(file: string, job: ScriptJob): Promise<R> {
    try {
      return await this.#ground.script<R>(file, job);
    } catch (error) {
      if (!(error instanceof ScriptRefused)) throw error;
      const { name, args } = this.#errorOf(error.data);
      throw new CheckFailed({
        code: "SCRIPT",
        what: {
          en: `${file} stopped: a contract refused what it sent`,
          zh: `${file} 运行中断：合约拒绝了它发送的交易`,
        },
        actual: measured(written(name, args), "text"),
        said: explainData(error.data, this.#ground.errors, this.#labels, this.#told()),
        ...(error.where === undefined ? {} : { where: error.where }),
      });
    }
  }

  /** Tells the reader something; silent in a check. */
  say(said: Text): void {
    this.#ground.listener?.say(said);
  }

  table(table: TableOf): void {
    this.#ground.listener?.table(table);
  }

  /**
   * Shows the double-entry books of a token.
   * @param issuer what its account zero is called; the issuer of lab yuan if nothing is said
   */
  async showBooks(token: Deployed<unknown>, issuer?: Text): Promise<void> {
    const { table } = await booksOf(token, this.#named, issuer);
    this.table(table);
  }

  /** What a contract refused, or could not do, as the cause of a failure; anything else as it is. */
  explained(what: Text, error: unknown): unknown {
    if (error instanceof CheckFailed) return error;
    const data = revertData(error);
    if (data === undefined) {
      const said = haltOf(error);
      return said === undefined ? error : new CheckFailed({ code: "HALTED", what, said });
    }
    const where = placeOf(error);
    const { name, args } = this.#errorOf(data);
    return new CheckFailed({
      code: "REFUSED",
      what,
      actual: measured(written(name, args), "text"),
      said: explainData(data, this.#ground.errors, this.#labels, this.#told()),
      ...(where === undefined ? {} : { where }),
    });
  }

  #told(): Sentences {
    return { ...sentences, ...this.#ground.told };
  }

  #errorOf(data: string): { readonly name: string; readonly args: readonly unknown[] } {
    const fragment = this.#ground.errors.get(data.slice(0, 10).toLowerCase());
    const known = [...(fragment ? [fragment] : []), ...BUILT_IN];
    const parsed = data === "0x" ? null : new Interface(known).parseError(data);
    return parsed === null ? { name: "-", args: [] } : { name: parsed.name, args: parsed.args };
  }
}

const BUILT_IN = ["error Error(string reason)", "error Panic(uint256 code)"];

/** The data of a refusal. */
async function refusal(call: Promise<unknown>, what: Text, expected: Measured): Promise<string> {
  try {
    const sent = await call;
    // A call that only reads has been refused already, or never is.
    if (sent !== null && typeof sent === "object" && "wait" in sent) {
      await (sent as ContractTransactionResponse).wait();
    }
  } catch (error) {
    const data = revertData(error);
    if (data === undefined) throw error;
    return data;
  }
  throw new CheckFailed({ code: "REFUSAL_EXPECTED", what, expected });
}

/** The innermost line of a contract in a stack trace. */
function placeOf(error: unknown): { file: string; line: number } | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, file, line] = /\(\S*?\/(contracts\/[^()]*\.sol):(\d+)\)/.exec(stack) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

function written(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map(String).join(", ")})`;
}

function text(what: What): Text {
  return typeof what === "string" ? { en: what, zh: what } : what;
}

function constructorDiffers(contract: string): CheckFailed {
  return new CheckFailed({
    code: "MISSING",
    what: {
      en: `${contract} is deployed; its constructor does not take the parameters of the starter any more`,
      zh: `部署 ${contract}：构造函数的参数与初始代码不一致`,
    },
  });
}
