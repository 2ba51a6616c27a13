/** A localnet, by its accounts' names. */
import { readFile } from "node:fs/promises";
import { executeCall, Reader, TributaryQueryClient } from "tributary-client";
import type { Call, ExecuteMsg, HookMsg, JsonObject, QueryMsg } from "tributary-client";
import { signerFromWords, TributarySigner } from "tributary-client/signer";
import type { LocalDeployment } from "../localnet.ts";

/** A localnet makes some three blocks a second. */
const POLL_MS = 100;

export class LocalChain {
  readonly reader: Reader;
  /** Asks the contract, by the generated client. */
  readonly tributary: TributaryQueryClient;
  private signers = new Map<string, Promise<TributarySigner>>();

  constructor(readonly deployment: LocalDeployment) {
    this.reader = new Reader(deployment);
    this.tributary = new TributaryQueryClient(this.reader, deployment.contract);
  }

  address(name: string): string {
    return this.account(name).address;
  }

  /** Asks the contract, where the answer's type doesn't matter. */
  ask(query: QueryMsg): Promise<any> {
    return this.reader.queryContractSmart(this.deployment.contract, query as JsonObject);
  }

  /** One transaction of these calls; it is in a block when this returns. */
  async send(name: string, calls: Call[]): Promise<{ hash: string; height: number; gasUsed: number }> {
    const signer = await this.signer(name);
    return signer.send(calls);
  }

  /** A message to the contract. */
  call(msg: ExecuteMsg): Call {
    return executeCall(this.deployment.contract, msg);
  }

  /** A payment to the contract, which carries what it is for. */
  pay(amount: bigint, hook: HookMsg): Call {
    const { contract, token } = this.deployment;
    const msg = Buffer.from(JSON.stringify(hook)).toString("base64");
    return { contract: token, msg: { send: { contract, amount: `${amount}`, msg } } };
  }

  /** One for each account: an account's transactions go one after another. */
  signer(name: string): Promise<TributarySigner> {
    let signer = this.signers.get(name);
    if (!signer) {
      signer = this.connect(name);
      this.signers.set(name, signer);
    }
    return signer;
  }

  private account(name: string): { address: string; key_file: string } {
    const account = this.deployment.accounts[name];
    if (!account) throw new Error(`the deployment has no account ${name}`);
    return account;
  }

  private async connect(name: string): Promise<TributarySigner> {
    const words = await readFile(this.account(name).key_file, "utf8");
    const signer = await signerFromWords(words, this.deployment.prefix);
    return TributarySigner.connect(this.deployment, signer, { pollMs: POLL_MS });
  }
}
