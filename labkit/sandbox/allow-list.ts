import type { ScriptJob } from "../engine/trial.ts";

import { CheckFailed } from "../engine/failure.ts";

/** What everybody can read from a public chain. */
const READING: ReadonlySet<string> = new Set([
  "eth_accounts",
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
]);

/** Guards a script's questions: reading, and sending in its own name as often as the step allows. */
export function rulesFor(job: ScriptJob) {
  const senders = new Set(job.senders.map((address) => address.toLowerCase()));
  let sent = 0;
  return (method: string, params: unknown): void => {
    if (READING.has(method)) return;
    if (method !== "eth_sendTransaction") throw refuseMethod(method);
    const [{ from = "" } = {}] = params as { readonly from?: string }[];
    if (!senders.has(from.toLowerCase())) throw refuseSender(from);
    sent += 1;
    if (sent > job.maxTransactions) throw tooMany(job.maxTransactions);
  };
}

/** A method that a real chain would not answer. */
export function refuseMethod(method: string): CheckFailed {
  return new CheckFailed({
    code: "RPC",
    what: {
      en: `The script asked for ${method}, which no public chain answers`,
      zh: `脚本调用了 ${method}，真实的公链不提供该方法`,
    },
  });
}

function refuseSender(from: string): CheckFailed {
  return new CheckFailed({
    code: "RPC",
    what: {
      en: `The script sent a transaction as ${from}, whose key it does not have`,
      zh: `脚本以 ${from} 的名义发送交易，但并不持有其私钥`,
    },
  });
}

function tooMany(limit: number): CheckFailed {
  return new CheckFailed({
    code: "BUDGET",
    what: {
      en: `The script sent more than ${limit} transactions`,
      zh: `脚本发送的交易超过 ${limit} 笔`,
    },
  });
}
