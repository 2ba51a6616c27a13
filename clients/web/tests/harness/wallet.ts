/** The wallet in a test's hands. */
import type { BrowserContext } from "playwright-core";
import type { LocalDeployment } from "../../scripts/localnet.ts";
import { putWallet } from "../../scripts/wallet/page.ts";
import type { WalletRequest } from "../../scripts/wallet/requests.ts";
import { StandIn } from "../../scripts/wallet/stand-in.ts";

const BINDING = "__wallet";

type Kind = WalletRequest["kind"];
type Policy = (request: WalletRequest) => "approve" | "hold";

/** At first it approves everything. */
export class Wallet {
  /** Every prompt so far. */
  readonly requests: WalletRequest[] = [];
  private policy: Policy = () => "approve";
  private rejections: (Kind | "any")[] = [];
  private held: ((approved: boolean) => void)[] = [];
  private standIn!: StandIn;

  private constructor(private readonly context: BrowserContext) {}

  /** Puts `window.keplr` into every page of the context. */
  static async install(context: BrowserContext, deployment: LocalDeployment, name: string): Promise<Wallet> {
    const wallet = new Wallet(context);
    wallet.standIn = await StandIn.of(deployment, name, (request) => wallet.prompt(request));
    await context.exposeBinding(BINDING, (_source, text: string) => wallet.standIn.answer(text));
    await context.addInitScript(putWallet, BINDING);
    return wallet;
  }

  get name(): string {
    return this.standIn.name;
  }

  get address(): string {
    return this.standIn.address;
  }

  /** Transactions it was asked to sign. */
  get signed(): WalletRequest[] {
    return this.requests.filter((request) => request.kind === "sign");
  }

  /** From now on every prompt is approved. */
  approveAll(): void {
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
    await this.standIn.become(name);
    const pages = this.context.pages();
    await Promise.all(
      pages.map((page) => page.evaluate(() => window.dispatchEvent(new Event("keplr_keystorechange")))),
    );
  }

  /** The same by a wallet that tells nobody. */
  switchSilently(name: string): Promise<void> {
    return this.standIn.become(name);
  }

  /** Waits for what the test, as the user, says to it. */
  private async prompt(request: WalletRequest): Promise<boolean> {
    this.requests.push(request);
    const rejection = this.rejections.findIndex((kind) => kind === "any" || kind === request.kind);
    if (rejection >= 0) {
      this.rejections.splice(rejection, 1);
      return false;
    }
    if (this.policy(request) === "approve") return true;
    return new Promise((said) => this.held.push(said));
  }
}
