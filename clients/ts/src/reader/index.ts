import { jsonToBase64 } from "../bytes.js";
import type { Deployment } from "../deployment.js";
import type { JsonObject, SmartQuerier } from "../querier.js";
import { ContractRefusal, NodeRefusal, NodeUnreachable } from "./errors.js";
import { Http, type HttpOptions } from "./http.js";
import { transactionOf, type RpcTransaction, type Transaction } from "./transaction.js";

export type ReaderOptions = HttpOptions;

export interface Status {
  chainId: string;
  height: number;
  /** Of the newest block. */
  time: Date;
}

export interface Token {
  name: string;
  symbol: string;
  decimals: number;
  totalSupply: bigint;
}

export interface SearchOptions {
  /** From 1. */
  page?: number;
  /** At most 100, default 30. */
  perPage?: number;
  /** Default true. */
  newestFirst?: boolean;
  /** Whether the times of the blocks are asked for; default false. */
  times?: boolean;
}

const CONTRACT_FAILED = /: query wasm contract failed$/;

/**
 * Reads a chain over its REST and RPC addresses, by `fetch` alone: no keys, no wallet, nothing of CosmJS.
 *
 * Refusals are {@link ContractRefusal} (a contract said no), {@link NodeRefusal} (the node did) and
 * {@link NodeUnreachable}; `explain` puts all of them in words.
 */
export class Reader implements SmartQuerier {
  readonly #http: Http;
  readonly #deployment: Pick<Deployment, "rest" | "node"> & Partial<Pick<Deployment, "contract">>;
  readonly #times = new Map<number, Promise<Date>>();
  readonly #tokens = new Map<string, Promise<Token>>();

  /** `contract` is whose events {@link transaction} and {@link search} give. */
  constructor(
    deployment: Pick<Deployment, "rest" | "node"> & Partial<Pick<Deployment, "contract">>,
    options?: ReaderOptions,
  ) {
    this.#deployment = deployment;
    this.#http = new Http(options);
  }

  async queryContractSmart(contract: string, query: JsonObject): Promise<any> {
    const data = jsonToBase64(query).replaceAll("+", "-").replaceAll("/", "_");
    const path = `/cosmwasm/wasm/v1/contract/${encodeURIComponent(contract)}/smart/${data}`;
    const answer = await this.#rest(path, contract);
    if (answer["data"] === undefined) {
      throw new NodeUnreachable(
        this.#deployment.rest,
        "what answers there is no REST of a node with contracts",
      );
    }
    return answer["data"];
  }

  async status(): Promise<Status> {
    interface Answer {
      node_info: { network: string };
      sync_info: { latest_block_height: string; latest_block_time: string };
    }
    const { node_info, sync_info } = await this.#rpc<Answer>("status", {});
    return {
      chainId: node_info.network,
      height: Number(sync_info.latest_block_height),
      time: new Date(sync_info.latest_block_time),
    };
  }

  /** Who can replace a contract's code; nothing if nobody can. */
  async codeAdmin(contract: string): Promise<string | undefined> {
    const path = `/cosmwasm/wasm/v1/contract/${encodeURIComponent(contract)}`;
    const { contract_info } = await this.#rest(path, contract);
    const admin = (contract_info as { admin?: string } | undefined)?.admin;
    return admin === "" ? undefined : admin;
  }

  /** What a cw20 token says of itself: a stranger's words. Asked once for each. */
  token(address: string): Promise<Token> {
    return once(this.#tokens, address, async () => {
      const said = await this.queryContractSmart(address, { token_info: {} });
      const decimals = Number(said.decimals);
      if (!Number.isInteger(decimals) || decimals < 0 || decimals > 255) {
        throw new NodeRefusal(this.#deployment.rest, `${address} does not answer as a cw20 token`);
      }
      return {
        name: String(said.name),
        symbol: String(said.symbol),
        decimals,
        totalSupply: BigInt(said.total_supply),
      };
    });
  }

