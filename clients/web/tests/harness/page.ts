/** A page in a browser of its own, as somebody opens it. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import { Node } from "./node.ts";
import { Wallet } from "./wallet.ts";
import { Watch } from "./watch.ts";
import type { Stage } from "./world.ts";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** On two busy cores, with a block in between. */
const PATIENCE_MS = 15_000;

export interface OpenOptions {
  /** The route, as in `/datanets/1`. */
  path?: string;
  /** The account that the wallet shows (a name of the deployment's accounts); no wallet at all without it. */
  wallet?: string;
  /** Which contract: the seeded one, one with nothing in it, or one full of hostile text. */
  stage?: Stage;
  /** Where the page is served, if not by the harness. */
  origin?: string;
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** Before the page loads: for what must be in place by then. */
  before?: (opened: Omit<Opened, "page" | "goto">) => Promise<void> | void;
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** The stand-in for Keplr; using it without `wallet` throws. */
  wallet: Wallet;
  /** The way to the node, which can be cut or changed. */
  node: Node;
  /** What counts as a fault of the page. */
  watch: Watch;
  /** Another route, in the same page, as a link goes there. */
  goto: (path: string) => Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** One connection for each test file. */
function connected(): Promise<Browser> {
  browser ??= chromium.connect(inject("world").browser);
  return browser;
}

export async function openPage(options: OpenOptions = {}): Promise<Opened> {
  const { path = "/", wallet: name, stage = "main", viewport = DESKTOP, colorScheme = "light" } = options;
  const { origin: usual, deployment } = inject("world").stages[stage];
  const origin = options.origin ?? usual;
  const context = await (await connected()).newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE_MS);
  const watch = new Watch([origin, deployment.node, deployment.rest]);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await keepFailure(context, task.name);
    await context.close();
    watch.assertClean();
  });
  await watch.listen(context);
  const node = new Node(context, deployment, watch);
  const wallet = name ? await Wallet.install(context, deployment, name) : noWallet();
  await options.before?.({ context, wallet, node, watch });
  const page = await context.newPage();
  await page.goto(`${origin}/#${path}`);
  await settled(page);
  const goto = async (to: string) => {
    await page.evaluate((hash) => (location.hash = hash), to);
    await settled(page);
  };
  return { page, context, wallet, node, watch, goto };
}

/** Connects by the page's own button, and waits until it shows the account. */
export async function connectWallet({ page }: Opened): Promise<void> {
  const bar = page.getByRole("banner");
  await bar.getByRole("button", { name: "Connect a wallet" }).click();
  await bar.getByRole("button", { name: "Disconnect" }).waitFor();
  await settled(page);
}

/** Until nothing says any more that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("main").waitFor();
  await page.waitForFunction(() => !/(Loading|Asking) .* …/.test(document.body.innerText));
}

/** Kept as `<name>.png`, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = inject("world").screenshots;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What was seen when a test failed. */
async function keepFailure(context: BrowserContext, test: string): Promise<void> {
  const name = `failed ${test.replace(/[^\w ,]/g, "")}`;
  for (const page of context.pages()) {
    await screenshot(page, name).catch((error) => console.error(`no screenshot: ${error}`));
  }
}

function noWallet(): Wallet {
  return new Proxy({} as Wallet, {
    get: () => {
      throw new Error('this page was opened without a wallet: openPage({ wallet: "payer" })');
    },
  });
}
