/** Calls on a localnet by its accounts' names. */
import { readFile } from "node:fs/promises";
import { SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import type { JsonObject } from "@cosmjs/cosmwasm";
import { toBase64, toUtf8 } from "@cosmjs/encoding";
import { DirectSecp256k1HdWallet } from "@cosmjs/proto-signing";
import { GasPrice } from "@cosmjs/stargate";
import type { LocalDeployment } from "../localnet.ts";

export interface Call {
  contract: string;
  msg: JsonObject;
}

/** A localnet makes some three blocks a second. */
const POLL_MS = 100;
const GAS_ADJUSTMENT = 1.3;

export class LocalChain {
  private signers = new Map<string, Promise<{ address: string; client: SigningCosmWasmClient }>>();

  constructor(readonly deployment: LocalDeployment) {}

  address(name: string): string {
    return this.account(name).address;
  }

  /** Asks the contract. */
  async ask(query: JsonObject): Promise<any> {
    const { client } = await this.signer("owner");
    return client.queryContractSmart(this.deployment.contract, query);
  }

  /** One transaction of these calls; it is in a block when this returns. */
  async send(name: string, calls: Call[]): Promise<{ height: number; hash: string; gasUsed: bigint }> {
    const { address, client } = await this.signer(name);
    const sent = await client.executeMultiple(
      address,
      calls.map(({ contract, msg }) => ({ contractAddress: contract, msg })),
      GAS_ADJUSTMENT,
    );
    return { height: sent.height, hash: sent.transactionHash, gasUsed: sent.gasUsed };
  }

  /** A message to the contract. */
  call(msg: JsonObject): Call {
    return { contract: this.deployment.contract, msg };
  }

  /** A payment to the contract, which carries what it is for. */
  pay(amount: bigint, hook: JsonObject): Call {
    const { contract, token } = this.deployment;
    const msg = toBase64(toUtf8(JSON.stringify(hook)));
    return { contract: token, msg: { send: { contract, amount: amount.toString(), msg } } };
  }

  private account(name: string): { address: string; key_file: string } {
    const account = this.deployment.accounts[name];
    if (!account) throw new Error(`the deployment has no account ${name}`);
    return account;
  }

  /** One client for each account, for its settings. */
  signer(name: string): Promise<{ address: string; client: SigningCosmWasmClient }> {
    let signer = this.signers.get(name);
    if (!signer) {
      signer = this.connect(name);
      this.signers.set(name, signer);
    }
    return signer;
  }

  private async connect(name: string): Promise<{ address: string; client: SigningCosmWasmClient }> {
    const { prefix, node, gas_prices } = this.deployment;
    const { address, key_file } = this.account(name);
    const words = (await readFile(key_file, "utf8")).trim();
    const wallet = await DirectSecp256k1HdWallet.fromMnemonic(words, { prefix });
    const client = await SigningCosmWasmClient.connectWithSigner(node, wallet, {
      gasPrice: GasPrice.fromString(gas_prices),
      broadcastPollIntervalMs: POLL_MS,
    });
    return { address, client };
  }
}