  async tokenBalance(token: string, address: string): Promise<bigint> {
    const { balance } = await this.queryContractSmart(token, { balance: { address } });
    return BigInt(balance);
  }

  /** Of one of the chain's own coins. */
  async balance(address: string, denom: string): Promise<bigint> {
    const query = new URLSearchParams({ denom }).toString();
    const path = `/cosmos/bank/v1beta1/balances/${encodeURIComponent(address)}/by_denom?${query}`;
    const { balance } = await this.#rest(path);
    return BigInt((balance as { amount?: string } | undefined)?.amount ?? "0");
  }

  /** The transaction with this hash, with its block's time; nothing while no block has it. */
  async transaction(hash: string): Promise<Transaction | undefined> {
    if (!/^[0-9a-fA-F]{64}$/.test(hash)) {
      throw new Error(`a transaction's hash has 64 hex digits, found ${hash.slice(0, 80)}`);
    }
    let found: RpcTransaction;
    try {
      found = await this.#rpc<RpcTransaction>("tx", { hash: `0x${hash}` });
    } catch (error) {
      if (error instanceof NodeRefusal && /tx \(.*\) not found/.test(error.reason)) return undefined;
      throw error;
    }
    const transaction = transactionOf(found, this.#deployment.contract);
    await this.#date(transaction);
    return transaction;
  }

  /**
   * Transactions by their events, in the language of CometBFT's `tx_search`: an event of the contract goes by its type
   * after `wasm-`, as in `wasm-fee_split.datanet_id = '7' AND tx.height > 100`.
   */
  async search(
    query: string,
    options: SearchOptions = {},
  ): Promise<{ total: number; transactions: Transaction[] }> {
    const { page = 1, perPage = 30, newestFirst = true, times = false } = options;
    interface Answer {
      txs: RpcTransaction[];
      total_count: string;
    }
    const { txs, total_count } = await this.#rpc<Answer>("tx_search", {
      query: JSON.stringify(query),
      page: `${page}`,
      per_page: `${perPage}`,
      order_by: newestFirst ? '"desc"' : '"asc"',
    });
    const transactions = txs.map((found) => transactionOf(found, this.#deployment.contract));
    if (times) await Promise.all(transactions.map((transaction) => this.#date(transaction)));
    return { total: Number(total_count), transactions };
  }

  /** When a block was made. Asked once for each. */
  blockTime(height: number): Promise<Date> {
    return once(this.#times, height, async () => {
      const { header } = await this.#rpc<{ header: { time: string } | null }>("header", {
        height: `${height}`,
      });
      if (header === null) throw new NodeRefusal(this.#deployment.node, `it has no block ${height}`);
      return new Date(header.time);
    });
  }

  /** Leaves the time out where the node no longer has the block: nodes keep transactions for longer. */
  async #date(transaction: Transaction): Promise<void> {
    try {
      transaction.time = await this.blockTime(transaction.height);
    } catch (error) {
      if (!(error instanceof NodeRefusal)) throw error;
    }
  }

  #rpc<Result>(method: string, params: Record<string, string>): Promise<Result> {
    return this.#http.rpc<Result>(this.#deployment.node, method, params);
  }

  async #rest(path: string, contract?: string): Promise<Record<string, unknown>> {
    const answer = await this.#http.json(this.#deployment.rest, path);
    const { code, message } = answer as { code?: unknown; message?: unknown };
    if (typeof code !== "number" || code === 0) return answer;
    const reason = String(message);
    if (contract !== undefined && CONTRACT_FAILED.test(reason)) {
      throw new ContractRefusal(contract, reason.replace(CONTRACT_FAILED, ""));
    }
    throw new NodeRefusal(this.#deployment.rest, reason);
  }
}

/** Asks once, and again only when that failed. */
function once<Key, Value>(
  kept: Map<Key, Promise<Value>>,
  key: Key,
  ask: () => Promise<Value>,
): Promise<Value> {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const asked = ask();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}
