import { SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import type { EncodeObject, OfflineSigner } from "@cosmjs/proto-signing";
import { GasPrice } from "@cosmjs/stargate";
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex, utf8 } from "../bytes.js";
import { TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import {
  depositCall,
  executeCall,
  recordQueryCall,
  type Call,
  type Deposit,
  type RecordQuery,
} from "../calls.js";
import type { Deployment } from "../deployment.js";
import type { TributaryEvent } from "../events/index.js";
import { explain } from "../faults/explain.js";
import { TransactionFailed, WrongChain } from "../faults/errors.js";
import { TributaryClient } from "../generated/Tributary.client.js";
import type { ExecuteMsg } from "../generated/Tributary.types.js";
import { Reader } from "../reader/index.js";
import { feeOf } from "./fee.js";
import { handOver, waitFor } from "./waiting.js";

export interface ConnectOptions {
  /** How much more gas than simulated may be used, default 1.4. */
  gasAdjustment?: number;
  /** How long to wait until a block has a transaction, default 60,000. */
  timeoutMs?: number;
  /** How often to ask for it, default 500. */
  pollMs?: number;
}

export interface Simulation {
  gasUsed: number;
  gasLimit: number;
  fee: { amount: string; denom: string };
}

export type Stage = "simulating" | "signing" | "waiting";

export interface SendOptions {
  /** Of the same calls, when it was shown before. */
  simulation?: Simulation;
  memo?: string;
  /** Told before each stage; with `waiting` comes the hash. */
  onStage?: (stage: Stage, hash?: string) => void;
}

export interface Sent {
  hash: string;
  height: number;
  gasUsed: number;
  events: TributaryEvent[];
}

/** As a call, with the deployment's contract, and its token unless another is named. */
export type Paid<T extends { token: string; contract: string }> = Omit<T, "token" | "contract"> & {
  token?: string;
};

/** Asks a second time when the node did not answer: the connection may have been an old one. */
async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (explain(error).kind !== "unreachable") throw error;
    return ask();
  }
}

/** One account on one chain: simulates, signs, sends, and waits until it is done. */
export class TributarySigner {
  readonly reader: Reader;
  /** Tributary's messages one by one, as generated from its schema; they simulate and sign at once. */
  readonly tributary: TributaryClient;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly deployment: Deployment,
    readonly address: string,
    readonly client: SigningCosmWasmClient,
    private readonly options: Required<ConnectOptions>,
  ) {
    this.reader = new Reader(deployment);
    this.tributary = new TributaryClient(client, address, deployment.contract);
  }

  /**
   * Connects the signer's first account, and refuses another chain than the deployment's ({@link WrongChain}): what is
   * signed for one chain must not run on another.
   */
  static async connect(
    deployment: Deployment,
    signer: OfflineSigner,
    { gasAdjustment = 1.4, timeoutMs = 60_000, pollMs = 500 }: ConnectOptions = {},
  ): Promise<TributarySigner> {
    const { chainId } = await new Reader(deployment).status();
    if (chainId !== deployment.chain_id) throw new WrongChain(deployment.chain_id, chainId);
    const [account] = await signer.getAccounts();
    if (account === undefined) throw new Error("the wallet gives no account: unlock it, or choose one in it");
    const client = await SigningCosmWasmClient.connectWithSigner(deployment.node, signer, {
      gasPrice: GasPrice.fromString(deployment.gas_prices),
      broadcastPollIntervalMs: pollMs,
      broadcastTimeoutMs: timeoutMs,
    });
    return new TributarySigner(deployment, account.address, client, { gasAdjustment, timeoutMs, pollMs });
  }

  /** What the calls would use, and cost; throws what `explain` understands when they would be refused. */
  async simulate(calls: readonly Call[], memo = ""): Promise<Simulation> {
    const messages = this.#messages(calls);
    const gasUsed = await again(() => this.client.simulate(this.address, messages, memo));
    const gasLimit = Math.ceil(gasUsed * this.options.gasAdjustment);
    return { gasUsed, gasLimit, fee: feeOf(gasLimit, this.deployment.gas_prices) };
  }

  /**
   * Sends the calls in one transaction and waits until a block has it: all of them happen, or none.
   *
   * Sends of one `TributarySigner` run one after another, since the chain counts an account's transactions. One that was
   * handed over is looked up by its hash until the time is over, whatever the node answers meanwhile: when it was found
   * in no block by then, it throws `NotIncluded`, which has the hash.
   */
  send(calls: readonly Call[], options: SendOptions = {}): Promise<Sent> {
    const sent = this.#last.then(() => this.#send(calls, options));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** One message of Tributary. */
  execute(msg: ExecuteMsg, options?: SendOptions): Promise<Sent> {
    return this.send([executeCall(this.deployment.contract, msg)], options);
  }

  /** Pays for the use of a model; see `queryId` for how to try again without paying twice. */
  recordQuery(query: Paid<RecordQuery>, options?: SendOptions): Promise<Sent> {
    const { contract, token } = this.deployment;
    return this.send([recordQueryCall({ ...query, token: query.token ?? token, contract })], options);
  }

  /** Credits a prepaid account. */
  deposit(deposit: Paid<Deposit>, options?: SendOptions): Promise<Sent> {
    const { contract, token } = this.deployment;
    return this.send([depositCall({ ...deposit, token: deposit.token ?? token, contract })], options);
  }

  disconnect(): void {
    this.client.disconnect();
  }

  async #send(calls: readonly Call[], options: SendOptions): Promise<Sent> {
    const { memo = "", onStage } = options;
    let { simulation } = options;
    if (simulation === undefined) {
      onStage?.("simulating");
      simulation = await this.simulate(calls, memo);
    }
    const messages = this.#messages(calls);
    const fee = { amount: [simulation.fee], gas: `${simulation.gasLimit}` };
    const account = await again(() => this.client.getSequence(this.address));
    onStage?.("signing");
    const signed = await this.client.sign(this.address, messages, fee, memo, {
      ...account,
      chainId: this.deployment.chain_id,
    });
    const bytes = TxRaw.encode(signed).finish();
    const hash = toHex(sha256(bytes)).toUpperCase();
    onStage?.("waiting", hash);
    const trouble = await handOver(this.client, bytes);
    const found = await waitFor(this.reader, hash, this.options, trouble);
    const { height, code, log, gasUsed, gasWanted, events } = found;
    if (code !== 0) throw new TransactionFailed(hash, height, code, log, gasUsed, gasWanted);
    return { hash, height, gasUsed, events };
  }

  #messages(calls: readonly Call[]): EncodeObject[] {
    if (calls.length === 0) throw new Error("a transaction has at least one call");
    return calls.map(({ contract, msg }) => ({
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: { sender: this.address, contract, msg: utf8(JSON.stringify(msg)), funds: [] },
    }));
  }
}
