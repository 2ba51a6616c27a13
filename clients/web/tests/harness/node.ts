/** The way from the page to the node, as a test bends it. */
import type { BrowserContext, Route } from "playwright-core";
import type { LocalDeployment } from "../../scripts/localnet.ts";
import type { Watch } from "./watch.ts";

export class Node {
  private readonly pattern: RegExp;

  constructor(
    private readonly context: BrowserContext,
    private readonly deployment: LocalDeployment,
    private readonly watch: Watch,
  ) {
    const origins = [deployment.node, deployment.rest].map((url) =>
      new URL(url).origin.replaceAll(".", "\\."),
    );
    this.pattern = new RegExp(`^(${origins.join("|")})/`);
  }

  /** Nothing reaches the node from now on. */
  async down(): Promise<void> {
    // the browser itself says so on the console
    this.watch.tolerate(/Failed to load resource: net::ERR_CONNECTION_REFUSED/);
    await this.context.route(this.pattern, (route) => route.abort("connectionrefused"));
  }

  /** All as it is again. */
  async up(): Promise<void> {
    await this.context.unroute(this.pattern);
  }

  /** Answers come from a node of another chain. */
  async ofAnotherChain(chainId = "another-chain"): Promise<void> {
    await this.answers((text) => text.replaceAll(this.deployment.chain_id, chainId));
  }

  /**
   * Changes what the node answers. What the contract answered stands in it as JSON (REST's `/smart/` questions); RPC's
   * own questions come as JSON too, some with base64 inside.
   */
  async answers(change: (text: string, url: string) => string): Promise<void> {
    await this.context.route(this.pattern, async (route: Route) => {
      const answer = await route.fetch();
      const body = change(await answer.text(), route.request().url());
      // one that was on its way when all became as it was is answered already
      await route.fulfill({ response: answer, body }).catch(() => undefined);
    });
  }

  /** Answers later. */
  async slow(ms: number): Promise<void> {
    await this.context.route(this.pattern, async (route) => {
      await new Promise((passed) => setTimeout(passed, ms));
      await route.continue().catch(() => undefined);
    });
  }
}
