import type { Text } from "../../scripts/language/text.ts";
import type { Send } from "../../labkit/engine/deployed.ts";
import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

interface Board {
  invest: Send<[number, bigint]>;
  withdraw: Send<[number, bigint]>;
}

/** Another platform's log, and those in it who exceed the limit. */
interface Log {
  readonly board: string;
  readonly offenders: readonly string[];
}

/** Logs in which somebody breaks the limit and somebody else only seems to. */
export const logs: readonly {
  readonly what: Text;
  readonly play: (t: Trial<Params>) => Promise<Log>;
}[] = [
  {
    what: {
      en: "A log in which Dave splits his payment and Alice has exactly the limit",
      zh: "日志一：小戴分两笔付款，小艾恰好达到限额",
    },
    play: async (t) => {
      const { as, third, limit, log } = await platform(t);
      await (await as("alice")).invest(1, limit - third);
      await (await as("dave")).invest(3, limit - third);
      await (await as("alice")).invest(1, third);
      await (await as("dave")).invest(3, third + 1n);
      return log("dave");
    },
  },
  {
    what: {
      en: "A log in which Bob is below the limit in each of two offerings",
      zh: "日志二：小博投资两个项目，每个都未超限",
    },
    play: async (t) => {
      const { as, third, limit, log } = await platform(t);
      await (await as("bob")).invest(1, limit - third);
      await (await as("bob")).invest(2, limit - third);
      await (await as("mallory")).invest(2, limit + 1n);
      return log("mallory");
    },
  },
  {
    what: {
      en: "A log in which Carol takes back enough in time and Mallory too little",
      zh: "日志三：小卡及时撤回了超额部分，小马撤回得不够",
    },
    play: async (t) => {
      const { as, third, limit, log } = await platform(t);
      await (await as("carol")).invest(2, limit + third);
      await (await as("mallory")).invest(1, limit + third);
      await (await as("carol")).withdraw(2, third);
      await (await as("mallory")).withdraw(1, third - 1n);
      return log("mallory");
    },
  },
];

async function platform(t: Trial<Params>) {
  const { limit } = t.params;
  const board = await t.deploy<Board>("Board", [], await t.person("platform"));
  return {
    limit,
    third: limit / 3n,
    as: async (name: string) => board.connect(await t.person(name)),
    log: async (offender: string): Promise<Log> => ({
      board: board.address,
      offenders: [(await t.person(offender)).address],
    }),
  };
}
