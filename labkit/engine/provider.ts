import type {
  JsonRpcError,
  JsonRpcResult,
  TransactionRequest,
  TransactionResponseParams,
} from "ethers";

import {
  JsonRpcApiProvider,
  JsonRpcSigner,
  Network,
  toQuantity,
  TransactionResponse,
} from "ethers";

/** Asks a chain something, as JSON-RPC. */
export type Request = (method: string, params: unknown) => Promise<unknown>;

/** Enough for any call of a lab. */
const GAS_PER_TRANSACTION = toQuantity(16_000_000);

/** ethers on top of any way to ask a chain; what a contract refuses arrives as the chain said it. */
export class ChainProvider extends JsonRpcApiProvider {
  readonly #request: Request;

  constructor(request: Request) {
    const network = Network.from(31337);
    super(network, { staticNetwork: network, cacheTimeout: -1 });
    this.#request = request;
  }

  /** Asks at once; ethers alone would collect questions for a while, which is most of the time a check takes. */
  override async send(method: string, params: unknown[] | Record<string, unknown>) {
    // An estimate would run at the computer's time, not at the time of the lab.
    if (method === "eth_estimateGas") return GAS_PER_TRANSACTION;
    return this.#request(method, params);
  }

  override async _send(): Promise<(JsonRpcResult | JsonRpcError)[]> {
    throw new Error("questions are not collected");
  }
}

/** Somebody whose key the chain holds. Asks the chain once for a transaction, where ethers would ask four times. */
export class ChainSigner extends JsonRpcSigner {
  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    const { to, data, value } = request;
    const hash = String(
      await this.provider.send("eth_sendTransaction", [
        {
          from: this.address,
          gas: GAS_PER_TRANSACTION,
          ...(to ? { to } : {}),
          ...(data ? { data } : {}),
          ...(value ? { value: toQuantity(value) } : {}),
        },
      ]),
    );
    // A block is made for every transaction: all a caller can still want is the receipt.
    return new TransactionResponse({ hash } as TransactionResponseParams, this.provider);
  }
}
