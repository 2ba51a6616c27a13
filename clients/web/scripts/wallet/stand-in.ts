/** A stand-in for Keplr: its behaviour, with keys that stay outside the page. For tests and localnets. */
import type { StdSignDoc } from "@cosmjs/amino";
import { fromBase64 } from "@cosmjs/encoding";
import type { LocalDeployment } from "../localnet.ts";
import { keyOf, load, wire } from "./account.ts";
import type { Account } from "./account.ts";
import { aminoRequest, directRequest } from "./requests.ts";
import type { WalletRequest } from "./requests.ts";

/** As Keplr says it, and other wallets after it. */
const REJECTED = "Request rejected";

/** What the user is asked; resolves to whether it is approved. */
export type Prompt = (request: WalletRequest) => Promise<boolean>;

export class StandIn {
  private known = new Set<string>();
  private permitted = new Set<string>();

  private constructor(
    private readonly deployment: LocalDeployment,
    private account: Account,
    private readonly prompt: Prompt,
  ) {}

  static async of(deployment: LocalDeployment, name: string, prompt: Prompt): Promise<StandIn> {
    return new StandIn(deployment, await load(deployment, name), prompt);
  }

  get name(): string {
    return this.account.name;
  }

  get address(): string {
    return this.account.address;
  }

  async become(name: string): Promise<void> {
    this.account = await load(this.deployment, name);
  }

  /** What the page's side of it asks (see `page.ts`), and what that gets for an answer. */
  async answer(text: string): Promise<string> {
    try {
      const [method, ...args] = unwire(JSON.parse(text)) as [string, ...any[]];
      return JSON.stringify({ value: (await this.call(method, args)) ?? null });
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  private async call(method: string, [first, signer, doc]: any[]): Promise<unknown> {
    switch (method) {
      case "suggest":
        return this.suggest(first.chainId);
      case "enable":
        for (const chainId of [first].flat()) await this.enable(chainId);
        return;
      case "disable":
        for (const chainId of [first ?? [...this.permitted]].flat()) this.permitted.delete(chainId);
        return;
      case "getKey":
        await this.enable(first);
        return keyOf(this.account);
      case "getAccounts":
        await this.enable(first);
        return [{ address: this.account.address, algo: "secp256k1", pubkey: wire(this.account.pubkey) }];
      case "signDirect":
        return this.signDirect(first, signer, doc);
      case "signAmino":
        return this.signAmino(first, signer, doc);
      default:
        throw new Error(`the stand-in wallet has no ${method}: write it in scripts/wallet/stand-in.ts`);
    }
  }

  private async suggest(chainId: string): Promise<void> {
    if (this.known.has(chainId)) return;
    await this.ask({ kind: "suggest", chainId, calls: [], outcome: "waiting" });
    this.known.add(chainId);
  }

  private async enable(chainId: string): Promise<void> {
    if (!this.known.has(chainId)) throw new Error(`There is no chain info for ${chainId}`);
    if (this.permitted.has(chainId)) return;
    await this.ask({ kind: "enable", chainId, calls: [], outcome: "waiting" });
    this.permitted.add(chainId);
  }

  private async signDirect(chainId: string, signer: string, doc: any): Promise<unknown> {
    await this.assertMaySign(chainId, signer);
    await this.ask(directRequest(doc.chainId, doc.bodyBytes, doc.authInfoBytes));
    const { signed, signature } = await this.account.direct.signDirect(signer, doc);
    const { bodyBytes, authInfoBytes, accountNumber } = signed;
    return {
      signature,
      signed: {
        bodyBytes: wire(bodyBytes),
        authInfoBytes: wire(authInfoBytes),
        chainId: signed.chainId,
        accountNumber: { long: `${accountNumber}` },
      },
    };
  }

  private async signAmino(chainId: string, signer: string, doc: StdSignDoc): Promise<unknown> {
    await this.assertMaySign(chainId, signer);
    await this.ask(aminoRequest(doc.chain_id, doc));
    return this.account.amino.signAmino(signer, doc);
  }

  private async assertMaySign(chainId: string, signer: string): Promise<void> {
    await this.enable(chainId);
    if (signer !== this.account.address) throw new Error("Signer mismatched");
  }

  private async ask(request: WalletRequest): Promise<void> {
    const approved = await this.prompt(request);
    request.outcome = approved ? "approved" : "rejected";
    if (!approved) throw new Error(REJECTED);
  }
}

function unwire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwire);
  if (typeof value !== "object" || value === null) return value;
  if ("bytes" in value) return fromBase64(String(value.bytes));
  if ("long" in value) return BigInt(String(value.long));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwire(inner)]));
}
