/** The wallet: Keplr's behaviour, with keys that stay outside the page. */
import type { StdSignDoc } from "@cosmjs/amino";
import { fromBase64 } from "@cosmjs/encoding";
import type { BrowserContext } from "playwright-core";
import type { LocalDeployment } from "../../scripts/localnet.ts";
import { keyOf, load, wire } from "./account.ts";
import type { Account } from "./account.ts";
import { aminoRequest, directRequest } from "./requests.ts";
import type { WalletRequest } from "./requests.ts";
import { putWallet } from "./wallet-page.ts";

const BINDING = "__wallet";
/** As Keplr says it, and other wallets after it. */
const REJECTED = "Request rejected";

type Kind = WalletRequest["kind"];
type Policy = (request: WalletRequest) => "approve" | "reject" | "hold";

/** What a test holds in its hands. At first it approves everything. */
export class Wallet {
  /** Every prompt so far. */
  readonly requests: WalletRequest[] = [];
  private known = new Set<string>();
  private permitted = new Set<string>();
  private policy: Policy = () => "approve";
  private rejections: (Kind | "any")[] = [];
  private held: ((approved: boolean) => void)[] = [];

  private constructor(
    private readonly context: BrowserContext,
    private readonly deployment: LocalDeployment,
    private account: Account,
  ) {}

  /** Puts `window.keplr` into every page of the context. */
  static async install(context: BrowserContext, deployment: LocalDeployment, name: string): Promise<Wallet> {
    const wallet = new Wallet(context, deployment, await load(deployment, name));
    await context.exposeBinding(BINDING, (_source, text: string) => wallet.answer(text));
    await context.addInitScript(putWallet, BINDING);
    return wallet;
  }

  get name(): string {
    return this.account.name;
  }

  get address(): string {
    return this.account.address;
  }

  /** Transactions it was asked to sign. */
  get signed(): WalletRequest[] {
    return this.requests.filter((request) => request.kind === "sign");
  }

  /** From now on every prompt is approved. */
  approveAll(): void {
    this.policy = () => "approve";
    this.release();
  }

  /** The next prompt (of that kind) is rejected, later ones go on as before. */
  rejectNext(kind: Kind | "any" = "any"): void {
    this.rejections.push(kind);
  }

  /** From now on prompts stay open, as when the user has not looked yet, until `release` or `refuse`. */
  hold(kind?: Kind): void {
    this.policy = (request) => (!kind || kind === request.kind ? "hold" : "approve");
  }

  /** Approves what is held, and whatever comes. */
  release(): void {
    this.policy = () => "approve";
    for (const resume of this.held.splice(0)) resume(true);
  }

  /** Rejects what is held; later prompts are held on. */
  refuse(): void {
    for (const resume of this.held.splice(0)) resume(false);
  }

  /** The user picks another account in the wallet; the page hears of it by the event. */
  async switchTo(name: string): Promise<void> {
    this.account = await load(this.deployment, name);
    const pages = this.context.pages();
    await Promise.all(
      pages.map((page) => page.evaluate(() => window.dispatchEvent(new Event("keplr_keystorechange")))),
    );
  }

  private async answer(text: string): Promise<string> {
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
        if (this.known.has(first.chainId)) return;
        await this.prompt(bare("suggest", first.chainId));
        this.known.add(first.chainId);
        return;
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
        throw new Error(`the test's wallet has no ${method}: write it in tests/harness/wallet.ts`);
    }
  }

  private async enable(chainId: string): Promise<void> {
    if (!this.known.has(chainId)) throw new Error(`There is no chain info for ${chainId}`);
    if (this.permitted.has(chainId)) return;
    await this.prompt(bare("enable", chainId));
    this.permitted.add(chainId);
  }

  private async signDirect(chainId: string, signer: string, doc: any): Promise<unknown> {
    await this.enable(chainId);
    this.assertOwn(signer);
    await this.prompt(directRequest(doc.chainId, doc.bodyBytes, doc.authInfoBytes));
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
    await this.enable(chainId);
    this.assertOwn(signer);
    await this.prompt(aminoRequest(doc.chain_id, doc));
    return this.account.amino.signAmino(signer, doc);
  }

  private assertOwn(signer: string): void {
    if (signer !== this.account.address) throw new Error("Signer mismatched");
  }

  /** Waits for what the test, as the user, says to it. */
  private async prompt(request: WalletRequest): Promise<void> {
    this.requests.push(request);
    const rejection = this.rejections.findIndex((kind) => kind === "any" || kind === request.kind);
    if (rejection >= 0) this.rejections.splice(rejection, 1);
    const verdict = rejection >= 0 ? "reject" : this.policy(request);
    const approved =
      verdict === "hold" ? await new Promise<boolean>((said) => this.held.push(said)) : verdict === "approve";
    request.outcome = approved ? "approved" : "rejected";
    if (!approved) throw new Error(REJECTED);
  }
}

function bare(kind: Kind, chainId: string): WalletRequest {
  return { kind, chainId, calls: [], outcome: "waiting" };
}

function unwire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwire);
  if (typeof value !== "object" || value === null) return value;
  if ("bytes" in value) return fromBase64(String(value.bytes));
  if ("long" in value) return BigInt(String(value.long));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwire(inner)]));
}
