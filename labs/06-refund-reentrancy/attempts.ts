import type { ContractTransactionResponse } from "ethers";

import type { Trial } from "../../labkit/engine/trial.ts";
import type { Params } from "./lab.ts";

import { CheckFailed } from "../../labkit/engine/failure.ts";

/** Whether a contract lets a call through; whatever it says when it does not. */
export async function goesThrough(
  t: Trial<Params>,
  call: Promise<ContractTransactionResponse>,
): Promise<boolean> {
  try {
    await (await call).wait();
    return true;
  } catch (error) {
    const explained = t.explained({ en: "A call", zh: "一次调用" }, error);
    if (explained instanceof CheckFailed && explained.reason.code === "REFUSED") return false;
    throw explained;
  }
}
